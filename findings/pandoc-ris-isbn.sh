#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), from RIS to CSL-JSON.
#
# Guess: `SN` of RIS is "ISBN/ISSN": of a book (`TY  - BOOK`) it is the ISBN.
#
# Seen: it is always the ISSN, for books as well, and `AU  - Li, Ann, Jr.`, whose order is last name,
# first name, suffix, gives the suffix "Ann" and the given name "Jr.".
#
# Why it matters: RIS is what libraries export; a book from there is listed with its ISBN as an ISSN, and
# a person under a name that nobody has.
#
# Where from: the specification of RIS by Research Information Systems (tags AU and SN).
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

RIS = "TY  - BOOK\nTI  - T\nAU  - Li, Ann, Jr.\nSN  - 978-3-16-148410-0\nER  - \n"
command = [pypandoc.get_pandoc_path(), "-f", "ris", "-t", "csljson"]
run = subprocess.run(command, input=RIS, capture_output=True, text=True, check=True)
(book,) = json.loads(run.stdout)
print(book)
wrong = book.get("ISSN") == "978-3-16-148410-0" and "ISBN" not in book
person = book["author"][0]
sys.exit(0 if wrong and (person.get("given"), person.get("suffix")) == ("Jr.", "Ann") else 1)
END
venv/bin/python look.py
