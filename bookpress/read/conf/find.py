"""Where a book keeps its settings and its manuscript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import is_file, read_regular

if TYPE_CHECKING:
    from pathlib import Path

_SOURCES = ("source", "src", "docs", "doc", "book", "manuscript")
_ROOT_DOC = re.compile(r"""^(?:root|master)_doc\s*=\s*["']([\w./-]+)["']""", re.MULTILINE)
TOC = "_toc.yml"


class BookPlace(NamedTuple):
    """Where a book is.

    ``path`` is the file with its settings: conf.py, or without one Jupyter Book's _config.yml, or
    _toc.yml alone; ``source`` is the folder of the manuscript.
    """

    path: Path
    source: Path

    @property
    def configuration(self) -> Path:
        """Return the folder of the settings."""
        return self.path.parent


def find_book(root: Path) -> BookPlace:
    """Return where the settings and the manuscript of a book are.

    Raises:
        CannotLook: there are none, or conf.py can't be opened.
    """
    folders = [root / name for name in ("", *_SOURCES)]
    for folder in folders:
        if is_file(folder / "conf.py"):
            return BookPlace(folder / "conf.py", _manuscript(folder))
    for folder in folders:
        if is_file(folder / TOC):  # Jekyll, too, has a _config.yml
            name = "_config.yml" if is_file(folder / "_config.yml") else TOC
            return BookPlace(folder / name, folder)
    if any(is_file(folder / "myst.yml") for folder in folders):
        message = f"{root} holds a book of mystmd (myst.yml); the gate reads those of Sphinx and"
        raise CannotLook(f"{message} Jupyter Book 1: name a folder with a conf.py or a {TOC}")
    message = f"{root} holds no book: there is no conf.py in it; name the folder that has one"
    raise CannotLook(message)


def _manuscript(configuration: Path) -> Path:
    """Return the folder with the first document; where there is none, with any."""
    below = [configuration / source for source in _SOURCES]
    if is_file(configuration / TOC):
        return configuration
    first, _ = _root_doc(configuration / "conf.py")
    for name in (f"{first.strip('/')}.*", "index.*"):
        for folder in (configuration, *below):
            if _holds(folder, name):
                return folder
    return next((folder for folder in below if _holds(folder, "*.md")), configuration)


def _holds(folder: Path, names: str) -> bool:
    try:
        return any(folder.glob(names))
    except (OSError, ValueError):
        return False


def root_doc_line(conf: Path) -> int:
    """Return the line of a conf.py that names the first document; 1 if none does."""
    return _root_doc(conf)[1]


def _root_doc(conf: Path) -> tuple[str, int]:
    """Return the name of the first document, as far as conf.py says it in plain words, and where.

    Raises:
        CannotLook: conf.py can't be opened.
    """
    try:
        text = read_regular(conf).decode("utf-8", "replace")
    except OSError as error:
        raise CannotLook(f"{conf} can’t be opened ({error.strerror}); make it readable") from None
    match = _ROOT_DOC.search(text)
    return (match[1], text.count("\n", 0, match.start()) + 1) if match else ("index", 1)
