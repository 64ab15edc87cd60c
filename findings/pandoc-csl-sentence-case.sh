#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc, `text-case="sentence"`.
#
# Guess: sentence case makes small letters of capitals at the head of words, leaves what has a capital
# elsewhere, and begins anew behind a colon; in German, whose nouns have capitals, it does nothing.
#
# Seen: a full stop inside of a title begins a sentence and ends the word: "Ph.D. of Knuth" becomes
# "Ph.d. Of knuth", "et al. on trees" becomes "et al. On trees". Behind a colon only a single letter A
# keeps its capital. With lang=de-DE the nouns become small, too.
#
# Why it matters: a style in sentence case spoils titles that are written well; `<span class="nocase">`
# around the words is the only help.
#
# Where from: the specification of CSL 1.0.2 speaks of words in mixed case alone, and warns of other
# languages than English.
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

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{}</layout></bibliography></style>"""


def printed(item, layout, language="en-US"):
    with open("style.csl", "w") as file:
        file.write(STYLE.format(layout))
    command = [pypandoc.get_pandoc_path(), "-f", "csljson", "-t", "plain", "--wrap=none"]
    command += ["--citeproc", "--csl=style.csl", "--metadata", f"lang={language}"]
    item = {"id": "a", "type": "book", "title": "T", **item}
    run = subprocess.run(command, input=json.dumps([item]), capture_output=True, text=True)
    return (run.stdout + run.stderr).strip()


titles = (
    ("Ph.D. of Knuth", "en-US"),
    ("Knuth et al. on trees", "en-US"),
    ("Death by Theory: A Tale", "en-US"),
    ("Death by Theory: Tale", "en-US"),
    ("Das Buch der Tiere", "de-DE"),
)
layout = '<text variable="title" text-case="sentence"/>'
seen = [printed({"title": title}, layout, language) for title, language in titles]
print("\n".join(seen))
expected = [
    "Ph.d. Of knuth",
    "Knuth et al. On trees",
    "Death by theory: A tale",
    "Death by theory: tale",
    "Das buch der tiere",
]
sys.exit(0 if seen == expected else 1)
END
venv/bin/python look.py
