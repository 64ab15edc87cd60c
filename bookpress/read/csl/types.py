"""The types of CSL 1.0.2 for those of BibTeX and biblatex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.read.csl.addresses import is_address

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = {
    "article-journal": "article suppperiodical",
    "article-newspaper": "newspaper",
    "review": "review",
    # CSL has no manual, and no whole that several wrote (pandoc takes these for books as well).
    "book": "book mvbook collection mvcollection reference mvreference proceedings mvproceedings "
    "manual commentary",
    "chapter": "inbook bookinbook suppbook incollection suppcollection",
    "entry-encyclopedia": "inreference",
    "paper-conference": "inproceedings conference",
    "pamphlet": "booklet",
    "periodical": "periodical",
    "thesis": "thesis phdthesis mastersthesis",
    "report": "report techreport",
    "manuscript": "unpublished",
    "webpage": "online electronic www",
    "patent": "patent",
    "standard": "standard",
    "dataset": "dataset database",
    "software": "software",
    "graphic": "artwork image",
    "song": "audio music",
    "motion_picture": "movie video",
    "performance": "performance",
    "personal_communication": "letter",
    "map": "map",
    "collection": "archive",  # as CSL calls what an archive holds
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "treaty": "legal",
    "document": "misc bibnote set",
}
TYPE_OF = {kind: csl for csl, kinds in _TYPES.items() for kind in kinds.split()}
WHOLES = frozenset(
    "book mvbook collection mvcollection reference mvreference proceedings mvproceedings manual "
    "booklet periodical".split()
)
_SUBTYPES = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "archive": "collection",
    "map": "map",
    "standard": "standard",
}
# What GB/T 7714 tells apart and CSL does not, by the mark that it puts behind the title.
_MARKS = {
    "C": "proceedings mvproceedings",
    "G": "collection mvcollection",
    "DB": "database",
    "Z": "unpublished",
}
MARK_OF = {kind: mark for mark, kinds in _MARKS.items() for kind in kinds.split()}
_MAYBE_PREPRINTS = frozenset(("article", "misc", "unpublished"))


def csl_type(kind: str, said: Mapping[str, str]) -> str:
    """Return the type of a work in CSL 1.0.2.

    Args:
        kind: its type in the .bib file.
        said: its fields by their names.
    """
    subtype = _SUBTYPES.get(said.get("entrysubtype", "").lower())
    if subtype:
        return subtype
    in_journal = said.get("journaltitle") or said.get("journal")
    if kind in _MAYBE_PREPRINTS and said.get("eprint") and not in_journal:
        return "article"  # CSL 1.0.2 has no preprint: this is what it is there
    if kind == "unpublished" and (said.get("eventtitle") or said.get("venue")):
        return "speech"
    if kind == "inbook" and not (said.get("booktitle") or said.get("maintitle")):
        return "book"  # BibTeX’s meaning: a chapter, or pages, of a book of this title
    on_web = said.get("url") or is_address(said.get("howpublished", ""))
    if kind == "misc" and on_web and not (said.get("publisher") or in_journal):
        return "webpage"
    return TYPE_OF.get(kind, "document")
