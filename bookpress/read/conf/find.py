"""Where a book keeps its settings and its manuscript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import exists, is_file, is_folder, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SOURCES = ("source", "src", "docs", "doc", "book", "manuscript")
_ROOT_DOC = re.compile(r"""^(?:root|master)_doc\s*=\s*["']([\w./-]+)["']""", re.MULTILINE)
_SPHINX = re.compile(rb"^(?:extensions|project|html_theme|root_doc|master_doc)\b", re.MULTILINE)
_MADE = frozenset(("build", "dist", "node_modules", "site-packages"))
_STEPS_DOWN = 2
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

    They are in ``root``, in a folder of a usual name, or in the one book that is one or two folders
    down, as with docs/source/conf.py, which sphinx-quickstart makes.

    Raises:
        CannotLook: there are none, or several, or conf.py can't be opened.
    """
    for name in ("conf.py", TOC):
        for folder in (root, *(root / source for source in _SOURCES)):
            if is_file(folder / name):
                return _book_in(folder)
    below = _books_below(root)
    if len(below) > 1:
        names = ", ".join(folder.relative_to(root).as_posix() for folder in below)
        raise CannotLook(f"{root} holds several books: {names}; name the folder of one")
    if not below:
        raise CannotLook(_why_none(root))
    return _book_in(below[0])


def _book_in(folder: Path) -> BookPlace:
    if is_file(folder / "conf.py"):
        return BookPlace(folder / "conf.py", _manuscript(folder))
    # Jekyll, too, has a _config.yml.
    name = "_config.yml" if is_file(folder / "_config.yml") else TOC
    return BookPlace(folder / name, folder)


def _books_below(root: Path) -> list[Path]:
    """Return the folders one step down that hold a book; where none does, those two steps down."""
    folders = [root]
    for _ in range(_STEPS_DOWN):
        folders = [below for folder in folders for below in _folders(folder)]
        found = [folder for folder in folders if _is_book(folder)]
        if found:
            return found
    return []


def _folders(folder: Path) -> list[Path]:
    """Return the folders in one that may hold what a person wrote, in the order of their names.

    Left out is what is hidden, made, installed, or a repository of its own.
    """
    try:
        below = sorted(one for one in folder.iterdir() if is_folder(one) and not one.is_symlink())
    except OSError:
        return []
    written = [one for one in below if one.name[0] not in "._" and one.name not in _MADE]
    return [one for one in written if not exists(one / "pyvenv.cfg") and not exists(one / ".git")]


def _is_book(folder: Path) -> bool:
    """Tell whether a folder holds settings; a program may have a conf.py that is not Sphinx's."""
    if is_file(folder / TOC):
        return True
    conf = folder / "conf.py"
    try:
        return is_file(conf) and bool(_SPHINX.search(read_regular(conf)))
    except OSError:
        return False


def _why_none(root: Path) -> str:
    """Say why a folder holds no book; one that is above, in the same repository, may be meant."""
    for folder in (root, *(root / source for source in _SOURCES), *_above(root)):
        if _is_book(folder):
            return f"{root} holds no book: the book stands above, in {folder}; name that folder"
        if is_file(folder / "myst.yml"):
            return (
                f"{folder / 'myst.yml'} is of a book of mystmd, which the gate does not read: check"
                " it with myst build --strict; the gate reads books of Sphinx (conf.py) and of"
                f" Jupyter Book 1 ({TOC})"
            )
    return (
        f"{root} holds no book: neither a conf.py nor a {TOC} is there or one or two folders down;"
        " name the folder that has one"
    )


def _above(root: Path) -> Iterator[Path]:
    """Yield the folders above one, up to that of the repository."""
    for folder in (root, *root.parents):
        if folder != root:
            yield folder
        if exists(folder / ".git"):
            return


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
