#!/usr/bin/env bash
# Tool: Sphinx 9.0.4 with docutils 0.22.4 and myst-parser 5.2.0.
#
# Guess: `include` is relative to the file it stands in, as docutils documents and does; so
# parts/a may include b, its neighbour, from whatever page it is included itself.
#
# Seen: Sphinx and MyST look for b beside the page. Where there is a file b as well, its text is
# taken and nothing is said under -n -W; where there is none, the include fails. With docutils
# alone the same three reStructuredText files give the neighbour.
#
# Why it matters: fragments that include fragments hold together only as long as one page, in one
# folder, uses them; a page moved into a folder quietly gets another table or preface.
#
# Where from: sphinx/directives/other.py, `Include`, makes the path absolute with `relfn2path` of
# the page before docutils sees it; `MockIncludeDirective` of myst_parser/mocking.py does the
# same.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 docutils==0.22.4 \
    myst-parser==5.2.0

for book in rst md; do
    mkdir -p $book/parts
    echo 'The neighbour in parts.' > $book/parts/b.txt
    echo 'Beside the page.' > $book/b.txt
done
touch rst/conf.py
printf 'Book\n====\n\n.. include:: parts/a.txt\n' > rst/index.rst
printf '.. include:: b.txt\n' > rst/parts/a.txt
echo 'extensions = ["myst_parser"]' > md/conf.py
printf '# Book\n\n```{include} parts/a.txt\n```\n' > md/index.md
printf '```{include} b.txt\n```\n' > md/parts/a.txt

for book in rst md; do
    venv/bin/sphinx-build -q -n -W -E -b text $book $book.out
    echo "Sphinx, $book: $(tail -n 1 $book.out/index.txt)"
done
venv/bin/docutils rst/index.rst docutils.html
echo "docutils, rst: $(grep -E 'neighbour|Beside' docutils.html)"
grep -q 'Beside the page' rst.out/index.txt
grep -q 'Beside the page' md.out/index.txt
grep -q 'The neighbour' docutils.html
