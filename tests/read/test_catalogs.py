"""The catalogs of a book as facts: which there are, where their texts stand, and old .mo files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import polib
import pytest

from bookpress.facts import Block, Catalog, Message, Place, Settings, Span
from bookpress.files.sandbox import BookFiles
from bookpress.read.catalog_files import find_catalogs, stale_mo
from bookpress.read.catalogs import Origin, read_catalog, source_path
from bookpress.read.po import read_po
from tests.read.po_variants import HEADER
from tests.read.test_po import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

SETTINGS = Settings(
    language="zh_CN",
    languages=("en",),
    documents=(("ch1", "source/ch1.md"), ("part/ch2", "source/part/ch2.md")),
    locale_folders=("locale",),
    term_base=(("语言模型", "language model"), ("大语言模型", "large language model")),
)


def parse(text: str, place_at: Callable[[int], Place], _: Origin) -> tuple[Block, ...]:
    """Stand in for the reader of Markdown: all is one paragraph of prose."""
    span = Span("prose", text, place_at(0), text)
    return (Block("paragraph", place_at(0), text, (span,)),)


def light_facts(blocks: Iterable[Block]) -> tuple[tuple[()], tuple[()], tuple[()]]:
    assert all(isinstance(block, Block) for block in blocks)
    return (), (), ()


def write(root: Path, name: str, text: str, language: str = "en") -> str:
    path = root / "locale" / language / "LC_MESSAGES" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, "utf-8")
    return path.relative_to(root).as_posix()


def read(root: Path, path: str, domain: str = "ch1") -> tuple[Catalog, tuple[Message, ...]]:
    data = (root / path).read_bytes()
    return read_catalog(data, path, "en", domain, SETTINGS, parse, light_facts)


def test_the_catalogs_of_a_book_are_found(tmp_path: Path) -> None:
    for name in ("ch1.po", "part/ch2.po", "sphinx.po", ".old/ch1.po"):
        write(tmp_path, name, "")
    write(tmp_path, "ch1.po", 'msgid "甲"\nmsgstr ""\n', "zh_CN")
    write(tmp_path, "part.po", 'msgid "甲"\nmsgstr "乙"\n', "zh_CN")
    write(tmp_path, "ch1.po", "", "fr")
    write(tmp_path, "ch1.mo", "")
    write(tmp_path, "gone.mo", "")
    folder = "locale/en/LC_MESSAGES"
    assert find_catalogs(BookFiles(tmp_path), SETTINGS) == (
        (f"{folder}/ch1.po", "en", "ch1"),
        (f"{folder}/gone.mo", "en", "gone"),
        (f"{folder}/part/ch2.po", "en", "part/ch2"),
        (f"{folder}/sphinx.po", "en", "sphinx"),
        ("locale/zh_CN/LC_MESSAGES/part.po", "zh_CN", "part"),
    )


def test_a_folder_outside_the_book_keeps_its_path(tmp_path: Path) -> None:
    write(tmp_path, "ch1.po", "")
    (tmp_path / "book").mkdir()
    settings = Settings(language="zh_CN", languages=("en",), locale_folders=("../locale",))
    found = find_catalogs(BookFiles(tmp_path / "book"), settings)
    assert found == (("../locale/en/LC_MESSAGES/ch1.po", "en", "ch1"),)


def test_a_message_with_its_places(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "ch1.po",
        "# bookpress: ignore translations.fuzzy\n# a remark\n#: ../../source/ch1.md:3\n#, fuzzy\n"
        'msgid "甲 "\n"乙"\nmsgstr ""\n"One \\"and\\" "\n"two"\n',
    )
    catalog, (message,) = read(tmp_path, path)
    assert message.place == Place(path, FIRST + 6, 1)
    assert message.msgid_place == Place(path, FIRST + 4, 1)
    assert (message.msgid, message.msgstr) == ("甲 乙", 'One "and" two')
    assert message.sources == (Place("source/ch1.md", 3),)
    assert message.flags == ("fuzzy",)
    assert message.comments == ("bookpress: ignore translations.fuzzy", "a remark")
    start = message.translation[0].place
    assert start == Place(path, FIRST + 7, 2)
    assert message.place_after(start, 4) == Place(path, FIRST + 7, 6)
    assert message.place_after(start, 5) == Place(path, FIRST + 7, 8)
    assert message.place_after(start, 10) == Place(path, FIRST + 8, 2)
    assert catalog.commands == ((FIRST, "translations.fuzzy"),)
    (note,) = catalog.messages
    assert (note.text, note.fuzzy, note.translated, note.msgid_line) == (
        "甲乙",
        True,
        False,
        FIRST + 4,
    )


def test_what_is_translated(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "ch1.po",
        'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr " "\n\n#~ msgid "d"\n#~ msgstr "e"\n',
    )
    catalog, messages = read(tmp_path, path)
    assert [note.translated for note in catalog.messages] == [True, False, False]
    assert [note.obsolete for note in catalog.messages] == [False, False, True]
    assert [bool(message.translation) for message in messages] == [True, False, False]


def test_a_damaged_message_is_no_matter_for_other_rules(tmp_path: Path) -> None:
    path = write(tmp_path, "ch1.po", 'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"\n')
    catalog, messages = read(tmp_path, path)
    assert [message.msgid for message in messages] == ["c"]
    assert [note.damaged for note in catalog.messages] == [True, False]
    assert [trouble.kind for trouble in catalog.parse_errors] == ["translations.syntax"]


def test_of_sphinx_texts_only_the_syntax_counts(tmp_path: Path) -> None:
    path = write(tmp_path, "sphinx.po", 'msgid "Search"\nmsgstr "Find\n')
    catalog, messages = read(tmp_path, path, "sphinx")
    assert (catalog.messages, messages) == ((), ())
    assert len(catalog.parse_errors) == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\0", b"\xde\x12\x04\x95\0", b'msgid "'])
def test_rubble_is_a_catalog_with_trouble(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, "ch1.po", "")
    (tmp_path / path).write_bytes(content)
    catalog, messages = read(tmp_path, path)
    assert catalog.parse_errors
    assert messages == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("../../source/ch1.md", "source/ch1.md"),
        ("../../../source/part/ch2.md", "source/part/ch2.md"),
        ("source/ch1.md", "source/ch1.md"),
        ("/home/ada/book/source/ch1.md", "source/ch1.md"),
        ("..\\..\\source\\ch1.md", "source/ch1.md"),
        ("../ch1.md", "source/ch1.md"),
        ("part/ch2.md", "source/part/ch2.md"),
        ("../../source/ch3.md", "../../source/ch3.md"),
        ("", ""),
    ],
)
def test_the_documents_that_a_catalog_names(written: str, found: str) -> None:
    paths = frozenset(path for _, path in SETTINGS.documents)
    assert source_path(written, paths) == found


def test_the_terms_of_a_message(tmp_path: Path) -> None:
    path = write(
        tmp_path, "ch1.po", 'msgid "大语言模型很大，不是小模型。"\nmsgstr "It is large."\n'
    )
    (note,) = read(tmp_path, path)[0].messages
    assert ("大语言模型", "It is large.") in note.terms
    assert "语言模型" not in dict(note.terms)


# --- .mo files ------------------------------------------------------------------------------


def compiled(root: Path, path: str, *, later: float, **changed: str) -> str:
    catalog = polib.pofile(str(root / path))
    for entry in catalog:
        entry.msgstr = changed.get(entry.msgid, entry.msgstr)
    file = (root / path).with_suffix(".mo")
    catalog.save_as_mofile(str(file))
    time = (root / path).stat().st_mtime + later
    os.utime(file, (time, time))
    return file.relative_to(root).as_posix()


MESSAGES = (
    'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\n#, fuzzy\nmsgid "d"\nmsgstr "e"\n\n'
    'msgctxt "x"\nmsgid "a"\nmsgstr "f"\n\n'
    'msgid "g"\nmsgid_plural "h"\nmsgstr[0] "i"\nmsgstr[1] "j"\n'
)


def test_a_newer_mo_that_says_the_same_is_sound(tmp_path: Path) -> None:
    path = write(tmp_path, "ch1.po", MESSAGES)
    compiled(tmp_path, path, later=10)
    assert stale_mo(BookFiles(tmp_path), read(tmp_path, path)[0]) == ""


def test_an_older_mo_is_written_anew_by_sphinx(tmp_path: Path) -> None:
    path = write(tmp_path, "ch1.po", MESSAGES)
    compiled(tmp_path, path, later=-10, a="old")
    assert stale_mo(BookFiles(tmp_path), read(tmp_path, path)[0]) == ""


@pytest.mark.parametrize("later", [0, 10])
def test_a_mo_that_says_something_else_is_stale(tmp_path: Path, later: float) -> None:
    path = write(tmp_path, "ch1.po", MESSAGES)
    file = compiled(tmp_path, path, later=later, a="old")
    assert stale_mo(BookFiles(tmp_path), read(tmp_path, path)[0]) == file


def test_a_mo_without_its_po_is_stale(tmp_path: Path) -> None:
    path = write(tmp_path, "ch1.po", MESSAGES)
    file = compiled(tmp_path, path, later=10)
    (tmp_path / path).unlink()
    catalog, messages = read(tmp_path, file)
    assert (catalog.stale_mo, catalog.messages, messages) == (file, (), ())
    assert stale_mo(BookFiles(tmp_path), catalog) == file


def test_a_broken_mo_is_stale(tmp_path: Path) -> None:
    path = write(tmp_path, "ch1.po", MESSAGES)
    file = compiled(tmp_path, path, later=10)
    (tmp_path / file).write_bytes((tmp_path / file).read_bytes()[:40])
    os.utime(tmp_path / file, (9e9, 9e9))
    assert stale_mo(BookFiles(tmp_path), read(tmp_path, path)[0]) == file


def test_the_books_own_catalogs_are_sound() -> None:
    from pathlib import Path  # noqa: PLC0415

    catalogs = sorted(Path(__file__).parents[2].glob("locale/*/LC_MESSAGES/*.po"))
    assert catalogs
    assert [read_po(path.read_bytes(), path.name).parse_errors for path in catalogs] == [[]] * len(
        catalogs
    )
