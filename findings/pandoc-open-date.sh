#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc from a biblatex file.
#
# Guess: `date = {2004-07/..}`, a range without an end in biblatex's extended dates, is cited as
# 2004 or "2004–", as biber and biblatex print it.
#
# Seen: the date is dropped without a warning: "(Liu, n.d.)". `2004-07/` without the two dots is
# read, and so are `2004-07/2004-09` and `1723~`.
#
# Why it matters: series and sites that still go on are dated like this; a sound bibliography
# loses years on the way from LaTeX to pandoc.
#
# Where from: Text.Pandoc.Citeproc.BibTeX, `getDate`, hands the value to `rawDateEDTF` of citeproc
# (Citeproc.Types), which knows an empty end and no ".."; then the whole value is no date.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > refs.bib <<'END'
@article{dots, author = {Liu, Fo}, title = {Open}, journaltitle = {Journal}, date = {2004-07/..}}
@article{bare, author = {Ma, Bo}, title = {Bare}, journaltitle = {Journal}, date = {2004-07/}}
@article{range, author = {Ng, Co}, title = {Range}, journaltitle = {Journal}, date = {2004-07/2004-09}}
END
cat > look.py <<'END'
import subprocess
import sys

import pypandoc

run = subprocess.run([pypandoc.get_pandoc_path(), "--citeproc", "--bibliography=refs.bib", "-t", "plain", "--wrap=none"],
                     input="@dots, @bare, @range.", capture_output=True, text=True, check=True)
print(run.stdout, run.stderr)
first = run.stdout.splitlines()[0]
sys.exit(0 if "Liu (n.d.)" in first and "Ma (2004" in first and "Ng (2004)" in first and not run.stderr else 1)
END
venv/bin/python look.py
