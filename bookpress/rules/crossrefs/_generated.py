"""Missing files that a build may make: git leaves them out, or conf.py has something run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.text.gitignore import is_ignored

if TYPE_CHECKING:
    from bookpress.facts import Place, Settings
    from bookpress.rules.rule import Report


def missing(place: Place, told: str, settings: Settings, path: str, advice: str = "") -> Report:
    """Return the report of a missing file: a remark where git leaves that file out.

    Args:
        place: where it is named.
        told: what is missing.
        settings: those of the book.
        path: the file, from the book's folder; without its suffix if it is a chapter.
        advice: which one was meant, perhaps.
    """
    if settings.generates and not path.endswith((".html", ".htm")):
        return place, f"{told}; conf.py has something run first, which may make it", "info"
    lines = settings.ignored
    tries = (path, *(path + suffix for suffix, _ in settings.suffixes))
    if lines and any(is_ignored(settings.place + one, lines) for one in tries):
        return place, f"{told}; .gitignore leaves it out, so a build must make it", "info"
    return place, told + advice
