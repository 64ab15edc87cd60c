"""Run Sphinx once: one language, one builder, in this process.

Sphinx keeps a language's catalogs in process-wide state (``sphinx.locale.translators``), so a
process that has built one language must not build another: the press starts one for each.
"""

from __future__ import annotations

import io
import os
import re
import sys
import traceback
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any, TextIO

from docutils import nodes
from sphinx.application import Sphinx, builtin_extensions
from sphinx.errors import ExtensionError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from bookpress.press.console import say
from bookpress.press.ending import FULL
from bookpress.typeset.origin import place_of, written_as

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.languages import Language
    from bookpress.press.book import Book

EXTENSIONS = builtin_extensions  # the modules that each run loads
NO_DATE = "1980-01-01"  # of a book that has none: the first day that a ZIP file can hold
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class SphinxJob:
    """What is to be built and where it goes; ``doctrees`` where they are not to be shared."""

    builder: str
    language: Language
    output: Path
    settings: dict[str, Any] = field(default_factory=dict)
    doctrees: Path | None = None


def doctrees(book: Book, language: Language) -> Path:
    """Return where the reading of the sources in ``language`` is kept, for every builder."""
    return book.work / language.short / "doctrees"


def run_sphinx(book: Book, job: SphinxJob) -> int | None:
    """Build; print every fault of the book, each on one line.

    Returns:
        How many faults were found; None if nothing could be built.
    """
    os.environ["SOURCE_DATE_EPOCH"] = str(source_date(book))
    faults = _Faults(book.root)
    app = None
    try:
        with patch_docutils(str(book.configuration)), docutils_namespace():
            app = Sphinx(
                srcdir=book.source,
                confdir=book.configuration,
                outdir=job.output,
                doctreedir=job.doctrees or doctrees(book, job.language),
                buildername=job.builder,
                confoverrides={
                    "language": job.language.code,
                    "book_press": True,
                    "book_root": str(book.root),
                    **job.settings,
                },
                status=None,
                warning=faults,
                warningiserror=False,
                pdb=False,
            )
            app.build()
    except ExtensionError as error:  # a function of an extension has failed
        if isinstance(error.orig_exc, OSError) and error.orig_exc.errno in FULL:
            raise error.orig_exc from error
        where = _place_of_failure(error.orig_exc or error, app, book)
        say(f"{where}{error}".replace(f"{book.root}/", ""))
        return None
    except SphinxError as error:
        say(str(error).replace(f"{book.root}/", ""))
        return None
    except UnicodeDecodeError:
        say(_not_utf8(book))
        return None
    except OSError:
        raise  # the disk is full, or the like: no fault of the book
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no text for an author
        account = book.work / f"{job.language.short}-account.txt"
        account.parent.mkdir(parents=True, exist_ok=True)
        account.write_text(traceback.format_exc(), "utf-8")
        where = _place_of_failure(error, app, book)
        who = _who_failed(error)
        say(f"{where}{who} has failed: {type(error).__name__}: {error}; see {account}")
        return None
    return faults.found


_OURS = ("bookpress", "sphinx", "docutils", "myst_parser")


def _who_failed(error: BaseException) -> str:
    """Return whose code raised it: an extension of the book's, or the press with what it uses."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    package = str(frames[-1].f_globals.get("__name__", "")).partition(".")[0] if frames else ""
    known = package in _OURS or package in sys.stdlib_module_names or not package
    return "the press itself" if known else f"the extension {package}"


def _place_of_failure(error: BaseException, app: Sphinx | None, book: Book) -> str:
    """Return where the text stands that was being read or written, as ``source/ch1.md:12: ``."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        node = frame.f_locals.get("node")
        if isinstance(node, nodes.Node) and (place := place_of(node, book.root)):
            return f"{place}: "
    if app is None:
        return ""
    reading = app.env.current_document.docname
    name = reading or getattr(app.builder, "current_docname", "")
    return f"{written_as(app.env.doc2path(name), 1, book.root)}: " if name else ""


def source_date(book: Book) -> int:
    """Return the book's own date in seconds since 1970, so that two builds are the same bytes."""
    from datetime import datetime  # noqa: PLC0415

    return int(datetime.fromisoformat(book.date or NO_DATE).replace(tzinfo=UTC).timestamp())


def _not_utf8(book: Book) -> str:
    """Return the place of the first byte of the manuscript that is no UTF-8."""
    for path in sorted(book.source.rglob("*.md")):
        content = path.read_bytes()
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            name = path.relative_to(book.root)
            return f"{name}:{line}: error: not UTF-8; save the file as UTF-8"
    return "a file of the book is not UTF-8; save it as UTF-8"


class _Faults(io.StringIO):
    """Where Sphinx writes its warnings: counted, shortened, and passed on at once."""

    def __init__(self, root: Path, out: TextIO | None = None) -> None:
        super().__init__()
        self.root = f"{root}/"
        self.out = out or sys.stderr
        self.found = 0

    def write(self, text: str) -> int:
        line = _ESCAPES.sub("", text).replace(self.root, "").strip()
        if line:
            self.found += 1
            say(line)
        return len(text)
