"""Parts of a book: several tables of contents on its first page, each with a caption.

Sphinx begins each numbered table of contents with chapter 1, in HTML and ePub alone: LaTeX counts
on. A book has one chapter 1, and the same one in every edition. Figures and formulas are numbered
by their chapter, so they are right with it (Sphinx counts those of both chapters 1 as one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.collectors.toctree import TocTreeCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_FEWEST = 2  # captions: a single one is a heading of the contents, and no part


class Part(NamedTuple):
    """The title of a part, and the names of the documents that its table of contents holds."""

    title: str
    documents: tuple[str, ...]


def parts_of(env: BuildEnvironment) -> list[Part]:
    """Return the parts of the book in their order; none if it is not in parts."""
    found = [
        Part(toctree["caption"], tuple(toctree["includefiles"]))
        for toctree in _toctrees(env)
        if toctree.get("caption") and toctree["includefiles"]
    ]
    return found if len(found) >= _FEWEST else []


def _toctrees(env: BuildEnvironment) -> Iterator[addnodes.toctree]:
    yield from env.get_doctree(env.config.root_doc).findall(addnodes.toctree)


class ChapterNumbers(TocTreeCollector):
    """Numbers chapters from the first part to the last one."""

    def assign_section_numbers(self, env: BuildEnvironment) -> list[str]:
        """Assign numbers as Sphinx does; then count on where a table of contents begins anew."""
        before = env.toc_secnumbers
        super().assign_section_numbers(env)
        counted = 0
        done: set[str] = set()
        for toctree in _toctrees(env):
            if toctree.get("numbered", 0):
                last = 0
                for docname in _below(env, toctree["includefiles"], done):
                    last = max(last, *_first_figures(env, docname))
                    if counted:
                        _count_on(env, docname, counted)
                counted += last
        return [name for name, now in env.toc_secnumbers.items() if now != before.get(name)]


def _below(env: BuildEnvironment, documents: list[str], done: set[str]) -> Iterator[str]:
    """Yield these documents and all below them, each once in the book."""
    waiting = list(reversed(documents))
    while waiting:
        name = waiting.pop()
        if name not in done and name in env.toc_secnumbers:
            done.add(name)
            yield name
            waiting += reversed(env.toctree_includes.get(name, []))


def _first_figures(env: BuildEnvironment, docname: str) -> Iterator[int]:
    yield 0
    yield from (number[0] for number in env.toc_secnumbers[docname].values() if number)


def _count_on(env: BuildEnvironment, docname: str, counted: int) -> None:
    numbers = env.toc_secnumbers[docname]
    for anchor, number in numbers.items():
        numbers[anchor] = _after(number, counted)
    for place in [env.titles[docname], *env.tocs[docname].findall(nodes.reference)]:
        if place.get("secnumber"):
            place["secnumber"] = type(place["secnumber"])(_after(place["secnumber"], counted))


def _after(number: tuple[int, ...], counted: int) -> tuple[int, ...]:
    return (number[0] + counted, *number[1:]) if number else number


def _take_the_place(app: Sphinx) -> None:
    """Let Sphinx's own collector, which an extension of Sphinx has enabled, rest."""
    listeners = app.events.listeners["env-get-updated"]
    owners = (getattr(listener.handler, "__self__", None) for listener in listeners)
    for owner in [owner for owner in owners if type(owner) is TocTreeCollector]:
        owner.disable(app)
    app.add_env_collector(ChapterNumbers)


def setup(app: Sphinx) -> None:
    """Register who numbers the chapters."""
    _take_the_place(app)
