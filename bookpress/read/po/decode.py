"""The bytes of a catalog as text: catalogs are UTF-8, whatever their header says."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*?charset=([^\s"\\;]*)', re.IGNORECASE)
_MISTAKEN = "CHARSET"  # the placeholder of a template: the header rule's


class Decoded(NamedTuple):
    """The text of a catalog, what is wrong with its bytes, and the lines that were not read."""

    text: str
    parse_errors: list[tuple[int, str]]
    bad_lines: frozenset[int] = frozenset()


def decode_catalog(content: str | bytes) -> Decoded:
    """Return a catalog's text; a mark of the byte order is left out."""
    parse_errors: list[tuple[int, str]] = []
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
        message = "the file begins with an invisible mark (BOM); save it as UTF-8 without BOM"
        parse_errors.append((1, message))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
        parse_errors.append((1, "the file is in UTF-16; save it as UTF-8"))
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    text, bad = _decode(data, parse_errors)
    nul = text.find("\0")
    if nul >= 0 and bad:
        return Decoded("", [(1, "this is no text; put the catalog in its place")])
    if nul >= 0:
        parse_errors.append((text.count("\n", 0, nul) + 1, "a NUL character; delete it"))
    return Decoded(text.replace("\0", ""), parse_errors, bad)


def _decode(data: bytes, parse_errors: list[tuple[int, str]]) -> tuple[str, frozenset[int]]:
    named = _CHARSET.search(data)
    charset = named[1].decode("ascii", "replace") if named else "UTF-8"
    line = data.count(b"\n", 0, named.start(1)) + 1 if named else 1
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, charset, line, error.start, parse_errors)
    known = _codec(charset)
    if charset == _MISTAKEN or known in ("utf-8", "ascii" if text.isascii() else "utf-8"):
        return text, frozenset()
    if known is None and charset:
        message = f"“{charset}” is no charset that programs know; write charset=UTF-8"
        parse_errors.append((line, message))
    elif charset and not text.isascii():
        message = f"the file is UTF-8, but its header says charset={charset}; write charset=UTF-8"
        parse_errors.append((line, message))
    return text, frozenset()


def _not_utf8(
    data: bytes,
    charset: str,
    line: int,
    start: int,
    parse_errors: list[tuple[int, str]],
) -> tuple[str, frozenset[int]]:
    if _codec(charset) not in ("utf-8", "ascii", "latin-1", "iso8859-1", "cp1252", None):
        try:
            text = data.decode(charset)
        except (UnicodeError, LookupError, ValueError):
            pass
        else:
            message = f"the file is in {charset}; Sphinx reads UTF-8: save it so, charset=UTF-8"
            parse_errors.append((line, message))
            return text, frozenset()
    first = data.count(b"\n", 0, start) + 1
    bad = set()
    for number, part in enumerate(data.split(b"\n"), 1):
        try:
            part.decode("utf-8")
        except UnicodeDecodeError:
            bad.add(number)
    more = f" (nor are {len(bad) - 1} other lines)" if len(bad) > 1 else ""
    parse_errors.append((first, f"this line is not UTF-8{more}; save the file as UTF-8"))
    return data.decode("utf-8", "replace"), frozenset(bad)


def _codec(charset: str) -> str | None:
    """Return Python's name of a charset; None for one that it does not know as text."""
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None
