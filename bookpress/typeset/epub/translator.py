"""From a page's tree to XHTML: Sphinx's HTML writer, with what EPUB 3.3 and DPUB-ARIA 1.1 add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from bookpress.text.chinese.characters import has_upright
from bookpress.typeset.epub.modern_html import modernised
from bookpress.typeset.epub.wellformed import as_xhtml, is_whole, legal
from bookpress.typeset.origin import place_of
from bookpress.typeset.settings import book_language
from bookpress.typeset.site_addresses import is_elsewhere, page_of_site

if TYPE_CHECKING:
    from docutils.nodes import Element

    from bookpress.typeset.epub.builder import BookEpubBuilder
    from bookpress.typeset.epub.reshape import note_list, reference_list, ways_back


logger = logging.getLogger(__name__)


class EpubTranslator(HTML5Translator):
    """Writes one page. What is not said here is as in Sphinx's HTML."""

    builder: BookEpubBuilder

    def _open(self, node: Element, tag: str, after: str = "\n", **attributes: Any) -> None:  # noqa: ANN401
        """Write a start tag; ``epub_type`` stands for ``epub:type``, ``_`` for ``-``."""
        names = {"epub_type": "epub:type", "kind": "class"}
        renamed: dict[str, Any] = {
            names.get(name, name.replace("_", "-")): value for name, value in attributes.items()
        }
        self.body.append(self.starttag(node, tag, after, **renamed))

    def visit_section(self, node: Element) -> None:
        """Say of a page's own section what part of the book it is."""
        self.section_level += 1
        own = isinstance(node.parent, nodes.document)
        self._open(node, "section", **(self.builder.division_attributes() if own else {}))

    def add_secnumber(self, node: Element) -> None:
        """Write 第 1 章 before a chapter's title as the text calls it, 1.2 before a section's."""
        number = self.get_secnumber(node)
        if number:
            label = ".".join(map(str, number))
            kind = "section-number"
            if len(number) == 1:
                label = book_language(self.config).chapter % label
                kind += " chapter-number"
            self.body.append(f'<span class="{kind}">{label}</span> ')

    def visit_emphasis(self, node: Element) -> None:
        """Open emphasis; tell words that may be slanted from those in Han and the like."""
        self._open(node, "em", "", **({} if has_upright(node.astext()) else {"kind": "latin"}))

    def visit_raw(self, node: nodes.raw) -> None:
        """Write raw HTML as XHTML; what is closed elsewhere is mended with the page."""
        start = len(self.body)
        try:
            super().visit_raw(node)
        finally:
            pieces = [modernised(piece, self._address) for piece in self.body[start:]]
            self.body[start:] = [as_xhtml(piece) if is_whole(piece) else piece for piece in pieces]

    def _address(self, href: str) -> str | None:
        """Return where a link of raw HTML leads in the book: to a page of the site, to its own."""
        if is_elsewhere(href):
            return href
        here = self.builder.current_docname
        docname, place = page_of_site(self.builder.env, here, href)
        return f"{self.builder.get_relative_uri(here, docname)}{place}" if docname else None

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils' name
        """Write text; a character that no page can hold is told where it stands."""
        text = node.astext()
        if legal(text) != text:
            place = place_of(node, self.config.book_root) or node
            code = next(f"U+{ord(sign):04X}" for sign in text if legal(sign) != sign)
            logger.warning("no page can hold the character %s; delete it", code, location=place)
            node = nodes.Text(legal(text))
        super().visit_Text(node)

    # Notes. A reading system shows a note in a window of its own when the mark is a "noteref" and
    # the note an <aside> of type "footnote" in the same file (EPUB 3 Structural Semantics 1.1).

    def visit_note_list(self, node: note_list) -> None:
        """Open the notes. They have no heading: where they pop up, it would stand alone."""
        label = book_language(self.config).words["notes"]
        roles = {"epub_type": "footnotes", "role": "doc-endnotes"}
        self._open(node, "section", kind="notes", aria_label=label, **roles)

    def depart_note_list(self, node: note_list) -> None:
        """Close the notes."""
        del node
        self.body.append("</section>\n")

    def visit_footnote(self, node: Element) -> None:
        """Open one note."""
        self._open(node, "aside", kind="footnote", epub_type="footnote", role="doc-footnote")

    def depart_footnote(self, node: Element) -> None:
        """Close one note."""
        del node
        self.body.append("</aside>\n")

    def visit_footnote_reference(self, node: Element) -> None:
        """Open the mark of a note: a raised figure, without brackets, unlike a citation's."""
        target = "#" + node["refid"]
        roles = {"epub_type": "noteref", "role": "doc-noteref"}
        self._open(node, "a", "", kind="noteref", href=target, **roles)

    def depart_footnote_reference(self, node: Element) -> None:
        """Close the mark."""
        del node
        self.body.append("</a>")

    def visit_label(self, node: Element) -> None:
        """Open the number of a note or a cited work; it leads back where there is one way."""
        self.body.append('<span class="label">')
        ways = _ways_back(node.parent)
        if len(ways) == 1:
            self.body.append(f'<a role="doc-backlink" href="#{ways[0]}">')
        self.body.append("[" if isinstance(node.parent, nodes.citation) else "")

    def depart_label(self, node: Element) -> None:
        """Close the number."""
        self.body.append("]" if isinstance(node.parent, nodes.citation) else "")
        self.body.append("</a>" if len(_ways_back(node.parent)) == 1 else "")
        self.body.append("</span> ")

    def visit_ways_back(self, node: ways_back) -> None:
        """Write a letter for each place that marks a note or cites a work."""
        links = (
            f'<a role="doc-backlink" href="#{way}">{chr(ord("a") + place % 26)}</a>'
            for place, way in enumerate(_ways_back(node))
        )
        self.body.append(f' <span class="backrefs">↑ {" ".join(links)}</span>')
        raise nodes.SkipNode

    # Cited works: a list in a section. Role and type of the single entry are deprecated
    # (DPUB-ARIA 1.1, "doc-biblioentry"; EPUB 3 Structural Semantics 1.1): a list item says as much.

    def visit_reference_list(self, node: reference_list) -> None:
        """Open the section of the cited works; its list begins after the heading."""
        roles = {"epub_type": "bibliography", "role": "doc-bibliography"}
        self._open(node, "section", kind="reference-list", **roles)

    def depart_reference_list(self, node: reference_list) -> None:
        """Close list and section."""
        del node
        self.body.append("</ul>\n</section>\n")

    def visit_citation(self, node: Element) -> None:
        """Open one cited work."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append("<ul>\n")
        self._open(node, "li")

    def depart_citation(self, node: Element) -> None:
        """Close one cited work."""
        del node
        self.body.append("</li>\n")

    def visit_table(self, node: nodes.table) -> None:
        """Open a table; its lines are the style sheet's."""
        self._table_row_indices.append(0)
        style = {"style": f"width: {node['width']}"} if "width" in node else {}
        self._open(node, "table", **style)


def _ways_back(node: Element) -> list[str]:
    ways: list[str] = node.get("backrefs", [])
    return ways
