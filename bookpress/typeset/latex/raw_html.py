"""HTML between the Markdown, on paper: LaTeX knows nothing of it, and Sphinx leaves it out.

lxml reads what stands side by side, with what is Markdown between the tags in its place, and
``html_tree.py`` makes nodes of it. What no page can show is told at its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from bookpress.text.html_on_paper import lost_on_paper
from bookpress.typeset.latex.html_tree import KEPT, HtmlTree, trim
from bookpress.typeset.origin import place_of
from bookpress.typeset.written_html import is_written, picture_of, written_in

if TYPE_CHECKING:
    from lxml.etree import _Element
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

PACKAGE = r"\usepackage{bookpress-html}"
_OWN = re.compile(r"\\book(?:underline|struck|ruby)\{")


class ConvertHtml(SphinxPostTransform):
    """Put nodes in the place of an author's HTML."""

    default_priority = 60  # behind {only}, before pictures are fetched and converted
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Go through the whole document."""
        del kwargs
        written = written_in(self.document)
        for node in written:
            self._tell_lost(node)
        for parent in {id(node.parent): node.parent for node in written}.values():
            self._convert(parent)

    def _tell_lost(self, node: nodes.raw) -> None:
        name = lost_on_paper(node.astext())
        if name and not self.config.book_checked:  # else the gate has told, or it may stay
            logger.warning(
                "paper cannot show <%s>, so the PDF leaves it out",
                *(name,),
                location=place_of(node, self.config.book_root) or node,
                type="bookpress",
                subtype="html",
            )

    def _convert(self, parent: nodes.Element) -> None:
        first = next(node for node in parent.children if is_written(node))
        children = parent.children
        tree = HtmlTree(children, lambda element: self._picture(element, first))
        whole = _read(children, "" if isinstance(parent, nodes.TextElement) else "\n")
        if isinstance(parent, nodes.TextElement):
            made = trim(tree.inlines(whole))
        else:
            made = tree.blocks(whole)
        parent.children = []
        parent.extend(made)
        for node in made:
            if isinstance(node, nodes.Element) and not node.line:
                node.source, node.line = first.source, first.line
        if any(isinstance(n, nodes.raw) and _OWN.match(n.astext()) for n in parent.findall()):
            self._load_package()

    def _load_package(self) -> None:
        """Load what sets readings and lines, in books that have some."""
        context = self.app.builder.context  # type: ignore[attr-defined]
        if PACKAGE not in context["preamble"]:
            context["preamble"] += f"\n{PACKAGE}"

    def _picture(self, element: _Element, written: nodes.Node) -> list[nodes.Node]:
        image = picture_of(self.app, element, written)
        return [nodes.Text(element.get("alt") or "") if image is None else image]


def _read(children: list[nodes.Node], between: str) -> _Element:
    """Return what stands side by side as one tree of HTML."""
    from lxml import html  # noqa: PLC0415 - the gate loads this module, and has no lxml

    pieces = [
        node.astext() if is_written(node) else f'<{KEPT} n="{place}"></{KEPT}>'
        for place, node in enumerate(children)
    ]
    page = html.document_fromstring(f"<html><body><div>{between.join(pieces)}</div></body></html>")
    body = page.find("body")
    return page if body is None else body


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ConvertHtml)
