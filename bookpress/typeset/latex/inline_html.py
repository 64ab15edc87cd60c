"""Raw HTML in running text, on paper: ``m<sup>2</sup>`` must not be printed as m2.

LaTeX knows nothing of HTML, so Sphinx leaves it out. Words between the tags are Markdown’s and
stay; here the tags that have a node of their own become one. What else is left out, and carries
words or a picture, the gate tells (markup.lost-html).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NODES: dict[str, type[nodes.TextElement]] = {
    "sup": nodes.superscript,
    "sub": nodes.subscript,
    "b": nodes.strong,
    "strong": nodes.strong,
    "i": nodes.emphasis,
    "em": nodes.emphasis,
}
_TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)\b[^>]*>")


class KeepInlineHtml(SphinxPostTransform):
    """Turn tags of running text into nodes; a ``<br>`` into the end of a line."""

    default_priority = 400
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Go through the whole document."""
        del kwargs
        for raw in list(self.document.findall(nodes.raw)):
            found = _tag(raw)
            if found and found["name"].lower() == "br":
                raw.replace_self(nodes.raw("", "\\newline{}", format="latex"))
            elif found and not found["close"] and (kind := _NODES.get(found["name"].lower())):
                _wrap(raw, found["name"].lower(), kind)


def _tag(node: nodes.Node) -> re.Match[str] | None:
    if isinstance(node, nodes.raw) and node["format"] == "html":
        return _TAG.fullmatch(node.astext().strip())
    return None


def _wrap(opening: nodes.raw, name: str, kind: type[nodes.TextElement]) -> None:
    """Put what stands between a tag and its end into a node; without an end, leave it."""
    parent = opening.parent
    start = parent.index(opening)
    for place, node in enumerate(parent.children[start + 1 :], start + 1):
        found = _tag(node)
        if found and found["close"] and found["name"].lower() == name:
            inner = kind("", "", *parent.children[start + 1 : place])
            parent.children[start : place + 1] = []
            parent.insert(start, inner)
            return


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(KeepInlineHtml)
