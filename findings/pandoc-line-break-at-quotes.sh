#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), extension east_asian_line_breaks.
#
# Guess: with the extension a line that ends or begins in Chinese is joined to its neighbour
# without a space, whatever the characters are.
#
# Seen: a space stays where the next line begins with “ ‘ — or …, or the line ends in one of them:
# 中文， “引文” ——然后. Between Han, and before 《 and after 》, it goes.
#
# Why it matters: in text with one sentence a line, a sentence that begins with speech is an
# everyday thing; in the middle of a Chinese paragraph the space shows as a hole.
#
# Where from: Text.Pandoc.Shared, `eastAsianLineBreakFilter`, drops the break where the characters
# on both sides are two columns wide; these marks are "ambiguous" in Unicode's East Asian width,
# so they count as one. A quotation is also an element of its own (Quoted), in which no character
# is looked for.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17

cat > look.py <<'END'
import sys

import pypandoc

READER = "markdown+east_asian_line_breaks"


def joined(first, second):
    return pypandoc.convert_text(f"{first}\n{second}", "plain", format=READER, extra_args=["--wrap=none"]).strip()


kept = {pair: joined(*pair) for pair in (("中文，", "“引文”说"), ("说“引文”", "然后"), ("中文", "——然后"), ("中文……", "然后"))}
gone = {pair: joined(*pair) for pair in (("中文，", "然后"), ("中文", "《书》"), ("《书》", "然后"))}
print(kept, gone, sep="\n")
sys.exit(0 if all(" " in text for text in kept.values()) and not any(" " in text for text in gone.values()) else 1)
END
venv/bin/python look.py
