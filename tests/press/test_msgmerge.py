"""``make catalogs`` beside GNU ``msgmerge --previous``: the same, but for what is listed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bookpress.press.catalogs import text_of
from bookpress.press.merge import merge
from bookpress.read.po import read_po
from tests.press.msgmerge_cases import CASES, DIFFERENT
from tests.read.po_variants import HEADER

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is missing")


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def facts(path: Path) -> list[object]:
    """Return all that a catalog says, in its order, less the header (msgcat drops some of it)."""
    file = read_po(path.read_bytes(), path.name)
    assert file.parse_errors == []
    found: list[object] = [
        (
            [text for _, text in entry.comments],
            entry.extracted,
            entry.references,
            sorted(entry.flags),
            {keyword: text.value for keyword, text in entry.previous.items()},
            entry.key,
            entry.msgid_plural.value if entry.msgid_plural else None,
            [text.value for text in entry.msgstr],
            entry.obsolete,
        )
        for entry in file.entries
    ]
    return [*found, file.tail.written if file.tail else []]


def theirs(folder: Path, catalog: str, template: str) -> list[object]:
    old, pot, new = folder / "old.po", folder / "new.pot", folder / "theirs.po"
    old.write_text(HEADER + catalog, "utf-8")
    pot.write_text(HEADER + template, "utf-8")
    run("msgmerge", "--quiet", "--previous", "--output-file", str(new), str(old), str(pot))
    return facts(new)


def ours(folder: Path, catalog: str, template: str) -> list[object]:
    old = read_po(HEADER + catalog, "old.po")
    merged = merge(old, read_po(HEADER + template, "new.pot"))
    path = folder / "ours.po"
    path.write_text(text_of(merged, old) if merged.changed else HEADER + catalog, "utf-8")
    run("msgfmt", "--check", "--output-file", str(folder / "ours.mo"), str(path))
    return facts(path)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60
    assert DIFFERENT.keys() <= CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_it_is_as_msgmerge_has_it(name: str, tmp_path: Path) -> None:
    same = ours(tmp_path, *CASES[name]) == theirs(tmp_path, *CASES[name])
    assert same == (name not in DIFFERENT)
