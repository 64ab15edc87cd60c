#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc with a CSL style, works in CSL-JSON.
#
# Guess: quotation marks that an author has put into a title are those of the language already and stay:
# “ ” are the quotation marks of mainland China (GB/T 15834).
#
# Seen: with lang=zh-CN both “ ” and ‘ ’ become 《 》, which are the marks of titles, and with zh-TW
# and ja-JP they become 「 」.
#
# Why it matters: 研究“北斗一号” is then 研究《北斗一号》: a satellite has become a book.
#
# Where from: citeproc reads the marks as quotations and sets them anew with the terms open-quote and
# close-quote, for which CSL's locale zh-CN has 《 and 》.
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


titles = ("研究“北斗一号”", "研究‘北斗’")
languages = ("zh-CN", "zh-TW", "ja-JP", "en-US")
layout = '<text variable="title"/>'
seen = {one: [printed({"title": title}, layout, one) for title in titles] for one in languages}
print(seen)
expected = {
    "zh-CN": ["研究《北斗一号》", "研究《北斗》"],
    "zh-TW": ["研究「北斗一号」", "研究「北斗」"],
    "ja-JP": ["研究「北斗一号」", "研究「北斗」"],
    "en-US": ["研究“北斗一号”", "研究‘北斗’"],
}
sys.exit(0 if {**seen, "en-US": expected["en-US"]} == expected else 1)
END
venv/bin/python look.py
