#!/usr/bin/env bash
# Tool: sphinxcontrib-bibtex 2.7.0 with Sphinx 9.0.4.
#
# Guess: with `bibtex_reference_style = "author_year"` two works of the same authors in one year
# are cited as 2020a and 2020b, as the list tells them apart.
#
# Seen: both are cited as "[Li and Wang, 2020]". The list calls them [LW20a] and [LW20b], labels
# that occur nowhere in the text, so that on paper the reader cannot find which is meant, nor that
# "Li and Wang, 2020" is LW20 at all. No warning.
#
# Why it matters: author and year is the other great way of citing; here it works only as long as
# nobody publishes twice a year, and never in a printed book.
#
# Where from: sphinxcontrib/bibtex/style/referencing/author_year.py formats author and year from
# the entry, and never sees the labels that pybtex's label style made.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 \
    sphinxcontrib-bibtex==2.7.0 pybtex==0.26.1

mkdir book
cat > book/conf.py <<'END'
extensions = ["sphinxcontrib.bibtex"]
bibtex_bibfiles = ["refs.bib"]
bibtex_reference_style = "author_year"
END
cat > book/refs.bib <<'END'
@book{one, author = {Li, Ming and Wang, Wei}, title = {First}, publisher = {P}, year = 2020}
@book{two, author = {Li, Ming and Wang, Wei}, title = {Second}, publisher = {P}, year = 2020}
END
cat > book/index.rst <<'END'
Book
====

One :cite:p:`one`, two :cite:p:`two`.

.. bibliography::
END
venv/bin/sphinx-build -q -W -b text book out
cat out/index.txt
grep -q 'One \[Li and Wang, 2020\], two \[Li and Wang, 2020\]\.' out/index.txt
grep -q '\[LW20a\]' out/index.txt && grep -q '\[LW20b\]' out/index.txt
