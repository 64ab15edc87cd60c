#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc.
#
# Guess: a .bib file turned into CSL JSON by pandoc and cited from there gives the list that
# pandoc makes from the .bib file itself.
#
# Seen: `year = {2020-21}`, printed "2020-21" from the .bib file, comes as "2020 … Spring" by way
# of the JSON. The title with $O(n^2)$, set as O(n²), comes with its dollars, "$O(n^2)$". The
# author that stands for `and others` is called "others" in the JSON, with nothing that says it is
# no person.
#
# Why it matters: CSL JSON is what other programs (citeproc-py, citation-js, reference managers)
# take from pandoc; a year becomes a season, and formulas become source.
#
# Where from: Text.Pandoc.Citeproc.BibTeX keeps [2020, 21] as date parts, and Citeproc.Types reads
# a month of 21 to 24 as a season; a title in CSL JSON can hold italics and the like but no
# formula.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > refs.bib <<'END'
@article{a, author = {Liu, Co and others}, title = {Attention in $O(n^2)$ time}, journal = {Journal}, year = {2020-21}}
END
cat > look.py <<'END'
import json
import subprocess
import sys

import pypandoc

PANDOC = pypandoc.get_pandoc_path()
with open("refs.json", "w", encoding="utf-8") as out:
    subprocess.run([PANDOC, "refs.bib", "-f", "bibtex", "-t", "csljson"], stdout=out, check=True)
with open("refs.json", encoding="utf-8") as file:
    work = json.load(file)[0]


def listed(bibliography):
    run = subprocess.run([PANDOC, "--citeproc", f"--bibliography={bibliography}", "-t", "plain", "--wrap=none"],
                         input="@a", capture_output=True, text=True, check=True)
    return run.stdout.splitlines()[2]


straight, around = listed("refs.bib"), listed("refs.json")
print(work, straight, around, sep="\n")
still = "2020-21" in straight and "O(n²)" in straight and "Spring" in around and "$O(n^2)$" in around
sys.exit(0 if still and work["author"][-1] == {"literal": "others"} else 1)
END
venv/bin/python look.py
