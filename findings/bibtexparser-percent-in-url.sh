#!/usr/bin/env bash
# Tool: bibtexparser 2.1.0 with pylatexenc 2.11, which it decodes by.
#
# Guess: `LatexDecodingMiddleware`, put behind the parser as its manual shows, turns \'E into É in
# names and titles and leaves an address as it is: `url = {https://example.org/a_b%20c}` stays
# whole. Its counterpart for writing has a setting of its own for addresses.
#
# Seen: the address ends before the per cent sign: "https://example.org/a_b". No block counts as
# failed.
#
# Why it matters: links that are cut off still look like links, and the shortened value is what a
# tool writes back into the .bib file. Per cent signs are ordinary in addresses of Chinese pages.
#
# Where from: bibtexparser/middlewares/latex_encoding.py decodes every field of an entry alike,
# and to pylatexenc a bare % opens a comment. In an address it is none, neither to BibTeX nor to
# \url.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check bibtexparser==2.1.0 pylatexenc==2.11

cat > look.py <<'END'
import sys

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

SOURCE = r"""@online{a,
  author = {{\'E}douard Roy}, title = {Kernels}, year = 2020,
  url = {https://example.org/a_b%20c/%E4%B8%AD}
}"""
library = bibtexparser.parse_string(SOURCE, append_middleware=[LatexDecodingMiddleware()])
entry = {field.key: field.value for field in library.entries[0].fields}
print(entry, "failed:", len(library.failed_blocks))
cut = entry["url"] == "https://example.org/a_b"
sys.exit(0 if cut and entry["author"].startswith("É") and not library.failed_blocks else 1)
END
venv/bin/python look.py
