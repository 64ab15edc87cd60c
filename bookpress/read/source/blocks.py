"""The blocks of a text: markdown-it's tokens walked in order, with what each stands in.

Directives that hold Markdown are opened and walked in turn (``fences``, ``bodies``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Block, Footnote, Label, ParseError, Row
from bookpress.read.source import fences, judge
from bookpress.read.source.directives import (
    TEXT,
    Opened,
)
from bookpress.read.source.parser import TOO_DEEP
from bookpress.read.source.recovery import is_open_comment
from bookpress.read.source.source_map import cells_of
from bookpress.read.source.spans import running_text, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from bookpress.facts import BlockKind, Place
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.source_map import Lines

_CONTAINERS = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "dl_open": "definition",
}
_KINDS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "dt_open": "term",
}


class Walker:
    """Walks one text: a file, the body of a directive, or a message of a catalog."""

    def __init__(
        self, walk: Collected, lines: Lines, inside: tuple[str, ...] = (), *, whole: bool = True
    ) -> None:
        """Add to ``walk`` what the lines hold; they stand in ``inside``.

        They are the ``whole`` of a file, or end with what holds them: a directive, or a cell.
        """
        self.walk = walk
        self.lines = lines
        self.inside = list(inside)
        self.whole = whole
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.cell_end = 0
        self.columns = 0
        self.notes: list[tuple[str, Place, int]] = []

    def run(self) -> None:
        """Walk the whole text."""
        tokens = self.walk.md.parse("\n".join(self.lines.lines), self.walk.env)
        deep = self.walk.env.pop(TOO_DEEP, None)
        if isinstance(deep, int):
            column = self.lines.column_of(self.lines.lines[deep].strip(), deep)
            place = self.lines.place(deep, column)
            self.walk.parse_errors.append(ParseError("markup.nested-too-deep", place, ""))
        for token in tokens:
            self.take(token)

    def inline(self) -> None:
        """Walk the text as one line of running text: a title."""
        for token in self.walk.md.parseInline("\n".join(self.lines.lines), self.walk.env):
            token.map = [0, 1]
            self.take(token)

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind = token.type
        if kind in _KINDS:
            self._open_block(token)
        elif kind in _CONTAINERS:
            self._open_container(token)
        elif kind.removesuffix("_close") + "_open" in _CONTAINERS:
            self.inside.pop()
        else:
            handler = _HANDLERS.get(kind)
            if handler:
                handler(self, token)

    # --- containers

    def _open_container(self, token: Token) -> None:
        self.walk.label_next("table" if token.type == "table_open" else "paragraph")
        terms = "glossary" in str(token.attrs.get("class", "")).split()  # MyST’s {.glossary}
        self.inside.append("glossary" if terms else _CONTAINERS[token.type])
        if token.type == "table_open" and token.map:
            self.columns = cells_of(self.lines.lines[token.map[0]])
            self._row(token.map[0] + 1, "delimiter")

    def _open_block(self, token: Token) -> None:
        self.kind = _KINDS[token.type]
        self.level = int(token.tag[1:]) if self.kind == "heading" else 0
        name = token.attrs.get("id")
        if name and token.map:
            self.walk.pending.append((str(name), self.lines.place(token.map[0], 0)))

    def _row_open(self, token: Token) -> None:
        self.cell_end = 0
        if token.map and token.map[0] < len(self.lines.lines):
            self._row(token.map[0], "pipe")

    def _row(self, line: int, kind: str) -> None:
        text = self.lines.lines[line]
        column = len(text) - len(text.lstrip(" \t>"))
        place = self.lines.place(line, column)
        self.walk.rows.append(Row(place, cells_of(text, self.columns), self.columns, kind))

    def _note_open(self, token: Token) -> None:
        label = str(token.meta["label"])
        line = token.map[0] if token.map else 0
        column = self.lines.column_of(f"[^{label}]", line)
        self.notes.append((label, self.lines.place(line, column), len(self.walk.blocks)))
        self.inside.append(f"note:{label}")

    def _note_close(self, _: Token) -> None:
        label, place, before = self.notes.pop()
        self.inside.pop()
        empty = not any(block.source.strip() for block in self.walk.blocks[before:])
        self.walk.footnotes.append(Footnote(label, place, empty, tuple(self.inside)))

    # --- blocks

    def _inline(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        in_row = self.kind == "cell" and self.inside[-1:] == ["table"]
        place_of = self.lines.finder(token.content, first, self.cell_end if in_row else -1)
        place = place_of(0)
        if in_row:
            text = self.lines.lines[first]
            start = self.lines.column_of(token.content, first, self.cell_end)
            self.cell_end = text.find("|", start + len(token.content)) + 1
        spans = running_text(token, place_of)
        judge.inline(self.walk, token, spans, place_of)
        for child in token.children or ():
            if name := child.attrs.get("id"):  # [text]{#name}
                at = place_of(max(token.content.find(f"#{name}"), 0))
                self.walk.labels.append(Label(str(name), "paragraph", at))
        self.add(self.kind, token.content, place, spans=spans, level=self.level)

    def add(self, kind: BlockKind, source: str, place: Place, **more: object) -> Block:
        """Add a block that stands in what is open now."""
        more.setdefault("last_line", place.line + source.count("\n"))
        block = Block(kind, place, source, inside=tuple(self.inside), **more)  # type: ignore[arg-type]
        if kind == "heading":
            title = shown(block.spans)
            self.walk.label_next("section", title)
        else:
            self.walk.label_next("paragraph")
        self.walk.blocks.append(block)
        return block

    def _formula(self, token: Token) -> None:
        start, stop = token.map or (0, 0)
        opening = self.lines.lines[start] if start < len(self.lines.lines) else ""
        column = len(opening) - len(opening.lstrip(" \t>"))
        place = self.lines.place(start, column)
        last = self.lines.place(max(stop - 1, start), 0).line
        self.walk.label_next("paragraph")
        if token.info:
            line = max(stop - 1, start)
            at = self.lines.column_of(f"({token.info})", line) + 1
            self.walk.labels.append(Label(token.info, "equation", self.lines.place(line, at)))
        name = "amsmath" if token.type == "amsmath" else token.info
        self.add("formula", token.content, place, name=name, last_line=last)
        if token.type != "amsmath" and token.markup == "$$" and not self._dollars_close(token):
            told = "this formula is not closed; write $$ behind it"
            self.walk.parse_errors.append(ParseError("markup.dollar-maths", place, told))

    def _dollars_close(self, token: Token) -> bool:
        start, stop = token.map or (0, 0)
        return "\n".join(self.lines.lines[start:stop]).count("$$") > 1

    def code(self, token: Token, *, is_cell: bool = False) -> None:
        """Take code; that of a cell is read by its kernel."""
        start = token.map[0] if token.map else 0
        text = self.lines.lines[start] if start < len(self.lines.lines) else ""
        column = len(text) - len(text.lstrip(" \t>"))
        last = self.lines.place(max((token.map or (0, 1))[1] - 1, start), 0).line
        name = "" if is_cell else next(iter(token.info.split()), "")
        place = self.lines.place(start, column)
        self.add("code", token.content, place, name=name, last_line=last)
        if not is_cell:
            judge.code(self, token, name, place)

    def _html(self, token: Token) -> None:
        start = token.map[0] if token.map else 0
        place = self.lines.place(start, 0)
        self.walk.command(token.content, place.line)
        if is_open_comment(token.content):
            fences.unclosed(self, token)
        if not token.content.lstrip().startswith("<!--"):
            self.add("html", token.content, place)

    def _comment(self, token: Token) -> None:
        start = token.map[0] if token.map else 0
        for number, text in enumerate(token.content.split("\n")):
            self.walk.command(text, self.lines.place(start + number, 0).line)

    def _target(self, token: Token) -> None:
        start = token.map[0] if token.map else 0
        column = self.lines.column_of(f"({token.content})", start) + 1
        self.walk.pending.append((token.content, self.lines.place(start, column)))

    def _front_matter(self, token: Token) -> None:
        self.walk.front_matter = token.content

    def body(self, opening: Opened, first_kind: BlockKind | str = "") -> None:
        """Walk the body of a directive as Markdown."""
        name = opening.directive.name
        body, first, column = list(opening.body), opening.first, 0
        argument = opening.directive.argument
        if argument and name in TEXT:
            line = fences.line_of(self, opening)
            if line == first - 1:
                body, first = [argument, *body], line
                column = max(self.lines.lines[line].find("}"), 0) + 1
        before = len(self.walk.blocks)
        part = self.lines.part(body, first, column)
        Walker(self.walk, part, (*self.inside, name), whole=False).run()
        number = before + (name == "figure-md")  # its picture stands before the caption
        if first_kind and len(self.walk.blocks) > number:
            block = self.walk.blocks[number]
            if block.kind == "paragraph" and block.inside[-1:] == (name,):
                self.walk.blocks[number] = block._replace(kind=first_kind)  # type: ignore[arg-type]


_HANDLERS: dict[str, Callable[[Walker, Token], None]] = {
    "inline": Walker._inline,  # noqa: SLF001
    "tr_open": Walker._row_open,  # noqa: SLF001
    "footnote_reference_open": Walker._note_open,  # noqa: SLF001
    "footnote_reference_close": Walker._note_close,  # noqa: SLF001
    "fence": fences.fence,
    "colon_fence": fences.fence,
    "code_block": Walker.code,
    "math_block": Walker._formula,  # noqa: SLF001
    "math_block_label": Walker._formula,  # noqa: SLF001
    "amsmath": Walker._formula,  # noqa: SLF001
    "hr": judge.transition,
    "html_block": Walker._html,  # noqa: SLF001
    "myst_line_comment": Walker._comment,  # noqa: SLF001
    "substitution_block": judge.substitution,
    "myst_target": Walker._target,  # noqa: SLF001
    "front_matter": Walker._front_matter,  # noqa: SLF001
}
