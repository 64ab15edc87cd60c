"""The gate: read the book, let every rule look, and settle what is left to report.

What a file says and what the rules of one file find in it are kept by content (``read.cache``);
rules that look at the whole book run every time. Sphinx is asked for the settings alone.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from bookpress.allowed import apply_allowed
from bookpress.facts import Bibliography, Book, Catalog, Document, Finding, Settings
from bookpress.read.book_files import files_of, join_included, join_shown, named_path, read_file
from bookpress.read.cache import FOLDER, Cache, digest
from bookpress.read.packing import pack, unpack
from bookpress.read.settings import read_settings
from bookpress.report import Result
from bookpress.rule import all_rules, rules_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from bookpress.options import Options


_Facts = TypeVar("_Facts")


class _Checked(NamedTuple, Generic[_Facts]):
    """What is kept of a file: its facts, and what the rules of one file found."""

    facts: _Facts
    findings: tuple[Finding, ...]


def check_book(
    root: Path,
    options: Options,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Result:
    """Check the book in the folder ``root``.

    Args:
        root: the folder with conf.py, or with the folder that holds it.
        options: what to look for and what to leave out.
        progress: called with what is being read, how many are done, and how many there are.

    Raises:
        CannotLook: if the book can't be read at all; the text is one line for people.
    """
    begun = time.monotonic()
    folder = options.cache or root / FOLDER
    cache = Cache(folder if options.use_cache else None)
    settings = read_settings(root, options, cache, _load)
    settings = dataclasses.replace(settings, term_base=options.term_base(root))
    reading = _Reading(root, settings, cache, progress)
    book, findings = reading.whole_book()
    cache.tidy()
    findings += [finding for one in rules_for("Book") for finding in one.findings(book)]
    kept, allowed = apply_allowed(sorted(set(findings), key=_order), root, _commands(book))
    return Result(
        root=root,
        findings=tuple(finding for finding in kept if options.wants(finding.rule)),
        allowed=tuple(allowed),
        documents=len(book.documents),
        entries=len(book.bibliography.entries),
        messages=sum(len(catalog.messages) for catalog in book.catalogs),
        languages=settings.languages,
        seconds=time.monotonic() - begun,
    )


def _load() -> None:
    """Load the readers and the rules."""
    import bookpress.read.bibliography  # noqa: PLC0415 - a book that has not changed needs few
    import bookpress.read.catalogs  # noqa: PLC0415
    import bookpress.read.source.document  # noqa: F401, PLC0415

    all_rules()


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (*finding.place, finding.rule, finding.message)


def _commands(book: Book) -> dict[str, list[tuple[int, str]]]:
    """Return the comments that speak to the gate, by file."""
    found: dict[str, list[tuple[int, str]]] = {}
    for document in book.documents:
        if document.commands:
            found.setdefault(document.path, []).extend(document.commands)
    for path, line, name in book.bibliography.commands:
        found.setdefault(path, []).append((line, name))
    for catalog in book.catalogs:
        if catalog.commands:
            found.setdefault(catalog.path, []).extend(catalog.commands)
    return found


class _Reading:
    """One run over the files of a book."""

    def __init__(
        self,
        root: Path,
        settings: Settings,
        cache: Cache,
        progress: Callable[[str, int, int], None],
    ) -> None:
        self.root = root
        self.settings = settings
        # Rules of one file must not depend on which other files there are.
        self.own = dataclasses.replace(settings, documents=())
        self.mark = digest(str(pack(self.own)))
        self.cache = cache
        self.progress = progress

    def whole_book(self) -> tuple[Book, list[Finding]]:
        """Return the facts of all files and what the rules of single files found."""
        findings: list[Finding] = []
        documents: list[Document] = []
        catalogs: list[Catalog] = []
        for checked in self._documents():
            documents.append(checked.facts)
            findings += checked.findings
        bibliography = self._bibliography()
        findings += _all("Bibliography", bibliography)
        for translated in self._catalogs():
            catalogs.append(translated.facts)
            findings += translated.findings
        book = Book(
            settings=self.settings,
            documents=join_shown(
                join_included(documents, self.settings.source), self.root, self.settings.source
            ),
            bibliography=bibliography,
            catalogs=tuple(catalogs),
            files=files_of(self.root),
        )
        for catalog in book.catalogs:
            findings += _all("Catalog", catalog)
        return book, findings

    def _kept(
        self,
        key: str,
        kind: type[_Facts],
        make: Callable[[], _Checked[_Facts]],
    ) -> _Checked[_Facts]:
        kept = self.cache.get(key)
        if kept is not None:
            try:
                found = unpack(tuple[Finding, ...], kept[1])
                return _Checked(unpack(kind, kept[0]), found)
            except (ValueError, TypeError, IndexError, KeyError):
                pass  # somebody else wrote it: read the file again
        made = make()
        self.cache.put(key, [pack(made.facts), pack(made.findings)])
        return made

    def _documents(self) -> Iterator[_Checked[Document]]:
        """Read the documents, and then what they include."""
        waiting = list(self.settings.documents)
        seen = {path for _, path in waiting}
        done = 0
        while waiting:
            name, path = waiting.pop(0)
            self.progress("chapters", done, done + len(waiting) + 1)
            checked = self._document(name, path)
            done += 1
            yield checked
            for included in self._included(checked.facts):
                if included not in seen:
                    seen.add(included)
                    waiting.append(("", included))

    def _included(self, document: Document) -> Iterator[str]:
        for use in document.files:
            if use.kind == "include":
                path = named_path(document.path, use.target, self.settings.source)
                if path and (self.root / path).is_file():
                    yield path

    def _document(self, name: str, path: str) -> _Checked[Document]:
        try:
            data = read_file(self.root / path)
        except OSError as error:
            return self._read_document(name, path, None, error)
        key = digest("document", self.mark, name, path, data)
        return self._kept(key, Document, lambda: self._read_document(name, path, data, None))

    def _read_document(
        self,
        name: str,
        path: str,
        data: bytes | None,
        error: OSError | None,
    ) -> _Checked[Document]:
        from bookpress.read.source.document import read_document, unreadable  # noqa: PLC0415

        if data is None:
            page = unreadable(name, path, self.own, error)
        else:
            page = read_document(name, path, data, self.own)
        return _Checked(page.document, tuple(_all("Page", page)))

    def _bibliography(self) -> Bibliography:
        from bookpress.read.bibliography import read_bibliography  # noqa: PLC0415

        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        contents = []
        for path in self.settings.bib_files:
            file = self.root / path
            contents.append(file.read_bytes() if file.is_file() else b"missing")
        key = digest("bibliography", self.mark, today, *contents)

        def make() -> _Checked[Bibliography]:
            files = self.settings.bib_files
            configuration = self.settings.configuration
            return _Checked(read_bibliography(self.root, files, today, configuration), ())

        return self._kept(key, Bibliography, make).facts

    def _catalogs(self) -> Iterator[_Checked[Catalog]]:
        from bookpress.read.catalogs import find_catalogs  # noqa: PLC0415

        found = find_catalogs(self.root, self.settings)
        names = digest(*(path for _, path in self.settings.documents))
        for done, (path, language, domain) in enumerate(found):
            self.progress("catalogs", done, len(found))
            yield self._catalog(path, language, domain, names)

    def _catalog(self, path: str, language: str, domain: str, names: str) -> _Checked[Catalog]:
        from bookpress.read.catalogs import stale_mo  # noqa: PLC0415

        file = self.root / path
        data = file.read_bytes() if file.is_file() else b""
        key = digest("catalog", self.mark, names, path, language, data)
        checked = self._kept(
            key,
            Catalog,
            lambda: self._read_catalog(path, language, domain),
        )
        stale = stale_mo(self.root, checked.facts)
        return _Checked(dataclasses.replace(checked.facts, stale_mo=stale), checked.findings)

    def _read_catalog(self, path: str, language: str, domain: str) -> _Checked[Catalog]:
        from bookpress.read.catalogs import read_catalog  # noqa: PLC0415
        from bookpress.read.source.fragment import light_facts, parse_fragment  # noqa: PLC0415

        catalog, messages = read_catalog(
            self.root,
            path,
            language,
            domain,
            self.settings,
            lambda text, place_at: parse_fragment(text, place_at, self.own),
            light_facts,
        )
        found = [finding for message in messages for finding in _all("Message", message)]
        return _Checked(catalog, tuple(found))


def _all(looks_at: str, facts: object) -> Iterable[Finding]:
    for one in rules_for(looks_at):
        yield from one.findings(facts)
