"""References in headings: contents, page heads and links by title say 第 1 章 as the heading does.

Sphinx copies titles while it reads, when nothing has a number yet: the copies of ``{numref}`` show
the bare label. They are mended before pages are written, in memory alone: what is kept of the
reading stays as Sphinx made it.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import clean_astext

from bookpress.typeset.references import name_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

_CLASS = "std-numref"
# Of LaTeX's own builder Sphinx leaves numbers to LaTeX; a link's words need them.
_ANY_BUILDER: Any = SimpleNamespace(name="html", get_relative_uri=lambda *_, **__: "")


def number_titles(app: Sphinx, builder: Builder) -> None:
    """Write numbers into the copies of titles that refer to one."""
    del builder
    for docname, toc in app.env.tocs.items():
        if any(_copies(toc)):
            _number_titles_of(app.env, docname)


def _copies(copy: nodes.Element) -> Iterator[nodes.literal]:
    return (node for node in list(copy.findall(nodes.literal)) if _CLASS in node["classes"])


def _number_titles_of(env: BuildEnvironment, docname: str) -> None:
    domain = cast("StandardDomain", env.get_domain("std"))
    words: list[str] = []
    for section in env.get_doctree(docname).findall(nodes.section):
        title = section.next_node(nodes.title)
        if title is None or title.parent is not section:
            continue
        before, found = clean_astext(title), _words(env, domain, docname, title)
        words += found
        for name, label in list(domain.labels.items()) if found else ():
            if label[0] == docname and label[2] == before:
                domain.labels[name] = (docname, label[1], clean_astext(title))
    for copy in (env.tocs[docname], env.titles[docname], env.longtitles[docname]):
        for node, text in zip(_copies(copy), words, strict=False):
            node.parent.replace(node, nodes.Text(text))


def _words(
    env: BuildEnvironment, domain: StandardDomain, docname: str, title: nodes.title
) -> list[str]:
    """Return the words of each reference of a title, and write them into it."""
    words = []
    for node in list(title.findall(addnodes.pending_xref)):
        if node["reftype"] == "numref":
            name_chapter(env, node)
            content = node[0] if isinstance(node[0], nodes.Element) else nodes.inline()
            found = domain.resolve_xref(
                *(env, docname, _ANY_BUILDER, "numref", node["reftarget"]),
                *(node, content.deepcopy()),
            )
            words.append((found if found is not None else node).astext())
            node.parent.replace(node, nodes.Text(words[-1]))
    return words


def setup(app: Sphinx) -> None:
    """Mend the copies just before pages are written."""
    app.connect("write-started", number_titles)
