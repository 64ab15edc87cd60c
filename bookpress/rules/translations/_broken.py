"""Markup that readers of a translation would see as text, where its msgid is sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._foreign import foreign_citations
from bookpress.rules._links import broken_links
from bookpress.rules._markup import malformed_citations, malformed_notes
from bookpress.rules._memo import for_the_last
from bookpress.rules._plain_text import flow, on_line
from bookpress.rules._typed import typed_numbers
from bookpress.rules.translations._leftovers import leftovers
from bookpress.rules.translations._text import is_formula, is_literal, is_markdown
from bookpress.text.roles import is_citing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Message, Place
    from bookpress.rules._plain_text import After

Fault = tuple["Place", str]
_REST = (
    r"|(?P<latex>\\[A-Za-z]*cite\w*\*?(?:\[[^\[\]]*\])*\{[^{}]*\})"
    r"|(?P<colons>:[a-z][\w:]{0,40}:[`｀\ufffc])"
    r"|(?P<tick>[`｀])"
)
_LEAKS = re.compile(
    r"(?P<strong>\*\*|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_]))"
    r"|(?P<role>[{｛][A-Za-z][\w:+-]*[}｝]\s*[`｀‘“'\"]?|[{｛][\u3400-\u9fff]+[}｝](?=[`｀\ufffc]))"
    + _REST
)
# In reStructuredText neither two underscores nor braces mark anything by themselves.
_LEAKS_OF_RST = re.compile(
    r"(?P<strong>\*\*)|(?P<role>[{｛][A-Za-z\u3400-\u9fff][\w:+-]*[}｝](?=[`｀]))" + _REST
)
_LEAKING = ("**", "__", "\\", "{", "｛", "`", "｀")  # one of them, or two colons
_WHY = {
    "strong": "“{}” would be printed as it stands: it has no partner, or a blank beside it",
    "role": "“{}” would be printed as it stands: write {{name}}`text`",
    "latex": "“{}” would be printed as it stands: this is LaTeX",
    "colons": "“{}” is no role in MyST: write {{name}}`text`",
    "tick": "a backtick has no partner",
    "open": "“{}” would be printed as it stands: these italics have no end",
    "shut": "“{}” would be printed as it stands: these italics have no beginning",
    "half": "“{}” would be printed as it stands: bold has two stars at both ends",
}
# A star before a word; before an underscore or behind a word (A*) it may be meant.
_OPEN = re.compile(r"(?<![\w*\ufffc])\*(?=[^\W_])")
_OPEN_OR_SHUT = re.compile(
    r"(?P<open>(?<![\w*\ufffc])[*_](?=[^\W_]))|(?P<shut>(?<=[^\W_]{2})[*_](?![\w*]))",
)


def strays(message: Message) -> Iterator[Fault]:
    """Yield what a msgstr has of typed numbers, foreign citations and pasted marks of its own."""
    for block in message.translation:
        if block.kind in ("code", "formula", "html"):
            continue
        for place, shown in typed_numbers(block, message.place_after):
            if shown not in message.msgid:
                yield place, f"“{shown}” will not follow the list: write {{cite}}`key`"
        for place, shown in foreign_citations(block, message.place_after):
            if shown not in message.msgid:
                yield place, f"“{shown}” is not MyST: write {{cite}}`key`"
    yield from ((place, text) for _, place, text in message.pasted)


def original_is_broken(message: Message) -> bool:
    """Tell whether the manuscript itself has broken markup here: its own rules say so."""
    return _looked_at(message)[0] > 0


def faults(message: Message) -> list[Fault]:
    """Return the first broken markup of a msgstr, if it has more of it than its msgid."""
    return _looked_at(message)[1]


@for_the_last
def _looked_at(message: Message) -> tuple[int, list[Fault]]:
    """Return how many faults a msgid has, and those that only its msgstr has."""
    if is_formula(message) or is_literal(message):
        return 0, []
    roles = message.settings.roles if message.settings else frozenset()
    leaks = _LEAKS if is_markdown(message) else _LEAKS_OF_RST
    known = len(list(_all(message.original, roles, on_line, leaks)))
    found = list(_all(message.translation, roles, message.place_after, leaks))
    if len(found) > known:
        return known, found[:1]
    return known, _lone_ends(message) or list(leftovers(message))[:1]


def _all(
    blocks: Iterable[Block], roles: frozenset[str], after: After, leaks: re.Pattern[str]
) -> Iterator[Fault]:
    for block in blocks:
        if block.kind in ("code", "formula", "html"):
            continue
        own = [
            *malformed_citations(block, roles, after),
            *malformed_notes(block, after),
            *broken_links(block, after),
        ]
        yield from own
        yield from _unknown_roles(block, roles)
        if not own:
            yield from _leaks(block, after, leaks)


def _unknown_roles(block: Block, roles: frozenset[str]) -> Iterator[Fault]:
    for span in block.spans:
        unknown = span.kind == "role" and roles and span.name not in roles
        if unknown and not is_citing(span.name):
            yield span.place, f"there is no role {{{span.name}}}"


def _leaks(block: Block, after: After, leaks: re.Pattern[str]) -> Iterator[Fault]:
    text = flow(block, after)
    plain = text.text
    if not any(sign in plain for sign in _LEAKING) and plain.count(":") < len("::"):
        return
    plain = re.sub("`+\ue000*`+", lambda code: "\ufffc" * len(code[0]), plain)
    for match in leaks.finditer(plain):
        kind = match.lastgroup or ""
        yield text.place(match.start()), _WHY[kind].format(match[0].strip("\ufffc "))


def _lone_ends(message: Message) -> list[Fault]:
    """Return the first end of an emphasis without another, if a msgstr has more than its msgid."""
    emphatic = any(s.kind == "emphasis" for block in message.original for s in block.spans)
    ends = _OPEN_OR_SHUT if emphatic else _OPEN
    known = sum(1 for block in message.original for _ in _ends(block, ends, on_line))
    found = [f for block in message.translation for f in _ends(block, ends, message.place_after)]
    return found[:1] if len(found) > known else []


def _ends(block: Block, ends: re.Pattern[str], after: After) -> Iterator[Fault]:
    """Yield each end of an emphasis that CommonMark leaves as it is: *large, **large*."""
    if not any(sign in block.source for sign in "*_~"):
        return
    around = (None, *block.spans, None)
    for before, span, behind in zip(around, around[1:], around[2:], strict=False):
        if span is None or span.kind != "prose":
            continue
        if behind and behind.kind == "emphasis" and span.text.endswith(behind.text[:1]):
            at = len(span.text) - 1
        elif before and before.kind == "emphasis" and span.text.startswith(before.text[:1]):
            at = 0
        else:
            continue
        yield after(span.place, at), _WHY["half"].format(span.text[at])
    text = flow(block, after)
    for match in ends.finditer(text.text):
        yield text.place(match.start()), _WHY[match.lastgroup or "open"].format(match[0])
