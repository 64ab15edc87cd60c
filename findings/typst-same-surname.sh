#!/usr/bin/env bash
# Tool: typst 0.15.2 (the Python wheel; it holds hayagriva), read back with pdfminer.six 20260107.
#
# Guess: in an author-date style two authors of one surname in one year are told apart, "(M. Li,
# 2001; Q. Li, 2001)", and the list gives "Li, M. (2001)" and "Li, Q. (2001)".
#
# Seen: both citations read "(Li, 2001; Li, 2001)", and in the list the given names are gone as
# well: "Li. (2001)." twice. With another year, or with the same author twice, the list has "Li,
# M.". apa, chicago-author-date and gb-7714-2015-author-date all do it; numeric styles do not.
#
# Why it matters: three Chinese in ten bear one of five surnames, so here this is the ordinary
# case; the names of real authors are lost from the list, and nothing warns.
#
# Where from: hayagriva, src/csl/mod.rs, carries what was found out about the names of a citation
# over into the list. typst/hayagriva issues 165 and 470; pull request 535 (open) would mend it.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pdfminer.six==20260107

cat > refs.bib <<'END'
@article{one, author = {Li, Ming}, title = {First paper}, journal = {Journal}, year = 2001}
@article{two, author = {Li, Qiang}, title = {Second paper}, journal = {Journal}, year = 2001}
@article{other, author = {Li, Tao}, title = {Third paper}, journal = {Journal}, year = 2005}
END
cat > look.py <<'END'
import sys
import typst
from pdfminer.high_level import extract_text

still = True
for style, lost, kept in (
    ("apa", ("Li. (2001). First", "Li. (2001). Second"), "Li, T. (2005)"),
    ("chicago-author-date", ("Li. 2001. “First", "Li. 2001. “Second"), "Li, Tao. 2005"),
    ("gb-7714-2015-author-date", ("LI, 2001. First", "LI, 2001. Second"), "LI T, 2005"),
):
    with open("book.typ", "w", encoding="utf-8") as book:
        book.write(f'@one @two @other\n#bibliography("refs.bib", style: "{style}")\n')
    typst.compile("book.typ", output="book.pdf")
    text = " ".join(extract_text("book.pdf").split())
    print(f"{style}: {text}")
    still = still and all(part in text for part in (*lost, kept))
sys.exit(0 if still else 1)
END
venv/bin/python look.py
