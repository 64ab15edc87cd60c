"""Running text: what docutils' ``Inliner`` finds in a block, as spans with their places."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.parsers.rst import states
from docutils.utils import escape2null, unescape

from bookpress.facts import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bookpress.facts import Place, SpanKind
    from bookpress.read.rst.places import Finder

_MARKERS = {nodes.emphasis: "*", nodes.strong: "**"}


class Text(NamedTuple):
    """A block of running text: its source, its spans and its places."""

    source: str
    spans: tuple[Span, ...]
    place_of: Callable[[int], Place]


class _Piece(NamedTuple):
    """A construct within a text: where it begins and ends, and docutils' nodes of it."""

    start: int
    end: int
    nodes: Sequence[nodes.Node]


class Role(nodes.inline):
    """A role: nobody but its extension knows what it makes."""


class Inliner(states.Inliner):
    """docutils' ``Inliner``, which keeps where it found what it found.

    Roles are not run. What docutils says is handed to ``tell`` at the place it is about.
    """

    def __init__(self, finder: Finder, tell: Callable[[Place, int], None]) -> None:
        """Take what finds places.

        Args:
            finder: for the lines of the document.
            tell: called with a place and how many messages there were before; those behind them
                belong to this place.
        """
        super().__init__()
        self.finder = finder
        self.tell = tell
        self.count: Callable[[], int] = lambda: 0
        self.default_role = ""
        self._texts: dict[int, tuple[Text, list[nodes.Node]]] = {}
        self._by_source: dict[str, list[Text]] = {}
        self._pieces: list[_Piece] = []
        self._length = 0
        self._place_of = finder.find("", 0)
        self.last = Text("", (), self._place_of)
        self.dispatch = {sign: _kept(method) for sign, method in states.Inliner.dispatch.items()}

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> Any:  # noqa: ANN401
        """Parse a block as docutils does, and keep its spans."""
        before = self._pieces, self._length, self._place_of
        place_of = self.finder.find(text, lineno - 1)
        self._pieces, self._length, self._place_of = [], len(text), place_of
        found, messages = super().parse(text, lineno, memo, parent)
        spans = tuple(_spans(text, self._pieces, found, place_of))
        kept = Text(text, spans, place_of)
        if found:
            self._texts[id(found[0])] = kept, found  # held, so that no other has its id
        self._by_source.setdefault(text, []).append(kept)
        self.last = kept
        self._pieces, self._length, self._place_of = before
        return found, messages

    def init_customizations(self, settings: Any) -> None:  # noqa: ANN401 - docutils'
        """Take the patterns that docutils makes of its settings, made once for a run."""
        made = _customized(bool(settings.character_level_inline_markup))
        self.start_string_prefix, self.end_string_suffix = made.prefix, made.suffix
        self.parts, self.patterns = made.parts, made.patterns
        uris: Any = made.patterns.uri, self.standalone_uri
        self.implicit_dispatch = [uris]

    def text_of(self, node: nodes.Element) -> Text | None:
        """Return the text that docutils made a node of; None if it is no running text."""
        for child in node.children:
            kept = self._texts.get(id(child))
            if kept is not None:
                return kept[0]
        waiting = self._by_source.get(node.rawsource)  # a term is cut at its classifiers
        return waiting.pop(0) if waiting else None

    def keep(self, match: Any, lineno: int, method: Any) -> Any:  # noqa: ANN401
        """Let docutils take a construct, and keep where it stands."""
        groups = match.groupdict()
        name = "whole" if groups["whole"] else "role" if groups["backquote"] else "start"
        behind = self._length - len(match.string)
        start = behind + match.start(name)
        told = self.count()
        before, inlines, remaining, messages = method(self, match, lineno)
        if inlines:
            self._pieces.append(_Piece(start, self._length - len(remaining), inlines))
        if self.count() > told:
            self.tell(self._place_of(start), told)
        return before, inlines, remaining, messages

    def interpreted(self, rawsource: str, text: str, role: str | None, lineno: int) -> Any:  # noqa: ANN401
        """Take a role without running it."""
        del lineno
        name = (role or self.default_role or "title-reference").lower()
        return [Role(rawsource, unescape(text, restore_backslashes=True), name=name)], []


class _Customized(NamedTuple):
    """What ``Inliner.init_customizations`` makes."""

    prefix: str
    suffix: str
    parts: Any
    patterns: Any


@cache
def _customized(marks_anywhere: bool) -> _Customized:  # noqa: FBT001 - a setting of docutils
    made = states.Inliner()
    made.init_customizations(
        SimpleNamespace(
            character_level_inline_markup=marks_anywhere,
            pep_references=False,
            rfc_references=False,
        )
    )
    return _Customized(made.start_string_prefix, made.end_string_suffix, made.parts, made.patterns)


def _kept(method: Any) -> Any:  # noqa: ANN401 - a method of docutils
    def keeping(inliner: Inliner, match: Any, lineno: int) -> Any:  # noqa: ANN401
        return inliner.keep(match, lineno, method)

    return keeping


def _spans(
    text: str,
    pieces: list[_Piece],
    found: Sequence[nodes.Node],
    place_of: Callable[[int], Place],
) -> Iterator[Span]:
    addresses = [
        node.rawsource
        for node in found
        if isinstance(node, nodes.reference)
        and not any(node in piece.nodes for piece in pieces)
        and node.rawsource
    ]
    end = 0
    for piece in [*pieces, _Piece(len(text), len(text), ())]:
        yield from _prose(text, end, piece.start, addresses, place_of)
        if piece.nodes:
            yield from _span(piece, text[piece.start : piece.end], place_of)
        end = piece.end


def _prose(
    text: str, start: int, end: int, addresses: list[str], place_of: Callable[[int], Place]
) -> Iterator[Span]:
    """Yield the text between two constructs: words, ends of lines, addresses that stand in it."""
    while start < end:
        address = addresses[0] if addresses else ""
        at = text.find(address, start, end) if address else -1
        if at == start:
            addresses.pop(0)
            target = address if ":" in address else f"mailto:{address}"
            yield Span("link", address, place_of(at), address, "address", target)
            start += len(address)
            continue
        stop = at if at > start else end
        line_end = text.find("\n", start, stop)
        if line_end == start:
            yield Span("break", "\n", place_of(start), "\n", "soft")
            start += 1
            continue
        stop = line_end if line_end > start else stop
        source = text[start:stop]
        yield Span("prose", unescape(escape2null(source)), place_of(start), source)
        start = stop


def _span(piece: _Piece, source: str, place_of: Callable[[int], Place]) -> Iterator[Span]:
    """Yield the spans of a construct."""
    node, place = piece.nodes[0], place_of(piece.start)
    marker = next((sign for kind, sign in _MARKERS.items() if isinstance(node, kind)), "")
    if marker:
        inner = source[len(marker) : -len(marker)]
        yield Span("emphasis", marker, place, marker, "open")
        yield from _prose(
            source,
            len(marker),
            len(source) - len(marker),
            [],
            lambda at: place_of(piece.start + at),
        )
        yield Span("emphasis", marker, place_of(piece.start + len(marker + inner)), marker, "close")
        return
    kind, text, name, target = _meaning(node)
    yield Span(kind, text, place, source, name, target)


def _meaning(node: nodes.Node) -> tuple[SpanKind, str, str, str]:
    """Return the kind, the text, the name and the target of a construct's span."""
    text = node.astext()
    if isinstance(node, Role):
        return "role", text, str(node["name"]), ""
    if isinstance(node, nodes.footnote_reference):
        return "mark", node.rawsource[1:-2], "", ""
    if isinstance(node, nodes.citation_reference):
        return "link", text, "citation", text
    if isinstance(node, nodes.reference):
        return "link", text, *_link(node)
    name = "substitution" if isinstance(node, nodes.substitution_reference) else ""
    is_code = bool(name) or isinstance(node, nodes.literal)
    return "code" if is_code else "prose", text, name, ""


def _link(node: nodes.reference) -> tuple[str, str]:
    """Return how a link finds its target, and the target as far as the text says it."""
    if node.get("anonymous"):
        return "anonymous", ""
    if "refuri" in node:
        return "address", str(node["refuri"])
    return "name", str(node.get("refname", ""))
