"""What stands around a node, and beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from types import UnionType


def is_among_words(node: nodes.Node) -> bool:
    """Tell whether a picture, or the link that it is, stands in a sentence."""
    link = node.parent if isinstance(node.parent, nodes.reference) else node
    beside = link.parent.children if isinstance(link.parent, nodes.TextElement) else []
    return any(
        isinstance(one, nodes.Text | nodes.inline) and one.astext().strip() for one in beside
    )


def is_within(node: nodes.Node, kinds: type[nodes.Element] | UnionType) -> bool:
    """Tell whether a node stands in one of these kinds."""
    around = node.parent
    while around is not None and not isinstance(around, kinds):
        around = around.parent
    return around is not None
