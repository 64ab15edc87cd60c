"""Slips that only a lonely partner betrays: a mark that is none, a footnote that is something else.

``[param]`` is text like any other, unless the page has a footnote ``[^param]`` that no mark leads
to; ``[^param]:`` behind four blanks is code, unless a mark asks for it.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from typing import TYPE_CHECKING

from bookpress.facts import Footnote, FootnoteMark, Label, ParseError, Place
from bookpress.read.source.pasted_marks import HIDDEN, RAISING, pasted_in
from bookpress.read.source.references import heads_a_note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bookpress.facts import Block, Document, Span

_MALFORMED = "footnotes.malformed"


def with_slips(
    document: Document,
    blocks: Sequence[Block],
    lines: Sequence[str],
) -> tuple[Document, list[ParseError]]:
    """Return a document with the labels, marks and footnotes that were meant, and their slips."""
    marked = {mark.label for mark in document.marks}
    noted = {note.label for note in document.footnotes}
    free = [note.label for note in document.footnotes if note.label not in marked]
    asking = [m.label for m in document.marks if m.label not in noted and not m.malformed]
    marks = list(_meant_marks(blocks, dict.fromkeys(free)))
    taken = {slip.place for _, slip in marks}
    pasted = [trouble for trouble in pasted_in(blocks) if trouble.place not in taken]
    code = {n for b in blocks if b.kind == "code" for n in range(b.place.line, b.last_line + 1)}
    prose = [(number, line) for number, line in enumerate(lines, 1) if number not in code]
    heads = list(_meant_heads(blocks, document))
    placed = {note.place for note, _ in heads}
    headed = {note.label for note, _ in heads}
    asking = [label for label in asking if label not in headed]
    notes = list(_meant_notes(code, lines, document.path, dict.fromkeys(asking)))
    escaped = list(_escaped_marks(blocks, marked | noted))
    labels = _meant_labels(document, lines)
    equations = list(_meant_equations(document, prose))
    more = [FootnoteMark("", slip.place, malformed=True) for slip in pasted]
    more += [FootnoteMark(label, slip.place, malformed=True) for label, slip in (*marks, *escaped)]
    meant = [Footnote(label, slip.place, malformed=True) for label, slip in notes]
    meant += [note for note, _ in heads]
    said = [m._replace(malformed=m.malformed or m.place in placed) for m in document.marks]
    found = dataclasses.replace(
        document,
        labels=(*document.labels, *labels, *(label for label, _ in equations)),
        marks=(*said, *more),
        footnotes=(*document.footnotes, *meant),
    )
    return found, [*pasted, *(slip for _, slip in (*marks, *escaped, *heads, *notes, *equations))]


# --- marks of a footnote that has none --------------------------------------------------------


def _meant_marks(
    blocks: Iterable[Block], labels: Collection[str]
) -> Iterator[tuple[str, ParseError]]:
    """Yield what may be a mark of one of the footnotes ``labels``, which have no mark."""
    for block in blocks if labels else ():
        if block.kind not in HIDDEN:
            for at, span in enumerate(block.spans):
                for label, place, told in _meant_in(span, block.spans[at + 1 : at + 2]):
                    if label in labels:
                        yield label, ParseError(_MALFORMED, place, f"{told}: write [^{label}]")


_FORMS = re.compile(
    r"\[#(?P<rst>[^\[\]\s]+)\]_?|(?<!\])\[(?P<caret>[^\[\]^#\s]+)\](?![(\[:])"
    r"|(?<![A-Za-z0-9_\[{(（［【\^])\^(?P<brackets>[A-Za-z0-9_.-]+)\^?(?![A-Za-z0-9_\]})）］】])"
)
_TOLD = {
    "rst": "is reStructuredText",
    "caret": "lacks its caret",
    "brackets": "lacks its brackets",
}


def _meant_in(span: Span, behind: tuple[Span, ...]) -> Iterator[tuple[str, Place, str]]:
    """Yield what may be a mark: its label, its place, and what it is instead."""
    if span.kind == "role" and span.name in RAISING:
        yield span.text.strip(), span.place, f"“{span.source}” is no footnote mark"
    elif span.kind == "html" and behind and span.source.lower().startswith("<sup"):
        label = behind[0].text.strip(" []^")
        yield label, span.place, f"“{span.source}{label}” is no footnote mark"
    elif span.kind == "prose":
        for match in _FORMS.finditer(span.text):
            kind = match.lastgroup or ""
            place = span.place._replace(column=span.place.column + match.start())
            yield match[kind], place, f"“{match[0]}” {_TOLD[kind]}"


def _escaped_marks(
    blocks: Iterable[Block], labels: Collection[str]
) -> Iterator[tuple[str, ParseError]]:
    r"""Yield each ``\[^label\]``, which pandoc makes of a mark, if the page knows the label."""
    for block in blocks:
        for opening, inner, closing in zip(
            block.spans, block.spans[1:], block.spans[2:], strict=False
        ):
            label = inner.text.removeprefix("^")
            brackets = opening.source == "\\[" and closing.source == "\\]"
            if brackets and inner.text != label and label in labels:
                told = f"“\\[^{label}\\]” is no mark: write [^{label}]"
                yield label, ParseError(_MALFORMED, opening.place, told)


# --- footnotes that marks ask for ---------------------------------------------------------------

_HEAD = re.compile(
    r"(?P<blanks>[ \t]*)(?:\[(?P<caret>\^?)(?P<label>[^\[\]\s]+)\]:|\^(?P<lone>[\w.-]+)[:：])"
)
_OPENS = re.compile(r"[(（]*")


def _meant_heads(
    blocks: Iterable[Block], document: Document
) -> Iterator[tuple[Footnote, ParseError]]:
    """Yield the notes whose head lacks its colon: a mark begins the line, another asks for it."""
    noted = {note.label for note in document.footnotes}
    counts = Counter(mark.label for mark in document.marks if not mark.malformed)
    for block in blocks:
        in_note = any(name.startswith("note:") for name in block.inside)
        begins = True
        for at, span in enumerate(block.spans if block.kind == "paragraph" else ()):
            if span.kind == "mark" and begins:
                label = span.text.rstrip(":：")
                alone = counts[label] < (2 if label == span.text else 1)
                if span.text not in noted and label not in noted and not alone:
                    told = f"a colon is missing behind “[^{label}]”: write [^{label}]: text"
                    note = Footnote(label, span.place, inside=block.inside, malformed=True)
                    if not heads_a_note(block, at):
                        yield note, ParseError(_MALFORMED, span.place, told)
            opens = span.kind == "prose" and _OPENS.fullmatch(span.text)
            begins = (span.kind == "break" and in_note) or (
                begins and (span.kind == "emphasis" or opens is not None)
            )


def _meant_notes(
    code: set[int],
    lines: Iterable[str],
    path: str,
    labels: Collection[str],
) -> Iterator[tuple[str, ParseError]]:
    """Yield what may be one of the footnotes ``labels``, which marks ask for in vain."""
    found = set()
    for number, line in enumerate(lines, 1):
        match = _HEAD.match(line)
        label = match["label"] or match["lone"] if match else ""
        if match is None or label not in labels or label in found:
            continue
        if match["lone"]:
            if number in code:
                continue
            told = f"“^{label}” lacks its brackets: write [^{label}]: text"
        elif not match["caret"]:
            told = f"“[{label}]:” lacks its caret: write [^{label}]: text"
        elif number in code and len(match["blanks"].expandtabs(4)) > 3:  # noqa: PLR2004
            told = f"the blanks before “[^{label}]:” make it code; take them away"
        else:
            continue
        found.add(label)
        place = Place(path, number, len(match["blanks"]) + 1)
        yield label, ParseError(_MALFORMED, place, told)


# --- labels that references ask for -------------------------------------------------------------

# What gives a label, or would: an option with a slip, an attribute, reStructuredText, a lone name.
_LABELS = re.compile(
    r"(?:[:：]?[ \t]*(?:name|label|nmae|naem|lable)[ \t]*[:：][ \t]*(?P<a>[\w:.-]+)"
    r"|.*\{#(?P<b>[\w:.-]+)\}|\.\. _(?P<c>[\w:. -]+):"
    r"|[(（\[［](?P<d>[\w:.-]+)[)）\]］](?:[ \t]*[=＝].*|[:：]?))$",
    re.IGNORECASE,
)


def _meant_labels(document: Document, lines: Iterable[str]) -> Iterator[Label]:
    """Yield the labels that are written so that they are none; other rules tell how."""
    known = {label.name for label in document.labels}
    for number, line in enumerate(lines, 1):
        match = _LABELS.match(line.rstrip().lstrip(" \t>"))
        name = match and next(filter(None, match.groups()))
        if name and name not in known:
            yield Label(name, "meant", Place(document.path, number))


_EQUATION = re.compile(
    r"[ \t>]*\$\$?[ \t]*[(（{｛\[【]"
    r"(?P<name>[A-Za-z][\w.]*[:-][\w:.-]+|[A-Za-z][\w:.-]+(?=[)）}｝\]】]))[)）}｝\]】]?[ \t]*$"
)


def _meant_equations(
    document: Document,
    lines: Iterable[tuple[int, str]],
) -> Iterator[tuple[Label, ParseError]]:
    """Yield the labels behind formulas that are none: ``$$ （eq-loss）``, or a lone ``$``."""
    known = {label.name for label in document.labels}
    for number, line in lines:
        match = _EQUATION.match(line)
        if match and match["name"] not in known:
            place = Place(document.path, number, line.index("$") + 1)
            told = f"no formula gets this label: write $$ ({match['name']}), and $$ before it"
            label = Label(match["name"], "meant", place)
            yield label, ParseError("markup.dollar-maths", place, told)
