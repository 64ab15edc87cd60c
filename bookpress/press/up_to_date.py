"""Whether an edition is still true to what it was made from.

This is all that runs when nothing has changed, so it needs the standard library alone.

What counts: the manuscript, the catalogs of the language, the bibliographies, conf.py, the press,
the libraries and programs, and every other file that the last build has read (the record names
them). Files of a book are read whole, whatever their times say; of programs size and time count.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.press.editions import downloads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.languages import Language
    from bookpress.press.book import Book
    from bookpress.press.editions import Edition

# Every distribution that has a hand in an edition: what bookpress needs, and what that needs.
LIBRARIES = frozenset(
    "accessible-pygments alabaster babel beautifulsoup4 bookpress certifi charset-normalizer "
    "click docutils filelock furo idna imagesize jinja2 latexcodec lxml markdown-it-py "
    "markupsafe mdit-py-plugins mdurl myst-parser packaging pikepdf pillow polib pybtex "
    "pybtex-docutils pygments pypandoc-binary pypinyin pyyaml requests roman-numerals "
    "snowballstemmer soupsieve sphinx sphinx-basic-ng sphinx-intl "
    "sphinxcontrib-applehelp sphinxcontrib-bibtex sphinxcontrib-devhelp sphinxcontrib-htmlhelp "
    "sphinxcontrib-jsmath sphinxcontrib-qthelp sphinxcontrib-serializinghtml "
    "typing-extensions urllib3".split()
)
PROGRAMS: dict[str, tuple[str, ...]] = {
    "html": (),
    "epub": ("rsvg-convert", "fc-match"),
    "pdf": ("rsvg-convert", "xelatex", "xdvipdfmx", "makeindex"),
}
_COARSE_CLOCK = 20_000_000  # nanoseconds by which a file's time may lag behind the clock


class Stamps:
    """Digests of what a book is made from. Each file is looked at once, however often it counts."""

    def __init__(self, book: Book, press: Path) -> None:
        """Look at nothing yet; ``press`` is the folder of the press's own code."""
        self._book = book
        self._press = press
        self._contents: dict[Path, str] = {}
        self._folders: dict[Path, list[Path]] = {}
        self._closed = 0

    def inputs(self, language: Language, read: Iterable[str] = ()) -> str:
        """Return a digest of everything that an edition in ``language`` is made from.

        Args:
            language: whose catalogs count; the manuscript's language needs none.
            read: what else the last build has read, from the book's root (``record["read"]``).
        """
        return self._digest([*self.files(language), *(self._book.root / name for name in read)])

    def code(self, foundations: Iterable[str] = ()) -> str:
        """Return a digest of the press and its settings: when it changes, all is made anew.

        Args:
            foundations: what the last build has read that belongs to no chapter: templates,
                modules of conf.py and the like, from the root (``record["foundations"]``).
        """
        root, conf = self._book.root, self._book.configuration / "conf.py"
        own = [conf, root / "pyproject.toml"]  # also one that is not there yet
        return self._digest([*own, *(root / name for name in foundations)])

    def files(self, language: Language) -> list[Path]:
        """Return the files of the book that count in any case."""
        book = self._book
        folders = [book.source]
        if language in book.translations:
            folders += [folder / language.code for folder in book.locale_folders]
        files = [file for folder in folders for file in self._files(folder)]
        # conf.py, and so build/, may stand among the chapters.
        files = [file for file in files if not file.is_relative_to(book.build)]
        return [*files, book.configuration / "conf.py", *book.bibliographies]

    def close(self) -> None:
        """Say that reading begins: a file that changes from now on has no digest to rely on."""
        self._closed = time.time_ns() - _COARSE_CLOCK

    @cached_property
    def _press_code(self) -> str:
        """A digest of the press itself and its libraries; pages for people (.md) make nothing."""
        whole = hashlib.sha256("\n".join(libraries()).encode())
        for folder, folders, names in os.walk(self._press):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                if not name.startswith(".") and not name.endswith(".md"):
                    whole.update(f"{folder}/{name}".removeprefix(f"{self._press}/").encode())
                    whole.update(Path(folder, name).read_bytes())
        return whole.hexdigest()

    def _files(self, folder: Path) -> list[Path]:
        if folder not in self._folders:
            self._folders[folder] = _files(folder)
        return self._folders[folder]

    def _digest(self, files: Iterable[Path]) -> str:
        whole = hashlib.sha256(self._press_code.encode())
        root = f"{self._book.root}/"
        for file in files:
            name = str(file).removeprefix(root)
            whole.update(f"{name}\0{self._content(file)}\0".encode())
        return whole.hexdigest()

    def _content(self, path: Path) -> str:
        if path not in self._contents:
            changing = self._closed and _changed_at(path) >= self._closed
            self._contents[path] = "written while it was read" if changing else _content(path)
        return self._contents[path]


def inputs_of_edition(book: Book, edition: Edition, asked: Iterable[Edition], inputs: str) -> str:
    """Return what an edition is made from, given what all of its language are made from.

    The site also shows which other editions there are.
    """
    parts = [inputs, *map(version_of_program, PROGRAMS[edition.format])]
    if edition.format == "html":
        parts += downloads(book, edition.language, asked)
    return " ".join(parts)


@cache
def libraries() -> tuple[str, ...]:
    """Return Python and every library that has a hand in an edition, with their versions."""
    names = {name for folder in sys.path for name in _names(folder)}
    infos = (name.removesuffix(".dist-info") for name in names if name.endswith(".dist-info"))
    found = {info for info in infos if _normal(info.partition("-")[0]) in LIBRARIES}
    return (sys.version, *sorted(found))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 - names alone, and quicker
    except OSError:
        return []


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


@cache
def version_of_program(name: str) -> str:
    """Return what tells one version of a program from another, without starting it."""
    found = shutil.which(name)
    if found is None:
        return f"{name}:absent"
    status = Path(found).resolve().stat()
    return f"{name}:{status.st_size}:{status.st_mtime_ns}"


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    )


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_ctime_ns
    except OSError:
        return 0


def _plain_names(folder: Path) -> list[str]:
    hidden = ("__pycache__", ".")
    return [name for name in _names(str(folder)) if not name.startswith(hidden)]


def _content(path: Path) -> str:
    """Return what ``path`` holds, in short; of a folder the names in it."""
    try:
        if path.is_dir():
            return hashlib.sha256("\0".join(sorted(_plain_names(path))).encode()).hexdigest()
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "absent"


def read_record(path: Path) -> dict[str, Any]:
    """Return what was noted of the last build; nothing when there is none or it is damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write_record(path: Path, record: dict[str, Any]) -> None:
    """Note a build; the note is whole or not there, and outlives a loss of power."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        file.write(json.dumps(record, indent=1, sort_keys=True))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
