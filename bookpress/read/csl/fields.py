"""Which field of a .bib entry goes where in CSL, and which go nowhere.

A variable takes the first of its fields that an entry has. What depends on the type of the entry
or joins several fields is in ``typeset/csl/parts.py``, and, without the words, in ``variables``.
"""

from __future__ import annotations

TEXTS: dict[str, tuple[str, ...]] = {
    "chapter-number": ("chapter",),
    "number-of-pages": ("pagetotal", "numpages"),
    "number-of-volumes": ("volumes",),
    "event-place": ("venue",),
    "version": ("version",),
    "medium": ("medium",),
    "annote": ("annote", "annotation"),
    "abstract": ("abstract",),
    "keyword": ("keywords", "keyword"),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "call-number": ("library", "lccn"),
}
TITLES: dict[str, tuple[str, ...]] = {
    "original-title": ("origtitle",),
    "reviewed-title": ("reprinttitle",),
    "container-title-short": ("shortjournal",),
}
IDENTIFIERS: dict[str, tuple[str, ...]] = {
    "ISBN": ("isbn",),
    "ISSN": ("issn", "eissn", "issn-l"),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "cstr": ("cstr",),  # no variable of CSL: our styles of GB/T 7714 print it
}

ARTICLES = frozenset("article periodical suppperiodical review newspaper".split())
# Editors whom CSL knows by what they do; all others are editors.
ROLES = frozenset(
    "compiler curator director illustrator narrator organizer performer producer composer host "
    "collection-editor editorial-director".split()
)
CONTRIBUTORS = "annotator commentator introduction foreword afterword".split()
DATES = {
    "accessed": ("urldate", "urlyear", "lastaccessed", "lastchecked", "accessed"),
    "event-date": ("eventdate",),
    "original-date": ("origdate",),
}

_MANAGER = "for the program that keeps the file; BibTeX and biblatex print none of it"
_SORTING = "for sorting and labels, which sphinxcontrib-bibtex makes"
_RELATION = "names other entries; read/bib follows it"
_HOW = "says how another field is printed, and prints nothing itself"
NO_VARIABLE = "CSL has no variable for it"
_WHOLE = (
    "names a whole for its parts; a whole has its own title (plain.bst and biblatex print none)"
)
NOT_CARRIED: dict[str, str] = {
    **dict.fromkeys(
        "timestamp biburl bibsource owner groups price size comment file pdf code data website da "
        "coden acmid rating priority status issue_date translation copyright contents source "
        "mrnumber zblnumber".split(),
        _MANAGER,
    ),
    **dict.fromkeys("isan ismn isrn iswc origlanguage nameaddon".split(), NO_VARIABLE),
    **dict.fromkeys(
        "key label presort sortkey sortname sorttitle sortyear indextitle shortauthor shorteditor "
        "shortseries".split(),
        _SORTING,
    ),
    **dict.fromkeys(
        "crossref xdata xref entryset related relatedtype relatedstring ids execute options "
        "namea nameb namec usera userd".split(),
        _RELATION,
    ),
    **dict.fromkeys(
        "gender pagination bookpagination authortype editortype nameformat".split(), _HOW
    ),
}
# As above, for the entries that are wholes alone (``types.WHOLES``).
NOT_CARRIED_BY_WHOLES = dict.fromkeys(
    ("booktitle", "booksubtitle", "booktitleaddon", "bookauthor"), _WHOLE
)
