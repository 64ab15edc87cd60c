"""Raw HTML as XHTML: a page of an ePub must be well-formed XML, or no reader shows it.

An author writes ``<br>`` and ``&nbsp;``, and leaves elements open as browsers allow. lxml reads
that as HTML, and what it has read is written as XML. What is well-formed already stays as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from lxml import etree

_EPUB = "http://www.idpf.org/2007/ops"
_NAME = re.compile(r"(?:epub:|xml:)?[A-Za-z_][\w.-]*")
_VOID = {"wbr", "source", "track", "embed", "param", "area", "col"}  # new to libxml2, some of them
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def is_well_formed(fragment: str) -> bool:
    """Tell whether a part of a page can be read as XML."""
    try:
        ET.fromstring(f'<div xmlns:epub="{_EPUB}">{fragment}</div>')  # noqa: S314 - the book's own
    except ET.ParseError:
        return False
    return True


def as_xhtml(fragment: str) -> str:
    """Return a part of a page as well-formed XML, as a browser would read it.

    Args:
        fragment: what stands in the body of a page.
    """
    if is_well_formed(fragment):
        return fragment
    from lxml import etree, html  # noqa: PLC0415 - the gate loads this module, and has no lxml

    page = html.document_fromstring(f"<html><body>{legal(fragment)}</body></html>")
    for element in list(page.iter()):
        _mend(element)
    body = page.find("body")
    whole = etree.tostring(body, encoding="unicode", with_tail=False) if body is not None else ""
    return _without_empty_tags(whole.removeprefix("<body>").removesuffix("</body>"))


@cache
def _void_tags() -> frozenset[str]:
    from lxml.html import defs  # noqa: PLC0415 - as above

    return frozenset(_VOID | defs.empty_tags)


def is_whole(fragment: str) -> bool:
    """Tell whether a piece of HTML closes what it opens, so that it can be read by itself."""
    open_now: list[str] = []
    for close, name in re.findall(r"<(/?)([A-Za-z][\w:-]*)", fragment):
        tag = name.lower()
        if not close and tag not in _void_tags():
            open_now.append(tag)
        elif close and (not open_now or open_now.pop() != tag):
            return False
    return not open_now


def legal(text: str) -> str:
    """Return a text with a sign for each character that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def _mend(element: etree._Element) -> None:
    if not isinstance(element.tag, str):  # a comment may hold what XML forbids
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()
        return
    if not _NAME.fullmatch(element.tag) or ":" in element.tag:
        element.tag = "span"
    for name in [name for name in element.attrib if not _NAME.fullmatch(str(name))]:
        del element.attrib[name]
    if element.tag in _VOID and element.getparent() is not None:
        _empty(element)


def _empty(element: etree._Element) -> None:
    """Put what an element has taken in, though it can hold nothing, behind it."""
    parent, inside, after = element.getparent(), list(element), element.tail or ""
    element.tail, element.text = element.text or "", None
    for place, child in enumerate(inside, parent.index(element) + 1):
        parent.insert(place, child)
    last = inside[-1] if inside else element
    last.tail = (last.tail or "") + after


def _without_empty_tags(xhtml: str) -> str:
    """Write ``<a id="x"></a>``, which HTML readers take for an open ``<a id="x"/>``."""

    def written(found: re.Match[str]) -> str:
        void = found[1] in _void_tags()
        return found[0] if void else f"<{found[1]}{found[2]}></{found[1]}>"

    return re.sub(r"<([a-z][\w:-]*)((?:\s[^<>]*)?)/>", written, xhtml)
