"""The bibliography as its .bib files say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bookpress.facts.text import ParseError, Place


class Field(NamedTuple):
    """A field of an entry: its name in lower case and its value without the outer braces."""

    name: str
    value: str
    place: Place


class Entry(NamedTuple):
    """An entry of a .bib file; ``kind`` is its type in lower case, a forgotten ``key`` is empty.

    One that is not ``sound`` breaks the syntax: of its fields too little is known.
    """

    key: str
    kind: str
    place: Place
    fields: tuple[Field, ...] = ()
    sound: bool = True

    def get(self, name: str) -> str:
        """Return the value of the field ``name``, or an empty string."""
        return next((field.value for field in self.fields if field.name == name), "")


class Work(NamedTuple):
    """What an entry says once its relatives and the names of its fields are resolved.

    ``kind`` is the type as written, ``set_as`` the one of pybtex’s types whose form it is set in.
    ``fields`` holds what was written in the entry and its parents, under the names that BibTeX
    has for them too; each has the place where a person wrote it. ``lacks`` are the needs of its
    type that nothing meets, each as the names of the fields that would meet it. ``written`` holds
    the fields of entry and parents before they were fitted to that form: no title is joined with
    its subtitle, and none stands in for another.
    """

    key: str
    kind: str
    set_as: str
    place: Place
    fields: tuple[Field, ...] = ()
    lacks: tuple[tuple[str, ...], ...] = ()
    written: tuple[Field, ...] = ()

    def get(self, name: str) -> str:
        """Return the value of the field ``name``, or an empty string."""
        return next((field.value for field in self.fields if field.name == name), "")

    def without(self, need: tuple[str, ...]) -> str:
        """Return the sentence that says that a need of ``lacks`` is not met."""
        return f"“{self.key}” (@{self.kind}) has no {' or '.join(need[:2])}"


class NotPrinted(NamedTuple):
    """A field of an entry that the book’s ``styles`` (their names in conf.py) do not print."""

    place: Place
    field: str
    kind: str
    styles: tuple[str, ...]


class Record(NamedTuple):
    """What a registry knows of a work, as ``refs.lock.json`` keeps it.

    ``identifier`` is what was asked for: ``doi:`` and a DOI in lower case, or ``arxiv:`` and an id.
    ``registry`` is who answered; one that has no open interface has said nothing more. ``type`` is
    a word of the registry's own. A person is "Family, Given" or a name that nobody has parted, a
    group its name. ``years`` are all in which the work came out; ``printed`` tells whether that of
    the print is among them. ``retracted`` says in what words it was taken back, ``published`` is
    the DOI of what a preprint became.
    """

    identifier: str
    registry: str = ""
    type: str = ""
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    printed: bool = False
    containers: tuple[str, ...] = ()
    retracted: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All .bib files of the book, read in the order of ``bibtex_bibfiles``."""

    files: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()  # duplicates included, in the order of the files
    works: tuple[Work, ...] = ()  # what can be cited, each key once
    parse_errors: tuple[ParseError, ...] = ()
    commands: tuple[tuple[str, int, str], ...] = ()  # comments for the gate: path, line, rule
    today: str = ""  # ISO date: a year after it is in the future
    records: tuple[Record, ...] = ()  # what refs.lock.json holds of the works, if there is one
    not_printed: tuple[NotPrinted, ...] = ()  # known only where the book says its style

    def keys(self) -> frozenset[str]:
        """Return every key."""
        return frozenset(entry.key for entry in self.entries if entry.key)
