"""Slips that only a lonely partner betrays: a mark that is none, a footnote that is something else.

``[param]`` is text like any other, unless the page has a footnote ``[^param]`` that no mark leads
to; ``[^param]:`` behind four blanks is code, unless a mark asks for it.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from bookpress.facts import Footnote, FootnoteMark, Label, Place, Trouble
from bookpress.read.source.pasted import HIDDEN, RAISING, pasted_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bookpress.facts import Block, Document, Span

_MALFORMED = "footnotes.malformed"


def with_slips(
    document: Document,
    blocks: Sequence[Block],
    lines: Sequence[str],
) -> tuple[Document, list[Trouble]]:
    """Return a document with the labels, marks and footnotes that were meant, and their slips."""
    marked = {mark.label for mark in document.marks}
    noted = {note.label for note in document.footnotes}
    free = [note.label for note in document.footnotes if note.label not in marked]
    asking = [m.label for m in document.marks if m.label not in noted and not m.malformed]
    pasted = [trouble for block in blocks for trouble in pasted_in(block)]
    marks = list(_meant_marks(blocks, dict.fromkeys(free)))
    code = {n for b in blocks if b.kind == "code" for n in range(b.place.line, b.last_line + 1)}
    prose = [(number, line) for number, line in enumerate(lines, 1) if number not in code]
    notes = list(_meant_notes(code, lines, document.path, dict.fromkeys(asking)))
    labels = _meant_labels(document, lines)
    equations = list(_meant_equations(document, prose))
    more = [FootnoteMark("", slip.place, malformed=True) for slip in pasted]
    more += [FootnoteMark(label, slip.place, malformed=True) for label, slip in marks]
    meant = [Footnote(label, slip.place, malformed=True) for label, slip in notes]
    found = dataclasses.replace(
        document,
        labels=(*document.labels, *labels, *(label for label, _ in equations)),
        marks=(*document.marks, *more),
        footnotes=(*document.footnotes, *meant),
    )
    return found, [*pasted, *(slip for _, slip in (*marks, *notes, *equations))]


# --- marks of a footnote that has none --------------------------------------------------------


def _meant_marks(blocks: Iterable[Block], labels: Iterable[str]) -> Iterator[tuple[str, Trouble]]:
    """Yield what may be a mark of one of the footnotes ``labels``, which have no mark."""
    patterns = [(label, _forms(label)) for label in labels]
    for block in blocks:
        if block.kind in HIDDEN or not patterns:
            continue
        for at, span in enumerate(block.spans):
            for label, pattern in patterns:
                found = _meant_mark(block.spans, at, span, label, pattern)
                if found:
                    yield label, Trouble(_MALFORMED, found[0], f"{found[1]}: write [^{label}]")


def _forms(label: str) -> re.Pattern[str]:
    name = re.escape(label)
    return re.compile(
        rf"(?P<rst>\[#{name}\]_?)|(?P<caret>(?<!\])\[{name}\](?![(\[:]))"
        rf"|(?P<brackets>(?<![A-Za-z0-9_\[{{(（［【\^])\^{name}\^?(?![A-Za-z0-9_\]}})）］】]))"
    )


def _meant_mark(
    spans: Sequence[Span],
    at: int,
    span: Span,
    label: str,
    pattern: re.Pattern[str],
) -> tuple[Place, str] | None:
    if span.kind == "role" and span.name in RAISING and span.text.strip() == label:
        return span.place, f"“{span.source}” is no footnote mark"
    if span.kind == "html" and span.source.lower().startswith("<sup"):
        said = spans[at + 1].text.strip(" []^") if at + 1 < len(spans) else ""
        return (span.place, f"“{span.source}{said}” is no footnote mark") if said == label else None
    match = pattern.search(span.text) if span.kind == "prose" else None
    if match is None:
        return None
    told = {
        "rst": "is reStructuredText",
        "caret": "lacks its caret",
        "brackets": "lacks its brackets",
    }[match.lastgroup or "caret"]
    return _at(span, match.start()), f"“{match[0]}” {told}"


def _at(span: Span, offset: int) -> Place:
    return span.place._replace(column=span.place.column + offset)


# --- footnotes that marks ask for ---------------------------------------------------------------


def _meant_notes(
    code: set[int],
    lines: Sequence[str],
    path: str,
    labels: Iterable[str],
) -> Iterator[tuple[str, Trouble]]:
    """Yield what may be one of the footnotes ``labels``, which marks ask for in vain."""
    for label in labels:
        head = re.compile(rf"(?P<blanks>[ \t]*)\[(?P<caret>\^?){re.escape(label)}\]:")
        for number, line in enumerate(lines, 1):
            match = head.match(line)
            if match is None or (match["caret"] and number not in code):
                continue
            place = Place(path, number, len(match["blanks"]) + 1)
            if not match["caret"]:
                told = f"“[{label}]:” lacks its caret: write [^{label}]: text"
            elif len(match["blanks"].expandtabs(4)) > 3:  # noqa: PLR2004 - then it is code
                told = f"the blanks before “[^{label}]:” make it code; take them away"
            else:
                continue
            yield label, Trouble(_MALFORMED, place, told)
            break


# --- labels that references ask for -------------------------------------------------------------

# What gives a label, or would: an option with a slip, an attribute, reStructuredText, a lone name.
_LABELS = re.compile(
    r"^[ \t>]*(?:[:：]?[ \t]*(?:name|label|nmae|naem|lable)[ \t]*[:：][ \t]*(?P<a>[\w:.-]+)"
    r"|.*\{#(?P<b>[\w:.-]+)\}|\.\. _(?P<c>[\w:. -]+):"
    r"|[(（\[［](?P<d>[\w:.-]+)[)）\]］](?:[ \t]*[=＝].*|[:：]?))\s*$",
    re.IGNORECASE,
)


def _meant_labels(document: Document, lines: Iterable[str]) -> Iterator[Label]:
    """Yield the labels that are written so that they are none; other rules tell how."""
    known = {label.name for label in document.labels}
    for number, line in enumerate(lines, 1):
        match = _LABELS.match(line)
        name = match and next(filter(None, match.groups()))
        if name and name not in known:
            yield Label(name, "meant", Place(document.path, number))


_EQUATION = re.compile(
    r"[ \t>]*\$\$?[ \t]*[(（{｛\[【](?P<name>[A-Za-z][\w:.-]+)[)）}｝\]】][ \t]*$"
)


def _meant_equations(
    document: Document,
    lines: Iterable[tuple[int, str]],
) -> Iterator[tuple[Label, Trouble]]:
    """Yield the labels behind formulas that are none: ``$$ （eq-loss）``, or a lone ``$``."""
    known = {label.name for label in document.labels}
    for number, line in lines:
        match = _EQUATION.match(line)
        if match and match["name"] not in known:
            place = Place(document.path, number, line.index("$") + 1)
            told = f"no formula gets this label: write $$ ({match['name']}), and $$ before it"
            label = Label(match["name"], "meant", place)
            yield label, Trouble("chinese.dollar-maths", place, told)
