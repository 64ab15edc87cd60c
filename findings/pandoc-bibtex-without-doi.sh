#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), from CSL-JSON to BibTeX and biblatex.
#
# Guess: both writers write what the work has, each in the names of its format; BibTeX styles have used
# `doi`, `isbn` and `language` for twenty years.
#
# Seen: `-t bibtex` writes neither DOI nor ISBN nor language; `-t biblatex` writes all three, but
# the date as `date` alone, which BibTeX does not know.
#
# Why it matters: whoever offers one file for both kinds of readers finds no writer for it, and a list
# made from the BibTeX file has lost its links.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17
cat > look.py <<'END'
import json
import subprocess
import sys

import pypandoc

work = {
    "id": "k",
    "type": "book",
    "title": "T",
    "DOI": "10.1000/182",
    "ISBN": "978-3-16-148410-0",
    "language": "zh-CN",
    "issued": {"date-parts": [[2020, 3]]},
}
names = ("doi", "isbn", "langid", "year", "date")
seen = {}
for form in ("bibtex", "biblatex"):
    command = [pypandoc.get_pandoc_path(), "-f", "csljson", "-t", form]
    run = subprocess.run(command, input=json.dumps([work]), capture_output=True, text=True, check=True)
    print(run.stdout)
    seen[form] = [name for name in names if f"  {name} = " in run.stdout]
sys.exit(0 if seen == {"bibtex": ["year"], "biblatex": ["doi", "isbn", "langid", "date"]} else 1)
END
venv/bin/python look.py
