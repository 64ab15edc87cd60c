"""Which texts a translator is offered.

Sphinx overlooks what MyST builds inside a directive (pipe tables, legends of figures):
such nodes carry no source, and ``is_translatable`` says no. And it offers every formula, number
and name, though a text without a Chinese character is the same in every edition of a Chinese book.
The gate expects the same messages (rules/translations/_domains.py; tests/press/test_messages.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from bookpress.text.chinese.characters import has_wide

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LITERAL = (nodes.math_block, nodes.literal_block)


class OfferMessages(SphinxTransform):
    """Mark what is to be translated, and leave texts and formulas without Chinese alone.

    Code is offered by ``gettext_additional_targets``, whatever it holds.
    """

    default_priority = 9  # before Sphinx extracts (gettext) or replaces (Locale, 20)

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Go through the whole document once."""
        del kwargs
        chinese = self.config.book_source_language.startswith("zh")
        for node in self.document.findall(nodes.TextElement):
            if isinstance(node, nodes.Inline):
                continue
            literal = isinstance(node, LITERAL)
            if literal and not has_markup(node):
                _trim(node)
            if chinese and not has_wide(node.rawsource or node.astext()):
                node["translatable"] = False
            elif literal:
                node["translatable"] = True
            elif node.rawsource and not node.source:
                node.source, node.line = _place(node, str(self.document["source"]))


def has_markup(node: nodes.Element) -> bool:
    """Tell whether a literal block is a parsed one, that holds more than text."""
    return any(not isinstance(child, nodes.Text) for child in node.children)


def _trim(node: nodes.TextElement) -> None:
    # The writers take code whose text differs from its source for a parsed literal, and do not
    # highlight it; and a message should not begin or end with an empty line.
    text = node.astext().strip("\n" if isinstance(node, nodes.literal_block) else None)
    node.rawsource = text
    node.clear()
    node += nodes.Text(text)


def _place(node: nodes.Element, document: str) -> tuple[str, int]:
    parent = node.parent
    while parent is not None and not (parent.source and parent.line):
        parent = parent.parent
    if parent is None:
        return document, 0
    return str(parent.source), parent.line or 0


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(OfferMessages)
