"""Builds in forked processes: what every build does alike is done once, before the first."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import importlib.metadata
import json
import os
import shutil
import signal
import sys
import traceback
from typing import TYPE_CHECKING, Any

import jinja2
import pybtex.plugin
import sphinx.registry

from bookpress.__main__ import main
from bookpress.press import language_run
from bookpress.press.book import open_book
from bookpress.press.editions import Care, choose_editions
from bookpress.press.ending import Terminated, heed_requests_to_end
from bookpress.press.make_book import out_of_date
from bookpress.typeset.epub import builder as epub_builder
from bookpress.typeset.epub import cover
from tests.press import tiny_book

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.press.book import Book
    from bookpress.press.editions import Edition


class Forge:
    """Builds books, each build in a process of its own; ``scratch`` keeps what builds share."""

    def __init__(self, scratch: Path) -> None:
        """Begin with no build, and nothing saved."""
        self._scratch = scratch
        self._modules = scratch / "modules.json"
        self._entry_points = importlib.metadata.entry_points()
        self._warm_up()

    def _warm_up(self) -> None:
        """Build once for nothing: templates that are compiled in a build count as files it reads.

        A book that was read while they were written would be read anew by the next build.
        """
        for language in ("zh", "en"):
            book = self._scratch / "warm"
            tiny_book.write(tiny_book.first_book(), book)
            status, said = self.build(book, language, ["html", "epub", "pdf"])
            assert status == 0, said

    def build(self, folder: Path, language: str, formats: list[str]) -> tuple[int, str]:
        """Make what is out of date, as ``make book`` does; ``pdf`` stands for its LaTeX file.

        Returns:
            0, 1 where the book has faults, or 2; and what was said.
        """
        log = folder.with_name(f"{folder.name}.log")
        gc.freeze()
        child = os.fork()
        if not child:
            gc.disable()  # it would walk, and so copy, all that the parent holds
            status = 2
            try:
                status = self._build(folder, language, formats, log)
            except BaseException:  # noqa: BLE001 - the child must never return
                with log.open("a") as out:
                    traceback.print_exc(file=out)
            os._exit(status)
        _, ending = os.waitpid(child, 0)
        self._import_what_it_imported()
        return os.waitstatus_to_exitcode(ending), log.read_text("utf-8")

    def start(self, arguments: list[str], log: Path) -> int:
        """Start a command of the press in a session of its own; return its process.

        It has begun then: it is a session of its own, and listens for requests to end.
        """
        gc.freeze()
        begun, says = os.pipe()
        child = os.fork()
        if not child:
            status = 2
            try:
                os.setsid()
                sys.stderr = log.open("w", buffering=1)
                self._save_time()
                heed_requests_to_end()
                os.close(says)
                status = main(arguments)
            except KeyboardInterrupt:  # just before the press listens by itself
                status = 128 + signal.SIGINT
            except Terminated:
                status = 128 + signal.SIGTERM
            except BaseException:  # noqa: BLE001 - as above
                traceback.print_exc(file=sys.stderr)
            os._exit(status)
        os.close(says)
        os.read(begun, 1)  # until the other end is closed
        os.close(begun)
        return child

    def _build(self, folder: Path, language: str, formats: list[str], log: Path) -> int:
        sys.stderr = log.open("w", buffering=1)
        self._save_time()
        book = open_book(folder)
        todo = out_of_date(book, choose_editions(book, formats, [language]), Care.BUILT)
        sound = not todo or language_run.make_editions(book, todo, Care.BUILT)
        if not self._modules.is_file():
            self._modules.write_text(json.dumps(sorted(sys.modules)))
        return 0 if sound else 1

    def _import_what_it_imported(self) -> None:
        if self._modules.is_file() and not hasattr(self, "imported"):
            self.imported = json.loads(self._modules.read_text())
            for name in self.imported:
                with contextlib.suppress(ImportError):  # made by a library while it runs
                    importlib.import_module(name)

    def _save_time(self) -> None:
        """Do without what is the same in every build and takes long."""
        language_run._make_pdf = _make_tex  # noqa: SLF001 - XeLaTeX is tried elsewhere
        for module in (importlib.metadata, sphinx.registry, pybtex.plugin):
            module.entry_points = self._entry_points.select  # type: ignore[union-attr]
        epub_builder.check_tools = lambda: None  # type: ignore[attr-defined]
        epub_builder.draw_cover = self._draw_cover_once  # type: ignore[attr-defined]
        templates = jinja2.FileSystemBytecodeCache(str(self._scratch))
        start = jinja2.Environment.__init__

        def with_cache(self: jinja2.Environment, *args: Any, **options: Any) -> None:  # noqa: ANN401
            start(self, *args, **options | {"bytecode_cache": templates})

        jinja2.Environment.__init__ = with_cache  # type: ignore[method-assign]

    def _draw_cover_once(self, config: Any, target: Path) -> None:  # noqa: ANN401
        name = hashlib.sha256(cover.cover_svg(config).encode()).hexdigest()
        drawn = self._scratch / f"{name}.png"
        if not drawn.is_file():
            cover.draw_cover(config, drawn)
        shutil.copyfile(drawn, target)


def _make_tex(
    book: Book, edition: Edition, work: Path, care: Care
) -> tuple[Path, int, tuple[str, ...]]:
    del care
    return work / book.file_name(edition.language, "tex"), 1, ()


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file that readers see, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for kind in ("html", "epub", "pdf")
        for path in sorted((folder / kind).rglob("*"))
        if path.is_file()
    }
