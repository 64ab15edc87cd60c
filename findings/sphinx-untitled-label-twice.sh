#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, labels (`.. _name:`) with and without a title behind them.
#
# Guess: a label that two pages define is reported, "duplicate label", wherever it stands: a reference
# to it can only lead to one of them.
#
# Seen: before headings it is reported. Before paragraphs, which have no title, it is not, with -n and
# -W as well; :ref:`words <name>` leads to the page that comes last in the alphabet, from everywhere.
#
# Why it matters: a passage that is copied to another page with its label takes over all references,
# and the build stays silent.
#
# Where from: sphinx/domains/std/__init__.py, `StandardDomain.process_doc`: it warns when the name is in
# `self.labels`, where labels with titles are; those without go to `self.anonlabels` alone.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4
book() { # what stands behind the label
    rm -rf book out
    mkdir book
    : > book/conf.py
    printf 'Book\n====\n\n.. toctree::\n\n   first\n   second\n\nSee :ref:`there <spot>`.\n' > book/index.rst
    for page in first second; do
        printf '%s\n======\n\nText.\n\n.. _spot:\n\n%b\n' "$page" "$1" > "book/$page.rst"
    done
    status=0
    venv/bin/python -m sphinx -q -n -W -b html book out 2> said || status=$?
    echo "exit status $status, $(grep -c 'duplicate label' said) warnings"
    sed -n 's,.*href="\([^"]*#spot\)".*there.*,leads to \1,p' out/index.html 2> /dev/null || true
}
{
    book 'Title\n-----\n\nText.'
    book 'A paragraph.'
} | tee seen
test "$(sed -n 1p seen)" = 'exit status 1, 1 warnings'
test "$(tail -n 2 seen)" = 'exit status 0, 0 warnings
leads to second.html#spot'
