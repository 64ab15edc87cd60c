"""A style as the works of one language need it, where CSL 1.0.2 has no means of its own.

An entry speaks the language of its work, so citeproc runs once for each language. Words and dates
follow the locale of the run; signs and the word before the last name do not, and the Chinese styles
that Zotero's users have put a layout for each language into one style, which pandoc refuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CSL = "http://purl.org/net/xbiblio/csl"
OF_THE_PRESS = "urn:bookpress:csl:"
OURS = "urn:bookpress:csl:bookpress"  # and what is derived from it
# Signs of a style and what they are between Chinese characters, by the attribute they stand in.
_FULL_WIDTH: Mapping[str, Mapping[str, str]] = {
    "delimiter": {", ": "，", ": ": "：", ":": "：", "; ": "；"},
    "name-delimiter": {", ": "，"},
    "prefix": {", ": "，", "(": "（", " (": "（"},
    "suffix": {")": "）"},
}
_FULL_WIDTH_LANGUAGES = ("zh", "ja")
# Lists of names: these languages have no word before the last name, those no comma before it.
_NO_AND = ("zh", "ja", "ko")
_NO_COMMA_BEFORE_AND = ("de", "es", "fr", "ru")


def localized(style: str, language: str) -> str:
    """Return the text of a CSL style for works of a language, a BCP 47 tag such as ``zh-CN``.

    Of several layouts (an extension of CSL-M) the one that names the language is kept, else the one
    that names none. Our own style gets the signs and the lists of names of the language.

    Raises:
        xml.etree.ElementTree.ParseError: the style is no XML.

    """
    root = ET.fromstring(style)  # noqa: S314 - expat expands no entity from outside
    for part in ("citation", "bibliography"):
        for element in root.iter(f"{{{CSL}}}{part}"):
            _keep_one_layout(element, language)
    if root.findtext(f"{{{CSL}}}info/{{{CSL}}}id", "").startswith(OURS):
        _adapt(root, language.partition("-")[0])
    ET.register_namespace("", CSL)
    return ET.tostring(root, encoding="unicode")


def _keep_one_layout(element: ET.Element, language: str) -> None:
    """Drop the layouts of other languages; ``locale="en"`` speaks for ``en-GB`` as well."""
    layouts = element.findall(f"{{{CSL}}}layout")
    named = [one for one in layouts if _names(one.get("locale", ""), language)]
    general = [one for one in layouts if "locale" not in one.attrib]
    kept = (named or general or layouts)[0:1]
    for one in layouts:
        if one not in kept:
            element.remove(one)
        one.attrib.pop("locale", None)


def _names(locales: str, language: str) -> bool:
    return any(language == one or language.startswith(f"{one}-") for one in locales.split())


def _adapt(root: ET.Element, language: str) -> None:
    """Give our style the signs of a language, and its way to list names."""
    for part in ("citation", "bibliography"):
        for element in root.iter(f"{{{CSL}}}{part}"):
            if language in _NO_AND:
                element.attrib.pop("and", None)
            if language in _NO_COMMA_BEFORE_AND:
                element.set("delimiter-precedes-last", "never")
    if language in _FULL_WIDTH_LANGUAGES:
        numbers = set(_numbers(root))  # [1, 2], as in books in Chinese
        for element in set(root.iter()) - numbers:
            for attribute, signs in _FULL_WIDTH.items():
                value = element.get(attribute, "")
                if value in signs:
                    element.set(attribute, signs[value])


def _numbers(root: ET.Element) -> Iterator[ET.Element]:
    """Yield the parts of a citation that is a number."""
    for citation in root.iter(f"{{{CSL}}}citation"):
        if any(part.get("variable") == "citation-number" for part in citation.iter()):
            yield from citation.iter()
