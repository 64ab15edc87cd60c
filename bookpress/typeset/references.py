"""References to chapters and sections, and the anchors that links keep.

Sphinx has one format for every numbered heading. A chapter is no section: ``{numref}`` to it
says 第 2 章 / Chapter 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.transforms.references import PropagateTargets
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment


class AnchorByLabel(SphinxTransform):
    """Let a heading's own label be its anchor.

    The anchor that docutils makes from a Chinese heading is ``id1``: it moves with every new
    heading. A label stays, and is the same in every language and edition.
    """

    default_priority = PropagateTargets.default_priority + 1

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Put the identifier of the label first."""
        del kwargs
        for section in self.document.findall(nodes.section):
            labels = [self.document.nameids.get(name) for name in section["names"]]
            named = {
                identifier
                for name, identifier in zip(section["names"], labels, strict=True)
                if identifier and self.document.nametypes.get(name)
            }
            section["ids"].sort(key=lambda identifier: identifier not in named)


class ChapterAnchors(EnvironmentCollector):
    """Keep the anchors of each document's own heading: ``env.book_chapter_anchors[docname]``."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the anchors of one document."""
        sections = [child for child in doctree.children if isinstance(child, nodes.section)]
        known = _anchors(app.env)
        known[app.env.docname] = {i for section in sections[:1] for i in section["ids"]}

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget one document."""
        del app
        _anchors(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process has read."""
        del app
        _anchors(env).update({name: _anchors(other)[name] for name in docnames})


def _anchors(env: BuildEnvironment) -> dict[str, set[str]]:
    if not hasattr(env, "book_chapter_anchors"):
        env.book_chapter_anchors = {}  # type: ignore[attr-defined]
    anchors: dict[str, set[str]] = env.book_chapter_anchors  # type: ignore[attr-defined]
    return anchors


class NameChapters(SphinxPostTransform):
    """Give a ``{numref}`` without words of its own the chapter's format, where it is one."""

    default_priority = ReferencesResolver.default_priority - 1

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look at every reference of one document."""
        del kwargs
        for node in self.document.findall(addnodes.pending_xref):
            name_chapter(self.env, node)


def name_chapter(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    """Give a ``{numref}`` without words of its own the chapter's format, where it is one."""
    if node.get("reftype") != "numref" or node.get("refexplicit"):
        return
    labels = cast("StandardDomain", env.get_domain("std")).anonlabels
    docname, anchor = labels.get(node["reftarget"], ("", ""))
    number = env.toc_secnumbers.get(docname, {}).get("", ())
    if len(number) == 1 and anchor in _anchors(env).get(docname, set()):
        node["refexplicit"] = True
        node.clear()
        chapter = book_language(env.config).chapter
        node.append(nodes.inline("", chapter, classes=["std", "std-numref"]))


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(AnchorByLabel)
    app.add_env_collector(ChapterAnchors)
    app.add_post_transform(NameChapters)
