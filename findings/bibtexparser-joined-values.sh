#!/usr/bin/env bash
# Tool: bibtexparser 2.1.0.
#
# Guess: `journal = acm # " Letters"` is BibTeX's way to join values; the parser resolves @string
# names, so the field reads "ACM Letters"; and `month = "1~" # jan` gives the day and the month.
#
# Seen: a name that stands alone is resolved, one in a joined value is not: the field's value is
# the source text, `acm # " Letters"`, with its quotation marks and #. No block counts as failed.
#
# Why it matters: `"3~" # jul` is what BibTeX's manual teaches for days, so such values are in
# many files; a program that prints or sorts by them takes BibTeX's syntax for words.
#
# Where from: bibtexparser/middlewares/interpolate.py looks a whole value up among the strings;
# the joining sign is known to the splitter alone, which keeps it as part of the value.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check bibtexparser==2.1.0

cat > look.py <<'END'
import sys

import bibtexparser

SOURCE = """@string{acm = "ACM"}
@article{a, author = {Li, Ming}, title = {T}, journal = acm, year = 2020}
@article{b, author = {Li, Ming}, title = {T}, journal = acm # " Letters", month = "1~" # jan, year = 2020}
"""
library = bibtexparser.parse_string(SOURCE)
journals = [entry["journal"] for entry in library.entries]
month = library.entries_dict["b"]["month"]
print(journals, month, "failed:", len(library.failed_blocks))
still = journals == ["ACM", 'acm # " Letters"'] and month == '"1~" # jan' and not library.failed_blocks
sys.exit(0 if still else 1)
END
venv/bin/python look.py
