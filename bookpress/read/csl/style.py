"""A CSL style as citeproc gets it.

The Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bookpress.read.csl.style_files import StyleError, is_file, path_of

if TYPE_CHECKING:
    from pathlib import Path

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_CSL = f"{{{_NAMESPACE}}}"
# What depends on the other works of a list, and on their order: works are set one by one, numbered
# and told apart in each list.
_OF_LISTS = (
    "disambiguate-add-givenname",
    "disambiguate-add-names",
    "disambiguate-add-year-suffix",
    "givenname-disambiguation-rule",
    "subsequent-author-substitute",
    "subsequent-author-substitute-rule",
)


@dataclass(frozen=True)
class CslStyle:
    """A style as citeproc gets it.

    ``digest`` is of its text. It cites ``by_number``, or by names and years; where it ``collapses``
    numbers, 1, 2 and 3 of one place are 1–3. A list that is not
    ``is_sorted`` has the order of the citations; that of a Chinese style has the works of each
    script together (GB/T 7714-2015, 9.3.2).
    """

    name: str
    text: str
    digest: str
    by_number: bool
    is_sorted: bool
    is_chinese: bool
    collapses: bool


def find_style(name: str, folder: Path) -> CslStyle:
    """Return the style of a name, or of a .csl file below ``folder``.

    Raises:
        StyleError: there is none, or the press cannot use it.

    """
    path = folder / name if is_file(name) else path_of(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StyleError(f"the style {name} cannot be read: {error.strerror}") from None
    return read_style(name, data)


def read_style(name: str, data: bytes) -> CslStyle:
    """Return the style that a .csl file holds.

    Raises:
        StyleError: it holds none, or one that the press cannot use.

    """
    try:
        return _read(name, ET.fromstring(data))  # noqa: S314 - expat knows of bombs
    except ET.ParseError as error:
        line = error.position[0]
        raise StyleError(f"{name}:{line}: this is not XML ({error}), so no style") from None


def _read(name: str, root: ET.Element) -> CslStyle:
    parent = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    if parent is not None:
        independent = parent.get("href", "").rpartition("/")[2]
        raise StyleError(f"the style {name} only names another one: write “{independent}”")
    bibliography = root.find(f"{_CSL}bibliography")
    if root.find(f"{_CSL}citation") is None or bibliography is None:
        raise StyleError(f"{name} is no CSL style with <citation> and <bibliography>")
    if root.get("class") == "note":
        raise StyleError(
            f"the style {name} sets citations as notes; the press has numbers, or names and years"
        )
    sort = bibliography.find(f"{_CSL}sort")
    is_sorted = sort is not None
    if sort is not None:
        bibliography.remove(sort)
    for element in root.iter():
        for attribute in _OF_LISTS:
            element.attrib.pop(attribute, None)
    by_number = any(part.get("variable") == "citation-number" for part in root.iter())
    if _begins_with_number(root, bibliography):
        # Then the number comes out by itself, whatever signs a style has put around it.
        bibliography.set("second-field-align", "flush")
    ET.register_namespace("", _NAMESPACE)
    text = ET.tostring(root, encoding="unicode")
    digest = hashlib.sha256(text.encode()).hexdigest()
    is_chinese = root.get("default-locale", "").startswith("zh")
    citation = root.find(f"{_CSL}citation")
    collapses = citation is not None and citation.get("collapse") == "citation-number"
    return CslStyle(name, text, digest, by_number, is_sorted, is_chinese, collapses)


def _begins_with_number(root: ET.Element, element: ET.Element) -> bool:
    """Tell whether the first thing that an element prints is the number of the work."""
    if element.get("variable"):
        return element.get("variable") == "citation-number"
    if name := element.get("macro"):
        macros = (one for one in root.iter(f"{_CSL}macro") if one.get("name") == name)
        return any(_begins_with_number(root, one) for one in macros)
    return len(element) > 0 and _begins_with_number(root, element[0])
