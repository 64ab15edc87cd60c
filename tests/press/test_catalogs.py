"""What a translator wrote is kept; what has not changed is not touched."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import polib
import pytest

from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def catalogs(book: Path) -> list[Path]:
    return sorted((book / "locale/en/LC_MESSAGES").glob("*.po"))


def test_an_update_without_news_changes_no_byte(small_book: Path) -> None:
    assert press(small_book, "catalogs").returncode == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in catalogs(small_book)}
    assert press(small_book, "catalogs").returncode == 0
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in catalogs(small_book)
    }


def test_the_small_book_is_translated_whole(small_book: Path) -> None:
    said = press(small_book, "catalogs").stderr
    assert said.count(": all ") == len(catalogs(small_book)) == 5


def test_a_comment_survives_a_new_paragraph(small_book: Path) -> None:
    path = small_book / "locale/en/LC_MESSAGES/two.po"
    catalog = polib.pofile(str(path))
    catalog[0].tcomment = "Not 'Vocabulary': see the glossary."
    catalog.header = "Translated by hand."
    catalog.save()
    chapter = small_book / "source/two/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text.replace("```python", "新的一段。\n\n```python"), "utf-8")
    done = press(small_book, "catalogs")
    assert "two.po: 3 of 4 translated" in done.stderr
    after = polib.pofile(str(path))
    assert after.header == "Translated by hand."
    assert after[0].tcomment == "Not 'Vocabulary': see the glossary."
    assert after[0].msgstr == catalog[0].msgstr
    assert [entry.msgid for entry in after.untranslated_entries()] == ["新的一段。"]


def test_a_changed_sentence_keeps_its_old_translation_at_hand(small_book: Path) -> None:
    chapter = small_book / "source/two/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text.replace("词语承接", "这些词语承接"), "utf-8")
    assert press(small_book, "catalogs").returncode == 0
    after = polib.pofile(str(small_book / "locale/en/LC_MESSAGES/two.po"))
    (fuzzy,) = after.fuzzy_entries()
    assert fuzzy.msgid.startswith("这些词语承接")
    assert fuzzy.msgstr.startswith("Words follow")


def test_catalogs_may_follow_a_build(small_book: Path) -> None:
    """The gettext builder refuses the doctrees of the others."""
    assert press(small_book, "book", "--format", "html", "--language", "zh").returncode == 0
    done = press(small_book, "catalogs")
    assert done.returncode == 0, done.stderr


def test_messages_are_what_a_reader_reads(small_book: Path) -> None:
    """No space for a soft line break, tables in directives, no formula, no bare number."""
    assert press(small_book, "catalogs").returncode == 0
    messages = {entry.msgid for entry in polib.pofile(str(catalogs(small_book)[2]))}
    assert "章" in messages
    assert not any("\n下" in message or " 下一行" in message for message in messages)
    assert not any(r"\pi" in message or message == "100" for message in messages)


def test_msgfmt_finds_no_fault(small_book: Path) -> None:
    assert press(small_book, "catalogs").returncode == 0
    for path in catalogs(small_book):
        done = subprocess.run(
            ["msgfmt", "--check", "-o", "/dev/null", str(path)],  # noqa: S607 - as on the PATH
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert not done.stderr


def test_a_broken_catalog_is_named_and_nothing_is_lost(small_book: Path) -> None:
    path = small_book / "locale/en/LC_MESSAGES/two.po"
    broken = path.read_text("utf-8").replace('msgid "词语"', 'msgid 词语"')
    path.write_text(broken, "utf-8")
    before = {path: path.read_bytes() for path in catalogs(small_book)}
    done = press(small_book, "catalogs")
    assert done.returncode == 2
    assert "two.po" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == {path: path.read_bytes() for path in catalogs(small_book)}
    built = press(small_book, "book", "--format", "html", "--language", "en")
    assert built.returncode == 1
    assert "two.po" in built.stderr
    assert "Traceback" not in built.stderr
