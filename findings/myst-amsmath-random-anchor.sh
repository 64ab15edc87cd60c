#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 (extension amsmath) with Sphinx 9.0.4.
#
# Guess: the same sources give the same HTML, so that builds can be compared and published pages
# kept.
#
# Seen: each \begin{align} … \end{align} in running Markdown gets an anchor of random letters, new
# on every reading: id="equation-744ff348-3d87-…". The formula is numbered, so its ¶ offers that
# anchor as a link, which dies with the next build.
#
# Why it matters: a page with one such formula is never the same twice; whoever publishes by
# comparing files publishes it each time, and a test "incremental is clean" fails at random.
#
# Where from: myst_parser/mdit_to_docutils/sphinx_.py, `render_amsmath`, takes its label from
# `_random_label`, a uuid4; a $$ … $$ without a label gets none.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir book
printf 'extensions = ["myst_parser"]\nmyst_enable_extensions = ["amsmath", "dollarmath"]\n' > book/conf.py
cat > book/index.md <<'END'
# Book

\begin{align}
a &= b
\end{align}

$$
c = d
$$
END
anchors() { grep -oE 'id="equation-[^"]*"' "$1/index.html"; }
venv/bin/sphinx-build -q -W -E -b html book first
venv/bin/sphinx-build -q -W -E -b html book second
echo "first $(anchors first), second $(anchors second)"
[ "$(anchors first | wc -l)" = 1 ] && [ "$(anchors first)" != "$(anchors second)" ]
