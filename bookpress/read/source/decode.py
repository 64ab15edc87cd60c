"""The text of a page: its bytes decoded, and the place of what can't be read."""

from __future__ import annotations

import re

from bookpress.facts import ParseError, Place

LONGEST_LINE = 100_000  # characters; nobody writes such a line, and every reader chokes on it
_SAVE = "; save the file as UTF-8 text"
# What is left of GBK that was read as UTF-8, or the other way round.
_DAMAGED = re.compile("\ufffd+|(?:锟斤拷)+|(?:烫烫烫|屯屯屯)+")
# A picture that stands in the page itself; its letters are of no interest to any rule.
_DATA = re.compile(r"(data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=]{0,16})[A-Za-z0-9+/=]*")


def decode(data: bytes, path: str) -> tuple[str, ParseError | None]:
    """Return the text of a file, and what is wrong with it; what can't be read is left out."""
    trouble = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        trouble = ParseError(
            "markup.unreadable", Place(path, line), f"this line is not UTF-8{_SAVE}"
        )
        text = data.decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        words = f"this line holds a NUL character{_SAVE}"
        trouble = trouble or ParseError("markup.unreadable", Place(path, line), words)
        text = text.replace("\0", " ")
    damaged = None if trouble else _DAMAGED.search(text)
    if damaged:
        line = text.count("\n", 0, damaged.start()) + 1
        column = damaged.start() - text.rfind("\n", 0, damaged.start())
        words = (
            f"characters were lost at “{damaged[0]}” when this file was converted; type them anew"
        )
        trouble = ParseError("markup.unreadable", Place(path, line, column), words)
    if len(text) > LONGEST_LINE:
        lines = text.split("\n")
        for number, whole in enumerate(lines):
            line_text = whole if len(whole) <= LONGEST_LINE else _DATA.sub(r"\1", whole)
            lines[number] = line_text
            if len(line_text) > LONGEST_LINE:
                words = f"this line has {len(line_text):,} characters; break it"
                where = Place(path, number + 1)
                trouble = trouble or ParseError("markup.unreadable", where, words)
                lines[number] = ""
        text = "\n".join(lines)
    return text, trouble
