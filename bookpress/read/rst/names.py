"""Names of a page that docutils resolves by their order or their kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from bookpress.facts import ParseError
from bookpress.text.did_you_mean import nearest_key
from bookpress.text.roles import meant_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Span
    from bookpress.read.source.collected import Collected

UNKNOWN = "markup.unknown-markup"
_OF_SPHINX = frozenset(("version", "release", "today", "translation progress"))  # substitutions
_BY_ORDER = ("#", "*")


def settle_notes(walk: Collected) -> None:
    """Pair the marks ``[#]_`` and ``[*]_`` with their notes: the first with the first.

    A pair gets a label that nobody can write. Other labels are compared without their capitals.
    """
    order: Counter[str] = Counter()
    notes: Counter[str] = Counter(note.label for note in walk.footnotes)
    numbers = sum(note.label.startswith("#") for note in walk.footnotes)
    written = {note.label for note in walk.footnotes}
    for number, block in enumerate(walk.blocks):
        if not any(span.kind == "mark" for span in block.spans):
            continue
        spans = []
        for span in block.spans:
            if span.kind == "mark":
                label = _label(span.text)
                if label in _BY_ORDER:
                    order[label] += 1
                    label = _nth(label, order[label], notes[label])
                elif label.isdecimal() and label not in written and int(label) <= numbers:
                    label = f"# {label}"  # the number of a note that docutils counts
                    written.add(label)
                span = span._replace(text=label)  # noqa: PLW2901
            spans.append(span)
        walk.blocks[number] = block._replace(spans=tuple(spans))
    found: Counter[str] = Counter()
    for number, note in enumerate(walk.footnotes):
        if note.label in _BY_ORDER:
            found[note.label] += 1
            label = _nth(note.label, found[note.label], order[note.label])
            walk.footnotes[number] = note._replace(label=label)


def _nth(label: str, number: int, partners: int) -> str:
    return f"{label} {number}" if number <= partners else label


def _label(text: str) -> str:
    return nodes.fully_normalize_name(text)


def settle_labels(walk: Collected) -> None:
    """Keep one label of each name: docutils has told of the others.

    One that leads to a place without a title is good for links of its own page.
    """
    seen: set[tuple[str, bool]] = set()
    kept = []
    for label in walk.labels:
        if label.kind == "paragraph" and not label.title:
            label = label._replace(kind="target")  # noqa: PLW2901
        key = nodes.fully_normalize_name(label.name), label.kind in ("equation", "citation")
        if label.kind in ("name", "meant", "citation") or key not in seen:
            kept.append(label)
        if label.kind not in ("name", "meant"):
            seen.add(key)
    walk.labels = kept


def unknown_roles(spans: Iterable[Span], roles: frozenset[str]) -> Iterator[ParseError]:
    """Yield the roles that nobody knows."""
    for span in spans:
        meant = meant_role(span.name, roles)
        advice = f"; did you mean {{{meant}}}?" if meant else ""
        yield ParseError(UNKNOWN, span.place, f"there is no role {{{span.name}}}{advice}")


def unknown_words(walk: Collected, document: nodes.document) -> Iterator[ParseError]:
    """Yield the substitutions that nothing defines, and links without a name and an address."""
    defined = {name.lower() for name in document.substitution_defs}
    for block in walk.blocks:
        for span in block.spans:
            name = " ".join(span.text.split()).lower()
            unknown = walk.settings.epilog_known and name not in defined | _OF_SPHINX
            if span.name == "substitution" and unknown:
                near = nearest_key(name, frozenset(defined))
                advice = f"; did you mean |{near}|?" if near else ""
                told = f"nothing defines |{span.text}|{advice}"
                yield ParseError("markup.unknown-substitution", span.place, told)
            elif span.name == "name" and document.nameids.get(span.target, "") is None:
                told = f"the name “{span.target}” stands twice on this page, so this leads nowhere"
                yield ParseError("markup.broken-rst", span.place, told)
    nameless = [span for block in walk.blocks for span in block.spans if span.name == "anonymous"]
    addresses = sum(bool(node.get("anonymous")) for node in document.findall(nodes.target))
    if nameless and len(nameless) != addresses:
        told = f"{len(nameless)} links without a name stand here, and {addresses} addresses (__)"
        yield ParseError("markup.broken-rst", nameless[0].place, told)
