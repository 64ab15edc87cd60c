"""The bibliography: every .bib file that conf.py names, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Bibliography, Place, Trouble
from bookpress.read.bib import BibFile

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
            data = (root / path).read_bytes()
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
    troubles = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, data.count(b"\n", 0, error.start) + 1)
        words = "this line is not UTF-8; save the file as UTF-8"
        troubles.append(Trouble("bibliography.syntax", place, words))
        text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    if "\0" in text:
        place = Place(path, text.count("\n", 0, text.index("\0")) + 1)
        words = "this line holds a NUL character; delete it"
        troubles.append(Trouble("bibliography.syntax", place, words))
        text = text.replace("\0", " ")
    elif not troubles and "\ufffd" in text:
        place = Place(path, text.count("\n", 0, text.index("\ufffd")) + 1)
        words = "characters were lost here when this file was converted; type them anew"
        troubles.append(Trouble("bibliography.syntax", place, words))
    return text.replace("\r\n", "\n").replace("\r", "\n"), troubles


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
