#!/usr/bin/env bash
# Tool: markdown-it-py 4.2.0, as used by myst-parser 5.2.0 with Sphinx 9.0.4.
#
# Guess: CommonMark sets no limit to lists in lists; a reader with one says where it stops.
#
# Seen: with ten bullet lists in each other, the tenth and the whole rest of the page are gone:
# the paragraph below the lists, the next section, everything. `sphinx-build -n -W` says nothing
# and ends with 0. Nine lists are set right.
#
# Why it matters: a deep outline at the head of a chapter costs the chapter, and no log shows it.
#
# Where from: the preset "commonmark" has maxNesting 20, and a list counts twice, as list and as
# item; `tokenize` of markdown_it/parser_block.py then goes to the end of the text. The preset
# "default" has 100, but myst-parser takes "commonmark".
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0 \
    markdown-it-py==4.2.0

mkdir book
echo 'extensions = ["myst_parser"]' > book/conf.py
page() { # DEPTH: the text of a page with so many lists in each other
    indent=
    {
        printf '# Book\n\n'
        for level in $(seq "$1"); do
            echo "$indent- level $level"
            indent="$indent  "
        done
        printf '\nAfter the lists.\n\n## Next section\n\nIts text.\n'
    } > book/index.md
    venv/bin/sphinx-build -q -n -W -E -b text book "out$1"
    echo "-- $1 lists, the last lines:"
    tail -n 3 "out$1/index.txt"
}
page 9
page 10
grep -q 'level 9' out9/index.txt
grep -q 'Its text' out9/index.txt
grep -q 'level 9' out10/index.txt
if grep -qE 'level 10|After|Next|Its text' out10/index.txt; then exit 1; fi
