"""The translators' messages, read straight from the .po files.

Sphinx compiles every .po into a .mo beside it and trusts whichever is newer, so that a stale
.mo can outlive its catalog. The press reads the .po itself: what stands there is what is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from bookpress.read.po import read_po
from bookpress.text.messages import without_blanks

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Message:
    """One translated message and its place."""

    text: str
    path: Path
    line: int


class Messages(dict[str, Message]):
    """The messages of a catalog by their msgid."""

    def find(self, msgid: str) -> Message | None:
        """Return the message of a text, whatever blanks its msgid has, as the gate compares.

        Stock Sphinx writes a blank where a line ends between Chinese characters; here is none.
        """
        return self.get(msgid) or self._without_blanks.get(without_blanks(msgid))

    @cached_property
    def _without_blanks(self) -> dict[str, Message]:
        return {without_blanks(msgid): message for msgid, message in self.items()}


@lru_cache(maxsize=512)
def _read(path: Path, data: bytes) -> dict[str, Message]:
    file = read_po(data, str(path))
    if file.parse_errors:
        faults = (
            f"{fault.place}: error: {fault.text} [{fault.kind}]" for fault in file.parse_errors
        )
        raise SphinxError("\n".join(faults))
    # Sphinx asks for no context, and for the first form of a plural.
    messages = {}
    for entry in file.entries:
        if not (entry.obsolete or entry.fuzzy or entry.msgctxt) and entry.msgstr[0].value.strip():
            first = entry.msgstr[0]
            messages[entry.key[1]] = Message(first.value, path, first.line)
    return messages


def catalog_path(folder: Path, language: str, domain: str) -> Path:
    """Return where the catalog of ``domain`` stands, whether or not it exists."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalog(folders: list[Path], language: str, domain: str) -> Messages:
    """Return the messages of one catalog; none where there is none.

    Fuzzy, empty and obsolete entries are left out: they are not translations.

    Raises:
        SphinxError: ``msgfmt --check`` would refuse a file; the text is that of the gate, with
            the place. Nothing can be printed without it.
    """
    merged = Messages()
    for folder in reversed(folders):
        path = catalog_path(folder, language, domain)
        if path.is_file():
            merged.update(_read(path, path.read_bytes()))
    return merged
