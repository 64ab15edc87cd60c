"""Numbered notes of reStructuredText, in a page of Markdown.

MyST reads ``{eval-rst}`` into a document of its own and takes over what has a name, but not the
lists from which docutils numbers notes (render_restructuredtext): ``[#r]_`` got no number, HTML
printed none, and LaTeX stopped at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NoteRstFootnotes(SphinxTransform):
    """Enter each note that numbers itself, and each mark of one, in the document's lists."""

    default_priority = 5  # before notes are translated, sorted and numbered

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look through one document."""
        del kwargs
        document = self.document
        known = {id(node) for node in document.autofootnotes + document.autofootnote_refs}
        marks = list(document.findall(nodes.footnote_reference))
        for node in [*document.findall(nodes.footnote), *marks]:
            _renew_ids(document, node)
            if node.get("auto") != 1 or id(node) in known:
                continue
            if isinstance(node, nodes.footnote):
                document.note_autofootnote(node)
            elif isinstance(node, nodes.footnote_reference):
                document.note_autofootnote_ref(node)
                if "refname" in node:
                    document.note_footnote_ref(node)
        place = {id(mark): number for number, mark in enumerate(marks)}
        document.autofootnote_refs.sort(key=lambda mark: place.get(id(mark), len(place)))


def _renew_ids(document: nodes.document, node: nodes.Element) -> None:
    """Give a node another id where the page has one of that name already: both count from 1."""
    if any(document.ids.get(name, node) is not node for name in node["ids"]):
        node["ids"] = []
        document.set_id(node)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(NoteRstFootnotes)
