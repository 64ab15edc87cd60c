"""From HTML that lxml has read to the nodes that LaTeX's writer knows.

What stands between the tags in Markdown is a node already; it stands in the HTML as ``KEPT``, and
comes back as it was. Elements that only group are their contents; what no page can show is left
out (``text/html_on_paper.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from bookpress.text.chinese.line_breaks import join_soft_breaks
from bookpress.text.html_on_paper import LOST, UNSEEN
from bookpress.typeset.latex import html_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

KEPT = "bookpress-node"
_INLINE: dict[str, type[nodes.TextElement]] = {
    **dict.fromkeys(("b", "strong"), nodes.strong),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), nodes.emphasis),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), nodes.literal),
    "sub": nodes.subscript,
    "sup": nodes.superscript,
}
_COMMANDS = {
    **dict.fromkeys(("u", "ins", "mark"), "bookunderline"),
    **dict.fromkeys(("s", "del", "strike"), "bookstruck"),
}
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
    *("li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th"),
    *("thead", "tr", "ul"),
}
_UNSHOWN = LOST | UNSEEN
_SIDES = {"center": "center", "middle": "center", "right": "flushright"}
_SIDE = re.compile(r"text-align\s*:\s*(\w+)")


def latex(text: str) -> nodes.raw:
    """Return a piece of LaTeX."""
    return nodes.raw("", text, format="latex")


class HtmlTree:
    """Makes nodes of the HTML of one parent."""

    def __init__(
        self, kept: list[nodes.Node], picture: Callable[[_Element], Iterable[nodes.Node]]
    ) -> None:
        """Take the nodes that stand as ``KEPT``, and what makes a node of an ``<img>``."""
        self._kept = kept
        self._picture = picture
        self._tables = 0

    # ------------------------------------------------------------------------------------- blocks

    def blocks(self, element: _Element) -> list[nodes.Node]:
        """Return what an element holds, words in paragraphs."""
        found: list[nodes.Node] = []
        words: list[nodes.Node] = _text(element.text)
        for child in element:
            if self._is_block(child):
                found += [*_paragraph(words), *self._block(child)]
                words = []
            else:
                words += self._inline(child)
            words += _text(child.tail)
        return found + _paragraph(words)

    def _is_block(self, element: _Element) -> bool:
        if element.tag == KEPT:
            return not isinstance(self._kept_at(element), nodes.Text | nodes.Inline | nodes.image)
        return element.tag in _BLOCKS or any(self._is_block(child) for child in element)

    def _block(self, element: _Element) -> list[nodes.Node]:
        tag = str(element.tag)
        if tag == KEPT:
            return [self._kept_at(element)]
        if tag in _UNSHOWN:
            return []
        if tag in {"ul", "ol", "dl"}:
            return self._list(element)
        if tag == "table" and not self._tables:
            return self._table(element)
        alone = self._alone(element, tag)
        return self._aligned(element, self.blocks(element)) if alone is None else [alone]

    def _alone(self, element: _Element, tag: str) -> nodes.Node | None:
        """Return the one node that an element is; None of one that groups."""
        made: nodes.Node | None = None
        if tag == "hr":
            made = nodes.transition()
        elif tag == "pre":
            code = "".join(map(str, element.itertext())).strip("\n")
            made = nodes.literal_block(code, code, language="none")
        elif tag in _HEADINGS:
            made = nodes.rubric("", "", *self.inlines(element))
        elif tag == "summary":
            made = nodes.paragraph("", "", nodes.strong("", "", *self.inlines(element)))
        return made

    def _aligned(self, element: _Element, inside: list[nodes.Node]) -> list[nodes.Node]:
        if element.tag == "blockquote":
            return _within(nodes.block_quote, inside)
        style = _SIDE.search(element.get("style") or "")
        written = style[1] if style else element.get("align") or ""
        side = "center" if element.tag == "center" else _SIDES.get(written.lower())
        if not side or not inside or self._tables or _holds_section(inside):
            return inside
        return [latex(f"\n\\begin{{{side}}}\n"), *inside, latex(f"\n\\end{{{side}}}\n")]

    def _list(self, element: _Element) -> list[nodes.Node]:
        if element.tag == "dl":
            return self._definitions(element)
        items = [_within(nodes.list_item, self.blocks(item)) for item in element.iter("li")
                 if next(item.iterancestors("ul", "ol"), None) is element]  # fmt: skip
        if not items:
            return self.blocks(element)
        kind: type[nodes.Element] = nodes.bullet_list
        about: dict[str, object] = {}
        if element.tag == "ol":
            kind, about = nodes.enumerated_list, {"enumtype": "arabic", "prefix": "", "suffix": "."}
            if (element.get("start") or "").isdigit():
                about["start"] = int(str(element.get("start")))
        return [kind("", *(node for item in items for node in item), **about)]

    def _definitions(self, element: _Element) -> list[nodes.Node]:
        items: list[nodes.definition_list_item] = []
        for child in element.iter("dt", "dd"):
            if child.tag == "dt" or not items:
                term, definition = nodes.term(), nodes.definition()
                items.append(nodes.definition_list_item("", term, definition))
            if child.tag == "dt":
                term.extend(self.inlines(child))
            else:
                definition.extend(self.blocks(child))
        return [nodes.definition_list("", *items)] if items else self.blocks(element)

    def _table(self, element: _Element) -> list[nodes.Node]:
        self._tables += 1
        try:
            made = html_table.table(element, self.blocks)
        finally:
            self._tables -= 1
        if made is None:
            return []
        caption = element.find("caption")
        if caption is not None:
            made.insert(0, nodes.title("", "", *self.inlines(caption)))
        return [made]

    # ------------------------------------------------------------------------------ running text

    def inlines(self, element: _Element) -> list[nodes.Node]:
        """Return what an element holds as running text; a block in it begins a new line."""
        found = _text(element.text)
        for child in element:
            inside = self._inline(child)
            if found and inside and child.tag in _BLOCKS and child.tag not in {"td", "th"}:
                found.append(latex("\\newline{}"))
            if child.tag == "li":
                found.append(nodes.Text("• "))
            found += inside
            if child.tag in {"td", "th"}:
                found.append(nodes.Text(" "))
            found += _text(child.tail)
        return found

    def _inline(self, element: _Element) -> list[nodes.Node]:
        tag = str(element.tag)
        if tag == KEPT:
            return [self._kept_at(element)]
        if tag == "img":
            return list(self._picture(element))
        if tag == "ruby":
            return self._ruby(element)
        if tag in _SIGNS or tag in _UNSHOWN or not isinstance(element.tag, str):
            return _SIGNS[tag](element) if tag in _SIGNS else []
        inside = self.inlines(element)
        return _marked(element, tag, inside) if inside else []

    def _ruby(self, element: _Element) -> list[nodes.Node]:
        """Return words with their readings above them; without one they stand alone."""
        found: list[nodes.Node] = []
        words = _text(element.text)
        for child in element:
            if child.tag == "rt":
                above = self.inlines(child)
                found += [latex("\\bookruby{"), *words, latex("}{"), *above, latex("}")]
                words = []
            elif child.tag != "rp":
                words += self._inline(child)
            words += _text(child.tail)
        return found + words

    def _kept_at(self, element: _Element) -> nodes.Node:
        return self._kept[int(str(element.get("n")))]


def _line_end(element: _Element) -> list[nodes.Node]:
    del element
    return [latex("\\newline{}")]


def _tick(element: _Element) -> list[nodes.Node]:
    """Return the sign of a field that is ticked or not; other fields are empty."""
    signs = {"checkbox": "☐☑", "radio": "○●"}.get(element.get("type") or "")
    return [nodes.Text(signs["checked" in element.attrib])] if signs else []


_SIGNS: dict[str, Callable[[_Element], list[nodes.Node]]] = {"br": _line_end, "input": _tick}


def _marked(element: _Element, tag: str, inside: list[nodes.Node]) -> list[nodes.Node]:
    """Put the words of an element into what says the same in LaTeX."""
    if tag == "q":
        return [nodes.Text("“"), *inside, nodes.Text("”")]
    if tag in _COMMANDS:
        return [latex(f"\\{_COMMANDS[tag]}{{"), *inside, latex("}")]
    if tag in _INLINE:
        return [_INLINE[tag]("", "", *inside)]
    address = (element.get("href") or "" if tag == "a" else "").strip()
    if address and not address.startswith("#"):  # site_addresses.py leads it within the book
        return [nodes.reference("", "", *inside, refuri=address)]
    return inside


def _text(words: str | None) -> list[nodes.Node]:
    """Return text as a browser shows it; lines of Chinese are joined without a blank."""
    shown = re.sub(r"[ \t\r\n\f]+", " ", join_soft_breaks(words or ""))
    return [nodes.Text(shown)] if shown else []


def _paragraph(words: list[nodes.Node]) -> list[nodes.Node]:
    """Put running text into a paragraph."""
    trimmed = trim(words)
    return [nodes.paragraph("", "", *trimmed)] if trimmed else []


def trim(words: list[nodes.Node]) -> list[nodes.Node]:
    """Leave out blanks and ends of lines around a text: LaTeX stops at one that begins it."""
    start, end = 0, len(words)
    while start < end and _is_blank(words[start]):
        start += 1
    while start < end and _is_blank(words[end - 1]):
        end -= 1
    return words[start:end]


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text | nodes.raw) and node.astext().strip() in {"", "\\newline{}"}


def _within(kind: type[nodes.Element], inside: list[nodes.Node]) -> list[nodes.Node]:
    """Return what holds ``inside``; a section, which HTML has left open to, stands in none."""
    return inside if _holds_section(inside) else [kind("", *inside)]


def _holds_section(inside: list[nodes.Node]) -> bool:
    return any(isinstance(node, nodes.section) for node in inside)
