"""A page shows a picture that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._generated import missing
from bookpress.rules.crossrefs._targets import is_address, near, path_from
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, FileUse


@rule("error")
def missing_image(book: Book) -> Iterator[Report]:
    """Yield each picture whose file does not exist; ``name.*`` takes any format."""
    for document in book.documents:
        for use in document.files:
            if use.kind not in ("image", "html") or is_address(use.target):
                continue
            if not use.target:
                yield use.place, "this names no picture; write its path"
                continue
            path = path_from(use.place, use.target, book.settings.source)
            if path.startswith("../") or path in book.files or _is_of_site(use, book):
                continue
            if path.endswith(".*") and any(name.startswith(path[:-1]) for name in book.files):
                continue
            pictures = [n for n in book.files if not n.endswith((".md", ".po", ".py", ".bib"))]
            told, advice = f"there is no picture “{path}”", near(path, pictures, 0.7)
            yield missing(use.place, told, book.settings, path, advice)


def _is_of_site(use: FileUse, book: Book) -> bool:
    """Tell whether HTML names a file as the site has it: from a folder ``_static``."""
    before, static, name = use.target.rpartition("_static/")
    if use.kind != "html" or not static or before.strip("./"):
        return False
    return any(f"/{path}".endswith(f"/_static/{name}") for path in book.files)
