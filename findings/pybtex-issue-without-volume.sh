#!/usr/bin/env bash
# Tool: pybtex 0.26.1 (its style plain, which sphinxcontrib-bibtex uses), beside BibTeX's
# plain.bst.
#
# Guess: an @article with `number = {3}` and no volume is printed with its issue in some form;
# BibTeX prints "Journal, (3):10–20, 2020" and warns that a number has no volume.
#
# Seen: pybtex leaves the issue out without a word: "Journal, pages 10–20, 2020". With a volume it
# prints "4(3)".
#
# Why it matters: many Chinese journals count issues by the year and have no volumes (2020 年第 3
# 期); the reader of the list cannot find the article, and the .bib file has what was needed.
#
# Where from: pybtex/style/formatting/unsrt.py, `volume_and_pages`: the issue is an optional part
# inside the one template that begins with the volume, and the template falls as a whole.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pybtex==0.26.1

cat > look.py <<'END'
import sys

from pybtex.database import parse_string
from pybtex.plugin import find_plugin

SOURCE = """
@article{none, author = {Li, Ming}, title = {T}, journal = {Journal}, year = 2020, number = {3}, pages = {10--20}}
@article{some, author = {Li, Tao}, title = {T}, journal = {Journal}, year = 2020, number = {3}, pages = {10--20},
  volume = 4}
"""
style = find_plugin("pybtex.style.formatting", "plain")()
plain = find_plugin("pybtex.backends", "plaintext")()
listed = {entry.key: entry.text.render(plain) for entry in style.format_bibliography(parse_string(SOURCE, "bibtex"))}
print(listed)
lost = listed["none"] == "Ming Li. T. Journal, pages 10–20, 2020."
sys.exit(0 if lost and "4(3)" in listed["some"] else 1)
END
venv/bin/python look.py
