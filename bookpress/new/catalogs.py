"""The catalogs of a new book, complete: what stands at the same place in two languages is a pair.

`bookpress catalogs` itself says what translators are asked for. What stands where it says in a
book whose manuscript is in that language. Each runs in a process of its own, since Sphinx keeps a
language in process-wide state.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.new.texts import has_texts
from bookpress.press.book import BookError
from bookpress.press.packages import require_press
from bookpress.press.po_writer import references, string
from bookpress.read.po import read_po

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bookpress.languages import Language
    from bookpress.read.po import PoFile

# A Chinese book offers no text without Chinese, and its cells would lose their places.
_OFFER_EVERYTHING = '\nbook_source_language = "en"\n'
Place = tuple[str, int, int]  # a file, a line (0 where Sphinx knows none), which of its messages


def catalogs_of(
    languages: tuple[Language, ...],
    write_pages: Callable[[Path, tuple[Language, ...]], None],
) -> Iterator[tuple[str, str]]:
    """Yield the catalogs of a book in several languages: the path from its folder, the text.

    Args:
        languages: of the book, the manuscript's first.
        write_pages: writes the book into a folder, its manuscript in the first of the languages.

    Raises:
        BookError: the press is not installed, or cannot read the texts.
    """
    require_press()
    first, *others = languages
    with tempfile.TemporaryDirectory(prefix="bookpress-") as scratch:
        asked = Path(scratch, "asked")
        write_pages(asked, languages)
        texts = {}
        for one in languages:
            if one is first or has_texts(one):
                folder = texts[one.code] = Path(scratch, one.code)
                write_pages(folder, (one, *(other for other in languages if other is not one)))
                with (folder / "conf.py").open("a", encoding="utf-8") as conf:
                    conf.write(_OFFER_EVERYTHING)
        _extract([asked, *texts.values()])
        for other in others:
            known = other.code in texts
            pairs = _pairs(texts[first.code], texts[other.code]) if known else {}
            for path in sorted(_below(asked, other).glob("**/*.po")):
                name = path.relative_to(asked).as_posix()
                yield name, _filled(path.read_text("utf-8"), pairs)


def _below(folder: Path, language: Language) -> Path:
    return folder / "locale" / language.code / "LC_MESSAGES"


def _extract(folders: Iterable[Path]) -> None:
    """Let the empty catalogs be written in each folder, side by side."""
    command = [sys.executable, "-m", "bookpress", "catalogs", "--book"]
    running = [
        subprocess.Popen(  # noqa: S603 - our own command line
            [*command, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for folder in folders
    ]
    for process in running:
        said, _ = process.communicate()
        if process.returncode:
            raise BookError(f"the catalogs of the new book could not be written: {said.strip()}")


def _pairs(original: Path, translation: Path) -> dict[str, str]:
    """Return the messages of a book by those that stand at the same places of another."""
    there = _by_place(translation)
    return {message: there[place] for place, message in reversed(_by_place(original).items())}


def _by_place(folder: Path) -> dict[Place, str]:
    """Return the messages of a manuscript: its catalogs have them, in whatever language."""
    catalogs = next((folder / "locale").iterdir()).glob("**/*.po")
    return {
        place: message
        for path in sorted(catalogs)
        for place, message in _places(read_po(path.read_bytes(), path.name))
    }


def _places(catalog: PoFile) -> Iterator[tuple[Place, str]]:
    """Yield each place at which a message stands, and the message."""
    count: Counter[tuple[str, int]] = Counter()
    for entry in catalog.entries:
        for name, line in entry.references:
            yield (name, line, count[name, line]), entry.key[1]
            count[name, line] += 1


def _filled(catalog: str, pairs: Mapping[str, str]) -> str:
    """Return an empty catalog with its translations."""
    blocks = [catalog.partition("\n\n")[0].split("\n")]
    for entry in read_po(catalog, "").entries:
        _, message = entry.key
        blocks.append(
            [
                *references(entry.references),
                *string("msgid", message),
                *string("msgstr", pairs.get(message, "")),
            ]
        )
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
