"""Where a book keeps its conf.py and its manuscript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import is_file, read_regular

if TYPE_CHECKING:
    from pathlib import Path

_SOURCES = ("source", "src", "docs", "doc", "book", "manuscript")
_ROOT_DOC = re.compile(r"""^(?:root|master)_doc\s*=\s*["']([\w./-]+)["']""", re.MULTILINE)


def find_book(root: Path) -> tuple[Path, Path]:
    """Return the folder of conf.py and the folder of the manuscript.

    Raises:
        CannotLook: there is no conf.py, or it can't be opened.
    """
    for name in ("", *_SOURCES):
        configuration = root / name
        if is_file(configuration / "conf.py"):
            return configuration, _manuscript(configuration)
    message = f"{root} holds no book: there is no conf.py in it; name the folder that has one"
    raise CannotLook(message)


def _manuscript(configuration: Path) -> Path:
    """Return the folder with the first document; where there is none, with any."""
    below = [configuration / source for source in _SOURCES]
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


def root_doc_line(configuration: Path) -> int:
    """Return the line of conf.py, in that folder, that names the first document; 1 if none does."""
    return _root_doc(configuration / "conf.py")[1]


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
