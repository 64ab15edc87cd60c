"""The bibliography: every .bib file that conf.py names, in its order."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from bookpress.facts import Bibliography, ParseError, Place
from bookpress.files.sandbox import LeadsOutError
from bookpress.read.bib import BibFile, find_works
from bookpress.read.bib.excerpts import Excerpts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bookpress.facts import Entry


def read_bibliography(files: Sequence[tuple[str, bytes | OSError]], today: str) -> Bibliography:
    """Read the bibliography of a book; see ``read_entries`` and ``add_works``."""
    return add_works(read_entries(files, today))


def add_works(read: Bibliography, styles: Mapping[str, bytes] | None = None) -> Bibliography:
    """Return a bibliography with the works that its entries describe, and what is wrong with them.

    It costs less than to keep the works beside their entries.

    Args:
        read: the entries.
        styles: the CSL styles that are asked for what they leave out of these works.
    """
    works, parse_errors = find_works(read.entries)
    found = dataclasses.replace(
        read, works=tuple(works), parse_errors=(*read.parse_errors, *parse_errors)
    )
    if not styles:
        return found
    from bookpress.read.csl.not_printed import not_printed  # noqa: PLC0415 - few books have one

    return dataclasses.replace(found, not_printed=not_printed(works, styles))


def read_entries(
    files: Sequence[tuple[str, bytes | OSError]],
    today: str,
    configuration: tuple[str, str] = ("conf.py", ""),
) -> Bibliography:
    """Read the entries of a book’s .bib files, each as it is written.

    Args:
        files: the paths of the .bib files from the book's folder, each with its bytes or with why
            they can't be read.
        today: the date as YYYY-MM-DD, which years are measured by.
        configuration: the path of the file that names them, and its text.
    """
    entries: list[Entry] = []
    parse_errors: list[ParseError] = []
    commands: list[tuple[str, int, str]] = []
    strings: dict[str, str] = {}
    for path, data in files:
        if isinstance(data, OSError):
            parse_errors += _unread(path, data, *configuration)
            continue
        text, found = _decode(path, data)
        file = BibFile(path, text, strings)
        entries += file.entries
        parse_errors += [*found, *file.parse_errors]
        commands += file.commands()
    return Bibliography(
        files=tuple(path for path, _ in files),
        entries=tuple(entries),
        parse_errors=tuple(parse_errors),
        commands=tuple(commands),
        today=today,
    )


def read_excerpts(files: Sequence[tuple[str, bytes | OSError]]) -> Excerpts:
    """Read the .bib files, as ``read_entries`` does, to give out entries as they are written."""
    return Excerpts(
        (path, _decode(path, data)[0]) for path, data in files if not isinstance(data, OSError)
    )


def _decode(path: str, data: bytes) -> tuple[str, list[ParseError]]:
    """Return the text of a file, and what is wrong with its bytes."""
    text, words, offset = _text_of(data)
    if not words and (at := text.find("\0")) >= 0:
        words, offset = "this line holds a NUL character; delete it", at
    elif not words and (at := text.find("\ufffd")) >= 0:
        words = "characters were lost here when this file was converted; type them anew"
        offset = at
    parse_errors = []
    if words:
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        parse_errors.append(ParseError("bibliography.syntax", Place(path, line, column), words))
    return text.replace("\0", " ").replace("\r\n", "\n").replace("\r", "\n"), parse_errors


def _text_of(data: bytes) -> tuple[str, str, int]:
    """Return the text of a file, what is wrong with its encoding, and the character where it is."""
    try:
        return data.decode("utf-8-sig"), "", 0
    except UnicodeDecodeError as error:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # Windows’ “Unicode”
            words = "this file is UTF-16; save it as UTF-8"
            return data.decode("utf-16", errors="replace"), words, 0
        text = data.decode("utf-8-sig", errors="replace")
        offset = len(data[: error.start].decode("utf-8-sig", errors="replace"))
        return text, "this line is not UTF-8; save the file as UTF-8", offset


def _unread(path: str, error: OSError, configuration: str, said: str) -> Iterator[ParseError]:
    """Yield the trouble with a file that can't be read, where conf.py names it."""
    if isinstance(error, LeadsOutError):
        return  # crossrefs.outside-book
    name = path.rsplit("/", 1)[-1]
    line, column = 1, 0
    for number, text in enumerate(said.splitlines(), 1):
        if name in text:
            line, column = number, text.index(name) + 1
            break
    words = f"“{path}” can’t be opened ({error.strerror}); make it readable"
    if isinstance(error, FileNotFoundError):
        words = f"there is no file “{path}”; correct bibtex_bibfiles, or write the file"
    yield ParseError("bibliography.missing-file", Place(configuration, line, column), words)
