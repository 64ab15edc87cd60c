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
from typing import TYPE_CHECKING

import pytest

from bookpress.read.bibliography import read_bibliography
from bookpress.read.csl.style import find_style
from bookpress.typeset.csl.archives import in_archive
from bookpress.typeset.csl.citeproc import set_works
from bookpress.typeset.csl.gb_t_7714 import is_gb_t_7714, prepared, restored
from bookpress.typeset.csl.item import item, language_of
from bookpress.typeset.csl.localized import localized

if TYPE_CHECKING:
    from bookpress.read.csl.style import CslStyle
    from tests.typeset.csl.printed import Item

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
DIFFERENCES = json.loads((HERE / "citeproc-js.json").read_text("utf-8"))
CITEPROC, LOCALES = (os.environ.get(name, "") for name in ("CITEPROC_JS", "CSL_LOCALES"))
NEEDS_CITEPROC_JS = pytest.mark.skipif(
    not (CITEPROC and LOCALES), reason="citeproc-js is not installed"
)

OTHERS = "the sign for others, of which the press makes “et al.”, is one name more to it"


def why(clause: str) -> str:
    """Return why the two differ; a clause without a reason is an error."""
    if clause == "6.1.1:3":
        return OTHERS
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


def asked(sheet: str, works: dict[str, tuple[str, Item]], place: Path) -> dict[str, str]:
    """Return what citeproc-js prints of works, each with its language, in one of our styles."""
    printed = {}
    style = find_style(sheet, place)
    for language in {language for language, _ in works.values()}:
        (place / "style.csl").write_text(localized(style.text, language), "utf-8")
        rows = {key: item for key, (one, item) in works.items() if one == language}
        listed = [{"language": language, "item": fitted(item, style)} for item in rows.values()]
        (place / "rows.json").write_text(json.dumps(listed), "utf-8")
        program = ["node", str(HERE / "citeproc_js.js"), CITEPROC, LOCALES]
        files = [str(place / "style.csl"), str(place / "rows.json")]
        run = subprocess.run([*program, *files], capture_output=True, check=True, text=True)
        for key, text in zip(rows, json.loads(run.stdout), strict=True):
            words = [{"t": "Str", "c": text}]
            if is_gb_t_7714(style.text):
                restored(words, style.text)
            printed[key] = str(words[0]["c"])
    return printed


def fitted(item: Item, style: CslStyle) -> Item:
    """Return a work as the press hands it to citeproc."""
    if is_gb_t_7714(style.text):
        return prepared(item, style.text)
    return {name: value for name, value in item.items() if name != "URL" or not in_archive(item)[1]}


@NEEDS_CITEPROC_JS
@pytest.mark.parametrize("name", DIFFERENCES)
def test_citeproc_js_still_prints_the_same(name: str, tmp_path: Path) -> None:
    rows = json.loads((HERE / f"{name[:14]}.json").read_text("utf-8"))
    works = {row["clause"]: (row["language"], row["item"]) for row in rows}
    assert asked(name, works, tmp_path) == right(name) | DIFFERENCES[name]


# Where citeproc-js prints the works of the real book otherwise in our own styles, and why.
HYPHEN = "a hyphen between numbers of articles with pages (42:1-42:55), where pandoc has a dash"
REASONS = dict.fromkeys(
    "bai2023qwen borgeaud2022improving brown2020language chen2021evaluating "
    "kirkpatrick2017overcoming ouyang2022training schulhoff2024prompt touvron2023chat "
    "touvron2023llama wu2016google xi2025rise".split(),
    OTHERS,
) | dict.fromkeys(
    "chang2024survey huang2025survey ji2023survey liu2023pretrain park2023generative "
    "yang2024harnessing".split(),
    HYPHEN,
)


@NEEDS_CITEPROC_JS
@pytest.mark.parametrize(
    ("name", "differ"),
    [
        ("numeric", set(REASONS)),
        ("author-date", set(REASONS)),
        ("gb-t-7714-2015-numeric", set()),
        ("gb-t-7714-2025-numeric", set()),
    ],
)
def test_the_list_of_the_real_book(name: str, differ: set[str], tmp_path: Path) -> None:
    read = read_bibliography([("refs.bib", (ROOT / "refs.bib").read_bytes())], today="").works
    works = {work.key: (language_of(work), item(work)) for work in read}
    ours: dict[str, object] = {}
    for language in {language for language, _ in works.values()}:
        items = {key: one for key, (spoken, one) in works.items() if spoken == language}
        ours |= set_works(find_style(name, ROOT), language, items)
    theirs = asked(name, works, tmp_path)
    assert {key for key, text in ours.items() if str(text) != theirs[key]} == differ
