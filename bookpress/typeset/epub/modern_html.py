"""An author's HTML as an ePub may have it: what HTML 4 had for looks is said by styles.

Tags are rewritten one by one, since HTML between Markdown opens in one place and closes in another.
An ePub holds XHTML (EPUB 3.3, 6.1); HTML, 16.2 lists what is obsolete, and what says the same.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SCRIPT = re.compile(r"<script\b.*?(?:</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?)(/?)>")
_EMPTY = re.compile(r"(?<=[\s\"'])/$")  # behind a value without quotation marks it belongs to that
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
_RENAMED = {  # obsolete: (today's, its style)
    "acronym": ("abbr", ""),
    "big": ("span", "font-size: larger"),
    "center": ("div", "text-align: center"),
    "dir": ("ul", ""),
    "font": ("span", ""),
    "nobr": ("span", "white-space: nowrap"),
    "strike": ("s", ""),
    "tt": ("code", ""),
}
_SVG = "http://www.w3.org/2000/svg"
# New to HTML since libxml2 wrote its list.
_NEW = {
    *("bdi", "data", "details", "dialog", "main", "math", "meter", "picture", "progress", "rp"),
    *("rt", "ruby", "search", "slot", "summary", "svg", "template", "time", "track", "wbr"),
}
_SIZED = {"canvas", "embed", "iframe", "img", "input", "object", "source", "svg", "video"}
_GONE = {
    *("border", "cellpadding", "cellspacing", "clear", "compact", "face", "frame", "frameborder"),
    *(
        "hspace",
        "language",
        "marginheight",
        "marginwidth",
        "noshade",
        "nowrap",
        "rules",
        "scrolling",
    ),
    *("size", "summary", "vspace"),
}


def modernised(html: str, address: Callable[[str], str | None]) -> str:
    """Return a piece of HTML without what no ePub may hold.

    Args:
        html: any piece, whole or not.
        address: what a link of it leads to in the book; None if nowhere.
    """
    drawn = re.search(r"<(?:svg|math)\b", html, re.IGNORECASE) is not None

    def written(found: re.Match[str]) -> str:
        close, name, attributes, end = found.groups()
        end = end or ("/" if _EMPTY.search(attributes) else "")
        attributes = _EMPTY.sub("", attributes)
        unknown = ("span" if not drawn and not is_html(name.lower()) else name, "")
        new, style = _RENAMED.get(name.lower(), unknown)
        if close:
            return f"</{new}>"
        return f"<{new}{_attributes(name.lower(), attributes, style, address)}{end}>"

    return _TAG.sub(written, _SCRIPT.sub("", html))


@cache
def _tags() -> frozenset[str]:
    from lxml.html import defs  # noqa: PLC0415 - the gate loads this module, and has no lxml

    return frozenset(defs.tags) | _NEW


def is_html(tag: str) -> bool:
    """Tell whether HTML has such an element; one with a hyphen is a program’s own."""
    return "-" in tag or tag in _tags()


def valid(page: str) -> str:
    """Return the body of a page with what extensions write for browsers, which forgive it.

    A drawing says that it is SVG (EPUB 3.3, 6.2), and what unfolds has words for its title alone
    (HTML, 4.11.2).
    """
    page = re.sub(r"<svg\b(?![^<>]*\sxmlns=)", f'<svg xmlns="{_SVG}"', page)
    return _SUMMARY.sub(lambda found: _PARAGRAPH.sub(r"\1span\2", found[0]), page)


_SUMMARY = re.compile(r"<summary\b.*?</summary>", re.DOTALL)
_PARAGRAPH = re.compile(r"(</?)p\b([^<>]*>)")


def _attributes(tag: str, written: str, style: str, address: Callable[[str], str | None]) -> str:
    """Return the attributes of a tag as they are written today, each behind a blank."""
    if not written.strip() and not style and tag != "svg":
        return written
    given = {name: value and value.strip("\"'") for name, value in _ATTRIBUTE.findall(written)}
    styles = [style] if style else []
    kept = {}
    for name, value in given.items():
        said = _style_of(tag, name.lower(), value)
        if said is None:
            kept[name] = value
        elif said:
            styles.append(said)
    if tag == "a" and "href" in kept:
        leads = address(kept["href"])
        kept = {name: value for name, value in kept.items() if name != "href"}
        kept |= {"href": leads} if leads is not None else {}
    if tag == "a" and "name" in kept:
        kept.setdefault("id", kept["name"])
        del kept["name"]
    if tag == "svg":
        kept.setdefault("xmlns", _SVG)
    if styles:
        kept["style"] = "; ".join(
            filter(None, [kept.get("style", "").strip().rstrip(";"), *styles])
        )
    bare = {name for name, value in _ATTRIBUTE.findall(written) if not value}
    return "".join(
        f" {name}" if name in bare else ' {}="{}"'.format(name, value.replace('"', "&quot;"))
        for name, value in kept.items()
    )


_STYLES = {"bgcolor": "background-color", "valign": "vertical-align"}


def _style_of(tag: str, name: str, value: str) -> str | None:
    """Return what a style says in the place of an attribute; None if that may stay."""
    style: str | None = None
    if name.startswith("on") or (name in _GONE and not (name == "size" and tag in _SIZED)):
        style = ""
    elif name == "align" and tag in {"img", "table", "object"}:
        style = f"float: {value}" if value in {"left", "right"} else ""
    elif name == "align":
        style = f"text-align: {value}"
    elif name in _STYLES:
        style = f"{_STYLES[name]}: {value}"
    elif name == "color" and tag == "font":
        style = f"color: {value}"
    elif name in {"width", "height"} and tag not in _SIZED:
        style = f"{name}: {value}{'px' if value.isdecimal() else ''}"
    elif name in {"width", "height"} and tag == "img" and not value.isdecimal():
        style = f"{name}: {value}"
    return style
