#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17).
#
# Guess: a footnote that is referred to twice, 甲[^n] … 乙[^n], has one number and one text, as in
# GitHub's Markdown, MyST and typst.
#
# Seen: pandoc makes two notes, 1 and 2, with the same text, in every output; all later numbers
# shift. Written back as Markdown or as gfm the note is there twice, under two names.
#
# Why it matters: numbers of notes differ between a book built by Sphinx and the same text through
# pandoc (EPUB, docx), and a translation that is compared note by note finds one too many.
#
# Where from: pandoc's document model has a note where its reference stands (`Note [Block]`,
# pandoc-types Text.Pandoc.Definition), and no way to say "the same again".
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > look.py <<'END'
import re
import sys

import pypandoc

TEXT = "甲[^n]，乙[^n]，丙[^m]。\n\n[^n]: 注文\n\n[^m]: 后一注\n"
page = pypandoc.convert_text(TEXT, "html", format="markdown")
back = pypandoc.convert_text(TEXT, "gfm", format="gfm").strip()
notes = re.findall(r'<li id="fn\d"><p>(.*?)<', page)
print(notes, back, sep="\n")
sys.exit(0 if notes == ["注文", "注文", "后一注"] and back.startswith("甲[^1]，乙[^2]，丙[^3]。") else 1)
END
venv/bin/python look.py
