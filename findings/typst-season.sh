#!/usr/bin/env bash
# Tool: typst 0.15.2 (the Python wheel; it holds the crates hayagriva and biblatex), read back
# with pdfminer.six 20260107.
#
# Guess: `date = {2020-21}` is a season in biblatex's extended dates (21 is spring); typst prints
# "spring 2020", or at least the year.
#
# Seen: the date is gone altogether: apa prints "(n.d.)", the numeric styles print nothing where
# the year should be. `year = {2020-21}` in the same file prints "2020". No warning is given.
#
# Why it matters: biber checks such dates and accepts them, so a bibliography that is sound for
# LaTeX loses years on the way to typst, and a journal dated by season is common.
#
# Where from: the biblatex crate reads no month 21 to 24, and hayagriva, src/interop.rs, drops
# what is not a date; the same file sets `season: None` wherever it makes a date.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pdfminer.six==20260107

cat > refs.bib <<'END'
@article{season, author = {Ames, Ann}, title = {A season}, journaltitle = {Journal}, date = {2020-21}}
@article{year, author = {Bell, Bob}, title = {A year}, journaltitle = {Journal}, year = {2020-21}}
END
cat > look.py <<'END'
import sys
import typst
from pdfminer.high_level import extract_text

texts = {}
for style in ("apa", "ieee"):
    with open("book.typ", "w", encoding="utf-8") as book:
        book.write(f'@season @year\n#bibliography("refs.bib", style: "{style}")\n')
    typst.compile("book.typ", output="book.pdf")
    texts[style] = " ".join(extract_text("book.pdf").split())
    print(f"{style}: {texts[style]}")
lost = "Ames, A. (n.d.). A season" in texts["apa"] and "A season,” Journal." in texts["ieee"]
kept = "Bell, B. (2020). A year" in texts["apa"]
sys.exit(0 if lost and kept else 1)
END
venv/bin/python look.py
