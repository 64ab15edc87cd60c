"""Running text: the tokens of markdown-it, each found again in the characters it was made of.

A token does not say where it began. Tokens come in the order of the text, so each is looked for
from the end of the one before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bookpress.facts import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from bookpress.facts import Place, SpanKind

# What follows "]" in a link: (target "title"), [label] or nothing.
_LINK_TAIL = re.compile(
    r"""\]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)
        (?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)
      |\]\[[^\[\]]*\]|\]""",
    re.VERBOSE | re.DOTALL,
)


@cache
def _closing(ticks: str) -> re.Pattern[str]:
    """Return what finds these ticks, no more and no fewer."""
    return re.compile(rf"(?<!`){re.escape(ticks)}(?!`)")


class _Reader:
    """Walks one inline token; ``position`` is how far its text has been used up."""

    def __init__(self, text: str, place_of: Callable[[int], Place]) -> None:
        self.text = text
        self.place_of = place_of
        self.position = 0
        self.spans: list[Span] = []
        self.links: list[tuple[int, int]] = []  # of each open link: index of its span, offset

    def read(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        for token in tokens:
            self._take(token)
        return tuple(self.spans)

    def _take(self, token: Token) -> None:
        kind = "math_inline" if token.type.startswith("math_inline") else token.type
        take = _TAKES.get(kind)
        if take:
            take(self, token)

    def _text(self, token: Token) -> None:
        if token.content:
            self._add("prose", token.content, token.content)

    def _special(self, token: Token) -> None:
        if token.content == token.markup:  # "\\c" escapes nothing and is printed as it stands
            self._add("prose", token.content, token.content)
        else:
            self._add("escape", token.content, token.markup)

    def _marker(self, token: Token) -> None:
        self._add("emphasis", token.markup, token.markup, token.type.rpartition("_")[2])

    def _code(self, token: Token) -> None:
        self._between("code", token.content, token.markup)

    def _maths(self, token: Token) -> None:
        self._between("maths", token.content, token.markup)

    def _mark(self, token: Token) -> None:
        label = str(token.meta["label"])
        self._add("mark", label, f"[^{label}]")

    def _html(self, token: Token) -> None:
        self._add("html", token.content, token.content)

    def _break(self, token: Token) -> None:
        self._add("break", "\n", "\n", token.type.removesuffix("break"))

    def _find(self, source: str) -> int:
        found = self.text.find(source, self.position)
        return self.position if found < 0 else found

    def _add(self, kind: SpanKind, text: str, source: str, name: str = "") -> None:
        start = self._find(source)
        last = self.spans[-1] if self.spans else None
        if kind == "prose" and last and last.kind == "prose" and start == self.position:
            self.spans[-1] = last._replace(text=last.text + text, source=last.source + source)
        else:
            self.spans.append(Span(kind, text, self.place_of(start), source, name))
        self.position = start + len(source)

    def _between(self, kind: SpanKind, text: str, marker: str) -> None:
        """Add a span that stands between two equal markers."""
        start = self._find(marker)
        inner = start + len(marker)
        if kind == "maths":
            end = self.text.find(text, inner) + len(text)
            end = self.text.find(marker, max(end, inner))
        else:
            closing = _closing(marker).search(self.text, inner)
            end = closing.start() if closing else -1
        stop = len(self.text) if end < 0 else end + len(marker)
        source = self.text[start:stop]
        self.spans.append(Span(kind, text, self.place_of(start), source, marker))
        self.position = stop

    def _role(self, token: Token) -> None:
        name = str(token.meta["name"])
        start = self._find("{" + name + "}`")
        ticks = start + len(name) + 2
        width = len(self.text) - ticks - len(self.text[ticks:].lstrip("`"))
        marker = self.text[ticks : ticks + width]
        closing = _closing(marker or "`").search(self.text, ticks + width)
        stop = closing.end() if closing else len(self.text)
        source = self.text[start:stop]
        inner = self.text[ticks + width : stop - width]
        self.spans.append(Span("role", inner, self.place_of(start), source, name))
        self.position = stop

    def _open_link(self, token: Token) -> None:
        opener = "<" if token.markup == "autolink" else "["
        start = self._find(opener)
        target = str(token.attrs.get("href", ""))
        self.links.append((len(self.spans), start))
        self.spans.append(Span("link", "", self.place_of(start), opener, token.markup, target))
        self.position = start + 1

    def _close_link(self, token: Token) -> None:
        index, start = self.links.pop()
        opened = self.spans[index]
        inner = self.spans[index + 1 :]
        if token.markup == "autolink":
            stop = self.text.find(">", self.position) + 1
        else:
            bracket = self._find("]")
            tail = _LINK_TAIL.match(self.text, bracket)
            stop = tail.end() if tail else bracket + 1
        shown = "".join(span.text for span in inner if span.kind not in ("mark", "emphasis"))
        stop = max(stop, self.position)
        self.spans[index] = opened._replace(text=shown, source=self.text[start:stop])
        self.position = stop

    def _image(self, token: Token) -> None:
        start = self._find("![")
        self.position = start + 2
        for child in token.children or ():
            if child.content:
                self.position = self._find(child.content) + len(child.content)
        bracket = self._find("]")
        tail = _LINK_TAIL.match(self.text, bracket)
        stop = tail.end() if tail else bracket + 1
        target = unquote(str(token.attrs.get("src", "")))  # the parser writes it as a URL
        place = self.place_of(start)
        self.spans.append(
            Span("image", token.content, place, self.text[start:stop], "", target),
        )
        self.position = stop


_TAKES: dict[str, Callable[[_Reader, Token], None]] = {
    "text": _Reader._text,  # noqa: SLF001 - a table of its own methods
    "text_special": _Reader._special,  # noqa: SLF001
    **dict.fromkeys(
        ("strong_open", "em_open", "s_open", "strong_close", "em_close", "s_close"),
        _Reader._marker,  # noqa: SLF001
    ),
    "myst_role": _Reader._role,  # noqa: SLF001
    "code_inline": _Reader._code,  # noqa: SLF001
    "math_inline": _Reader._maths,  # noqa: SLF001
    "footnote_ref": _Reader._mark,  # noqa: SLF001
    "link_open": _Reader._open_link,  # noqa: SLF001
    "link_close": _Reader._close_link,  # noqa: SLF001
    "image": _Reader._image,  # noqa: SLF001
    "html_inline": _Reader._html,  # noqa: SLF001
    "softbreak": _Reader._break,  # noqa: SLF001
    "hardbreak": _Reader._break,  # noqa: SLF001
}


def running_text(token: Token, place_of: Callable[[int], Place]) -> tuple[Span, ...]:
    """Return the spans of an inline token, whose text has the places ``place_of`` tells."""
    return _Reader(token.content, place_of).read(token.children or ())


def shown(spans: Sequence[Span]) -> str:
    """Return what readers see of running text, but notes; a link's text has spans of its own."""
    return "".join(span.text for span in spans if span.kind not in ("mark", "link", "emphasis"))
