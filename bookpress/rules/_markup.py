"""Markup that is nearly a citation or a footnote: a reader would see it as text.

Used for the manuscript (``citations.malformed-role``, ``footnotes.malformed``) and for
translations (``translations.markup-broken``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from bookpress.rules._covered import covered
from bookpress.rules._plain_text import CODE, flow, on_line
from bookpress.text.roles import CITING, is_citing, meant_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Place, Span
    from bookpress.rules._plain_text import After

Fault = tuple["Place", str]
_HOW = "write {cite}`key`"
_NAME = r"(?:foot)?cite(?:\s*[:：]\s*\w+)?"
_OPENED = re.compile(rf"[{{｛]\s*{_NAME}(?![\w-])\s*(?P<close>[}}｝]?)", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![A-Za-z0-9_{{｛:\\]){_NAME}\s*[}}｝]\s*(?=[`｀‘“'\"])|[(（\[［【<]{_NAME}[)）\]］】>]\s*(?=`)"
    r"|[\[［【]\s*cite\s*[:：]\s*[A-Za-z][\w:.+/-]*\s*[\]］】]",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<![\w{｛:\\@])(?:foot)?cite(?::[a-z]+)?$", re.ASCII)
_KEYS = re.compile(
    r"\s*(?=[^`]*[0-9])[A-Za-z][\w:.+/-]*(?:\s*,\s*[A-Za-z][\w:.+/-]*)*\s*", re.ASCII
)
_ALIKE = "сеі"  # Cyrillic letters that look like Latin ones
_LATIN = str.maketrans(_ALIKE, "cei")
_TICKS = "`｀´‘’'\"“”"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_KEY = re.compile(r"[\w*][\w:.+/&*?!'#|=~^$%-]*")
_INNER = re.compile(r"[{｛]\s*(?:foot)?cite")
_PARTING = re.compile("[;；、，]")
_TEXT = re.compile(r"\{[^{}]*\}")


def malformed_citations(
    block: Block,
    roles: frozenset[str],
    after: After = on_line,
) -> Iterator[Fault]:
    """Yield each citation role of a block that is written so that it is none, or cites nothing.

    Args:
        block: of a page or a message.
        roles: the names of the roles that the book has.
        after: as in ``flow``.
    """
    before = ""
    for span in block.spans:
        if span.kind == "role":
            yield from _role(span, roles)
        elif span.kind == "code" and _KEYS.fullmatch(span.text):
            glued = _GLUED.search(before[-30:])
            if glued:
                place = span.place._replace(column=span.place.column - len(glued[0]))
                yield place, f"“{glued[0]}” lacks its braces: {_HOW}"
        before = span.text if span.kind == "prose" else ""
    source = block.source.lower()
    if not any(sign in source for sign in ("cite", *_ALIKE)):
        return
    text = flow(block, after)
    plain = text.text.translate(_LATIN)
    opened = []
    for match in _OPENED.finditer(plain):
        opened.append(match.span())
        head = text.text[slice(*match.span())]
        fault = f"“{head}” holds Cyrillic letters: {_HOW}"
        yield text.place(match.start()), _why(plain, match) if head == match[0] else fault
    is_opened = covered(opened)
    for match in _BARE.finditer(text.text):
        if is_opened(match.start()):
            continue
        yield text.place(match.start()), f"“{match[0].strip()}” is no role: {_HOW}"


def _why(text: str, match: re.Match[str]) -> str:  # noqa: PLR0911 - one return a fault
    head, rest = match[0], text[match.end() :]
    hidden = _INVISIBLE.search(head + rest[:1])
    if hidden:
        return f"an invisible character (U+{ord(hidden[0]):04X}) stands in “{head}”: {_HOW}"
    if "｛" in head or "｝" in head:
        return f"the braces of “{head}” are full-width: {_HOW}"
    if "：" in head:
        return f"the colon of “{head}” is full-width: {_HOW}"
    if not match["close"]:
        return f"a brace is missing behind “{head}”: {_HOW}"
    if re.search(r"\s", head):
        return f"a blank stands in “{head}”: {_HOW}"
    if rest[:1].isspace() and rest.lstrip()[:1] in ("`", "｀"):
        return f"nothing may stand between “{head}” and its backtick: {_HOW}"
    if rest.startswith("``") or re.match(rf"`{CODE}`", rest):
        return f"“{head}” has no key: {_HOW}"
    if rest.startswith("`"):
        return f"the closing backtick of “{head}” is missing: {_HOW}"
    if rest[:1] and rest[0] in _TICKS:
        return f"‘{rest[0]}’ is no backtick: {_HOW}"
    return f"“{head}” has no backticks: {_HOW}"


def _role(span: Span, roles: frozenset[str]) -> Iterator[Fault]:
    if span.name not in CITING and span.name not in roles:
        meant = meant_role(span.name, roles)
        if is_citing(meant):
            yield span.place, f"there is no role {{{span.name}}}; did you mean {{{meant}}}?"
        elif roles and is_citing(span.name):
            yield span.place, f"there is no role {{{span.name}}}: {_HOW}"
        return
    if not is_citing(span.name):
        return
    if _INNER.search(span.text):
        yield span.place, f"the closing backtick of {{{span.name}}} is missing: {_HOW}"
        return
    fault = _keys_fault(span.text)
    if fault:
        place = span.place._replace(column=span.place.column + len(span.name) + 3)
        yield place, f"{fault}: write {{{span.name}}}`key, key`"


def _keys_fault(text: str) -> str:  # noqa: PLR0911 - one return a fault
    """Return what is wrong with the keys of a citation; empty if nothing is."""
    if not text.strip():
        return "this citation has no key"
    invisible = _INVISIBLE.search(text)
    if invisible:
        return f"an invisible character (U+{ord(invisible[0]):04X}) stands in a key"
    for part in _TEXT.sub(lambda found: " " if found.start() else "", text).split(","):
        key = part.strip()
        wrong = _PARTING.search(key)
        if not key:
            return "a comma stands beside no key"
        if wrong:
            return f"‘{wrong[0]}’ does not part keys"
        if len(key.split()) > 1:
            return f"a blank does not part keys (“{key}”)"
        if key.startswith("@"):
            return f"“{key}” begins with ‘@’, the key does not"
        if not _KEY.fullmatch(key):
            return f"“{key}” is no key"
    return ""


_MARK = re.compile(
    r"(?P<blank>\[\s+\^\s*[^\s\[\]^]+\s*\]|\[\^\s+[^\s\[\]^]+\s*\]|\[\^[^\s\[\]^]+\s+\])"
    r"|(?P<brackets>［\s*[\^＾][^［］\[\]\n]*[］\]]|\[[\^＾][^［］\[\]\n]*］|【[\^＾][^【】\n]*】)"
    r"|(?P<caret>\[＾[^\[\]\n]*\]|\[ˆ[^\[\]\n]*\])"
    r"|(?P<behind>\[[\w.-]+\^\])"
    r"|(?P<open>\[\^[\w.-]+(?![\w\].^-]))"
    r"|(?P<shut>(?<![\[A-Za-z0-9_)}])\^[\w.-]+\])"
    r"|(?P<round>\(\^[\w.-]+\)|（\^[\w.-]+）|\{\^[\w.-]+\})"
    r"|(?P<outside>\^\[[\w.-]+\](?!\^))"
    r"|(?P<none>\[\^\s*\])",
)
_NEAR = 80  # characters behind a mark that tell what it is
_MARK_WHY = {
    "blank": "holds a blank",
    "brackets": "has full-width brackets",
    "caret": "has a full-width caret",
    "behind": "has its caret behind the label",
    "open": "has no closing bracket",
    "shut": "has no opening bracket",
    "round": "has the wrong brackets",
    "outside": "has its caret before the bracket",
    "none": "has no label",
}


def malformed_notes(block: Block, after: After = on_line) -> Iterator[Fault]:
    """Yield each footnote mark or definition of a block that is written so that it is none."""
    if not any(sign in block.source for sign in "^＾ˆ"):
        return
    text = flow(block, after)
    for match in _MARK.finditer(text.text):
        kind = next(name for name, found in match.groupdict().items() if found is not None)
        said = " ".join(match[0].split())
        yield text.place(match.start()), f"“{said}” {_MARK_WHY[kind]}: write [^label]"
    starts = dict(zip(text.places, text.starts, strict=True))
    brackets = _Brackets(text.text)
    for span in block.spans:
        if span.kind == "mark":
            if "[^" in span.text:
                yield (
                    span.place,
                    f"“[^{span.text.split('[')[0]}” {_MARK_WHY['open']}: write [^label]",
                )
            fault = _around(brackets, starts.get(span.place, 0), span)
            if fault:
                yield span.place, fault


class _Brackets:
    """A text, and how many of its brackets are open: counted once for all marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.opening = [at for at, sign in enumerate(text) if sign == "["]
        self.closing = [at for at, sign in enumerate(text) if sign == "]"]

    def before(self, at: int) -> int:
        """Return how many more brackets are opened than closed before an offset."""
        return bisect_left(self.opening, at) - bisect_left(self.closing, at)

    def behind(self, at: int) -> int:
        """Return how many more are opened than closed from an offset on."""
        return len(self.opening) - len(self.closing) - self.before(at)


def _around(brackets: _Brackets, start: int, span: Span) -> str:
    """Tell what is wrong before or behind a mark; empty if nothing is."""
    text, end = brackets.text, start + len(span.source)
    before, rest = text[max(start - 1, 0) : start], text[end : end + _NEAR]
    if rest.startswith("]") and brackets.before(start) <= 0:
        return f"“{span.source}]” has a bracket too many: write {span.source}"
    if before == "[" and brackets.behind(end) >= 0:
        return f"“[{span.source}” has a bracket too many: write {span.source}"
    return "" if before.strip("\n") else _definition_fault(rest, span)


def _definition_fault(rest: str, span: Span) -> str:
    """Tell why a mark at the head of a line is a definition that is none; empty if it is a mark."""
    if rest.startswith("："):
        return f"the colon behind “{span.source}” is full-width: write {span.source}: text"
    if re.match(r"\s+[:：]", rest):
        return f"a blank stands between “{span.source}” and its colon: write {span.source}: text"
    return ""
