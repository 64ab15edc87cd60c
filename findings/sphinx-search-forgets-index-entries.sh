#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, HTML.
#
# Guess: a second build in which nothing has changed leaves searchindex.js as it was, or writes
# the same again.
#
# Seen: one edit to one chapter, and the search index has lost the index entries of all others:
# `indexentries` holds those of the chapters that were read in this run. A rebuild with nothing
# changed at all writes none, and the file differs from that of a clean build.
#
# Why it matters: words that stand only in an index entry no longer lead to their chapter; each
# build makes it worse, and a clean one mends it, so that nobody can repeat the fault.
#
# Where from: sphinx/search/__init__.py, `IndexBuilder`: `load` brings back titles, terms and file
# names from the old file, not the entries; they come only with documents that are fed again.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4

mkdir book
echo 'html_theme = "basic"' > book/conf.py
printf 'Book\n====\n\n.. toctree::\n\n   ch1\n   ch2\n' > book/index.rst
printf 'One\n===\n\n.. index:: alpha\n\nText.\n' > book/ch1.rst
printf 'Two\n===\n\n.. index:: beta\n\nText.\n' > book/ch2.rst
build() { venv/bin/sphinx-build -q -W -b html book "$1"; }
entries() { grep -o '"indexentries":{[^}]*}' "$1/searchindex.js"; }
build out
first=$(entries out)
echo >> book/ch2.rst
echo 'More.' >> book/ch2.rst
build out
second=$(entries out)
build clean
clean=$(entries clean)
printf 'first: %s\nafter an edit of chapter 2: %s\nclean: %s\n' "$first" "$second" "$clean"
case $second in *alpha*) exit 1 ;; *beta*) ;; *) exit 1 ;; esac
case $clean in *alpha*beta*) ;; *) exit 1 ;; esac
