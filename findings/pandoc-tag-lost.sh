#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17, texmath inside).
#
# Guess: `$$x = 1 \tag{1.2}$$` keeps its number in MathML (as KaTeX, MathJax and latex2mathml
# print it), or a warning says that it is lost.
#
# Seen: the number is gone from MathML, from typst's markup and from Word's formulas, with exit
# status 0 and no warning; for an unknown command there is one, and the TeX is shown.
#
# Why it matters: the text goes on speaking of formula (1.2), which no page has any more.
#
# Where from: texmath, Text.TeXMath.Readers.TeX, reads \tag and throws its argument away with
# other commands that do not change the formula, such as \label and \nonumber.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > look.py <<'END'
import subprocess
import sys

import pypandoc

PANDOC = pypandoc.get_pandoc_path()


def converted(formula, *options):
    run = subprocess.run([PANDOC, "-f", "markdown", *options], input=f"$${formula}$$", capture_output=True,
                         text=True, check=True)
    return run.stdout.split("<annotation")[0], run.stderr


mathml, quiet = converted(r"x = 1 \tag{1.2}", "-t", "html", "--mathml")
typst, silent = converted(r"x = 1 \tag{1.2}", "-t", "typst")
_, warned = converted(r"x = 1 \unknowncommand{1.2}", "-t", "html", "--mathml")
print(mathml, typst, warned)
sys.exit(0 if "1.2" not in mathml + typst and not quiet + silent and "WARNING" in warned else 1)
END
venv/bin/python look.py
