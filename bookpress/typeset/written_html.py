"""HTML that stands in the Markdown: which raw HTML is the author's, and the pictures in it.

Extensions bring raw HTML for the site alone, and ``{raw} html`` says so itself. What MyST has read
as HTML between the Markdown is meant for every edition; so are the signs that it writes as HTML
for ``~~`` and ``- [x]``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from docutils import nodes
from myst_parser.mdit_to_docutils import base
from myst_parser.mdit_to_docutils.html_to_nodes import html_to_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from bookpress.text.html_on_paper import pictures_in
from bookpress.typeset.origin import place_of
from bookpress.typeset.outdated import look_for
from bookpress.typeset.outside import is_outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_WRITTEN = "written-html"  # the attribute that says so
_OF_MYST = re.compile(r'</?s>|<input class="task-list-item-checkbox"[^>]*>')
_ELSEWHERE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//|data:")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|%|em|ex|in|cm|mm|pt|pc)?\s*")
_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*([^;]+)")
_BEHIND_COLLECTORS = 550  # Sphinx's own note images at 500


def _html_to_nodes(text: str, line_number: int, renderer: Any) -> list[nodes.Element]:  # noqa: ANN401 - MyST's
    made = html_to_nodes(text, line_number, renderer)
    for node in made:
        if isinstance(node, nodes.raw):
            node[_WRITTEN] = True
    return made


def is_written(node: nodes.Node) -> bool:
    """Tell whether a node is HTML that an author wrote into Markdown."""
    if not isinstance(node, nodes.raw) or node.get("format") != "html":
        return False
    return _WRITTEN in node or _OF_MYST.fullmatch(node.astext()) is not None


def written_in(document: nodes.document) -> list[nodes.raw]:
    """Return all HTML of a document that its author wrote."""
    return [node for node in document.findall(nodes.raw) if is_written(node)]


# ------------------------------------------------------------------------------------- pictures


def picture_of(app: Sphinx, element: _Element, written: nodes.Node) -> nodes.image | None:
    """Return the picture of an ``<img>``; None if its file is not there, which is told.

    Args:
        app: the book.
        element: the ``<img>``.
        written: what holds it, for its place.
    """
    source = (element.get("src") or "").strip()
    path = source if _ELSEWHERE.match(source) else _find(app, source, written)
    if not path:
        place = place_of(written, app.config.book_root) or written
        words = ("bookpress", "html")
        logger.warning(
            "there is no picture “%s”", source, location=place, type=words[0], subtype=words[1]
        )
        return None
    image = nodes.image("", uri=path, alt=element.get("alt") or "")
    image["candidates"] = {"?" if path is source else "*": path}
    image.source, image.line = written.source, written.line
    style = _WIDTH.search(element.get("style") or "")
    lengths = {
        "width": style[1] if style else element.get("width"),
        "height": element.get("height"),
    }
    for name, length in lengths.items():
        if found := _LENGTH.fullmatch(length or ""):
            image[name] = found[1] + (found[2] or "px")
    if image.get("height", "").endswith("%") or image.get("width", "").endswith("%"):
        image.attributes.pop("height", None)  # paper knows no share of a height
    return image


def _find(app: Sphinx, source: str, written: nodes.Node) -> str:
    """Return the file that ``src`` means, as Sphinx names it; or nothing.

    On the site an address is relative to the page; authors write it as their editor shows it.
    """
    name = unquote(urlsplit(source).path)
    for path in _places(app, name, Path(str(written.source)).parent) if name else ():
        if path.is_file() and not is_outside(app.config, path):
            return os.path.relpath(path, app.srcdir).replace(os.sep, "/")
    return ""


def _places(app: Sphinx, name: str, folder: Path) -> Iterator[Path]:
    yield Path(app.srcdir, name.lstrip("/")) if name.startswith("/") else folder / name
    before, is_static, within = name.rpartition("_static/")
    if is_static and not before.strip("./"):
        yield from (Path(app.confdir, entry, within) for entry in app.config.html_static_path)


def _gather(app: Sphinx, doctree: nodes.document) -> None:
    """Let Sphinx know the files of these pictures, as it does of others."""
    for node in written_in(doctree):
        for _, _, source in pictures_in(node.astext()):
            path = "" if _ELSEWHERE.match(source) else _find(app, source, node)
            if path:
                app.env.images.add_file(app.env.docname, path)
                look_for(app.env, path)


def _element(tag: str) -> _Element:
    from lxml import html  # noqa: PLC0415 - the gate loads this module, and has no lxml

    return html.fragment_fromstring(tag)


class ShowPictures(SphinxPostTransform):
    """Take pictures out of HTML, so that they are copied into the edition and made fit for it.

    The site shows what it serves, and what lies elsewhere; an ePub has nothing but its own files.
    """

    default_priority = 60  # behind {only}, before pictures are fetched and converted
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Go through one document."""
        del kwargs
        for node in written_in(self.document):
            made: list[nodes.Node] = []
            html, behind = node.astext(), 0
            for start, tag, source in pictures_in(html):
                shown = self._shown(tag, source, node)
                made += [_piece(node, html[behind:start]), shown]
                behind = start + len(tag)
            if made:
                node.replace_self([*made, _piece(node, html[behind:])])

    def _shown(self, tag: str, source: str, written: nodes.raw) -> nodes.Node:
        is_book = self.app.builder.name == "epub"
        if not is_book and (_ELSEWHERE.match(source) or not self._is_beside(source, written)):
            return _piece(written, tag)
        element = _element(tag)
        image = picture_of(self.app, element, written)
        return nodes.Text(element.get("alt") or "") if image is None else image

    def _is_beside(self, source: str, written: nodes.Node) -> bool:
        """Tell whether the picture lies by the page, from where nobody brings it to the site."""
        name = unquote(urlsplit(source).path)
        found = _find(self.app, source, written)
        return bool(found) and "_static/" not in name


def _piece(written: nodes.raw, html: str) -> nodes.raw:
    piece = nodes.raw("", html, format="html")
    piece.source, piece.line = written.source, written.line
    return piece


def setup(app: Sphinx) -> None:
    """Have MyST tell its HTML from that of others; take its pictures into the editions."""
    base.html_to_nodes = _html_to_nodes  # type: ignore[attr-defined]
    app.connect("doctree-read", _gather, priority=_BEHIND_COLLECTORS)
    app.add_post_transform(ShowPictures)
