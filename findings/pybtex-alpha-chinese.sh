#!/usr/bin/env bash
# Tool: pybtex 0.26.1 (its label style alpha, which sphinxcontrib-bibtex 2.7 takes if nothing is
# said).
#
# Guess: the label of 李明 and 王小红, 2020 begins with something of their names (李王20, or 李明20 for one
# author), as Li and Wang give LW20.
#
# Seen: nothing of a Chinese name gets into a label; what is left is the year: 20, and for several
# works of one year 20a, 20b. Latin names in the same list have theirs.
#
# Why it matters: in a Chinese book nearly every label is the same two figures, which read like
# the number of a numbered list: "[20]" is neither the twentieth work nor findable by its author.
#
# Where from: pybtex/style/labels/alpha.py, `_strip_nonalnum`, keeps A–Z, a–z and 0–9 alone once
# accents are taken off.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pybtex==0.26.1

cat > look.py <<'END'
import sys

from pybtex.database import parse_string
from pybtex.plugin import find_plugin

SOURCE = """
@book{a, author = {李明 and 王小红}, title = {甲}, publisher = {P}, year = 2020}
@book{b, author = {李, 强}, title = {乙}, publisher = {P}, year = 2020}
@book{c, author = {张伟}, title = {丙}, publisher = {P}, year = 2019}
@book{d, author = {Li, Ming and Wang, Xiaohong}, title = {D}, publisher = {P}, year = 2020}
"""
style = find_plugin("pybtex.style.formatting", "alpha")()
labels = {entry.key: entry.label for entry in style.format_bibliography(parse_string(SOURCE, "bibtex"))}
print(labels)
sys.exit(0 if labels == {"a": "20b", "b": "20a", "c": "19", "d": "LW20"} else 1)
END
venv/bin/python look.py
