#!/usr/bin/env bash
# Tool: sphinxcontrib-bibtex 2.7.0 with Sphinx 9.0.4.
#
# Guess: {cite:t}`zhao,adams` prints the works in the order in which they were written, as \cite
# does: Zhao first, because the sentence means Zhao first.
#
# Seen: they are put into the order of the list of references: "Adams [Ada20], Zhao [Zha10]";
# likewise with {cite:p}. Nothing says so, and no option keeps the order.
#
# Why it matters: "following Zhao and, later, Adams" is turned round; and since order does not
# reach the page, a check that compares the order of keys in a translation with the original
# raises a fault that no reader can see.
#
# Where from: sphinxcontrib/bibtex/domain.py, `resolve_xref`, walks the citations of each
# bibliography and picks those whose keys were asked for, so the list's order wins.
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
END
cat > book/refs.bib <<'END'
@book{zhao, author = {Zhao, Wei}, title = {First}, publisher = {P}, year = 2010}
@book{adams, author = {Adams, Ann}, title = {Later}, publisher = {P}, year = 2020}
END
cat > book/index.rst <<'END'
Book
====

Text :cite:t:`zhao,adams` and in brackets :cite:p:`zhao,adams`.

.. bibliography::
END
venv/bin/sphinx-build -q -W -b text book out
sed -n 4,5p out/index.txt
grep -q 'Text Adams \[Ada20\], Zhao \[Zha10\] and in brackets \[Ada20, Zha10\]' <(tr '\n' ' ' < out/index.txt)
