"""A work is cited, and no reference list of the book holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Book, ReferenceList


_DOCUMENT = re.compile(r"""docname\s*==\s*['"]([^'"]*)['"]""")
_PATTERN = re.compile(r"""key\s*%\s*(['"])(.*)\1""")


@rule("error")
def not_in_list(book: Book) -> Iterator[Report]:
    """Yield each citation whose work stands in no list, though there are lists."""
    cited = {d.name: {c.key for c in d.citations if c.role} for d in book.documents}
    lists = [(d.name, one) for d in book.documents for one in d.lists if not _is_foot(one)]
    files = {entry.key: entry.place.path for entry in book.bibliography.entries}
    strange = list(_without_file(lists, book.bibliography.files))
    yield from strange
    told = set()
    for document in book.documents if lists and not strange else ():
        for key, role, place, _ in document.citations:
            known = key in files and key not in told
            if not known or not role or role.startswith("foot"):
                continue
            if not any(_holds(one, key, files[key], name, cited) for name, one in lists):
                told.add(key)
                yield place, f"no reference list holds “{key}”: widen the filter of one"


def _without_file(
    lists: list[tuple[str, ReferenceList]], files: tuple[str, ...]
) -> Iterator[Report]:
    """Yield each list that is made of a file which conf.py does not name."""
    for _, one in lists:
        for wanted in one.files:
            if not _named(wanted, files):
                advice = "add it to bibtex_bibfiles, or correct the name"
                yield one.place, f"the list names “{wanted}”, and conf.py does not: {advice}"


def _named(wanted: str, files: Iterable[str]) -> bool:
    return any(file.endswith(wanted.lstrip("./")) for file in files)


def _is_foot(one: ReferenceList) -> bool:
    return any(name == "foot" for name, _ in one.options)


def _holds(  # noqa: PLR0911 - one return a kind of filter
    one: ReferenceList,
    key: str,
    file: str,
    name: str,
    cited: dict[str, set[str]],
) -> bool:
    """Tell whether a list holds a work; a filter that is not understood holds everything."""
    if one.files and not any(_named(wanted, [file]) for wanted in one.files):
        return False
    options = dict(one.options)
    if "notcited" in options:
        return False
    condition = options.get("filter", "").strip()
    if condition == "docname in docnames":
        return key in cited[name]
    chosen, pattern = _DOCUMENT.fullmatch(condition), _PATTERN.fullmatch(condition)
    if chosen:
        return key in cited.get(chosen[1], set())
    if pattern:
        try:
            return re.search(pattern[2], key) is not None
        except re.error:
            return True
    return condition != "False"
