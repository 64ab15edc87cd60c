"""Chapter 1 says the same in all six editions: numbers, notes, references, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .editions import FORMATS, LANGUAGES, Chapter, chapter, plain

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.book, pytest.mark.slow]
# Sorted by author; each entry by how it begins and a word of its title.
NINE = {
    "1": ("Tom B. Brown", "few-shot"),
    "2": ("Yupeng Chang", "evaluation"),
    "3": ("Mark Chen", "code"),
    "4": ("Long Ouyang", "instructions"),
    "5": ("Alec Radford", "generative"),
    "6": ("Alec Radford", "multitask"),
    "7": ("Ashish Vaswani", "attention"),
    "8": ("Jingfeng Yang", "harnessing"),
    "9": ("Wayne Xin Zhao", "survey"),
}
NOTES = {"zh": ("遮", "前文", "GPT", "Kaplan"), "en": ("masked", "next", "GPT", "Kaplan")}
CHAPTER = {"zh": "第{}章", "en": "Chapter{}"}
# FACTS: four, five, six, seven and eight, eight times in all; two and three are ours.
REFERRED = {"4": 1, "5": 3, "6": 2, "7": 1, "8": 1}
every_edition = pytest.mark.parametrize(
    ("kind", "language"), [(kind, language) for kind in FORMATS for language in LANGUAGES]
)


@every_edition
def test_the_nine_works_have_their_numbers(build: Path, kind: str, language: str) -> None:
    first: Chapter = chapter(build, kind, language, 1)
    landed = {(link.says, link.lands) for link in first.citations()}
    assert {number for number, _ in landed} == set(NINE)
    for number, entry in landed:
        author, word = NINE[number]
        start = entry.removeprefix(f"[{number}]")
        assert start.startswith(plain(author)), (number, entry)
        if kind != "pdf":  # a link of the PDF lands on a line, which may end before the title
            assert word in entry.lower(), (number, entry)


@every_edition
def test_the_four_notes_are_where_their_marks_say(build: Path, kind: str, language: str) -> None:
    notes = chapter(build, kind, language, 1).notes()
    assert [note.says for note in notes] == ["1", "2", "3", "4"]
    for note, word in zip(notes, NOTES[language], strict=True):
        assert re.search(word, note.lands, re.IGNORECASE), note


@every_edition
def test_the_references_name_chapters_and_land_on_them(
    build: Path, kind: str, language: str
) -> None:
    found = chapter(build, kind, language, 1).references()
    counts = dict.fromkeys(REFERRED, 0)
    for link in found:
        number = link.says.strip("第章Chapter")
        assert link.says == CHAPTER[language].format(number)
        if number in counts:
            counts[number] += 1
    assert all(counts[number] >= least for number, least in REFERRED.items()), counts


@every_edition
def test_a_reference_lands_on_the_chapter_it_names(build: Path, kind: str, language: str) -> None:
    titles: dict[str, set[str]] = {}
    for link in chapter(build, kind, language, 1).references():
        titles.setdefault(link.says, set()).add(link.lands)
    assert all(len(places) == 1 for places in titles.values()), titles
    if kind == "pdf":
        assert all(places == {says} for says, places in titles.items()), titles


def test_all_editions_have_the_same_headings(build: Path) -> None:
    for language in LANGUAGES:
        site, epub, pdf = (chapter(build, kind, language, 1).headings() for kind in FORMATS)
        assert len(site) == 13
        assert site == epub == pdf


def test_all_editions_cite_and_refer_in_the_same_order(build: Path) -> None:
    for language in LANGUAGES:
        for ask in (Chapter.citations.__name__, Chapter.references.__name__):
            said = [
                [link.says for link in getattr(chapter(build, kind, language, 1), ask)()]
                for kind in FORMATS
            ]
            assert said[0] == said[1]
            assert sorted(said[0]) == sorted(said[2])
