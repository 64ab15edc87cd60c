"""From entries to works: duplicates, ``crossref`` and ``xdata``, types and what they need.

The one place where it is decided what an entry says. The rules judge what comes out of it, and the
lists of references are set from it. BibTeX and biber do not always agree; ARCHITECTURE.md, “What an
entry inherits”, lists where, and whom we follow.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.facts import ParseError, Work
from bookpress.read.bib.names import add_names_of_bibtex, fit_form
from bookpress.read.bib.types import NEEDS, PARTS, SET, TYPES, XDATA, form_of, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Entry, Field, Place
    from bookpress.read.bib.names import Fields

_BLANKS = re.compile(r"[ \t\r\n]+")  # BibTeX’s white space: the ideographic space is none
_PLACEHOLDER = re.compile(
    r"|TODO|TBD|TBA|FIXME|XXX+|[?？]+|\.{3}|…+|-+|待补充?|待定",
    re.IGNORECASE,
)
# biblatex.def, \DeclareDataInheritance{*}{*}, and the short titles of its other rows.
_NEVER_INHERITED = frozenset(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related "
    "relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey key shorttitle "
    "sorttitle indextitle indexsorttitle".split()
)
_DATES = frozenset(("date", "year", "month"))
_TITLES = ("title", "subtitle", "titleaddon")
_SINGLE_FIELD = re.compile(r"xdata=(?P<key>[^\s,-]+)-(?P<field>[A-Za-z]+)(?:-(?:1|\*))?")
_NAMES_OF_RELATIVES = ("crossref", "xdata", "xref", "related", "entryset")
_MOST_ABOVE = 16  # parents above each other: each has the fields of all above it
_GUESSES = 100  # how many unknown keys are compared with all others


def find_works(entries: Iterable[Entry]) -> tuple[list[Work], list[ParseError]]:
    """Return the works of a bibliography, each key once, and what is wrong with its entries.

    Args:
        entries: those of all files, in their order; the first with a key is the work, in whatever
            case the key is written.
    """
    resolver = Resolver(entries)
    works = [resolver.work(entry) for entry in resolver.by_key.values() if entry.kind != XDATA]
    return works, resolver.parse_errors


class Resolver:
    """Resolves the entries of one bibliography; ``by_key`` has them by their keys in lower case."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the entries of all files, in their order; tell what is wrong with each by itself."""
        self.by_key: dict[str, Entry] = {}
        self.parse_errors: list[ParseError] = []
        self._fields: dict[str, Fields] = {}
        self._open: set[str] = set()  # entries that wait for their parents
        self._above: dict[str, int] = {}  # how many parents stand above an entry
        self._broken: set[str] = set()  # entries with a parent that gives nothing
        entries = tuple(entries)
        for entry in filter(lambda entry: entry.key, entries):
            first = self.by_key.setdefault(entry.key.lower(), entry)
            if first is not entry:
                self._tell("duplicate-key", entry.place, _taken(entry, first))
        self._guesses = 0
        self._keys = sorted(entry.key for entry in self.by_key.values())
        for entry in entries:
            if entry.key and entry.sound:
                self._look_at(entry)

    def _tell(self, rule: str, place: Place, text: str) -> None:
        self.parse_errors.append(ParseError(f"bibliography.{rule}", place, text))

    # --- one entry by itself

    def _look_at(self, entry: Entry) -> None:
        """Tell of a type that nobody knows and of relatives that are not there."""
        if not is_known(entry.kind):
            near = get_close_matches(entry.kind, sorted(TYPES), 1)
            advice = f"; did you mean @{near[0]}?" if near else "; @misc takes what has no type"
            self._tell("unknown-type", entry.place, f"there is no type @{entry.kind}{advice}")
        for field in entry.fields:
            if field.name in _NAMES_OF_RELATIVES:
                for key in _keys_in(field.value):
                    if key.lower() not in self.by_key:
                        self._tell_absent(field, key)

    def _tell_absent(self, field: Field, key: str) -> None:
        self._guesses += 1
        near = get_close_matches(key, self._keys, 1) if self._guesses <= _GUESSES else []
        advice = f"; did you mean “{near[0]}”?" if near else ""
        text = f"{field.name}: no work has the key “{key}”{advice}"
        self._tell("dangling-crossref", field.place, text)

    def work(self, entry: Entry) -> Work:
        """Return what an entry says."""
        fields = dict(self.resolved(entry))
        lacks: tuple[tuple[str, ...], ...] = ()
        if entry.sound and entry.key.lower() not in self._broken:
            lacks = tuple(_lacks(entry.kind, fields))
        kind = self._kind(entry)
        written = tuple(fields.values())
        form = fit_form(fields, kind, form_of(kind))
        said = tuple(fields.values())
        return Work(entry.key, entry.kind, form, entry.place, said, lacks, written)

    def _kind(self, entry: Entry) -> str:
        """Return the type of an entry; that of the first work in a set."""
        members = _keys_in(entry.get("entryset")) if entry.kind == SET else ()
        known = (self.by_key[key.lower()] for key in members if key.lower() in self.by_key)
        return next(known, entry).kind

    # --- an entry and its relatives

    def resolved(self, entry: Entry) -> Fields:
        """Return the fields of an entry and of its parents by their names, which are not to change.

        Parents come first, and without recursion: nobody says how many stand above each other.
        """
        waiting = [(entry, self._parents(entry))]
        while waiting:
            top, parents = waiting[-1]
            name = top.key.lower()
            self._open.add(name)
            parent = next((one for one in parents if self._is_new(one)), None)
            if parent:
                waiting.append((parent, self._parents(parent)))
                continue
            if name not in self._fields:
                self._open.discard(name)
                self._fields[name] = self._resolve(top)
            waiting.pop()
        return self._fields[entry.key.lower()]

    def _is_new(self, entry: Entry) -> bool:
        return entry.key.lower() not in self._fields and entry.key.lower() not in self._open

    def _parents(self, entry: Entry) -> Iterator[Entry]:
        """Yield the entries from which an entry takes fields."""
        for field in entry.fields:
            keys: Iterable[str] = ()
            if field.name in ("crossref", XDATA) or (field.name, entry.kind) == ("entryset", SET):
                keys = _keys_in(field.value)
            elif match := _SINGLE_FIELD.fullmatch(field.value.strip()):
                keys = (match["key"],)
            for key in keys:
                if parent := self.by_key.get(key.lower()):
                    yield parent

    def _resolve(self, entry: Entry) -> Fields:
        fields: Fields = {}
        parents: list[Field] = []
        for field in entry.fields:
            if field.name in ("crossref", XDATA):
                parents.append(field)
                continue
            if field.name == "entryset" and entry.kind == SET:
                parents.append(field)
            if field.name not in fields and (value := _single_blanks(field.value)):
                fields[field.name] = field if value == field.value else field._replace(value=value)
        if any("xdata=" in field.value for field in fields.values()):
            self._take_single_fields(entry, fields)
        add_names_of_bibtex(fields)
        for field in sorted(parents, key=lambda field: field.name, reverse=True):
            for parent, given in self._given(entry, field):
                if field.name == XDATA:  # what it holds replaces the entry’s own, as in biber
                    fields.update(given)
                else:
                    _inherit(fields, entry.kind, parent.kind, given)
        return fields

    def _take_single_fields(self, entry: Entry, fields: Fields) -> None:
        """Replace ``xdata=key-field`` by that field (biblatex, section 3.13.6)."""
        for name, field in list(fields.items()):
            match = _SINGLE_FIELD.fullmatch(field.value)
            if match is None:
                continue
            del fields[name]
            named = field._replace(name=XDATA, value=match["key"])
            if match["key"].lower() not in self.by_key:
                self._tell_absent(named, match["key"])
            for _, given in self._given(entry, named):
                found = given.get(match["field"].lower())
                if found:
                    fields[name] = found._replace(name=name)
                else:
                    self._stop(entry, field, f"“{match['key']}” has no field “{match['field']}”")

    def _given(self, entry: Entry, field: Field) -> Iterator[tuple[Entry, Fields]]:
        """Yield the parents that a field names with what they give; tell why others can’t."""
        name = entry.key.lower()
        for key in _keys_in(field.value):
            parent = key.lower()
            if parent not in self.by_key:
                self._broken.add(name)  # it has been told
            elif parent not in self._fields:
                self._stop(entry, field, f"{field.name}: “{key}” takes its data from this entry")
            elif self._above.get(parent, 0) == _MOST_ABOVE:
                text = f"{field.name}: more than {_MOST_ABOVE} parents stand above each other"
                self._stop(entry, field, text)
            elif field.name == XDATA and self.by_key[parent].kind != XDATA:
                self._stop(entry, field, f"xdata: “{key}” is no @xdata; take it by crossref")
            else:
                self._above[name] = max(self._above.get(name, 0), self._above.get(parent, 0) + 1)
                if parent in self._broken:
                    self._broken.add(name)
                yield self.by_key[parent], self._fields[parent]

    def _stop(self, entry: Entry, field: Field, text: str) -> None:
        self._broken.add(entry.key.lower())
        self._tell("dangling-crossref", field.place, text)


def _inherit(fields: Fields, kind: str, parent: str, given: Fields) -> None:
    """Add what an entry of type ``kind`` has from a parent to its own fields."""
    left_out = set(_NEVER_INHERITED)
    if "date" in fields or ("year" in fields and "date" in given):
        left_out |= _DATES  # half a date of each would be a third
    whole = _name_for_title(kind, parent, own_title="title" in fields)
    if whole or "title" in fields:
        left_out |= set(_TITLES)
    for name, field in given.items():
        if name not in left_out:
            fields.setdefault(name, field)
    if whole and whole not in fields:  # else it is said what the parts call it
        before = whole.removesuffix("title")
        for name in _TITLES:
            if name in given:
                other = whole if name == "title" else f"{before}{name}"
                fields[other] = given[name]._replace(name=other)


def _name_for_title(kind: str, parent: str, *, own_title: bool) -> str:
    """Return the field in which an entry has the title of its parent; empty if it is its own."""
    if parent.startswith("mv"):
        return "" if kind.startswith("mv") else "maintitle"
    if parent == "periodical":
        return "journal"
    if kind == "inbook" and not own_title:
        return ""  # BibTeX’s meaning: a chapter, or pages, of a book of this title
    return "booktitle" if kind in PARTS else ""


def _lacks(kind: str, fields: Fields) -> Iterator[tuple[str, ...]]:
    """Yield the needs of a type that none of the fields meets."""
    for need in NEEDS.get(kind, ()):
        if not any(name in fields and _says_something(fields[name].value) for name in need):
            yield need


def _says_something(value: str) -> bool:
    """Tell whether a value is more than a placeholder."""
    return not _PLACEHOLDER.fullmatch(re.sub(r"[{}]", "", value).strip())


def _single_blanks(value: str) -> str:
    return _BLANKS.sub(" ", value).strip(" ")


def _keys_in(value: str) -> Iterator[str]:
    return (key.strip() for key in value.split(",") if key.strip())


def _taken(entry: Entry, first: Entry) -> str:
    """Return the sentence that says where a key stands first."""
    same_file = first.place.path == entry.place.path
    where = f"line {first.place.line}" if same_file else f"{first.place.path}:{first.place.line}"
    case = "" if first.key == entry.key else f", there written “{first.key}”"
    return f"the key “{entry.key}” is taken in {where}{case}; give it another"
