"""The fields of biblatex under the names that BibTeX has for them.

A field stays under the name it was written with as well. biblatex reads BibTeX's names in the same
way (``biblatex.def``, its driver source map); the other direction is ours, since the lists of
references are set in BibTeX's forms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.read.bib.dates import month_name, year_and_month

if TYPE_CHECKING:
    from bookpress.facts import Field

Fields = dict[str, "Field"]
# What a field is called in biblatex and in BibTeX.
_SAME = (
    ("journaltitle", "journal"),
    ("shortjournal", "journal"),
    ("location", "address"),
    ("school", "institution"),
    ("institution", "school"),
    ("eprinttype", "archiveprefix"),
    ("eprintclass", "primaryclass"),
)
# biblatex, section 4.9.2.14: the words for its keys of pubstate and type.
_STATES = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
}
_KINDS = {
    "bathesis": "Bachelor’s thesis",
    "mathesis": "Master’s thesis",
    "candthesis": "Candidate thesis",
    "phdthesis": "PhD thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
_WITHOUT_KIND = {"thesis": "Thesis", "report": "Report"}
_SUBTITLES = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("journal", "journalsubtitle"),
)
# What stands in for a field that the form of BibTeX prints, where the entry has none.
_INSTEAD: dict[str, tuple[tuple[str, str], ...]] = {
    "article": (("number", "issue"), ("pages", "eid"), ("author", "editor")),
    "techreport": (("author", "editor"),),
    "incollection": (("booktitle", "maintitle"),),
    "inproceedings": (("booktitle", "eventtitle"), ("booktitle", "maintitle")),
    "book": (("series", "maintitle"),),
    "inbook": (("series", "maintitle"),),
}
_OF_MISC = tuple(("howpublished", name) for name in ("organization", "institution", "publisher"))
_INSTEAD |= dict.fromkeys(("misc", "online", "patent", "dataset", "software"), _OF_MISC)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def add_names_of_bibtex(fields: Fields) -> None:
    """Give the fields of one entry the names that BibTeX has for them."""
    for name, other in _SAME:
        if name in fields and other not in fields:
            fields[other] = fields[name]._replace(name=other)
    date = fields.get("date")
    if date and date.value:
        year, month = year_and_month(date.value)
        fields["year"] = date._replace(name="year", value=year)
        if month:
            fields["month"] = date._replace(name="month", value=month)
    if "month" in fields:
        fields["month"] = fields["month"]._replace(value=month_name(fields["month"].value))


def fit_form(fields: Fields, kind: str, form: str) -> str:
    """Fit the fields of one entry to the form of BibTeX that it is set in; return that form."""
    state = fields.get("pubstate")
    if state and "year" not in fields:
        words = _STATES.get(state.value.lower(), state.value)
        fields["year"] = state._replace(name="year", value=words)
    if form == "inbook" and "booktitle" in fields and "title" in fields:
        form = "incollection"  # biblatex’s meaning: a titled part of a book
    for name, other in _INSTEAD.get(form, ()):
        if name not in fields and other in fields:
            fields[name] = fields[other]._replace(name=name)
    for name, other in _SUBTITLES:
        if name in fields and other in fields:
            fields[name] = _joined(fields[name], fields[other])
    return _name_kind(fields, kind, form)


def _joined(title: Field, subtitle: Field) -> Field:
    colon = "：" if _HAN.search(title.value) else ": "
    return title._replace(value=f"{title.value}{colon}{subtitle.value}")


def _name_kind(fields: Fields, kind: str, form: str) -> str:
    """Write out the ``type`` of a thesis or a report; return the form."""
    given = fields.get("type")
    if given and form in ("phdthesis", "techreport"):
        if given.value.lower() == "mathesis":
            return "mastersthesis"
        fields["type"] = given._replace(value=_KINDS.get(given.value.lower(), given.value))
    elif kind in _WITHOUT_KIND and (title := next(iter(fields.values()), None)):
        fields["type"] = title._replace(name="type", value=_WITHOUT_KIND[kind])
    return form
