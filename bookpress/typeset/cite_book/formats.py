"""The book for a reference manager: BibTeX, RIS, CSL-JSON, and CITATION.cff.

pandoc writes BibTeX, too, but its BibTeX lacks DOI, ISBN and language, and its biblatex has no year
that BibTeX would read. What is written here both read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.typeset.cite_book.item import Item, Name

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "%&#_${}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# BibTeX counts braces behind a backslash, too, so that a lone one needs a word.
_LONE = str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
_PAIR = re.compile(r"\{[^{}]*\}")
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
# A style that sets titles in small letters must leave GPT and ChatGPT as they are.
_NAME = re.compile(r"\b\w+[A-Z]\w*")
# babel's names, which biblatex's ``langid`` takes, by the language of a BCP 47 tag.
_LANGIDS = {
    "de": "ngerman",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ja": "japanese",
    "ko": "korean",
    "ru": "russian",
    "zh": "chinese",
}
_CREATIVE_COMMONS = re.compile(
    r"CC (?P<terms>BY(?:-(?:NC-SA|NC-ND|NC|ND|SA))?) (?P<version>\d\.\d)"
)


def to_bibtex(item: Item) -> str:
    """Return an entry that BibTeX and biblatex read, in UTF-8."""
    year, month, _ = date_parts(item)
    fields = {
        "author": _braced(" and ".join(map(_bibtex_name, item.get("author", ())))),
        "title": _braced(_NAME.sub(r"{\g<0>}", _latex(item["title"]))),
        "edition": _braced(_latex(item.get("edition", ""))),
        "publisher": _braced(_latex(item.get("publisher", ""))),
        "year": _braced(str(year or _latex(item.get("issued", {}).get("literal", "")))),
        "month": MONTHS[month - 1] if month else "",
        "isbn": _braced(item.get("ISBN", "")),
        "doi": _braced(item.get("DOI", "").translate(_IN_ADDRESS)),
        "url": _braced(item.get("URL", "").translate(_IN_ADDRESS)),
        "langid": _braced(_LANGIDS.get(item["language"].partition("-")[0], "")),
    }
    rows = [f"  {name} = {value},\n" for name, value in fields.items() if value not in ("", "{}")]
    return f"@book{{{item['id']},\n{''.join(rows)}}}\n"


def _latex(text: str) -> str:
    """Return a text as LaTeX has it."""
    inside = text
    while _PAIR.search(inside):
        inside = _PAIR.sub("", inside)
    lone = "{" in inside or "}" in inside
    return text.translate(_LATEX | _LONE if lone else _LATEX)


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _bibtex_name(name: Name) -> str:
    if "literal" in name:
        return _braced(_latex(name["literal"]))
    last = " ".join(name[part] for part in ("non-dropping-particle", "family") if part in name)
    parts = (last, name.get("suffix", ""), name.get("given", ""))
    return ", ".join(_latex(part) for part in parts if part)


def date_parts(item: Item) -> tuple[int, int, int]:
    """Return year, month and day of an item; 0 for what is not known."""
    (parts,) = item.get("issued", {}).get("date-parts", [[]])
    year, month, day = (*parts, 0, 0, 0)[:3]
    return year, month, day


def to_ris(item: Item) -> str:
    """Return a reference in the RIS format, whose lines end as it asks: with CR and LF.

    Source: Research Information Systems, “RIS Format Specifications” (2011).
    """
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris(item))


def _ris(item: Item) -> Iterator[tuple[str, str]]:
    year, month, day = date_parts(item)
    yield "TY", "BOOK"
    for name in item.get("author", ()):
        # A comma ends the surname, which a literal name is: else its last word would be.
        literal = name.get("literal", "").replace(",", "")
        yield "AU", f"{literal}," if literal else name_for_indexes(name)
    yield "TI", item["title"]
    if year:
        yield "PY", str(year)
        yield "DA", f"{year}/{month:02}/{day:02}/" if day else f"{year}///"
    names = {"ET": "edition", "PB": "publisher", "LA": "language", "SN": "ISBN", "DO": "DOI"}
    for tag, variable in (names | {"UR": "URL"}).items():
        if variable in item:
            yield tag, item[variable]
    yield "ER", ""


def name_for_indexes(name: Name) -> str:
    """Return a name as indexes have it: ``Brown, Ann``."""
    if "literal" in name:
        return name["literal"]
    last = " ".join(name[part] for part in ("non-dropping-particle", "family") if part in name)
    return ", ".join(part for part in (last, name.get("given"), name.get("suffix")) if part)


def to_csl_json(item: Item) -> str:
    """Return a list of one item, which is what a file of CSL-JSON holds."""
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def to_cff(item: Item, message: str, licence: str) -> str:
    """Return a CITATION.cff of version 1.2.0, which has a book as ``preferred-citation``.

    Args:
        item: the book.
        message: the sentence that tells a person how to cite.
        licence: as conf.py says it; one of Creative Commons has a name in the list of SPDX.
    """
    year, month, day = date_parts(item)
    names = [_cff_name(name) for name in item.get("author", ())] or [{"name": item["title"]}]
    shared = {
        "title": item["title"],
        "authors": names,
        "doi": item.get("DOI"),
        "url": item.get("URL"),
        "license": spdx(licence),
    }
    iso = f"{year}-{month:02}-{day:02}" if day else None
    book = {
        "type": "book",
        **shared,
        "edition": item.get("edition"),
        "publisher": {"name": item["publisher"]} if "publisher" in item else None,
        "year": year,
        "month": month,
        "date-published": iso,
        "isbn": item.get("ISBN"),
        "languages": [item["language"].partition("-")[0]],
    }
    said = {
        "cff-version": "1.2.0",
        "message": message,
        **shared,
        "version": item.get("edition"),
        "date-released": iso,
        "preferred-citation": _without_empty(book.items()),
    }
    # Without an alias ("&id001") for what stands in both.
    data = json.loads(json.dumps(_without_empty(said.items())))
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return written


def _without_empty(items: Iterable[tuple[str, object]]) -> dict[str, object]:
    return {name: value for name, value in items if value}


def _cff_name(name: Name) -> dict[str, str]:
    if "literal" in name:
        return {"name": name["literal"]}
    names = {
        "family-names": name.get("family"),
        "given-names": name.get("given"),
        "name-particle": name.get("non-dropping-particle"),
        "name-suffix": name.get("suffix"),
    }
    return {part: text for part, text in names.items() if text}


def spdx(licence: str) -> str:
    """Return the name that SPDX has for a licence of Creative Commons; empty for any other.

    >>> spdx("CC BY-SA 4.0")
    'CC-BY-SA-4.0'
    """
    return licence.replace(" ", "-") if _CREATIVE_COMMONS.fullmatch(licence) else ""
