"""One run over the files of a book: each is read, or found in the cache, and judged by itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from bookpress.facts import Bibliography, Book, Catalog, Document, Finding, ParseError
from bookpress.files.cache import digest
from bookpress.files.packing import pack
from bookpress.files.sandbox import read_regular
from bookpress.gate.jobs import Checked, Job, Jobs
from bookpress.gate.spelling import in_rst
from bookpress.read.book_files import (
    RST,
    files_of,
    included_path,
    join_included,
    join_shown,
    language_of,
    named_path,
    parser_of,
)
from bookpress.read.toc import with_toc
from bookpress.rules.rule import rules_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bookpress.facts import Block, FileUse, Place, Settings
    from bookpress.files.cache import Cache
    from bookpress.files.sandbox import BookFiles
    from bookpress.read.catalogs import Origin


class CheckRun:
    """One run over the files of a book; ``commands`` are the comments for the gate, by file."""

    def __init__(
        self,
        disk: BookFiles,
        settings: Settings,
        cache: Cache,
        progress: Callable[[str, int, int], None],
    ) -> None:
        """Take the files, the settings, the cache, and who is told how far the reading is."""
        self.disk = disk
        self.settings = settings
        # Rules of one file must not depend on which other files there are.
        own = dataclasses.replace(settings, documents=(), left_out=(), toc=(), ignored=())
        self.own = dataclasses.replace(own, root_path="", root_line=1, citation_styles=())
        self.mark = digest(str(pack(self.own)))
        self.jobs = Jobs(cache, progress)
        self.commands: dict[str, list[tuple[int, str]]] = {}
        self.rst: set[str] = set()  # pages in reStructuredText, and catalogs of none but such
        self.definitions: list[tuple[str, str, str]] = []  # page, label, address

    def whole_book(self) -> tuple[Book, list[Finding]]:
        """Return the facts of all files and what the rules of single files found."""
        findings: list[Finding] = []
        documents: list[Document] = []
        catalogs: list[Catalog] = []
        for checked in self._documents():
            documents.append(checked.facts)
            name = checked.facts.name
            self.definitions += [(name, *one) for one in checked.facts.definitions]
            findings += checked.findings
        bibliography, found = self._bibliography()
        findings += found
        for translated in self._catalogs():
            catalogs.append(translated.facts)
            findings += translated.findings
        for path, why in self.disk.shut.items():
            findings += self._read_document("", path, why).findings
        self._keep_commands(documents, bibliography, catalogs)
        source = self.settings.source
        listed = with_toc(join_included(documents, source), self.settings)
        joined = join_shown(listed, self.disk, source)
        files = files_of(self.disk, joined, source)
        book = Book(
            settings=self.settings,
            documents=joined,
            bibliography=bibliography,
            catalogs=tuple(catalogs),
            files=files,
            parse_errors=tuple(self._excerpts(documents)),
            links=tuple(sorted(self.disk.links.items())),
        )
        for catalog in book.catalogs:
            findings += _all("Catalog", catalog)
        return book, findings

    def _keep_commands(
        self,
        documents: Iterable[Document],
        bibliography: Bibliography,
        catalogs: Iterable[Catalog],
    ) -> None:
        found = [(facts.path, *one) for facts in documents for one in facts.commands]
        found += bibliography.commands
        found += [(facts.path, *one) for facts in catalogs for one in facts.commands]
        for path, line, name in found:
            self.commands.setdefault(path, []).append((line, name))

    def _data(self, path: str) -> bytes | OSError:
        try:
            return self.disk.read(path)
        except OSError as error:
            return error

    # --- documents

    def _documents(self) -> Iterator[Checked[Document]]:
        """Read the documents, and then what they include."""
        documents = self.settings.documents
        waiting = [(name, path, language_of(path, self.settings)) for name, path in documents]
        seen = {path for _, path, _ in waiting}
        while waiting:
            read = self.jobs.done("chapters", [self._document(*one) for one in waiting])
            yield from read
            languages = [language for _, _, language in waiting]
            waiting = []
            for language, checked in zip(languages, read, strict=True):
                for included, own in self._included(checked.facts):
                    if included not in seen:
                        seen.add(included)
                        waiting.append(("", included, own or language))

    def _included(self, document: Document) -> Iterator[tuple[str, str]]:
        """Yield the files that a page includes, each with the language its directive names."""
        for use in document.files:
            if use.kind == "include":
                path = included_path(document.path, use.target, self.settings, self.disk)
                if path:
                    yield path, parser_of(use.options)

    def _document(self, name: str, path: str, language: str) -> Job[Document]:
        data = self._data(path)
        key = ""
        if isinstance(data, bytes):
            key = digest("document", self.mark, name, path, language, data)
        if language == RST:
            self.rst.add(path)
        return Job(key, Document, lambda: self._read_document(name, path, data, language))

    def _read_document(
        self, name: str, path: str, data: bytes | OSError, language: str = ""
    ) -> Checked[Document]:
        from bookpress.read.source.document import read_document, unreadable  # noqa: PLC0415

        if isinstance(data, OSError):
            page = unreadable(name, path, self.own, data)
        else:
            page = read_document(name, path, data, self.own, language)
        return Checked(page.document, tuple(_all("Page", page)))

    def _excerpts(self, documents: Iterable[Document]) -> Iterator[ParseError]:
        """Yield what is wrong with the parts of files that pages show or take in."""
        from bookpress.read.excerpts import is_excerpt  # noqa: PLC0415

        for document in documents:
            for use in filter(is_excerpt, document.files):
                path = named_path(document.path, use.target, self.settings.source)
                data = self._data(path) if path else OSError()
                if isinstance(data, bytes):  # else crossrefs.missing-file tells it
                    yield from self._excerpt(use, path, data)

    def _excerpt(self, use: FileUse, path: str, data: bytes) -> tuple[ParseError, ...]:
        from bookpress.read.excerpts import excerpt_faults  # noqa: PLC0415

        kept: Any = tuple[ParseError, ...]
        key = digest("excerpt", str(pack((use, path))), data)
        job = Job(key, kept, lambda: Checked(tuple(excerpt_faults(use, path, data)), ()))
        found: tuple[ParseError, ...] = (self.jobs.one(job)).facts
        return found

    # --- the bibliography

    def _bibliography(self) -> Checked[Bibliography]:
        from bookpress.read.bibliography import add_works, read_entries  # noqa: PLC0415
        from bookpress.read.csl.style_files import style_files  # noqa: PLC0415
        from bookpress.read.records import add_records, lock_path  # noqa: PLC0415

        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        files = [(path, self._data(path)) for path in self.settings.bib_files]
        locked = lock_path(self.settings.configuration)
        lock = self._data(locked)
        styles = style_files(self.settings, self.disk)

        def make() -> Checked[Bibliography]:
            configuration = (self.settings.configuration, self._configuration())
            entries = add_records(read_entries(files, today, configuration), locked, lock)
            works = add_works(entries, styles)
            return Checked(entries, tuple(_all("Bibliography", works)))

        contents = [data for _, data in files if isinstance(data, bytes)]
        # A file that can't be read is told at its place in conf.py, which may change.
        whole = len(contents) == len(files)
        known = lock if isinstance(lock, bytes) else str(lock)
        shown = str(sorted(styles.items()))
        key = digest("bibliography", self.mark, today, known, shown, *contents) if whole else ""
        found = self.jobs.one(Job(key, Bibliography, make))
        return Checked(add_works(found.facts), found.findings)

    def _configuration(self) -> str:
        path = self.disk.root / self.settings.configuration
        try:
            return read_regular(path).decode("utf-8", "replace")
        except OSError:
            return ""

    # --- catalogs

    def _catalogs(self) -> Iterator[Checked[Catalog]]:
        from bookpress.read.catalog_files import find_catalogs, stale_mo  # noqa: PLC0415

        names = digest(*(path for _, path in self.settings.documents))
        jobs = [self._catalog(*one, names) for one in find_catalogs(self.disk, self.settings)]
        for job, checked in zip(jobs, self.jobs.done("catalogs", jobs), strict=True):
            if not job.key:  # it could not be opened
                yield checked
                continue
            stale = stale_mo(self.disk, checked.facts)
            yield Checked(dataclasses.replace(checked.facts, stale_mo=stale), checked.findings)

    def _catalog(self, path: str, language: str, domain: str, names: str) -> Job[Catalog]:
        data = self._data(path)
        key = ""
        if isinstance(data, bytes):
            defined = str(sorted(self._defined(domain).items()))
            key = digest("catalog", self.mark, names, path, language, data, defined)
        return Job(key, Catalog, lambda: self._read_catalog(data, path, language, domain))

    def _read_catalog(
        self,
        data: bytes | OSError,
        path: str,
        language: str,
        domain: str,
    ) -> Checked[Catalog]:
        from bookpress.read.catalogs import read_catalog  # noqa: PLC0415
        from bookpress.read.source.fragment import light_facts, parse_fragment  # noqa: PLC0415

        defined = self._defined(domain)
        # A translation is a document of its own to Sphinx; the press looks at its page, too.
        nothing = defined if self.own.press else {}

        def parse(text: str, place_at: Callable[[int], Place], origin: Origin) -> tuple[Block, ...]:
            if self._is_of_rst(origin.sources):
                from bookpress.read.rst.fragment import parse_rst_fragment  # noqa: PLC0415

                return parse_rst_fragment(text, place_at, origin.msgid, self.own)
            known = nothing if origin.translated else defined
            return parse_fragment(text, place_at, self.own, known)

        catalog, messages = read_catalog(
            data,
            path,
            language,
            domain,
            self.settings,
            parse,
            light_facts,
        )
        found: list[Finding] = []
        for message in messages:
            findings = _all("Message", message)
            if self._is_of_rst(message.sources):
                findings = (in_rst(finding, self.settings) for finding in findings)
            found += findings
        return Checked(catalog, tuple(found))

    def _is_of_rst(self, sources: Iterable[Place]) -> bool:
        """Tell whether a message is of pages in reStructuredText; of no page: of the book's."""
        paths = [place.path for place in sources] or [path for _, path in self.settings.documents]
        return all(
            path in self.rst
            or "docstring of " in path  # sphinx.ext.autodoc
            or language_of(path, self.settings) == RST
            for path in paths
        )

    def _defined(self, domain: str) -> dict[str, str]:
        """Return the addresses that the pages of a catalog define, by their labels."""
        whole = isinstance(self.settings.compact_catalogs, str)
        return {
            label: address
            for name, label, address in self.definitions
            if whole or not name or f"{name}/".startswith(f"{domain}/")
        }


def _all(looks_at: str, facts: object) -> Iterable[Finding]:
    for one in rules_for(looks_at):
        yield from one.findings(facts)
