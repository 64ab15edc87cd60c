#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc with a CSL style, works in CSL-JSON.
#
# Guess: a date may be words, `{"literal": "in press"}`, as the schema of CSL-JSON has it; they are
# printed where the style asks for the date, and numbers beside them count when they do not.
#
# Seen: nothing is printed for the date, without a warning, and with `literal` the numbers of
# `date-parts` are gone as well.
#
# Why it matters: "in press", "c1980" and years of other calendars leave the list, and a style by names
# and years has nothing to cite by.
#
# Where from: csl-data.json of the CSL schema 1.0.2 has `literal` among the parts of a date; citeproc-js
# prints it.
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


layout = '<group delimiter=", "><text variable="title"/><date variable="issued" form="text"/></group>'
dates = ({"date-parts": [[2020]]}, {"literal": "in press"}, {"literal": "x", "date-parts": [[2020]]})
seen = [printed({"issued": date}, layout) for date in dates]
print(seen)
sys.exit(0 if seen == ["T, 2020", "T", "T"] else 1)
END
venv/bin/python look.py
