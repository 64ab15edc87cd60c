#!/usr/bin/env bash
# Tool: docutils 0.22.4 with Sphinx 9.0.4.
#
# Guess: a warning about a reference in a table of reStructuredText names the line of its row, as one
# about a paragraph names the line of the paragraph.
#
# Seen: in simple tables and in grid tables it names the line below. A reference in the last row of
# a simple table is told at the rule that closes the table.
#
# Why it matters: an editor that jumps to the line shows a row without a fault, and what compares
# findings with Sphinx's by their lines has to know it.
#
# Where from: `build_table_row` of docutils/parsers/rst/states.py parses each cell with an offset that
# counts the line of the row once more.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 docutils==0.22.4

mkdir book
: > book/conf.py
cat > book/index.rst <<'END'
Book
====

:ref:`line-4`

=====  =============
head   head
=====  =============
a      b
c      :ref:`line-10`
=====  =============

+-----+----------------+
| a   | :ref:`line-14` |
+-----+----------------+
END
venv/bin/sphinx-build -q -n -E -b html book out 2> told.txt || true
sed -nE "s/^.*index.rst:([0-9]+): WARNING: undefined label: 'line-([0-9]+)'.*/line \2 told as \1/p" told.txt |
    sort > seen.txt
cat seen.txt
diff - seen.txt <<'END'
line 10 told as 11
line 14 told as 15
line 4 told as 4
END
