"""From where an edition was made to where its readers look: at once, or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bookpress.press.book import BookError

if TYPE_CHECKING:
    from pathlib import Path

_FOR_SPHINX = (".buildinfo", "objects.inv")  # no reader opens them


def publish(made: Path, place: Path) -> int | None:
    """Put what was made, a file or a folder, in the place of what was there.

    Returns:
        How many pages a site has.

    Raises:
        BookError: nothing was made.
        OSError: it cannot be written; what was there stays.
    """
    if not made.exists():
        raise BookError(f"{made.name} was not made")
    draft = place.with_name(f".{place.name}.new")
    _remove(draft)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        if made.is_file():
            shutil.copyfile(made, draft)
            draft.replace(place)
            return None
        _copy(made, draft)
        _exchange(draft, place)
    finally:
        _remove(draft)
    return sum(1 for _ in place.rglob("*.html"))


def _copy(made: Path, draft: Path) -> None:
    """Copy a folder; end at the first file that cannot be written (copytree goes on and on)."""
    for path in sorted(made.rglob("*")):
        target = draft / path.relative_to(made)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif not path.name.startswith(_FOR_SPHINX):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _exchange(draft: Path, place: Path) -> None:
    old = _old(place)
    if place.exists():
        _remove(old)
        place.rename(old)
    draft.rename(place)
    _remove(old)


def restore(place: Path) -> None:
    """Bring back the site that was set aside by a press that was stopped at that very moment."""
    old = _old(place)
    if old.exists() and not place.exists():
        old.rename(place)


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
