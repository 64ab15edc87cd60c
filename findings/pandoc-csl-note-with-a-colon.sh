#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), citeproc with a CSL style, works in CSL-JSON.
#
# Guess: a note is printed as it is. (Zotero lets people write further variables into it, a line each,
# such as `original-date: 1900`; another word before a colon is no variable.)
#
# Seen: any single word before a colon at the head of a note is taken for a variable, whatever it is
# called, in any script, and the note is gone: "arXiv:1706", "注: 三". "Available at: x" and a
# full-width colon are printed.
#
# Why it matters: notes of this form are common ("Erratum: …", "DOI: …", "注: …"), and nothing tells
# that they are not in the list.
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


layout = '<group delimiter=". "><text variable="title"/><text variable="note"/></group>'
notes = ("arXiv:1706", "注: 三", "Erratum: see p. 3", "Available at: x", "注：三")
seen = [printed({"note": note}, layout) for note in notes]
print(seen)
sys.exit(0 if seen == ["T", "T", "T", "T. Available at: x", "T. 注：三"] else 1)
END
venv/bin/python look.py
