#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, numfig and math_numfig with two numbered toctrees (the two parts of a book).
#
# Guess: chapters of the second :numbered: toctree begin at 1 again, which the manual says; its
# figures and formulas begin at 1.1 with them (ambiguous, but consistent).
#
# Seen: the chapters begin again and the counters do not. The first figure of chapter 1 in part
# two is "Fig. 1.3" after two in chapter 1 of part one, its first formula "(1.2)". An appendix in
# a third toctree goes on from there.
#
# Why it matters: Fig. 1.3 stands in a chapter that has no 1.1 and no 1.2, and whoever inserts a
# figure in part one renumbers part two. Neither -n nor -W says a word.
#
# Where from: sphinx/environment/collectors/toctree.py, `assign_figure_numbers`, counts by the
# section number alone, (1,), which both chapters have; sphinx/domains/math.py does likewise.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4

mkdir book
printf 'numfig = True\nmath_numfig = True\nmath_number_all = True\n' > book/conf.py
printf 'Book\n====\n\n.. toctree::\n   :numbered:\n\n   one\n\n.. toctree::\n   :numbered:\n\n   two\n' > book/index.rst
part() {
    printf '%s\n=====\n\n.. table:: First\n   :name: %s-1\n\n   == ==\n   a  b\n   == ==\n\n' "$1" "$1"
    printf '.. table:: Second\n   :name: %s-2\n\n   == ==\n   a  b\n   == ==\n\n.. math:: x = 1\n   :label: %s-eq\n\n' "$1" "$1"
    printf 'See :numref:`chapter {number} <%s>`, :numref:`%s-1`, :numref:`%s-2`, :eq:`%s-eq`.\n' "$1" "$1" "$1" "$1"
}
{ printf '.. _one:\n\n'; part one; } > book/one.rst
{ printf '.. _two:\n\n'; part two; } > book/two.rst
venv/bin/sphinx-build -q -W -n -b html book out
for page in one two; do sed 's/<[^>]*>//g' out/$page.html | grep '^See'; done
sed 's/<[^>]*>//g' out/two.html | grep -q '^See chapter 1, Table 1.3, Table 1.4, (1.2)\.'
