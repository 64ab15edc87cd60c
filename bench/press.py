"""How long editions take: the six of the book, nothing to do, one paragraph more."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from pairs import LANGUAGES, Task, import_sphinx, nothing, run, sphinx

if TYPE_CHECKING:
    from pathlib import Path


def tasks(folder: Path, cold_runs: int) -> list[Task]:
    """Return what is measured, in an order in which each finds what it needs."""
    book = partial(run, folder, "make", "-s", "book")
    site = partial(run, folder, "make", "-s", "html")
    return [
        Task("six editions, cold / six plain builds", book, partial(_six_plain, folder),
             partial(_forget, folder / "build"), partial(_forget, folder / "plain"), cold_runs),
        Task("nothing to do / import sphinx.application", book, import_sphinx, runs=11),
        Task("one paragraph, both sites / two plain", site, partial(_two_plain_sites, folder),
             partial(_edit, folder), nothing),
    ]  # fmt: skip


def _six_plain(folder: Path) -> None:
    """Build the six editions one after the other."""
    for builder in ("html", "epub", "latex"):
        for language in LANGUAGES:
            out = sphinx(folder, builder, language)
            if builder == "latex":
                (tex,) = out.glob("*-??.tex")
                run(out, "latexmk", "-xelatex", "-interaction=nonstopmode", "-silent", tex.name)


def _two_plain_sites(folder: Path) -> None:
    for language in LANGUAGES:
        sphinx(folder, "html", language)


def _forget(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _edit(folder: Path) -> None:
    """Change a word of chapter 1, in its catalog as well."""
    ways = ("几周之内", "几周以内")
    for name in ("source/ch1/index.md", "locale/en/LC_MESSAGES/ch1.po"):
        text = (folder / name).read_text("utf-8")
        old, new = ways if ways[0] in text else ways[::-1]
        (folder / name).write_text(text.replace(old, new), "utf-8")
