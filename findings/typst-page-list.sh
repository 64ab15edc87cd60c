#!/usr/bin/env bash
# Tool: typst 0.15.2 (the Python wheel; it holds hayagriva), read back with pdfminer.six 20260107.
#
# Guess: `pages = {3, 5, 9}` and `pages = {1--10, 20}` are lists of pages, which BibTeX's manual
# allows by name ("7,41,73--97"); they are printed as "3, 5, 9" and "1–10, 20".
#
# Seen: the commas are lost and the digits run together, "pp. 359" and "pp. 1–1020", in every
# style. No warning is given.
#
# Why it matters: the reader is sent to a page that does not exist, and nothing in the printed
# list looks broken. A press that sets its lists with typst has to write such a value as text of
# its own.
#
# Where from: hayagriva, src/interop.rs, turns the ranges that the biblatex crate has read into
# `PageRanges` without a `Comma` between them; from its own YAML the commas survive. typst/typst
# issue 2228 tells of it, and is closed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pdfminer.six==20260107

cat > refs.bib <<'END'
@article{list, author = {Ames, Ann}, title = {Pages in a list}, journal = {Journal}, year = 2001, pages = {3, 5, 9}}
@article{both, author = {Bell, Bob}, title = {A range and a page}, journal = {Journal}, year = 2002, pages = {1--10, 20}}
END
cat > book.typ <<'END'
@list @both
#bibliography("refs.bib", style: "ieee")
END
cat > look.py <<'END'
import sys
import typst
from pdfminer.high_level import extract_text

typst.compile("book.typ", output="book.pdf")
text = " ".join(extract_text("book.pdf").split())
print(text)
sys.exit(0 if "pp. 359" in text and "pp. 1–1020" in text else 1)
END
venv/bin/python look.py
