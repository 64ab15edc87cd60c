"""The lines of a catalog: their grammar, and what to say of one that breaks it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
STRING = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
BLANK = r"[ \t\f\v\r]*"
LINE = re.compile(
    rf"{BLANK}(?:(msgctxt|msgid_plural|msgid|msgstr)\b{BLANK}(?:\[\s*(\d{{1,9}})\s*\])?{BLANK})?"
    rf"(?:{STRING}{BLANK})?$",
)
MORE = re.compile(r'"([^"\\]*)"\r?')  # a string on a line of its own, without escapes
TOKEN = re.compile(
    rf"{BLANK}(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr)\b{BLANK}(?:\[\s*(?P<n>\d{{1,9}})\s*\])?"
    rf'|"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)")',
)
_SHOWN = 30  # characters of a line that a message quotes
_ODD_BLANK = "\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff"
WORD = re.compile(rf"[\s{_ODD_BLANK}]*([A-Za-z_]+)[\s{_ODD_BLANK}]*(?:\[\s*(\d{{1,9}})\s*\]?\s*)?")
FLAG = re.compile(r"range:\s*[^\s,]+|[^\s,]+")
CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_NUMBER = re.compile("[0-9]{1,9}")
_UUID = re.compile(r"(?<!\S)[0-9a-f]{32}(?!\S)")
_REFERENCE = re.compile(  # a path with blanks stands between invisible marks, or has a line
    r"\u2068(?P<p>[^\u2069]+)\u2069(?::(?P<n>\d{1,9}))?|(?P<q>\S.{0,300}?):(?P<m>\d{1,9})(?=\s|$)|\S+",
)


def tokens_of(text: str) -> tuple[list[re.Match[str]], int]:
    """Return the keywords and strings at the beginning of a line, and where what follows stands."""
    tokens = []
    position = 0
    while (token := TOKEN.match(text, position)) is not None:
        tokens.append(token)
        position = token.end()
    return tokens, len(text) - len(text[position:].lstrip(" \t\f\v\r"))


def meant(word: str, rest: str) -> str:
    """Return the keyword that was meant; empty if the line is only text."""
    if word in _WORDS:
        return word
    near = difflib.get_close_matches(word.lower(), _WORDS, 1, 0.7)
    return near[0] if near and '"' in rest else ""


def complaint(body: str, start: int, word: str, name: str) -> tuple[int, str]:
    """Return the column of a fault and what to say of it.

    Args:
        body: the line, less the blanks at its end.
        start: where the text behind the keyword begins.
        word: the first word of the line; empty if it has none.
        name: the keyword that is meant; empty if the line has none.
    """
    if name and name != word:
        column = body.index(word) + 1
        return column, f"“{word}” is no keyword of catalogs; did you mean “{name}”?"
    rest = body[start:]
    odd = re.search(f"[{_ODD_BLANK}]", body[:start]) if name or rest[:1] == '"' else None
    if odd:
        return odd.start() + 1, "an unusual space outside the quotation marks; type an ordinary one"
    if rest[:1] == '"':
        return _half_closed(body, start)
    if rest.endswith('"') and rest.count('"') % 2:
        message = 'the opening quotation mark (") is missing'
    elif name:
        message = f'what {name} says must stand between straight quotation marks (")'
    else:
        shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}…"
        message = f"“{shown}” is no line of a catalog; delete it or make it a comment with “#”"
    return start + 1, message


def _half_closed(body: str, start: int) -> tuple[int, str]:
    closing = re.compile(STRING).match(body, start)
    if closing is None:
        return len(body) + 1, 'the closing quotation mark (") is missing'
    rest = body[closing.end() :]
    column = closing.end() + len(rest) - len(rest.lstrip()) + 1
    advice = 'a quotation mark inside a text is written \\"'
    return column, f"text outside the quotation marks; {advice}"


def references(text: str) -> Iterator[tuple[str, int]]:
    """Yield the paths and lines of a comment ``#:``; the line is 0 where it names none.

    What ``gettext_uuid`` of Sphinx puts behind them is no path.
    """
    text = _UUID.sub("", text)
    plain = [word.rpartition(":") for word in text.split()]
    if "\u2068" not in text and all(_NUMBER.fullmatch(line) for _, _, line in plain):
        yield from ((path, int(line)) for path, _, line in plain)
        return
    for found in _REFERENCE.finditer(text):
        if found["p"]:
            yield found["p"], int(found["n"] or 0)
        elif found["q"]:
            yield found["q"], int(found["m"])
        else:
            yield found[0], 0
