"""Titles as a style in sentence case sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.read.bibliography import read_bibliography
from bookpress.read.csl.style import find_style
from bookpress.typeset.csl.citeproc import set_works
from bookpress.typeset.csl.item import item

if TYPE_CHECKING:
    from pathlib import Path

_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Titles</title><id>titles</id><updated>2026-11-30T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" text-case="sentence"/></layout></bibliography>
</style>
"""


def set_titles(titles: list[str], folder: Path) -> list[str]:
    """Return each title of a .bib file as it is printed; ``folder`` holds the style."""
    (folder / "titles.csl").write_text(_STYLE, "utf-8")
    entries = "".join(f"@misc{{a{n}, title={{{title}}}}}\n" for n, title in enumerate(titles))
    works = read_bibliography([("refs.bib", entries.encode())], today="").works
    items = {work.key: item(work) for work in works}
    texts = set_works(find_style("titles.csl", folder), "en-US", items)
    return [str(texts[work.key]) for work in works]
