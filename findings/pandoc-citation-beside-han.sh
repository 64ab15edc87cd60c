#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), Markdown with citations.
#
# Guess: `@key` is a citation wherever it stands; Chinese has no blanks between words, so what comes
# before and behind it needs none.
#
# Seen: behind a Chinese character `@key` is plain text, and what Chinese follows a key belongs to the
# key: 见 @zhao2020说 cites "zhao2020说". With a blank before, and punctuation or `[@key]` in brackets,
# all is well. No warning in either case: the first is printed as it stands.
#
# Why it matters: a manuscript that moves between Quarto or pandoc and MyST has citations of one that
# are none of the other, and no bibliography misses them.
#
# Where from: the manual asks that @ be no part of a word, as in an address of mail, and lets keys hold
# letters; to Haskell's `isAlphaNum` a Chinese character is one.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17
cat > look.py <<'END'
import json
import sys

import pypandoc


def keys(text):
    found = []

    def walk(part):
        if isinstance(part, dict):
            if part.get("t") == "Cite":
                found.extend(cited["citationId"] for cited in part["c"][0])
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(json.loads(pypandoc.convert_text(text, "json", format="markdown")))
    return found


texts = ("综述@zhao2020。", "见 @zhao2020说。", "见 @zhao2020。", "综述[@zhao2020]说。")
seen = [keys(text) for text in texts]
for text, found in zip(texts, seen):
    print(text, found)
sys.exit(0 if seen == [[], ["zhao2020说"], ["zhao2020"], ["zhao2020"]] else 1)
END
venv/bin/python look.py
