"""A press that is warm: it builds one book, then forks for each of the next ones.

Sphinx keeps a language's words for the whole process, so there is a worker for each language. It
reads a line of JSON, ``[folder of the book, format, ...]``, and answers with one:
``[whether all was made, what was said]``.

What is the same for every book is done once: looking for installed distributions, compiling the
theme's templates, drawing the cover. That halves the time.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import shutil
import sys
import traceback
from functools import cache, partialmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import jinja2.sandbox

from bookpress.press.book import open_book
from bookpress.press.editions import Care, Edition
from bookpress.press.language_run import make_editions
from bookpress.typeset.epub import builder
from bookpress.typeset.epub.cover import draw_cover

if TYPE_CHECKING:
    from jinja2.bccache import Bucket
    from sphinx.config import Config


class Compiled(jinja2.BytecodeCache):
    """Templates that have been compiled, for all books."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take up what is known of a template."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


def keep_what_is_the_same(cover: Path) -> None:
    """Let the parts of a build that no book changes be done once."""
    importlib.metadata.entry_points = cache(importlib.metadata.entry_points)  # type: ignore[assignment]
    importlib.metadata.version = cache(importlib.metadata.version)
    sandbox = jinja2.sandbox.SandboxedEnvironment
    sandbox.__init__ = partialmethod(sandbox.__init__, bytecode_cache=Compiled())  # type: ignore[method-assign,assignment]

    def draw_once(config: Config, target: Path) -> None:
        if not cover.is_file():
            draw_cover(config, cover)
        shutil.copyfile(cover, target)

    builder.draw_cover = draw_once  # type: ignore[attr-defined]


def make(folder: Path, language: str, formats: list[str]) -> bool:
    """Make editions of the book in ``folder``, from nothing."""
    book = open_book(folder)
    (spoken,) = [known for known in book.languages if known.short == language]
    shutil.rmtree(book.build, ignore_errors=True)
    return make_editions(book, [Edition(name, spoken) for name in formats], Care.CHECKED)


def make_aside(folder: Path, language: str, formats: list[str], said: Path) -> bool:
    """Do the same in a process of its own that writes what it says to ``said``."""
    child = os.fork()
    if child == 0:
        done = False
        with said.open("w", encoding="utf-8") as out, contextlib.redirect_stderr(out):
            try:
                done = make(folder, language, formats)
            except BaseException:  # noqa: BLE001 - whatever it is, the parent is to hear of it
                traceback.print_exc()
        os._exit(0 if done else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


def main(language: str, warm: Path, said: Path) -> None:
    """Answer until there are no more lines."""
    keep_what_is_the_same(said.with_suffix(".png"))
    with contextlib.redirect_stderr(said.open("w", encoding="utf-8")):
        make(warm, language, ["html", "epub"])
    for line in sys.stdin:
        folder, *formats = json.loads(line)
        made = make_aside(Path(folder), language, formats, said)
        print(json.dumps([made, said.read_text("utf-8")]), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
