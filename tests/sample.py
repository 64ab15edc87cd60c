"""Which of many cases `make quick` runs: another share of them whenever the code changes.

`make test` runs them all. The choice hangs on a digest of the package, so that the same code runs
the same cases, and all have their turn as the work goes on.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "bookpress"


@cache
def _code() -> bytes:
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.digest()


def is_chosen(name: str, one_in: int) -> bool:
    """Tell whether a case is among those that quick tests run."""
    digest = hashlib.blake2b(_code() + name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % one_in == 0
