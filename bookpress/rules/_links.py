"""Markup that is nearly a link or a cross-reference: a reader would see it as text.

Used for the manuscript (``crossrefs.broken-link-syntax``) and for translations
(``translations.markup-broken``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._covered import covered
from bookpress.rules._plain_text import CODE, TAKEN, flow, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Place
    from bookpress.rules._plain_text import After

Fault = tuple["Place", str]
_ADDRESS = r"(?:https?:|mailto:|ftp:|#|\.{0,2}/|[\w./-]+\.(?:md|html?|rst|svg|png|jpe?g|pdf)\b)"
_LINKS = re.compile(
    rf"(?P<blank>!?\[[^\[\]\n]+\][ \t\n]+\({_ADDRESS}[^()\n]*\))"
    rf"|(?P<wide>!?[\[［【][^\[\]［］【】\n]+[\]］】][ \t]*（{_ADDRESS}[^（）\n]*[）)]"
    rf"|!?[［【][^\[\]［］【】\n]+[］】][ \t]*[(（]{_ADDRESS}[^()（）\n]*[)）]"
    rf"|!?\[[^\[\]\n]+\][ \t]*[【［]{_ADDRESS}[^【】［］\n]*[】］])"
    r"|(?P<braces>!?\[[^\[\]\n]+\]\{https?:[^{}\n]*\})"
    rf"|(?P<colon>!?\[[^\[\]\n]+\][ \t]*[:：][ \t]*\({_ADDRESS}[^()\n]*\))"
    rf"|(?P<inner>!?\[[^\[\]\n]+\]\({_ADDRESS}[^() \t\n]*[ \t][^()\n]*\))"
    rf"|(?P<mixed>!?\[[^\[\]\n]+\]\({_ADDRESS}[^()（）\n]*）)"
    rf"|(?P<open>!?\[[^\[\]\n]+\]\(<?{_ADDRESS}[^()\s]*)"
    rf"|(?P<turned>(?<![A-Za-z0-9_\]])\([^()\n]+\)\[{_ADDRESS}[^\[\]\n]*\])"
    rf"|(?P<shut>!?\[[^\[\]()\n]+\({_ADDRESS}[^()\n]*\)(?![^\[\n]*\]))"
    r"|(?P<scheme>!?\[[^\[\]\n]+\]\((?:file|javascript|vbscript|data):[^()\n]*\))"
    r"|(?P<angle><#[\w:.-]+>)"
    r"|(?P<undefined>(?<![A-Za-z0-9_\]])\[[^\[\]\n^]+\]\[[^\[\]\n]*[^\W\d][^\[\]\n]*\]"
    r"|(?<![A-Za-z0-9_\]])\[[^\[\]\n^]*[^\W\d][^\[\]\n^]*\]\[\])",
)
_WRITE = "write [text](address)"
_LINK_WHY = {
    "blank": "a blank parts the text of this link from its address",
    "wide": "the brackets of this link are full-width",
    "braces": "braces stand around the address of this link",
    "colon": "a colon parts the text of this link from its address",
    "inner": "the address of this link holds a blank",
    "mixed": "the last bracket of this link is full-width",
    "open": "the address of this link is not closed",
    "turned": "the brackets of this link are exchanged",
    "shut": "the text of this link is not closed",
    "scheme": "no reader can follow this address",
    "angle": "a label in <> is no link",
    "undefined": "nothing defines the address of this link",
}
_ROLE = re.compile(
    r"[{｛]\s*(?P<name>ref|numref|eq|doc|term|any|download|math:numref)(?![\w:-])\s*(?P<close>[}｝]?)"
    r"(?P<gap>\s*)(?P<tick>[`｀´‘’'\"“”]?)",
)
_ROLES = frozenset(("ref", "numref", "eq", "doc", "term", "any"))
_PADDED = re.compile(r"^\s|\s$|<\s[^<>]*>$|<[^<>]*\s>$")
_PICTURE = re.compile(r"[^?#]+\.(?:svg|png|jpe?g|gif|webp)")
_SHAPE = re.compile(r"\[[A-Z]?\w{0,3}\]\[[A-Z]?\w{0,3}\]", re.ASCII)  # [M][N], [R1][E112]
_ABROAD = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)  # MyST shows no text for these
_STOPPED = re.compile(r"[。，；、](?:\)|>)$")
_LOOSE = re.compile(
    r"(?<![A-Za-z0-9_{｛:\\])(?P<name>ref|numref|eq|doc|term)\s*[}｝]\s*(?=`)"
    r"|[(（［【](?P<other>ref|numref|eq|doc|term)[)）］】]\s*(?=`)",
)


def broken_links(block: Block, after: After = on_line) -> Iterator[Fault]:
    """Yield each link or cross-reference of a block that is written so that it is none."""
    source = block.source
    if not any(sign in source for sign in "[{［【｛}(（<"):
        return
    text = flow(block, after)
    yield from _taken(block, text.text)
    plain = text.text
    bracketed = any(sign in plain for sign in ("[", "［", "【", "<#"))
    for match in _LINKS.finditer(plain) if bracketed else ():
        kind = match.lastgroup or ""
        # [[a]](x)[[b]](y) are two links, whose brackets are their texts'.
        shown = "](" in source and match[0] not in source
        shape = kind == "undefined" and (shown or _SHAPE.fullmatch(match[0]))
        if TAKEN not in match[0] and CODE not in match[0] and not shape:
            yield text.place(match.start()), f"{_LINK_WHY[kind]}: {_WRITE}"
    opened = []
    for match in _ROLE.finditer(plain) if "{" in plain or "｛" in plain else ():
        if match["close"] and match["gap"] and not match["tick"]:
            continue  # “the {ref} role” speaks of it
        opened.append(match.span())
        yield text.place(match.start()), _why(match, plain[match.end("gap") :])
    is_opened = covered(opened)
    for match in _LOOSE.finditer(plain) if "`" in plain else ():
        if not is_opened(match.start()):
            name = match["name"] or match["other"]
            yield text.place(match.start()), f"“{match[0].strip()}” is no role: {_how(name)}"


def _taken(block: Block, text: str) -> Iterator[Fault]:
    """Yield the links and roles that the parser took, and that are not what was meant."""
    is_open = text.count("[") > text.count("]")
    for at, span in enumerate(block.spans):
        before = block.spans[at - 1].text if at and block.spans[at - 1].kind == "prose" else ""
        if span.kind == "role" and span.name in _ROLES and _is_padded(span.text):
            told = f"no blank may stand beside the label of {{{span.name}}}"
            yield span.place, f"{told}: {_how(span.name)}"
        elif span.kind == "link" and before == "！" and at == 1 and _PICTURE.match(span.target):
            yield block.place, "the ‘！’ of this picture is full-width: write ![text](path)"
        elif span.kind == "link" and span.source.startswith("[](") and _ABROAD.match(span.target):
            yield span.place, f"this link has no text: {_WRITE}"
        elif span.kind == "link" and _STOPPED.search(span.source):
            yield span.place, f"a Chinese mark stands in the address of this link: {_WRITE}"
        elif span.kind == "link" and before.endswith("[") and is_open:
            yield span.place, f"a bracket too many stands before this link: {_WRITE}"


def _is_padded(text: str) -> bool:
    """Tell whether Sphinx takes a blank for a part of a label: only that behind a title is none."""
    return _PADDED.search(text if not text.endswith(">") else text.lstrip()) is not None


def _how(name: str) -> str:
    return f"write {{{name}}}`label`"


def _why(match: re.Match[str], rest: str) -> str:  # noqa: PLR0911 - one return a fault
    head = match[0][: match.end("close") - match.start()]
    how = _how(match["name"])
    if "｛" in head or "｝" in head:
        return f"the braces of “{head}” are full-width: {how}"
    if not match["close"]:
        return f"a brace is missing behind “{head.strip()}”: {how}"
    if re.search(r"\s", head):
        return f"a blank stands in “{head}”: {how}"
    if match["gap"] and match["tick"] == "`":
        return f"nothing may stand between “{head}” and its backtick: {how}"
    if match["tick"] == "`":
        missing = "has no label" if re.match(rf"``|`{CODE}`", rest) else "has no closing backtick"
        return f"“{head}” {missing}: {how}"
    if match["tick"]:
        return f"‘{match['tick']}’ is no backtick: {how}"
    return f"“{head}” has no backticks: {how}"
