"""The files of our styles: whole, without leftovers, and in the wheel."""

from __future__ import annotations

import tomllib
from xml.etree import ElementTree as ET

import pytest

from bookpress.typeset.csl.localized import CSL
from tests.conftest import ROOT
from tests.typeset.csl.printed import STYLES

NAMES = sorted(path.stem for path in STYLES.glob("*.csl"))
# What an author-date style has its own way: the place of the author and of the year.
OF_AUTHOR_AND_YEAR = {"author", "author-for-sorting", "year-of-citation"}
# What the year stands in, in a numeric style.
WITH_THE_YEAR = {"journal", "source", "entry"}


def parse(name: str) -> ET.Element:
    return ET.parse(STYLES / f"{name}.csl").getroot()  # noqa: S314 - our own file


def tag(name: str) -> str:
    return f"{{{CSL}}}{name}"


def test_the_styles_are_these() -> None:
    years = [
        f"gb-t-7714-{year}-{kind}" for year in (2015, 2025) for kind in ("author-date", "numeric")
    ]
    assert ["bookpress", "bookpress-author-date", *years] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_style_says_what_it_is_and_its_licence(name: str) -> None:
    info = parse(name).find(tag("info"))
    assert info is not None
    assert info.findtext(tag("id")) == f"urn:bookpress:csl:{name}"
    assert "MIT" in (info.findtext(tag("rights")) or "")
    category = info.find(tag("category"))
    assert category is not None
    assert category.get("citation-format") == ("author-date" if "date" in name else "numeric")


@pytest.mark.parametrize("name", NAMES)
def test_every_macro_is_there_and_used(name: str) -> None:
    root = parse(name)
    defined = [macro.get("name") for macro in root.iter(tag("macro"))]
    called = {element.get("macro") for element in root.iter() if "macro" in element.attrib}
    assert len(defined) == len(set(defined))
    assert set(defined) == called


@pytest.mark.parametrize("name", NAMES)
def test_every_language_has_every_word(name: str) -> None:
    words = {}
    for locale in parse(name).iter(tag("locale")):
        language = next((value for key, value in locale.attrib.items() if "lang" in key), None)
        terms = {(term.get("name"), term.get("form")) for term in locale.iter(tag("term"))}
        if language:
            words[language] = {
                term
                for term in terms
                if not (term[0] or "").startswith(("ordinal", "open", "close"))
            }
    assert set(words) == {"zh", "zh-TW", "en", "ja", "ko", "ru", "de", "fr", "es"}
    assert all(terms == words["en"] for terms in words.values())


@pytest.mark.parametrize("year", ["2015", "2025"])
def test_the_two_styles_of_a_year_differ_only_in_the_year(year: str) -> None:
    numeric, author_date = (
        {macro.get("name"): ET.tostring(macro) for macro in parse(name).iter(tag("macro"))}
        for name in (f"gb-t-7714-{year}-numeric", f"gb-t-7714-{year}-author-date")
    )
    differ = {key for key in numeric | author_date if numeric.get(key) != author_date.get(key)}
    assert differ == OF_AUTHOR_AND_YEAR | WITH_THE_YEAR


def test_the_styles_are_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "**/*.csl" in project["tool"]["setuptools"]["package-data"]["bookpress"]
