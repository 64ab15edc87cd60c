"""citeproc-js prints the examples of GB/T 7714 as pandoc's citeproc does, with few exceptions.

``citeproc-js.json`` holds what citeproc-js 2.4.63 prints otherwise, by style and clause of the
standard; ``citeproc_js.js`` says how it was made. Where the program and the locales of CSL are
installed (their folders in ``CITEPROC_JS`` and ``CSL_LOCALES``), it is asked again.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.typeset.csl.printed import STYLES

HERE = Path(__file__).parent
DIFFERENCES = json.loads((HERE / "citeproc-js.json").read_text("utf-8"))
CITEPROC, LOCALES = (os.environ.get(name, "") for name in ("CITEPROC_JS", "CSL_LOCALES"))


def why(clause: str) -> str:
    """Return why the two differ; a clause without a reason is an error."""
    if clause == "6.1.1:3":
        return "that a name “others” stands for et al. is pandoc's own rule"
    assert clause.startswith(("8.9.2:", "b.8:")), clause
    return "a term that is a space is none for citeproc-js: it stands before the name of a standard"


def right(name: str) -> dict[str, str]:
    """Return what pandoc prints, by clauses, for a style."""
    year, kind = name.removeprefix("gb-t-7714-").split("-", 1)
    rows = json.loads((HERE / f"gb-t-7714-{year}.json").read_text("utf-8"))
    return {row["clause"]: row.get("differs", {}).get(kind, row[kind]) for row in rows}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_every_difference_is_one_and_has_a_reason(name: str) -> None:
    for clauses, printed in DIFFERENCES[name].items():
        assert all(why(clause) for clause in clauses.split())
        assert printed != right(name)[clauses]


@pytest.mark.skipif(not CITEPROC or not LOCALES, reason="citeproc-js is not installed")
@pytest.mark.parametrize("name", DIFFERENCES)
def test_citeproc_js_still_prints_the_same(name: str) -> None:
    files = (STYLES / f"{name}.csl", HERE / f"{name[:14]}.json")
    command = ["node", str(HERE / "citeproc_js.js"), CITEPROC, LOCALES, *map(str, files)]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    printed = dict(zip(right(name), json.loads(run.stdout), strict=True))
    assert printed == right(name) | DIFFERENCES[name]
