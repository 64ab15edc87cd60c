#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc with a CSL style, works in CSL-JSON.
#
# Guess: a surname in Han and a given name in letters (昂温, G., as translated works are listed in
# Chinese) have a space between them, since only names that are in Han as a whole have none.
#
# Seen: 昂温G. and 昂温Gustav, in a Chinese and in an English document, with and without
# `name-as-sort-order` and a `sort-separator` of a space. The other way round (Unwin, 明) there is a
# space.
#
# Why it matters: the initials run into the surname in a Chinese list of translated works.
#
# Where from: GB/T 7714-2015, 8.1.1, has the initials of two authors whose Chinese surname is one.
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


names = '<names variable="author"><name{}/></names>'
sorted_names = names.format(' name-as-sort-order="all" sort-separator=" "')
seen = [
    printed({"author": [{"family": family, "given": given}]}, layout, language)
    for family, given in (("昂温", "G."), ("昂温", "Gustav"), ("Unwin", "明"))
    for layout in (names.format(""), sorted_names)
    for language in ("en-US", "zh-CN")
]
print(seen)
right = ["昂温G."] * 4 + ["昂温Gustav"] * 4 + ["明 Unwin"] * 2 + ["Unwin 明"] * 2
sys.exit(0 if seen == right else 1)
END
venv/bin/python look.py
