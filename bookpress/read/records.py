"""``refs.lock.json``: what registries said of the works, when ``bookpress lock`` last asked them.

A file for people's eyes as well, since it is kept with the book: an object ``records`` that holds
one object for each identifier, with the names of ``facts.Record`` and nothing that is empty. It
may come with a book that nobody trusts, so each value is looked at before it becomes a fact.
"""

from __future__ import annotations

import dataclasses
import json
import posixpath
from typing import TYPE_CHECKING, Any

from bookpress.facts import Bibliography, ParseError, Place, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "refs.lock.json"
VERSION = 1
_TEXTS = ("registry", "type", "retracted", "published")
_LISTS = ("titles", "authors", "containers")
_MEND = "delete this file and run: bookpress lock"


def lock_path(configuration: str) -> str:
    """Return the path of the lock file: beside the file that configures the book."""
    return posixpath.join(posixpath.dirname(configuration), FILE)


def add_records(read: Bibliography, path: str, data: bytes | OSError) -> Bibliography:
    """Return a bibliography with the records of the lock file, and what is wrong with that file.

    Args:
        read: the entries.
        path: the lock file, from the book's folder.
        data: what it holds, or why it can't be read; a file that is not there holds no record.
    """
    if isinstance(data, FileNotFoundError):
        return read
    records, parse_errors = read_records(path, data)
    return dataclasses.replace(
        read, records=tuple(records), parse_errors=(*read.parse_errors, *parse_errors)
    )


def read_records(path: str, data: bytes | OSError) -> tuple[list[Record], list[ParseError]]:
    """Return the records of a lock file, and the one fault for which it can't be used."""
    try:
        if isinstance(data, OSError):
            return [], [
                _fault(path, 1, 0, f"it can’t be opened ({data.strerror}); make it readable")
            ]
        held = json.loads(data.decode("utf-8-sig"))
        return [_record(name, value) for name, value in _records(held).items()], []
    except json.JSONDecodeError as error:
        words = f"this is no JSON ({error.msg}); {_MEND}"
        return [], [_fault(path, error.lineno, error.colno, words)]
    except (ValueError, TypeError, RecursionError) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        return [], [_fault(path, 1, 0, f"no lock file: {why}; {_MEND}")]


def _fault(path: str, line: int, column: int, words: str) -> ParseError:
    return ParseError("bibliography.syntax", Place(path, line, column), words)


def _records(held: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return the records of a lock file by their identifiers.

    Raises:
        TypeError, ValueError: it is no lock file, or of another version; the text says why.
    """
    if not isinstance(held, dict) or not isinstance(held.get("records"), dict):
        raise TypeError("it has no “records”")
    if held.get("version") != VERSION:
        raise ValueError(f"its version is not {VERSION}")
    found: dict[str, Any] = held["records"]
    return found


def _record(identifier: str, held: Any) -> Record:  # noqa: ANN401 - JSON
    """Return one record.

    Raises:
        TypeError, ValueError: a value is not what its name asks for; the text names it.
    """
    if not isinstance(held, dict):
        raise TypeError(f"“{identifier}” is no object")
    for name, value in held.items():
        if not _fits(name, value):
            raise ValueError(f"“{name}” of “{identifier}” is not understood")
    lists = {name: tuple(value) for name, value in held.items() if isinstance(value, list)}
    return Record(identifier, **{**held, **lists})


def _fits(name: str, value: object) -> bool:
    """Tell whether a value has the type that its name asks for."""
    if name in _TEXTS:
        return isinstance(value, str)
    if name in _LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name == "years":
        return isinstance(value, list) and all(type(one) is int for one in value)
    return name == "printed" and isinstance(value, bool)


def written_records(records: Sequence[Record]) -> bytes:
    """Return what a lock file of these records holds: the same for the same records."""
    held = {}
    for record in sorted(records):
        values = record._asdict()
        del values["identifier"]
        held[record.identifier] = {name: value for name, value in values.items() if value}
    whole = {"version": VERSION, "records": held}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
