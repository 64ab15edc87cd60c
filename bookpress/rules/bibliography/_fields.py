"""The names of fields: those of BibTeX and biblatex, and what a misspelt one was meant to be.

Sources: Oren Patashnik, “BibTeXing” (1988), section 3; Philipp Lehman and others, “The biblatex
Package”, section 2.2. A field of either is understood.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

_NEAR = 0.8  # how alike a misspelt name is (difflib’s ratio)
FIELDS = frozenset(
    "abstract addendum afterword annotation annotator annote archiveprefix author authortype "
    "bookauthor bookpagination booksubtitle booktitle booktitleaddon chapter commentator "
    "copyright crossref date doi edition editor editora editorb editorc editortype eid entryset "
    "eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword gender "
    "holder howpublished indextitle institution introduction isan isbn ismn isrn issn issue "
    "issuesubtitle issuetitle iswc journal journalsubtitle journaltitle keywords label langid "
    "language library location address mainsubtitle maintitle maintitleaddon month nameaddon "
    "note number organization origdate origlanguage origlocation origpublisher origtitle pages "
    "pagetotal pagination part primaryclass publisher pubstate related relatedtype "
    "relatedstring reprinttitle school series shortauthor shorteditor shortjournal shortseries "
    "shorttitle sortkey sortname sorttitle sortyear subtitle title titleaddon translator type "
    "url urldate urlyear venue version volume volumes xdata xref year mrnumber zblnumber pmid "
    "pmcid timestamp biburl bibsource key keyword owner groups lccn contents price size "
    "numpages articleno comment archive collection day namea nameb options presort execute ids "
    "hyphenation userd usera pdf code data website lastchecked lastaccessed accessed acmid "
    "issue_date translation status rating priority namec source "
    # HighWire, Web of Science and Scopus export these.
    "elocation-id eissn issn-l coden da "
    # biblatex-gb7714-2015 and gbt7714 have these.
    "mark medium nameformat cstr".split(),
)
_SORTED = sorted(FIELDS)
_SHORTENED = {"vol": "volume", "no": "number", "pp": "pages"}


@cache
def meant_field(name: str) -> str:
    """Return the field that a misspelt name was meant to be; empty if it is known or like none.

    Two letters exchanged leave a short name (``yaer``, ``dio``) too little alike to be found.
    """
    # biblatex: author+an annotates the authors. Emacs: OPTnumber and ALTeditor are not in use.
    # A second note or address is numbered: note2.
    own = name in FIELDS or "+" in name or name.startswith(("opt", "alt"))
    if own or name.rstrip("0123456789") in FIELDS:
        return ""
    swapped = (f"{name[:n]}{name[n + 1]}{name[n]}{name[n + 2 :]}" for n in range(len(name) - 1))
    near = [_SHORTENED[name]] if name in _SHORTENED else [s for s in swapped if s in FIELDS]
    near = near or get_close_matches(name, _SORTED, 1, _NEAR)
    return near[0] if near else ""
