"""A page of the manuscript: read, walked, and gathered into what its rules and the book ask for."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bookpress.facts import (
    Block,
    Document,
    FileUse,
    Float,
    Heading,
    Label,
    Page,
    ParseError,
    Place,
    ReferenceList,
    Term,
)
from bookpress.files.sandbox import LeadsOutError
from bookpress.read.book_files import READ, RST, language_of
from bookpress.read.source.blocks import Walker
from bookpress.read.source.collected import Collected
from bookpress.read.source.decode import decode
from bookpress.read.source.definitions import defined_twice, definitions
from bookpress.read.source.front_matter import check_front_matter
from bookpress.read.source.headings import check_levels
from bookpress.read.source.myst_versions import github_slugify, unique_slug
from bookpress.read.source.near_misses import with_slips
from bookpress.read.source.notebook import read_notebook, walk_notebook
from bookpress.read.source.parser import parser_for
from bookpress.read.source.passages import passages_of
from bookpress.read.source.recovery import UNCLOSED, close_fence, drop_conflicts, mend_titles
from bookpress.read.source.references import (
    citations_of,
    marks_of,
    meant_notes_of,
    references_of,
    substituted,
)
from bookpress.read.source.source_map import lines_of_file
from bookpress.read.source.spans import shown
from bookpress.read.source.suppressions import commands_in
from bookpress.read.source.transitions import check_transitions
from bookpress.read.source.words import keylike_of, typed_of
from bookpress.read.source.written import less_written
from bookpress.text.html_on_paper import pictures_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bookpress.facts import Settings

_LISTS = ("bibliography", "footbibliography")
_MOST_FENCES = 20


def unreadable(name: str, path: str, settings: Settings, why: OSError) -> Page:
    """Return a page for a file or a folder that can't be opened."""
    parse_errors = []
    if not isinstance(why, LeadsOutError):  # crossrefs.outside-book
        words = f"this can’t be opened ({why.strerror}); let the owner read it"
        if isinstance(why, IsADirectoryError):
            words = "a folder is named like a chapter; rename it"
        elif isinstance(why, FileNotFoundError):
            words = "this is a link that leads nowhere; put the file in its place, or remove it"
        parse_errors.append(ParseError("markup.unreadable", Place(path, 1), words))
    return Page(Document(name, path), settings, (), (), parse_errors=tuple(parse_errors))


def read_document(
    name: str, path: str, data: bytes, settings: Settings, language: str = ""
) -> Page:
    """Read a document.

    Args:
        name: Sphinx's name of the document; empty for a file that others include.
        path: the file from the book's folder.
        data: its bytes.
        settings: those of the book.
        language: the parser that reads it; of a file that others include, that of theirs.
    """
    language = language or language_of(path, settings)
    if language not in READ:
        return Page(Document(name, path), settings, (), ())
    if path.endswith(".ipynb"):
        return _notebook(name, path, data, settings)
    text, trouble = decode(data, path)
    if language == RST:
        from bookpress.read.rst.page import read_page  # noqa: PLC0415 - not every book has such

        return read_page(name, path, text, settings)
    lines = text.split("\n")
    mended, titles = mend_titles(drop_conflicts(lines))
    walk = _walk(mended, path, settings)
    for number, directive in titles.items():
        place = Place(path, number + 1, lines[number].index("`") + 1)
        told = f"a title with a backtick needs ~~~{{{directive}}}, and ~~~ at its end"
        walk.parse_errors.append(ParseError("markup.leaked-markup", place, told))
    if walk.front_matter:
        walk.parse_errors += check_front_matter(walk.front_matter, path)
    if walk.signatures:
        seen = lines_of_file(path, mended)
        walk.parse_errors += check_transitions(walk.md, seen, included=not name)
    walk.parse_errors += defined_twice(walk.env, lines, path)
    walk.parse_errors += check_levels(walk.blocks, walk.files, included=not name)
    _front_matter(walk, path)
    gathered = gather(name, path, walk, lines, settings)
    document, slips = with_slips(gathered, walk.blocks, lines)
    return Page(
        document=document,
        settings=settings,
        lines=tuple(lines),
        blocks=tuple(walk.blocks),
        directives=tuple(walk.directives),
        rows=tuple(walk.rows),
        parse_errors=(*([trouble] if trouble else []), *walk.parse_errors, *slips),
    )


def _notebook(name: str, path: str, data: bytes, settings: Settings) -> Page:
    """Read a notebook."""
    found = read_notebook(data.decode("utf-8-sig", "replace"), path)
    if isinstance(found, ParseError):
        return Page(Document(name, path), settings, (), (), parse_errors=(found,))
    walk = walk_notebook(found, settings)
    walk.parse_errors += check_levels(walk.blocks, walk.files, included=False)
    gathered = replace(gather(name, path, walk, found.lines, settings), orphan=found.orphan)
    document, slips = with_slips(gathered, walk.blocks, found.lines)
    return Page(
        document=document,
        settings=settings,
        lines=found.lines,
        blocks=tuple(walk.blocks),
        directives=tuple(walk.directives),
        rows=tuple(walk.rows),
        parse_errors=(*walk.parse_errors, *slips),
    )


def _walk(lines: tuple[str, ...], path: str, settings: Settings) -> Collected:
    """Walk the lines; a fence left open is closed in them and the walk begun again."""
    found: list[ParseError] = []
    for _ in range(_MOST_FENCES):
        walk = Collected(
            parser_for(settings),
            settings,
            signatures={one.name: one for one in settings.signatures},
            language=settings.highlight_language,
        )
        Walker(walk, lines_of_file(path, lines)).run()
        walk.label_next("paragraph")
        unclosed = next((t for t in walk.parse_errors if t.kind == UNCLOSED), None)
        if unclosed is None or unclosed in found:
            break
        # The closing line of an inner fence is left over when the outer one was closed before it.
        if not found or lines[unclosed.place.line - 1].strip(" \t>`~:"):
            found.append(unclosed)
        mended = close_fence(lines, unclosed.place.line - 1)
        if mended is None or mended == lines:
            break
        lines = mended
    others = [t for t in walk.parse_errors if t.kind != UNCLOSED]
    walk.parse_errors = [*found, *others]
    return walk


def _front_matter(walk: Collected, path: str) -> None:
    match = re.search(r"^title:[ \t]*(.*\S)", walk.front_matter, re.MULTILINE)
    if match:
        line = walk.front_matter.count("\n", 0, match.start()) + 2
        title = match[1].strip("\"'")
        walk.blocks.insert(0, Block("heading", Place(path, line), title, level=1))


def gather(
    name: str, path: str, walk: Collected, lines: Sequence[str], settings: Settings
) -> Document:
    """Return the facts of a page that has been walked."""
    return Document(
        name=name,
        path=path,
        citations=(
            *(c for block in walk.all_blocks for c in citations_of(block)),
            *walk.named,
            *substituted(walk.front_matter, lines, path, settings),
        ),
        marks=tuple(m for block in walk.blocks for m in marks_of(block)),
        footnotes=(*walk.footnotes, *(n for block in walk.blocks for n in meant_notes_of(block))),
        labels=(*walk.labels, *_slugs(walk, settings)),
        references=tuple(r for block in walk.all_blocks for r in references_of(block)),
        files=tuple(less_written((*walk.files, *_images(walk, settings)), walk, lines)),
        lists=tuple(_lists(walk)),
        toc=tuple(walk.toc),
        headings=tuple(_headings(walk)),
        terms=tuple(_terms(walk)),
        floats=tuple(_floats(walk)),
        passages=tuple(passages_of(walk, path)),
        keylike=tuple(w for block in walk.blocks for w in keylike_of(block)),
        typed=tuple(w for block in walk.blocks for w in typed_of(block)),
        objects=tuple(walk.objects),
        definitions=tuple(definitions(walk.env)),
        orphan=bool(re.search(r"^orphan:[ \t]*(?!false)", walk.front_matter, re.MULTILINE)),
        commands=(*walk.commands, *_commands_behind(walk.blocks)),
    )


def _commands_behind(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Yield the comments for the gate that stand in a line of text."""
    for block in blocks:
        for span in block.spans:
            if span.kind == "html":
                yield from ((span.place.line, name) for name in commands_in(span.source))


def _slugs(walk: Collected, settings: Settings) -> Iterator[Label]:
    """Yield the anchors that MyST makes of headings (``myst_heading_anchors``)."""
    depth = dict(settings.myst).get("heading_anchors") or 0
    seen: set[str] = set()
    for block in walk.blocks:
        if block.kind == "heading" and isinstance(depth, int) and block.level <= depth:
            words = "".join(s.text for s in block.spans if s.kind in ("prose", "escape", "code"))
            slug = unique_slug(github_slugify(words), seen)
            seen.add(slug)
            yield Label(slug, "anchor", block.place, block.source)


def _images(walk: Collected, settings: Settings) -> Iterator[FileUse]:
    if settings.press:
        yield from _html_images(walk)
    for block in walk.all_blocks:
        for span in block.spans:
            if span.kind == "image":
                yield FileUse("image", span.target, span.place)
            elif span.kind == "role" and span.name == "download":
                match = re.search(r"<([^<>]*)>\s*$", span.text)
                yield FileUse("download", match[1] if match else span.text, span.place)


def _html_images(walk: Collected) -> Iterator[FileUse]:
    """Yield the pictures of raw HTML, which the press takes into every edition."""
    for block in walk.all_blocks:
        pieces = [(block.source, block.place)] if block.kind == "html" else []
        pieces += [(span.source, span.place) for span in block.spans if span.kind == "html"]
        for html, place in pieces:
            for start, _, source in pictures_in(html):
                line = place.line + html.count("\n", 0, start)
                at = place if line == place.line else place._replace(line=line, column=1)
                yield FileUse("html", unquote(source.partition("?")[0]), at)


def _lists(walk: Collected) -> Iterator[ReferenceList]:
    yield from walk.lists
    for directive in walk.directives:
        if get_close_matches(directive.name, _LISTS, 1, 0.8) and directive.name not in _LISTS:
            yield ReferenceList(directive.place)  # markup.unknown-markup


def _headings(walk: Collected) -> Iterator[Heading]:
    labels = {(label.title, label.place.line): label.name for label in walk.labels}
    for block in walk.blocks:
        if block.kind == "heading":
            title = shown(block.spans)
            near = range(block.place.line - 1, block.place.line - 4, -1)
            label = next((labels[title, n] for n in near if (title, n) in labels), "")
            yield Heading(block.level, title or block.source, block.place, label)


def _terms(walk: Collected) -> Iterator[Term]:
    for block in walk.all_blocks:
        if block.kind == "term" and block.inside[-1:] == ("glossary",):
            yield Term(shown(block.spans).strip(), block.place)


def _floats(walk: Collected) -> Iterator[Float]:
    for label in walk.labels:
        if label.kind not in ("section", "paragraph", "anchor", "meant"):
            yield Float(label.kind, label.place, label.name, label.title)
