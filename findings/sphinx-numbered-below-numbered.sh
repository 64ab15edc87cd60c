#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, `:numbered:` of a toctree.
#
# Guess: a chapter's own toctree may say `:numbered:` again, as that of the book does. Sphinx warns
# ("already assigned section numbers"), and the numbers of the outer contents, which come first in
# the book, stand: the page below chapter 2 is 2.1.
#
# Seen: the page is 2.1 in one build and 1 in the next, with the same files, from nothing; the
# warning names one page or the other. PYTHONHASHSEED, which is random by default, decides.
#
# Why it matters: two builds of the same book, or its HTML and its ePub, have other chapter numbers,
# and each "see section 2.1" that readers quote.
#
# Where from: sphinx/environment/collectors/toctree.py, `assign_section_numbers` walks
# `env.numbered_toctrees`, a set of the names of pages; who comes first gives the numbers.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4
mkdir book
cd book
: > conf.py
printf 'Book\n====\n\n.. toctree::\n   :numbered:\n\n   first\n   second\n' > index.rst
printf 'First\n=====\n' > first.rst
printf 'Second\n======\n\n.. toctree::\n   :numbered:\n\n   below\n' > second.rst
printf 'Below\n=====\n' > below.rst
for seed in 0 1 2 3 4 5 6 7; do
    PYTHONHASHSEED=$seed ../venv/bin/python -m sphinx -E -q . ../out 2>> ../warnings
    sed -n 's,.*<h1><span class="section-number">\([0-9.]*\)\. </span>Below.*,\1,p' ../out/below.html
done | sort | uniq -c | tee ../numbers
test "$(wc -l < ../numbers)" -eq 2
