#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc with a CSL style, works in CSL-JSON.
#
# Guess: all names of CSL 1.0.2 are known, or an unknown one is told.
#
# Seen: `contributor`, `compiler`, `curator`, `organizer`, `producer` and `host` print nothing where a
# style asks for them; `editor`, `translator`, `composer`, `director` and `illustrator` print the name.
# There is no warning.
#
# Why it matters: a compiled volume, an exhibition or a podcast is listed without the people who made
# it, in any style that names them by their role.
#
# Where from: the list of name variables in the specification of CSL 1.0.2, appendix IV.
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


layout = '<group delimiter=". "><text variable="title"/><names variable="{}"/></group>'
known = "editor translator composer director illustrator".split()
lost = "contributor compiler curator organizer producer host".split()
seen = {
    role: printed({role: [{"family": "Li", "given": "Ann"}]}, layout.format(role))
    for role in known + lost
}
print(seen)
sys.exit(0 if seen == {**dict.fromkeys(known, "T. Ann Li"), **dict.fromkeys(lost, "T")} else 1)
END
venv/bin/python look.py
