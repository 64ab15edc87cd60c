"""The package document: what the book is, which files it has and in which order they are read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".ncx": "application/x-dtbncx+xml",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}


@dataclass(frozen=True)
class Item:
    """A file of the book, as the manifest lists it."""

    name: str
    identifier: str
    properties: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """The file's name as a URL."""
        return quote(self.name)

    @property
    def media_type(self) -> str:
        """The core media type by the file's suffix (EPUB 3.3, 3.2)."""
        kind = PurePosixPath(self.name).suffix.lower()
        return MEDIA_TYPES.get(kind, "application/octet-stream")  # told (typeset/pictures.py)


@dataclass(frozen=True)
class PageFacts:
    """What the manifest and the accessibility metadata must know of a page."""

    properties: tuple[str, ...]
    images: int
    undescribed_images: int


def look_at(page: Path) -> PageFacts:
    """Read a page that has been written.

    Raises:
        xml.etree.ElementTree.ParseError: it is no well-formed XML; no reading system would show it.
    """
    root = ET.fromstring(page.read_bytes())  # noqa: S314 - we have just written it
    namespaces = {
        "mathml": "{http://www.w3.org/1998/Math/MathML}math",
        "svg": "{http://www.w3.org/2000/svg}svg",
    }
    # EPUB 3.3, D.4: a page must say so where it holds these.
    properties = [name for name, tag in namespaces.items() if root.find(f".//{tag}") is not None]
    images = root.findall(f".//{XHTML}img")
    undescribed = [image for image in images if not image.get("alt")]
    return PageFacts(tuple(properties), len(images), len(undescribed))


def accessibility(pages: list[PageFacts], *, has_index: bool) -> list[tuple[str, str]]:
    """Return what EPUB Accessibility 1.1 wants to be said, as (property, value).

    It says what the press knows to be so: conformance is for people to evaluate.
    """
    described = not any(page.undescribed_images for page in pages)
    has_images = any(page.images for page in pages)
    has_formulas = any("mathml" in page.properties for page in pages)
    features = {
        "structuralNavigation": True,
        "tableOfContents": True,
        "readingOrder": True,
        "displayTransformability": True,
        "index": has_index,
        "alternativeText": has_images and described,
        "MathML": has_formulas,
    }
    modes = ["textual", *(["visual"] if has_images else [])]
    return [
        *(("accessMode", mode) for mode in modes),
        ("accessModeSufficient", "textual" if described else ",".join(modes)),
        *(("accessibilityFeature", name) for name, there in features.items() if there),
        ("accessibilityHazard", "none"),
    ]
