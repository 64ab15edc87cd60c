"""How a message is written in a catalog: escapes, quotation marks, lines of a readable width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 78  # columns, as polib and sphinx-intl have them
_ESCAPED = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\r": "\\r",
        "\a": "\\a",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
    },
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\S+\s*|\s+")


def string(keyword: str, text: str) -> list[str]:
    r"""Return the lines of a keyword and its text; the second and later ones hold text alone.

    A text that fits stands on the line of its keyword. A longer one begins below it, and its
    lines end behind ``\n`` or a space, as other programs break them.
    """
    whole = f'{keyword} "{text.translate(_ESCAPED)}"'
    if len(whole) <= WIDTH and "\n" not in text[:-1]:
        return [whole]
    return [f'{keyword} ""', *(f'"{part}"' for part in _parts(text))]


def _parts(text: str) -> Iterable[str]:
    for line in _LINE.findall(text):
        part = ""
        for word in _WORD.findall(line):
            piece = word.translate(_ESCAPED)
            if part and len(part) + len(piece) > WIDTH - 2:
                yield part
                part = ""
            part += piece
        yield part


def references(places: Sequence[tuple[str, int]]) -> list[str]:
    """Return the comments ``#:`` that name places of the manuscript (path, line or 0)."""
    lines: list[str] = []
    before = 0  # the line of the last place; a name without one would take in the next
    for path, line in places:
        # A path with blanks stands between isolates (gettext manual, "PO File Entries").
        name = f"\u2068{path}\u2069" if re.search(r"\s", path) else path
        place = f"{name}:{line}" if line else name
        if lines and line and before and len(lines[-1]) + 1 + len(place) <= WIDTH:
            lines[-1] += f" {place}"
        else:
            lines.append(f"#: {place}")
        before = line
    return lines


def header(title: str, fields: dict[str, str]) -> list[str]:
    """Return the lines of a new catalog's header."""
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return [f"# {title}", 'msgid ""', *string("msgstr", text)]
