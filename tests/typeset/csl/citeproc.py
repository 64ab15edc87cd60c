"""pandoc, as the tests ask it: what it reads in a .bib file, and what its citeproc prints."""

from __future__ import annotations

import html
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pypandoc

from bookpress.read.bibliography import read_bibliography
from bookpress.typeset.csl.item import item

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bookpress.facts import Work

Item = dict[str, Any]
PANDOC = pypandoc.get_pandoc_path()
_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{}</layout></bibliography></style>"""
_ENTRY = re.compile(r'<div id="ref-(?P<id>[^"]+)"[^>]*>(?P<text>.*?)</div>', re.DOTALL)


def works(bib: str) -> dict[str, Work]:
    """Return the works of a bibliography by their keys."""
    read = read_bibliography([("refs.bib", bib.encode())], "2026-01-01")
    return {work.key: work for work in read.works}


def ours(bib: str) -> dict[str, Item]:
    """Return our items by their keys."""
    return {key: item(work) for key, work in works(bib).items()}


def of(fields: str, kind: str = "article") -> Item:
    """Return our item of one entry."""
    return ours(f"@{kind}{{a, {fields}}}")["a"]


def run(*arguments: str, text: str) -> str:
    """Return what pandoc prints; a fault of its is one of the test."""
    done = subprocess.run(
        [PANDOC, *arguments], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def pandocs(bib: str) -> dict[str, Item]:
    """Return the items that pandoc makes of a .bib file."""
    listed = json.loads(run("-f", "biblatex", "-t", "csljson", text=bib))
    return {one["id"]: one for one in listed}


def printed(
    items: Iterable[Item], layout: str, folder: Path, language: str = "en-US"
) -> dict[str, str]:
    """Return what citeproc prints of each item by a layout of CSL, as text."""
    style = folder / "style.csl"
    style.write_text(_STYLE.format(layout), "utf-8")
    arguments = ("-f", "csljson", "-t", "html", "--wrap=none", "--citeproc", f"--csl={style}")
    page = run(*arguments, "-M", f"lang={language}", text=json.dumps(list(items)))
    return {
        found["id"]: html.unescape(re.sub("<[^>]*>", "", found["text"])).strip()
        for found in _ENTRY.finditer(page)
    }
