"""Names of roles: which cite, and which one a misspelt name was meant to be."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

CITING = frozenset(
    ("cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "cite:ct", "cite:cts", "footcite")
)
_NEAR = 0.7


def is_citing(name: str) -> bool:
    """Tell whether a role cites works (sphinxcontrib-bibtex)."""
    return name in CITING or name.startswith(("cite:", "footcite:"))


@lru_cache(maxsize=256)
def meant_role(name: str, roles: frozenset[str]) -> str:
    """Return the known role that a name was meant to be; empty if there is none like it."""
    near = get_close_matches(name.lower(), [*roles, *CITING], 1, _NEAR)
    return near[0] if near else ""
