"""The lock file while it is written: whole, and anew after every answer, so that none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.files.atomic import write_atomically
from bookpress.files.errors import CannotLook
from bookpress.read.records import read_records, written_records

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from bookpress.facts import Record
    from bookpress.files.sandbox import BookFiles


class LockFile:
    """The records of a book by their identifiers."""

    def __init__(self, disk: BookFiles, name: str) -> None:
        """Read the file ``name`` of the book, which need not be there.

        Raises:
            CannotLook: it is no lock file, so it might be something of a person's.
        """
        self._path: Path = disk.root / name
        self.records: dict[str, Record] = {}
        try:
            if disk.leads_out(name):  # it would be written there
                raise CannotLook(f"{name} leads out of the book; remove that link")
            data: bytes | OSError = disk.read(name)
        except FileNotFoundError:
            return
        except OSError as error:
            data = error
        records, faults = read_records(name, data)
        if faults:
            raise CannotLook(f"{faults[0].place}: {faults[0].text}")
        self.records = {record.identifier: record for record in records}

    def keep(self, record: Record) -> None:
        """Put a record in the place of what was known.

        Raises:
            WriteError: the file could not be written.
        """
        if self.records.get(record.identifier) != record:
            self.records[record.identifier] = record
            self._write()

    def drop_all_but(self, identifiers: Container[str]) -> int:
        """Remove the records of works that are no longer there; return how many those were.

        Raises:
            WriteError: the file could not be written.
        """
        gone = [name for name in self.records if name not in identifiers]
        for name in gone:
            del self.records[name]
        if gone:
            self._write()
        return len(gone)

    def _write(self) -> None:
        write_atomically(self._path, written_records(list(self.records.values())))
