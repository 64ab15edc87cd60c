"""``make tidy``: every .bib file in one form, so that a change shows as just that change.

Entries by key (parents behind those that inherit from them), fields in the order in which a reader
looks for them, values in braces. What this form cannot hold (``@string``, ``@preamble``, words
between the entries) is never thrown away: such a file is left as it is, and the message says where.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.files.atomic import write_atomically
from bookpress.press.book import Book, BookError
from bookpress.press.console import say
from bookpress.read.bib import BibFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.facts import Entry

# The rest follow in the order in which somebody wrote them.
ORDER = (
    "author editor title booktitle journal volume number series pages institution school "
    "howpublished edition publisher address year month doi isbn issn eprint archiveprefix url"
).split()
_WIDTH = max(map(len, ORDER))
_HEAD = re.compile(r"^@", re.MULTILINE)
# @string and its like, a value joined by #, and a value that is the name of a string.
_MACRO = re.compile(
    r"^@(?:string|preamble|comment)\b|[}\"\w]\s*#\s*[{\"\w]|^\s*[\w-]+\s*=\s*[A-Za-z]",
    re.IGNORECASE | re.MULTILINE,
)


def tidy_bibliographies(book: Book) -> int:
    """Bring every .bib file that ``conf.py`` names into one form; say which have changed.

    Returns:
        The exit status, 0.

    Raises:
        BookError: a file has faults, or holds what the form cannot.
        WriteError: a file could not be written.
    """
    for path in book.bibliographies:
        name = book.shown(path)
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BookError(f"{name}: cannot be read: {error}") from None
        tidied = tidy(name, text)
        if tidied != text:
            write_atomically(path, tidied.encode())
        say(f"{name}: {'written anew' if tidied != text else 'as it was'}")
    return 0


def tidy(name: str, text: str) -> str:
    """Return the text of a .bib file in one form, the same again for its own result.

    Raises:
        BookError: see ``tidy_bibliographies``.
    """
    file = BibFile(name, text, {})
    if file.parse_errors:
        place, words = file.parse_errors[0].place, file.parse_errors[0].text
        raise BookError(f"{name}:{place.line}: {words}; mend it first (bookpress check)")
    found = _MACRO.search(text)
    if found:
        line = file.place(found.start()).line
        raise BookError(f"{name}:{line}: strings and comments of BibTeX would be lost; not touched")
    keys = [entry.key for entry in file.entries]
    twice = next((key for key in keys if keys.count(key) > 1), "")
    if twice:
        raise BookError(f"{name}: “{twice}” is there twice; keep one of them first")
    before = _between(name, text)
    heights = _heights(file.entries)
    entries = sorted(
        file.entries, key=lambda entry: (heights[entry.key], entry.key.casefold(), entry.key)
    )
    return "\n".join([before] * bool(before) + [_written(entry) for entry in entries])


def _heights(entries: Sequence[Entry]) -> dict[str, int]:
    """Return how many generations of ``crossref`` stand below each entry, by its key.

    BibTeX reads a parent only behind its children ("A bad cross reference", BibTeX 0.99d).
    """
    parents = {entry.key: entry.get("crossref").casefold() for entry in entries}
    keys = {key.casefold(): key for key in parents}
    heights = dict.fromkeys(parents, 0)
    for key in parents:
        child, passed = key, {key}
        while (parent := keys.get(parents[child])) is not None and parent not in passed:
            heights[parent] = max(heights[parent], len(passed))
            passed.add(parent)
            child = parent
    return heights


def _between(name: str, text: str) -> str:
    """Return the words before the first entry; there must be none elsewhere."""
    starts = [match.start() for match in _HEAD.finditer(text)]
    for start, after in zip(starts, [*starts[1:], len(text)], strict=True):
        rest = text[_end(text, start) : after]
        if rest.strip():
            line = text.count("\n", 0, after - len(rest.lstrip())) + 1
            raise BookError(f"{name}:{line}: words between entries would be lost; move them first")
    head = text[: starts[0]] if starts else text
    return head.strip() + "\n" if head.strip() else ""


def _end(text: str, start: int) -> int:
    depth = 0
    for position in range(text.index("{", start), len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if not depth:
            return position + 1
    return len(text)


def _written(entry: Entry) -> str:
    place = {name: number for number, name in enumerate(ORDER)}
    fields = sorted(entry.fields, key=lambda field: place.get(field.name, len(ORDER)))
    lines = [f"  {field.name:<{_WIDTH}} = {{{field.value}}}," for field in fields]
    return "\n".join([f"@{entry.kind}{{{entry.key},", *lines, "}", ""])
