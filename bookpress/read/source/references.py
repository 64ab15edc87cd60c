"""What running text refers to: works, notes, and places in the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from bookpress.facts import Citation, Footnote, FootnoteMark, Place, Reference
from bookpress.text.roles import citations_in, is_citing, keys_in, split_title, without_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Settings, Span

# A role that runs on to a later backtick, or whose keys are no keys.
_NO_KEYS = re.compile(r"""[`"'“”‘’]|[^\s,{}][ \t\n\u00a0\u3000]+[^\s,{}]""")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# A citation role, or another program's, with a slip in its markup; up to the key.
_MEANT = re.compile(
    r"(?:[{｛(（\[]\s*(?:foot)?[cс][iі]t[eе][\w:：]*\s*[}｝)）\]]?|\bcite[\w:：]*\s*[}｝]|:cite[\w:]*:|\\\w*cite\w*\*?)"
    r"[^`｀´‘’'\"“”{}\n。]{0,8}[`｀´‘’'\"“”{]?[^`’'\"”{}\n。]{0,80}$"
    r"|(?<![\w.+-])@$",  # Pandoc's
    re.IGNORECASE,
)
_CITE = re.compile(r"[cс][iі]t[eе]|@", re.IGNORECASE)  # one of them stands in it
_CITE_WORD = re.compile(r"(?<![\w\\])(?:foot)?cite(?::[a-z]+)?$", re.ASCII)
_GLUED_KEY = re.compile(
    r"(?:foot)?cite(?:[a-z]?:)?(?P<key>[A-Za-z][\w:.+-]*[0-9][\w:.+-]*)", re.ASCII
)
_MEANT_KEY = re.compile(r"[A-Za-z][\w:.+/-]*", re.ASCII)
# A footnote mark with a slip in its markup; ``colon`` makes it the head of a note.
_MEANT_MARK = re.compile(
    r"(?:[\[［【(（{]\s*[\^＾ˆ]\s*\[?\s*(?P<a>[\w.-]+)\s*[\]］】)）}]"
    r"|[\^＾ˆ]\s*\[?\s*(?P<d>[\w.-]+)\s*[\]］】]"  # not the power in O(n^2)
    r"|\[(?P<b>[\w.-]+)\^\]|\[\^(?P<c>[\w.-]+))(?P<colon>\s*[:：])?",
)
_NEAR = 120  # characters before a key that tell what it is
_HEAD = re.compile(r"^[ \t>]*\[\^(?P<label>[^\[\]\s]+)\]:", re.MULTILINE)
REFERENCE_ROLES = frozenset(("ref", "numref", "eq", "doc", "term", "any", "math:numref", "keyword"))
OBJECT_ROLES = frozenset(("option", "envvar", "confval"))
DOMAINS = frozenset(("py", "c", "cpp", "js"))  # whose roles name things that directives describe
_SUBSTITUTION = re.compile(r"\{\{\s*(?P<name>\w+)")


def place_inside(span: Span, offset: int) -> Place:
    """Return the place of a character of a span's source."""
    before = span.source[:offset]
    lines = before.count("\n")
    if not lines:
        return span.place._replace(column=span.place.column + offset)
    column = offset - before.rindex("\n")
    return Place(span.place.path, span.place.line + lines, column)


def keys_of(span: Span) -> Iterator[tuple[str, Place]]:
    """Yield the keys of a citation role, each with its place."""
    start = span.source.find("`")
    start += len(span.source[start:]) - len(span.source[start:].lstrip("`"))
    for key in keys_in(span.text):
        yield _INVISIBLE.sub("", key.name), place_inside(span, start + key.start)


def is_meant(before: str) -> bool:
    """Tell whether the text before a key is nearly the head of a citation."""
    near = before[-_NEAR:]
    return _CITE.search(near) is not None and _MEANT.search(near) is not None


def substituted(
    front_matter: str, lines: Iterable[str], path: str, settings: Settings
) -> Iterator[Citation]:
    """Yield what MyST's substitutions cite: the page's own, and conf.py's where they are used."""
    for number, line in enumerate(front_matter.split("\n"), 2):
        for role, key in citations_in(line):
            place = Place(path, number, key.start + 1)
            yield Citation(key.name, role, place, ("substitution",))
    chosen: Any = dict(settings.myst).get("substitutions", ())
    given = {name: text for name, text in chosen if "cite" in text}
    for number, line in enumerate(lines if given else (), 1):
        for match in _SUBSTITUTION.finditer(line):
            for _, key in citations_in(given.get(match["name"], "")):
                place = Place(path, number, match.start() + 1)
                yield Citation(key.name, "", place, ("substitution",))


def _meant(block: Block) -> Iterator[Citation]:
    """Yield the keys in markup that is nearly a citation; their role is empty."""
    inside = (*block.inside, block.kind)
    before = ""
    for span in block.spans:
        if span.kind == "prose" and _CITE.search(before + span.text):
            for match in _MEANT_KEY.finditer(span.text):
                said = before + span.text[max(match.start() - _NEAR, 0) : match.start()]
                if is_meant(said):
                    place = span.place._replace(column=span.place.column + match.start())
                    yield Citation(match[0], "", place, inside)
                glued = _GLUED_KEY.fullmatch(match[0])
                if glued and not is_meant(said):
                    place = span.place._replace(
                        column=span.place.column + match.start() + glued.start("key")
                    )
                    yield Citation(glued["key"], "", place, inside)
        elif span.kind == "code" and (is_meant(before) or _CITE_WORD.search(before[-30:])):
            for key, place in keys_of(span):
                yield Citation(key, "", place, inside)
        shown = span.text if span.kind in ("prose", "break") else "\ufffc"
        before = (before + shown[-_NEAR:])[-_NEAR:]


def _keys_in(span: Span, inside: tuple[str, ...]) -> Iterator[Citation]:
    """Yield what may be a key in a citation that is none."""
    start = span.source.find(span.text)
    for match in _MEANT_KEY.finditer(span.text):
        yield Citation(match[0], "", place_inside(span, start + match.start()), inside)


def citations_of(block: Block) -> Iterator[Citation]:
    """Yield each citation of a block."""
    inside = (*block.inside, block.kind)
    for span in block.spans:
        if span.kind == "role" and is_citing(span.name):
            if _NO_KEYS.search(without_words(span.text)):
                yield from _keys_in(span, inside)
                continue
            for key, place in keys_of(span):
                yield Citation(key, span.name, place, inside)
    if "cite" in block.source.lower() or "@" in block.source:
        yield from _meant(block)


def marks_of(block: Block) -> Iterator[FootnoteMark]:
    """Yield each footnote mark of a block, and what is nearly one."""
    inside = (*block.inside, block.kind)
    for at, span in enumerate(block.spans):
        if span.kind == "mark":
            open_, _, label = span.text.rpartition("[^")
            if open_:  # [^one and [^two]: the first was never closed
                yield FootnoteMark(open_, span.place, inside, malformed=True)
            if not heads_a_note(block, at):
                place = span.place._replace(column=span.place.column + span.text.find(label))
                yield FootnoteMark(label, place if open_ else span.place, inside)
        elif span.kind == "prose" and any(sign in span.text for sign in "^＾ˆ"):
            for match in _MEANT_MARK.finditer(span.text):
                if not _begins_line(block, at, match.start()) or not match["colon"]:
                    place = span.place._replace(column=span.place.column + match.start())
                    yield FootnoteMark(_label(match), place, inside, malformed=True)


def meant_notes_of(block: Block) -> Iterator[Footnote]:
    """Yield each definition of a footnote that is written so that it is none."""
    for match in _HEAD.finditer(block.source) if block.kind == "html" else ():
        line = block.place.line + block.source.count("\n", 0, match.start())
        place = block.place._replace(line=line, column=1)  # footnotes.absorbed
        yield Footnote(match["label"], place, inside=block.inside, malformed=True)
    for at, span in enumerate(block.spans):
        if span.kind == "mark" and heads_a_note(block, at):
            yield Footnote(span.text, span.place, inside=block.inside, malformed=True)
        elif span.kind == "prose" and any(sign in span.text for sign in "^＾ˆ"):
            for match in _MEANT_MARK.finditer(span.text):
                if match["colon"] and _begins_line(block, at, match.start()):
                    place = span.place._replace(column=span.place.column + match.start())
                    yield Footnote(_label(match), place, inside=block.inside, malformed=True)


def _label(match: re.Match[str]) -> str:
    return next(match[name] for name in ("a", "b", "c", "d") if match[name])


def _begins_line(block: Block, at: int, offset: int) -> bool:
    if at and block.spans[at - 1].source == "\\[":  # \[^label]: text
        at -= 1
    return not offset and (at == 0 or block.spans[at - 1].kind == "break")


def heads_a_note(block: Block, at: int) -> bool:
    """Tell whether a mark begins a line and a colon of some sort follows it."""
    if at + 1 >= len(block.spans) or not _begins_line(block, at, 0):
        return False
    rest = block.spans[at + 1]
    return rest.kind == "prose" and re.match(r"\s*[:：]", rest.text) is not None


def target_of(span: Span) -> tuple[str, str]:
    """Return the target of a cross-reference role and the text it shows (may be empty)."""
    title, target, _ = split_title(span.text)
    return target, title


def references_of(block: Block) -> Iterator[Reference]:
    """Yield each cross-reference of a block, links included."""
    inside = (*block.inside, block.kind)
    for span in block.spans:
        name = span.name.removeprefix("std:")
        refers = name in REFERENCE_ROLES or name in OBJECT_ROLES
        if span.kind == "role" and (refers or name.partition(":")[0] in DOMAINS):
            target, text = target_of(span)
            offset = max(span.source.rfind(target), 0)
            yield Reference(name, target, place_inside(span, offset), text, inside)
        elif span.kind == "link" and span.name in ("name", "citation"):
            yield Reference(span.name, span.target, span.place, "", inside)
        elif span.kind == "link" and span.name not in ("address", "anonymous"):
            yield Reference("link", unquote(span.target), span.place, span.text, inside)
