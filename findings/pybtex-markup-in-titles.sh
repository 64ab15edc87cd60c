#!/usr/bin/env bash
# Tool: pybtex 0.26.1 (its style plain, which sphinxcontrib-bibtex can use).
#
# Guess: a title keeps its formula, $O(N^2)$, when the rest is put into lower case, and
# \emph{Slanted} and \textbf{Bold} become italics and bold, or at least their words.
#
# Seen: the formula is lowered with the rest and printed as source, "$o(n^2)$"; the commands are
# printed as they stand, "\emph Slanted", without their braces. Braces round the formula keep its
# letters, and its dollars stay on the page.
#
# Why it matters: O and o, N and n mean different things; and what is sound in LaTeX shows its
# backslashes on the web. BibTeX lowers formulas as well (change.case$ knows braces alone), so the
# remedy, braces, has to be asked for by whoever checks the file.
#
# Where from: pybtex/richtext.py, `Text.from_latex`, makes protected text of braces and plain text
# of all else; latexcodec, which decodes before it, knows accents and signs, no commands for type
# and no mathematics.
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

SOURCE = r"""
@article{a, author = {Li, Ming}, title = {Attention in $O(N^2)$ Time}, journal = {J}, year = 2020}
@article{b, author = {Li, Ming}, title = {A \textbf{Bold} and \emph{Slanted} Title}, journal = {J}, year = 2021}
@article{c, author = {Li, Ming}, title = {Attention in {$O(N^2)$} Time}, journal = {J}, year = 2022}
"""
style = find_plugin("pybtex.style.formatting", "plain")()
html = find_plugin("pybtex.backends", "html")()
listed = {entry.key: entry.text.render(html) for entry in style.format_bibliography(parse_string(SOURCE, "bibtex"))}
print(*listed.values(), sep="\n")
still = "$o(n^2)$" in listed["a"] and r"A \textbf <" in listed["b"] and r"\emph <" in listed["b"]
sys.exit(0 if still and "$O(N^2)$" in listed["c"] and "$o(n^2)$" not in listed["c"] else 1)
END
venv/bin/python look.py
