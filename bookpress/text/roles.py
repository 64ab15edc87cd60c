"""The one grammar of roles: which of them cite, the keys of a citation, and ``text <target>``."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WAYS = ("p", "t", "ps", "ts", "ct", "cts")
CITING = frozenset(
    ("cite", "footcite", "footfullcite", *(f"{x}:{y}" for x in ("cite", "footcite") for y in _WAYS))
)
_NEAR = 0.7
# sphinx/util/docutils.py, ReferenceRole.explicit_title_re.
_TITLED = re.compile(r"(?P<title>.+?)\s*(?<!\\)<(?P<target>.*?)>\s*$", re.DOTALL)
# sphinxcontrib/bibtex/citation_target.py: {text before}key{text behind}, parted by commas. What
# else may part keys, or creep into one, is a fault that citations.malformed-role reports; the key
# behind it is meant.
_AROUND = r"\{[^{}]*\}"
_KEY = re.compile(rf"{_AROUND}|@?(?P<key>[^{{}}\s,;；、，@\[\]<>【】（）]+)")
_AROUND_KEY = re.compile(_AROUND)
_CITATION = r"(?P<role>(?:foot)?cite(?::\w+)?){close}`(?P<keys>[^`]+)`"
_IN_MYST = re.compile(r"\{" + _CITATION.format(close=r"\}"))
_IN_RST = re.compile(r":" + _CITATION.format(close=r":"))


class Key(NamedTuple):
    """A key in the text of a citation role, and the index at which it stands there."""

    name: str
    start: int


class Titled(NamedTuple):
    """A cross-reference: its title (may be empty), its target, and the index of the target."""

    title: str
    target: str
    start: int


def is_citing(name: str) -> bool:
    """Tell whether a role cites works (sphinxcontrib-bibtex)."""
    return name in CITING or name.startswith("cite:")


@lru_cache(maxsize=256)
def meant_role(name: str, roles: frozenset[str]) -> str:
    """Return the known role that a name was meant to be; empty if there is none like it."""
    near = get_close_matches(name.lower(), [*roles, *CITING], 1, _NEAR)
    return near[0] if near else ""


def keys_in(text: str) -> Iterator[Key]:
    """Yield the keys in the text of a citation role, without the words around them."""
    for match in _KEY.finditer(text):
        if match["key"]:
            yield Key(match["key"], match.start("key"))


def without_words(text: str) -> str:
    """Return the text of a citation role without ``{words before}`` and ``{words behind}`` keys."""
    return _AROUND_KEY.sub("", text)


@lru_cache(maxsize=4096)
def split_title(text: str) -> Titled:
    """Return the parts of ``title <target>``, or of a target alone."""
    match = _TITLED.match(text)
    if match is None:
        return Titled("", text.strip(), len(text) - len(text.lstrip()))
    target = match["target"].lstrip()
    start = match.end("target") - len(target)
    return Titled(match["title"].strip(), target.rstrip(), start)


def citations_in(source: str, *, rst: bool = False) -> Iterator[tuple[str, Key]]:
    """Yield role and key of each citation in a text that nobody parses, as front matter.

    Args:
        source: MyST, or reStructuredText.
        rst: which of the two it is.
    """
    for match in (_IN_RST if rst else _IN_MYST).finditer(source):
        for key in keys_in(match["keys"]):
            yield match["role"], Key(key.name, match.start("keys") + key.start)
