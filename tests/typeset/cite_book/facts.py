"""What conf.py says, as Sphinx's configuration gives it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bookpress.typeset.settings import FACTS

if TYPE_CHECKING:
    from sphinx.config import Config

GIVEN = {
    "book_id": "small",
    "book_title": "A Small Book",
    "book_author": "The Book’s Contributors",
    "book_edition": "2",
    "book_date": "2026-11-25",
}


class _Facts(SimpleNamespace):
    def __getitem__(self, name: str) -> object:
        return getattr(self, name)


def conf(language: str = "en", **said: Any) -> Config:  # noqa: ANN401 - of any type, as in conf.py
    """Return a configuration with the defaults, a small book's facts and ``said``."""
    known = {name: default for name, (default, _) in FACTS.items()}
    facts = known | GIVEN | {"language": language, "html_baseurl": ""} | said
    return cast("Config", _Facts(**facts))
