"""Whether the packages of the press are installed: ``pip install bookpress`` brings the gate alone.

Standard library only: this is asked before any of them is loaded.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from bookpress.press.book import BookError

# Modules of the extra ``press`` in pyproject.toml, by what installs them.
MODULES = {
    "furo": "furo",
    "sphinx-autobuild": "sphinx_autobuild",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
    "watchfiles": "watchfiles",
    "pypinyin": "pypinyin",
    "pyuca": "pyuca",
    "pikepdf": "pikepdf",
    "pypandoc-binary": "pypandoc",
    "pillow": "PIL",
    "lxml": "lxml",
    "filelock": "filelock",
}
INSTALL = 'pip install "bookpress[press]"'


def require_press() -> None:
    """Make sure that the press can be loaded.

    Raises:
        BookError: packages are missing, or one is too old; the text says what installs them.
    """
    missing = [name for name, module in MODULES.items() if not _is_installed(module)]
    if missing:
        names = ", ".join(missing)
        raise BookError(f"the press is not installed ({names} missing): {INSTALL}")
    found = _version_of_myst()
    if found.partition(".")[0] in {"none", "0", "1", "2", "3"}:
        why = "before 4 it loses the notes of translations"
        raise BookError(f"the press needs myst-parser 4 or later, not {found} ({why}): {INSTALL}")


def _version_of_myst() -> str:
    """Return the version in the text of the module: to load it, or importlib.metadata, is slow."""
    found = find_spec("myst_parser")
    if found is None or found.origin is None:
        return "none"
    text = Path(found.origin).read_text("utf-8", "replace")
    said = re.search(r"^__version__ = ['\"](.+)['\"]", text, re.MULTILINE)
    return said[1] if said else "none"


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # its parent is missing
        return False
