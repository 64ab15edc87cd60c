"""Each chapter says the same in all six editions, and all that its manuscript holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import manuscript
from .editions import CHAPTERS, FORMATS, LANGUAGES, Chapter, chapter, paper, plain

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.book, pytest.mark.slow]
every_edition = pytest.mark.parametrize(
    ("kind", "language"), [(kind, language) for kind in FORMATS for language in LANGUAGES]
)
every_chapter = pytest.mark.parametrize("number", CHAPTERS)
each_language = pytest.mark.parametrize("language", LANGUAGES)
LABELS = {
    "zh": {"figure": "图", "table": "表", "listing": "代码"},
    "en": {"figure": "Figure", "table": "Table", "listing": "Listing"},
}


def entries(found: Chapter) -> dict[int, str]:
    """Return the works on which citations land, by the number that leads to them."""
    landed = {int(link.says): link.lands for link in found.citations()}
    assert all((int(link.says), link.lands) in landed.items() for link in found.citations())
    return landed


@every_edition
@every_chapter
def test_the_works_are_numbered_from_1_and_sorted_by_author(
    build: Path, kind: str, language: str, number: int
) -> None:
    found = entries(chapter(build, kind, language, number))
    keys = manuscript.cited(number)
    assert sorted(found) == list(range(1, len(keys) + 1))
    authors = {plain(printed): family for printed, family in map(manuscript.first_author, keys)}
    families = []
    for place in sorted(found):
        entry = found[place].removeprefix(f"[{place}]")
        assert any(entry.startswith(name) for name in authors), (place, entry)
        (family,) = {authors[name] for name in authors if entry.startswith(name)}
        families.append(family.casefold())
    assert families == sorted(families)


@every_edition
@every_chapter
def test_every_note_is_there_once_and_in_order(
    build: Path, kind: str, language: str, number: int
) -> None:
    notes = chapter(build, kind, language, number).notes()
    names = manuscript.notes(number)
    assert [note.says for note in notes] == [str(place + 1) for place in range(len(names))]
    assert len({note.lands for note in notes}) == len(names)


@every_edition
@every_chapter
def test_every_figure_table_and_listing_has_its_number_and_is_referred_to(
    build: Path, kind: str, language: str, number: int
) -> None:
    found = chapter(build, kind, language, number)
    expected = {
        f"{label}{number}.{place + 1}"
        for name, label in LABELS[language].items()
        for place in range(manuscript.floats(number, name))
    }
    assert set(found.captions()) == expected
    assert len(found.captions()) == len(expected)
    referred = {link.says for link in found.floats() if plain(f"{number}.") in link.says}
    assert referred >= expected, expected - referred


@every_chapter
@each_language
def test_all_editions_have_the_same_headings_and_references(
    build: Path, language: str, number: int
) -> None:
    found = [chapter(build, kind, language, number) for kind in FORMATS]
    site, epub, pdf = (one.headings() for one in found)
    assert len(site) >= 6
    assert site == epub == pdf
    for ask in (Chapter.citations, Chapter.references, Chapter.floats):
        said = [[link.says for link in getattr(one, ask.__name__)()] for one in found]
        assert said[0] == said[1]
        assert sorted(said[0]) == sorted(said[2])


@every_chapter
def test_a_chapter_has_the_features_of_the_book(number: int) -> None:
    assert len(manuscript.notes(number)) >= 4
    assert manuscript.floats(number, "figure") >= 1
    assert manuscript.floats(number, "table") >= 1
    assert manuscript.floats(number, "listing") == (number > 1)
    text = manuscript.source(number)
    assert text.count("\nsingle: ") + text.count("} single: ") >= 15, number
    assert text.count("{term}`") >= 5


@each_language
def test_the_book_has_ninety_pages(build: Path, language: str) -> None:
    last = paper(build, language, CHAPTERS[-1])
    assert last.pdf.lines[-1].page >= 90
