"""The bibliography: every .bib file that conf.py names, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Bibliography, Place, Trouble
from bookpress.read.bib import BibFile
from bookpress.read.book_files import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.facts import Entry


def read_bibliography(
    root: Path,
    files: tuple[str, ...],
    today: str,
    configuration: str = "conf.py",
) -> Bibliography:
    """Read the bibliography of a book.

    Args:
        root: the book's folder.
        files: the .bib files from there.
        today: the date as YYYY-MM-DD, which years are measured by.
        configuration: the file that names them, from ``root``.
    """
    entries: list[Entry] = []
    troubles: list[Trouble] = []
    commands: list[tuple[str, int, str]] = []
    strings: dict[str, str] = {}
    for path in files:
        try:
            data = read_file(root / path)
        except OSError:
            troubles.append(_missing(root, path, configuration))
            continue
        text, found = _decode(path, data)
        file = BibFile(path, text, strings)
        entries += file.entries
        troubles += [*found, *file.troubles]
        commands += file.commands()
    return Bibliography(files, tuple(entries), tuple(troubles), tuple(commands), today)


def _decode(path: str, data: bytes) -> tuple[str, list[Trouble]]:
    """Return the text of a file, and what is wrong with its bytes."""
    text, words, offset = _text_of(data)
    if not words and (at := text.find("\0")) >= 0:
        words, offset = "this line holds a NUL character; delete it", at
    elif not words and (at := text.find("\ufffd")) >= 0:
        words = "characters were lost here when this file was converted; type them anew"
        offset = at
    troubles = []
    if words:
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        troubles.append(Trouble("bibliography.syntax", Place(path, line, column), words))
    return text.replace("\0", " ").replace("\r\n", "\n").replace("\r", "\n"), troubles


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


def _missing(root: Path, path: str, configuration: str) -> Trouble:
    """Return the trouble with a file that isn't there, where conf.py names it."""
    name = path.rsplit("/", 1)[-1]
    line, column = 1, 0
    try:
        lines = (root / configuration).read_text("utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    for number, text in enumerate(lines, 1):
        if name in text:
            line, column = number, text.index(name) + 1
            break
    words = f"there is no file “{path}”; correct bibtex_bibfiles, or write the file"
    return Trouble("bibliography.missing-file", Place(configuration, line, column), words)
