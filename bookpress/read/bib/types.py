"""The types of entries: which there are, what each needs, and which form it is set in.

Sources: Oren Patashnik, “BibTeXing” (1988), section 3; Philipp Lehman and others, “The biblatex
Package”, sections 2.1 and 2.3.5. A name of either is understood.
"""

from __future__ import annotations

import re

# Needs are met by any one of these fields.
_YEAR = ("year", "date", "pubstate")
_WHO = ("author", "editor")
_SCHOOL = ("school", "institution")
# biblatex leaves the publisher free; who writes its names is taken at its word.
_PUBLISHER = ("publisher", "location", "date")
_JOURNAL = ("journal", "journaltitle")
_BOOK = ("booktitle", "eventtitle")
_WHERE = ("url", "doi", "eprint", "howpublished")

Needs = tuple[tuple[str, ...], ...]
NEEDS: dict[str, Needs] = {
    "article": (("author", "editor"), ("title",), _JOURNAL, _YEAR),
    "book": (_WHO, ("title",), _PUBLISHER, _YEAR),
    "mvbook": (_WHO, ("title",), _YEAR),
    "inbook": (_WHO, ("title",), ("chapter", "pages", "booktitle"), _PUBLISHER, _YEAR),
    "booklet": (("title",),),
    "incollection": (("author",), ("title",), ("booktitle",), _PUBLISHER, _YEAR),
    "inproceedings": (("author",), ("title",), _BOOK, _YEAR),
    "conference": (("author",), ("title",), _BOOK, _YEAR),
    "collection": (("editor", "author"), ("title",), _YEAR),
    "proceedings": (("title",), _YEAR),
    "manual": (("title",),),
    "misc": (("title", "howpublished", "note", "url"),),
    "mastersthesis": (("author",), ("title",), _SCHOOL, _YEAR),
    "phdthesis": (("author",), ("title",), _SCHOOL, _YEAR),
    "thesis": (("author",), ("title",), _SCHOOL, _YEAR),
    "techreport": (("author",), ("title",), _SCHOOL, _YEAR),
    "report": (("author", "editor"), ("title",), _SCHOOL, _YEAR),
    "unpublished": (("author",), ("title",), ("note", "howpublished", "date", "url")),
    "online": (("title",), _WHERE),
    "electronic": (("title",), _WHERE),
    "www": (("title",), _WHERE),
    "patent": (("author",), ("title",), ("number",), _YEAR),
    "periodical": (("title",), _YEAR),
    "dataset": (("title",),),
    "software": (("title",),),
}
_FORMS = {
    "article": "article suppperiodical review newspaper",
    "book": "book mvbook collection mvcollection reference mvreference",
    "booklet": "booklet",
    "inbook": "inbook bookinbook suppbook",
    "incollection": "incollection suppcollection inreference",
    "inproceedings": "inproceedings conference",
    "manual": "manual",
    "mastersthesis": "mastersthesis",
    "phdthesis": "phdthesis thesis",
    "proceedings": "proceedings mvproceedings periodical",
    "techreport": "techreport report",
    "unpublished": "unpublished",
    "online": "online electronic www",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "misc": (
        "misc archive artwork audio bibnote commentary database image jurisdiction legislation "
        "legal letter map movie music performance standard video set"
    ),
}
_FORM_OF = {kind: form for form, kinds in _FORMS.items() for kind in kinds.split()}
XDATA = "xdata"  # holds fields for other entries and is no work
SET = "set"  # several works under one number (biblatex, section 3.14.5)
TYPES = frozenset(_FORM_OF) | {XDATA}
_CUSTOM = re.compile("custom[a-f]")  # biblatex, section 2.1.3

PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inreference inproceedings "
    "conference".split()
)


def is_known(kind: str) -> bool:
    """Tell whether BibTeX or biblatex has this type (in lower case)."""
    return kind in TYPES or _CUSTOM.fullmatch(kind) is not None


def form_of(kind: str) -> str:
    """Return the type of BibTeX whose form fits ``kind``; ``misc`` fits all."""
    return _FORM_OF.get(kind, "misc")
