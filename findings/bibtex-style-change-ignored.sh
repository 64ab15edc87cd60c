#!/usr/bin/env bash
# Tool: sphinxcontrib-bibtex 2.7.0 with Sphinx 9.0.4, HTML.
#
# Guess: `bibtex_default_style` changed from alpha to plain in conf.py and built again: all labels
# are numbers now. Sphinx tells of a changed setting and writes all pages again.
#
# Seen: it writes all pages again, and each still has the old labels ([Ame01] in the text and in
# the list). Only a clean build has [1].
#
# Why it matters: an author who tries styles sees no difference, and takes the setting for broken;
# one who changes the style before a release sends out the old one.
#
# Where from: sphinxcontrib/bibtex/__init__.py registers the setting as one that touches HTML
# alone, so the documents are not read again; the labels are made at the end of reading, and kept.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 \
    sphinxcontrib-bibtex==2.7.0 pybtex==0.26.1

mkdir book
printf 'extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["refs.bib"]\nhtml_theme = "basic"\n' > book/conf.py
printf 'Book\n====\n\nText :cite:p:`a`.\n\n.. bibliography::\n' > book/index.rst
echo '@book{a, author = {Ames, Ann}, title = {First}, publisher = {P}, year = 2001}' > book/refs.bib
build() { venv/bin/sphinx-build -q -W -b html -d "$1.trees" book "$1"; }
says() { sed 's/<[^>]*>//g' "$1/index.html" | grep -o 'Text \[[^]]*\]'; }
build out
touch -d '2001-01-01' out/index.html
echo 'bibtex_default_style = "plain"' >> book/conf.py
build out
build clean
echo "built again: $(says out), clean: $(says clean)"
[ "$(date -r out/index.html +%Y)" != 2001 ]
[ "$(says out)" = 'Text [Ame01]' ] && [ "$(says clean)" = 'Text [1]' ]
