"""Which pages of the site are written again: those that would come out otherwise.

Sphinx compares times here as well, and only guesses which other pages a change concerns: a new
title is not in the contents of pages that were not read again. A page is made from its own
document and from what it may know of others (titles, labels, numbers, contents, citations): the
digest of all this is kept for each page beside the doctrees.
"""

from __future__ import annotations

import hashlib
import json
import os
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from bookpress.typeset.outdated import ended_well, write_json
from bookpress.typeset.untranslated import percent_translated
from bookpress.typeset.ways_back import find_ways

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from bookpress.typeset.outdated import Readings

PAGES = "pages.json"
# What a page may know of other documents: attributes of the environment.
_SHARED = (
    "titles longtitles tocs toc_num_entries toc_secnumbers toc_fignumbers toctree_includes "
    "numbered_toctrees metadata book_chapter_anchors"
).split()
_PLAIN_DOMAINS = ("std", "math")  # their data are strings and numbers; of others, the objects count


class Pages:
    """The pages of one site: what each was made from, and the images that it shows."""

    def __init__(self, readings: Readings) -> None:
        """Begin with no page written."""
        self._readings = readings
        self._written: dict[str, dict[str, Any]] = {}  # by an earlier build
        self._digests: dict[str, str] = {}  # of what each page is made from now
        self._kept: frozenset[str] = frozenset()

    # ------------------------------------------------------------ events of Sphinx, in their order

    def find_outdated(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Return the documents whose pages must be written; their numbers have been given."""
        if not _is_site(app):
            return []
        self._written = _read_written(app)
        shared = _in_short(_settings(app.config), _shared(env))
        citations = _Citations(env)
        self._digests = {
            docname: _in_short(
                shared,
                self._readings.known[docname],
                citations.known_to(docname),
                _images(env, docname),
                percent_translated(env) if docname == app.config.root_doc else None,
            )
            for docname in env.found_docs
        }
        self._kept = frozenset(name for name in env.found_docs if self._is_kept(app, name))
        return env.found_docs - self._kept

    def begin(self, app: Sphinx, builder: Builder) -> None:
        """Forget what was written, and remove what is not kept from the press's own folder."""
        if not _is_site(app):
            return
        Path(app.doctreedir, PAGES).unlink(missing_ok=True)
        if app.config.book_press:
            images = Path(builder.outdir, builder.imagedir)
            kept = {_page(app, name) for name in self._kept}
            kept |= {images / file for name in self._kept for file in self._written[name]["images"]}
            if self._kept:
                kept.add(_search_index(app))
            _remove_all_but(Path(builder.outdir), kept)

    def put_back(self, app: Sphinx, exception: Exception | None) -> None:
        """Let the next build keep these pages, if nothing was wrong with them."""
        if _is_site(app) and ended_well(app, exception):
            pages = {
                name: self._written[name]
                if name in self._kept
                else {"made from": made_from, "images": sorted(_images(app.env, name).values())}
                for name, made_from in self._digests.items()
            }
            data = {"folder": str(app.outdir), "pages": pages}
            write_json(Path(app.doctreedir, PAGES), data)

    def _is_kept(self, app: Sphinx, docname: str) -> bool:
        written = self._written.get(docname)
        return (
            written is not None
            and written["made from"] == self._digests[docname]
            and _page(app, docname).is_file()
        )


def _is_site(app: Sphinx) -> bool:
    builder = getattr(app, "builder", None)
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name in {"html", "dirhtml"}


def _page(app: Sphinx, docname: str) -> Path:
    assert isinstance(app.builder, StandaloneHTMLBuilder)  # noqa: S101 - for the type checker
    return Path(app.builder.get_output_path(docname))


def _search_index(app: Sphinx) -> Path:
    return Path(app.outdir, "searchindex.js")


def _read_written(app: Sphinx) -> dict[str, dict[str, Any]]:
    try:
        data = json.loads(Path(app.doctreedir, PAGES).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    # Of pages that are kept the search index keeps the words, too.
    is_there = data["folder"] == str(app.outdir) and _search_index(app).is_file()
    return dict(data["pages"]) if is_there else {}


def _remove_all_but(folder: Path, kept: AbstractSet[Path]) -> None:
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            if Path(place, name) not in kept:
                Path(place, name).unlink()
        for name in folders:
            if not any(Path(place, name).iterdir()):
                Path(place, name).rmdir()


# ------------------------------------------------------------------------- what a page is made from


def _settings(config: Config) -> list[tuple[str, Any]]:
    """Return the settings that pages depend on, as Sphinx declares them."""
    return sorted((value.name, value.value) for value in config.filter(frozenset(("env", "html"))))


def _shared(env: BuildEnvironment) -> list[object]:
    """Return what every page may know of every other one."""
    known = [getattr(env, name, None) for name in _SHARED]
    domains = [
        domain.data if domain.name in _PLAIN_DOMAINS else sorted(domain.get_objects())
        for domain in sorted(env.domains.values(), key=attrgetter("name"))
        if domain.name not in {"cite", "index"}
    ]
    return [known, domains, env.found_docs]


class _Citations:
    """What pages know of the lists of references."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._listed: dict[str, list[tuple[str, ...]]] = {}
        self._keys: dict[str, set[str]] = {}
        self._cited: dict[str, set[str]] = {}
        domain, ways = env.get_domain("cite"), find_ways(env)
        for citation in domain.data["citations"]:
            name, formatted = citation.bibliography_key.docname, citation.formatted_entry
            said = (formatted.label, repr(formatted.text), citation.entry.language)
            back = repr(ways.of(citation.key, name))
            row = (name, citation.citation_id, citation.key, *said, back)
            self._listed.setdefault(name, []).append(row)
            self._keys.setdefault(name, set()).add(citation.key)
        for reference in domain.data["citation_refs"]:
            keys = {target.key for target in reference.targets}
            self._cited.setdefault(reference.docname, set()).update(keys)

    def known_to(self, docname: str) -> object:
        """Return the lists that ``docname`` shows or refers to: its own, or all."""
        if self._cited.get(docname, set()) <= self._keys.get(docname, set()):
            return self._listed.get(docname, [])
        return self._listed


def _images(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """Return the images of a document: path to the name that the builder gives it."""
    return {str(path): name for path, (docnames, name) in env.images.items() if docname in docnames}


def _in_short(*things: object) -> str:
    whole = hashlib.sha256()
    for text in _texts(things):
        whole.update(text.encode("utf-8", "surrogatepass"))
        whole.update(b"\0")
    return whole.hexdigest()


def _texts(thing: object) -> Iterable[str]:
    """Yield ``thing`` piece by piece, in the same way in every process."""
    if isinstance(thing, nodes.Node):
        yield thing.pformat()
    elif isinstance(thing, dict):
        yield "{"
        for key, value in sorted(thing.items(), key=lambda item: str(item[0])):
            yield str(key)
            yield from _texts(value)
        yield "}"
    elif isinstance(thing, list | tuple | set | frozenset):
        items = sorted(thing, key=str) if isinstance(thing, set | frozenset) else thing
        yield "["
        for item in items:
            yield from _texts(item)
        yield "]"
    else:
        yield str(thing)


def setup(app: Sphinx, readings: Readings) -> None:
    """Decide once all numbers have been given (Sphinx does so at 500)."""
    pages = Pages(readings)
    app.connect("env-get-updated", pages.find_outdated, priority=900)
    app.connect("write-started", pages.begin)
    app.connect("build-finished", pages.put_back)
