"""What `bookpress new` asks, is told, and refuses."""

from __future__ import annotations

import os
import pty
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bookpress.__main__ import main
from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.languages import ENGLISH, LANGUAGES
from bookpress.new.answers import Given, settle
from bookpress.new.catalogs import _filled
from bookpress.new.texts import has_texts, in_markdown
from bookpress.new.write import identifier, write_book
from bookpress.press.book import open_book
from tests.conftest import ROOT
from tests.new.books import (
    FILES,
    TITLE,
    conf_of,
    new,
    paths_in,
    translations,
)


def test_what_is_given_stands_in_conf_py(tmp_path: Path) -> None:
    book = tmp_path / "Mon Été № 2"
    done = new(book, "--title", TITLE, "--author", 'Ann "A" O\'Neil', "--licence", "MIT")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"  cd '{book}'\n  make book\n")  # as a shell reads it
    found = conf_of(book)
    assert found["book_title"] == TITLE
    assert found["book_author"] == 'Ann "A" O\'Neil'
    assert found["book_licence"] == "MIT"
    assert found["book_id"] == "mon-ete-no-2"
    assert found["book_date"] == date.today().isoformat()  # noqa: DTZ011
    assert open_book(book).titles == {"en": TITLE}
    assert check_book(book, read_options(book, {})).findings == ()


@pytest.mark.slow
def test_a_title_for_each_language(tmp_path: Path) -> None:
    names = ["--title", "逻辑", "--title", "Logic", "--author", "王 Wang"]
    done = new(tmp_path / "book", "--language", "zh,en", *names)
    assert (done.returncode, done.stderr) == (0, "")
    found = conf_of(tmp_path / "book")
    assert found["book_title"] == {"zh_CN": "逻辑", "en": "Logic"}
    assert found["book_author"] == "王 Wang"
    assert translations(tmp_path / "book")["index.po", "逻辑"] == "Logic"


def test_a_person_is_asked(tmp_path: Path) -> None:
    here, there = pty.openpty()
    os.write(here, b"en\nOn Lines\n\nAll rights reserved\n")
    done = new(tmp_path / "book", stdin=there)
    os.close(there)
    assert done.returncode == 0, done.stderr
    for question in ("Languages", "Title [A Small Book]", "Author [Anonymous]", "Licence"):
        assert question in done.stdout
    found = conf_of(tmp_path / "book")
    assert found["book_title"] == "On Lines"
    assert found["book_author"] == "Anonymous"
    assert found["book_licence"] == "All rights reserved"
    imprint = (tmp_path / "book/source/imprint.md").read_text("utf-8")
    assert "**Licence**: All rights reserved\n" in imprint


def test_only_what_is_not_given_is_asked() -> None:
    asked: list[tuple[str, str]] = []

    def ask(question: str, usual: str) -> str:
        asked.append((question, usual))
        return usual

    given = Given(languages=("zh", "en"), titles=("书", "Book"), licence="MIT")
    answers = settle(given, ask)
    assert asked == [("Author (中文)", "佚名"), ("Author (English)", "Anonymous")]
    assert answers.authors == ("佚名", "Anonymous")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "no terminal to ask on; give --title and --author, or --defaults"),
        (["--title", "A"], "no terminal to ask on; give --author, or --defaults"),
        (["--defaults", "--language", "tlh"], "“tlh” cannot be typeset: CLDR has no such language"),
        (["--defaults", "--language", "en,en"], "names a language twice"),
        (["--defaults", "--language", "zh,zh_CN"], "names a language twice"),
        (["--defaults", "--language", "zh,en", "--title", "A"], "once for each, in their order"),
        (["--defaults", "--title", " "], "the title is empty"),
        (["--defaults", "--title", "a\nb"], "holds a sign that cannot be printed"),
        (["--defaults", "--author", "a\u2028b"], "holds a sign that cannot be printed"),
        (["--defaults", "--from", "nowhere"], "nowhere is no folder"),
    ],
)
def test_what_cannot_be_used_is_one_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = new(tmp_path / "book", *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize("name", ["notes.txt", ".git/HEAD"])
def test_what_is_there_is_not_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / "book" / name).parent.mkdir(parents=True)
    (tmp_path / "book" / name).write_text("mine", "utf-8")
    done = new(tmp_path / "book", "--defaults")
    assert done.returncode == 2
    assert (
        done.stderr
        == f"bookpress: {tmp_path}/book is not empty; name a new folder for the new book\n"
    )
    assert paths_in(tmp_path / "book") == {name}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("mine", "utf-8")
    done = new(tmp_path / "book", "--defaults")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "book").read_text("utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    done = new(Path(), "--defaults", cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The book is written. Next:\n  make book\n"
    assert paths_in(tmp_path) == FILES
    assert conf_of(tmp_path)["book_id"] == identifier(tmp_path.name)


def test_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bookpress.new.write.catalogs_of", fails)
    assert main(["new", str(tmp_path / "a/b"), "--defaults", "--language", "zh,en"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_language_without_texts_begins_with_the_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esperanto = replace(ENGLISH, code="eo", tag="eo", short="eo", name="Esperanto")
    monkeypatch.setattr("bookpress.languages.LANGUAGES", {**LANGUAGES, "eo": esperanto})
    assert not has_texts(esperanto)
    write_book(tmp_path / "eo", settle(Given(languages=("eo",)), None), date(2026, 1, 2))
    write_book(tmp_path / "en", settle(Given(languages=("en",)), None), date(2026, 1, 2))
    assert conf_of(tmp_path / "eo")["language"] == "eo"
    for name in FILES - {"conf.py", "Makefile"}:
        assert (tmp_path / "eo" / name).read_bytes() == (tmp_path / "en" / name).read_bytes()


def test_a_translation_without_texts_is_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esperanto = replace(ENGLISH, code="eo", tag="eo", short="eo", name="Esperanto")
    monkeypatch.setattr("bookpress.languages.LANGUAGES", {**LANGUAGES, "eo": esperanto})
    monkeypatch.setattr("bookpress.new.write.catalogs_of", lambda *_: [])
    write_book(tmp_path / "book", settle(Given(languages=("en", "eo")), None), date(2026, 1, 2))
    assert 'draft = ["eo"]' in (tmp_path / "book/pyproject.toml").read_text("utf-8")
    empty = '# head\nmsgid ""\nmsgstr ""\n"Language: eo\\n"\n\n#: a.md:1\nmsgid "A"\nmsgstr ""\n'
    assert _filled(empty, {}) == empty


def test_markdown_shows_a_text_as_it_is() -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the oracle

    for text in (TITLE, "A #", "[x]: y", "**a**", "a&amp;b", "“q” — 1.5 % (x) + y!"):
        inline = MarkdownIt("commonmark").parse(f"# {in_markdown(text)}")[1]
        assert [token.type for token in inline.children or []].count("text") >= 1
        assert "".join(token.content for token in inline.children or []) == text
