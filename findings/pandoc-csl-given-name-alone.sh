#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc with a CSL style, works in CSL-JSON.
#
# Guess: a name whose only part is `given` (a mononym, or a body that was typed into that box) is
# printed whole, as one whose only part is `family` or `literal` is.
#
# Seen: what stands behind a comma in it is gone: “Online Centre, Inc.” becomes “Online Centre”. The
# same text as `family` or `literal` is whole. There is no warning.
#
# Why it matters: a body’s name is cut in the list, and two bodies that differ behind the comma become
# one.
#
# Where from: the schema of CSL-JSON, in which all parts of a name are free text.
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


layout = '<names variable="author"><name/></names>'
seen = {
    part: printed({"author": [{part: "Online Centre, Inc."}]}, layout)
    for part in ("family", "given", "literal")
}
print(seen)
whole = "Online Centre, Inc."
sys.exit(0 if seen == {"family": whole, "given": "Online Centre", "literal": whole} else 1)
END
venv/bin/python look.py
