#!/usr/bin/env bash
# Tool: Sphinx 9.0.4 with myst-parser 5.2.0, builders latex and html.
#
# Guess: a comment of TeX at the end of a formula's last line, `x + y, % the sum`, is left out, as
# MathJax and LaTeX do.
#
# Seen: the .tex file says `x + y, % the sum\end{split}` in one line, so the end of the environment
# is part of the comment, and LaTeX stops. The site is made, and shows the formula.
#
# Why it matters: authors paste formulas from papers with their comments. The site is right, so
# nobody looks, until the book is printed.
#
# Where from: `wrap_displaymath` of sphinx/util/math.py takes the blanks and the line end from the
# formula and puts `\begin{split}` and `\end{split}` around it without a line end.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir book
cat > book/conf.py <<'END'
extensions = ["myst_parser"]
myst_enable_extensions = ["dollarmath"]
END
cat > book/index.md <<'END'
# Book

$$
x + y, % the sum
$$
END
venv/bin/sphinx-build -q -n -W -b html book html
grep -o 'x + y, % the sum' html/index.html
venv/bin/sphinx-build -q -n -W -b latex book latex
grep -F '\begin{split}x + y, % the sum\end{split}' latex/*.tex
echo "As stated."
