"""pandoc's citeproc, as the tests of the styles run it: one call for the works of a language."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypandoc

import bookpress
from bookpress.typeset.csl.localized import localized

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLES = Path(bookpress.__file__).parent / "read" / "csl" / "styles"
Item = dict[str, Any]


def style(name: str) -> str:
    """Return the text of one of our styles."""
    return (STYLES / f"{name}.csl").read_text("utf-8")


def pandoc(given: str, place: Path, text: str, language: str, source: str = "csljson") -> Any:  # noqa: ANN401
    """Return the document (pandoc's JSON) that citeproc makes of works, or of a page with works."""
    path = place / f"{language}.csl"
    path.write_text(localized(text, language), "utf-8")
    options = [
        "-f",
        source,
        "-t",
        "json",
        "--citeproc",
        "--csl",
        str(path),
        "-M",
        f"lang={language}",
    ]
    command = [pypandoc.get_pandoc_path(), *options]
    run = subprocess.run(command, input=given.encode(), capture_output=True, check=False)
    assert not run.returncode, run.stderr.decode()
    return json.loads(run.stdout)


def entries(works: Iterable[tuple[str, Item]], text: str, place: Path) -> list[str]:
    """Return what a style (its text) prints of works, each with its language, without numbers."""
    by_language: dict[str, list[Item]] = defaultdict(list)
    for number, (language, item) in enumerate(works):
        by_language[language].append({**item, "id": str(number)})
    printed = {}
    for language, items in by_language.items():
        blocks = pandoc(json.dumps(items), place, text, language)["blocks"]
        (references,) = (one["c"][1] for one in blocks if one["t"] == "Div")
        for (key, *_), content in (one["c"] for one in references):
            printed[int(key.removeprefix("ref-"))] = plain(content)
    return [printed[number] for number in sorted(printed)]


def plain(node: Any) -> str:  # noqa: ANN401
    """Return the text of a part of pandoc's document; the numbers of entries are left out."""
    if isinstance(node, list):
        return "".join(plain(one) for one in node)
    if not isinstance(node, dict) or "t" not in node:
        return ""
    kind, content = node["t"], node.get("c", [])
    if kind == "Str":
        return str(content)
    if kind in {"Space", "SoftBreak"}:
        return " "
    if kind == "Span" and "csl-left-margin" in content[0][1]:
        return ""
    return plain(content)
