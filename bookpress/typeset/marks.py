"""The mark of a note and the number of a citation stay on the line of the word they follow.

A line may break before ``[`` and between a Chinese character and a figure (UAX #14, classes OP and
ID); a line that begins with a mark is an error of typesetting (clreq 3.1.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WORD_JOINER, NO_BREAK_SPACE = "\u2060", "\u00a0"
CITATION = "bibtex-citation"


class KeepMarksWithWords(SphinxPostTransform):
    """Tie every mark to what stands before it."""

    default_priority = ReferencesResolver.default_priority + 10

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Tie the marks of one document."""
        del kwargs
        joiner = WORD_JOINER if self.app.builder.format == "html" else ""  # TeX has \\nobreak
        for mark in list(self.document.findall(is_mark)):
            assert isinstance(mark, nodes.Element)  # noqa: S101 - for the type checker
            before, place = mark.previous_sibling(), mark.parent.index(mark)
            if isinstance(before, nodes.Text) and before.endswith(" "):
                # By place: two texts that are equal are the same to Element.replace().
                mark.parent[place - 1] = nodes.Text(before.rstrip(" ") + NO_BREAK_SPACE)
            elif before is not None and joiner:
                mark.parent.insert(place, nodes.Text(joiner))


def is_mark(node: nodes.Node) -> bool:
    """Tell whether a node is the mark of a note or the number of a citation."""
    if isinstance(node, nodes.footnote_reference):
        return True
    if not isinstance(node, nodes.inline) or CITATION not in node["classes"]:
        return False
    return not node.astext()[:1].isalpha()  # a line may begin with the name of an author


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(KeepMarksWithWords)
