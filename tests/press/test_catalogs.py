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


def test_a_changed_sentence_shows_what_it_was(small_book: Path) -> None:
    path = small_book / "locale/en/LC_MESSAGES/two.po"
    chapter = small_book / "source/two/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text.replace("词语承接", "这些词语承接"), "utf-8")
    assert press(small_book, "catalogs").returncode == 0
    assert '#, fuzzy\n#| msgid "词语承接' in path.read_text("utf-8")


def test_a_passage_that_returns_has_its_translation(small_book: Path) -> None:
    path = small_book / "locale/en/LC_MESSAGES/two.po"
    path.write_text(path.read_text("utf-8") + "\n# the end\n", "utf-8")
    assert press(small_book, "catalogs").returncode == 0
    before = path.read_bytes()
    chapter = small_book / "source/two/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text("(ch-two)=\n# 词语\n", "utf-8")
    assert press(small_book, "catalogs").returncode == 0
    assert b"\n#~ msgid" in path.read_bytes()
    chapter.write_text(text, "utf-8")
    assert "two.po: all " in press(small_book, "catalogs").stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("width", ["--width=40", "--no-wrap", "--sort-output"])
def test_another_editors_way_of_writing_is_left_alone(small_book: Path, width: str) -> None:
    assert press(small_book, "catalogs").returncode == 0
    for path in catalogs(small_book):
        command = ["msgcat", width, "--output-file", str(path), str(path)]
        subprocess.run(command, check=True)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in catalogs(small_book)}
    assert press(small_book, "catalogs").returncode == 0
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in catalogs(small_book)
    }


def test_a_message_that_stands_twice_is_named(small_book: Path) -> None:
    path = small_book / "locale/en/LC_MESSAGES/two.po"
    text = path.read_text("utf-8") + '\nmsgid "词语"\nmsgstr "Vocables"\n'
    path.write_text(text, "utf-8")
    second = text.count("\n") - 1
    done = press(small_book, "catalogs")
    assert done.returncode == 2
    name = "locale/en/LC_MESSAGES/two.po"
    assert f"{name}:{second}:1: error: this message stands twice, first at {name}:" in done.stderr
    assert path.read_text("utf-8") == text


def test_blanks_of_a_msgid_are_the_writers_affair(small_book: Path) -> None:
    """Stock Sphinx writes one at a soft break: what is called translated is printed."""
    with (small_book / "source/two/index.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\n第一行的话\n接着说完。\n")
    path = small_book / "locale/en/LC_MESSAGES/two.po"
    with path.open("a", encoding="utf-8") as catalog:
        catalog.write('\nmsgid "第一行的话 接着说完。"\nmsgstr "One sentence on two lines."\n')
    made = press(small_book, "book", "--format", "html", "--language", "en")
    assert made.returncode == 0, made.stderr
    page = (small_book / "build/html/en/two/index.html").read_text("utf-8")
    assert "One sentence on two lines." in page
    assert "第一行的话" not in page
    assert press(small_book, "catalogs").returncode == 0
    text = path.read_text("utf-8")
    assert text.count("One sentence on two lines.") == 1
    assert "fuzzy" not in text
