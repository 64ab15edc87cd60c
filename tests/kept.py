"""A book at one place, whose conf.py Sphinx is asked about once for all tests.

The answer is kept by the place and the content of conf.py (``read/settings.py``); to ask anew
takes half a second, more than all else that a test does with a small book.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bookpress.gate.options import Options

BASE = Path(__file__).parent / "rules" / "base"
_FOLDER = tempfile.TemporaryDirectory(prefix="bookpress-tests-", ignore_cleanup_errors=True)
PLACE = Path(_FOLDER.name).resolve()
KEPT = Options(cache=PLACE / "cache")


def lay_out_anew() -> Path:
    """Return the small sound book, as no test has touched it; what lay beside it is gone."""
    for path in PLACE.iterdir():
        if path.name != "cache":
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return Path(shutil.copytree(BASE, PLACE / "book"))
