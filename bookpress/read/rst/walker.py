"""A tree of docutils walked in order: blocks, labels, notes and directives become facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from docutils.utils import new_document

from bookpress.facts import Footnote, Label, Reference
from bookpress.read.rst.directives import GENERATING, Ran
from bookpress.read.rst.openers import open_directive
from bookpress.read.rst.reading import Reading
from bookpress.read.source.blocks import Walker
from bookpress.read.source.code import check_language
from bookpress.read.source.judge import read_code
from bookpress.read.source.roles import check_role
from bookpress.text.roles import is_citing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bookpress.facts import Block, BlockKind, Place, Span
    from bookpress.read.rst.inline import Text
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.source_map import Lines

_INSIDE: dict[type[nodes.Node], str] = {
    nodes.bullet_list: "list",
    nodes.enumerated_list: "list",
    nodes.block_quote: "quote",
    nodes.table: "table",
    nodes.definition_list: "definition",
}
_KINDS: dict[type[nodes.Node], BlockKind] = {
    nodes.paragraph: "paragraph",
    nodes.term: "term",
    nodes.line: "paragraph",
    nodes.attribution: "paragraph",
    nodes.field_name: "paragraph",
    nodes.rubric: "title",
}
_TITLED_BY_FIRST = (nodes.definition_list, nodes.field_list)


class RstWalker(Walker):
    """Walks what docutils made of a text."""

    def __init__(
        self,
        walk: Collected,
        lines: Lines,
        inside: tuple[str, ...] = (),
        roles: Iterable[str] = (),
    ) -> None:
        """Add to ``walk`` what the lines hold.

        Args:
            walk: what is filled.
            lines: the text.
            inside: what it stands in.
            roles: names of roles that the text around it defines.
        """
        super().__init__(walk, lines, inside)
        self.reading = Reading(walk, lines)
        self.reading.roles.update(roles)
        self.depth = 0
        self.indirect: list[Reference] = []
        self.unknown_roles: list[Span] = []
        self.document: nodes.document = new_document("")

    def run(self) -> None:
        """Walk the whole text."""
        document = self.reading.read()
        self.document = document
        for ran in self.reading.in_words:
            open_directive(self, ran)
        self.visit(document)
        self.walk.label_next("paragraph")

    def inline(self) -> None:
        """Walk the text as running text: a title, a caption."""
        text = self.reading.inline()
        self.add(self.kind, text.source, text.place_of(0), spans=text.spans)
        self._judge(text.spans)

    def visit(self, node: nodes.Node) -> None:
        """Take a node and all that it holds."""
        handler = next((_HANDLERS[one] for one in type(node).__mro__ if one in _HANDLERS), None)
        if handler is not None:
            handler(self, cast("nodes.Element", node))
        elif isinstance(node, nodes.Element):
            self._take_container(node)

    def children(self, node: nodes.Element) -> None:
        """Take what a node holds."""
        for child in node.children:
            self.visit(child)

    # --- containers

    def _take_container(self, node: nodes.Element) -> None:
        name = _INSIDE.get(type(node), "")
        if isinstance(node, _TITLED_BY_FIRST) and self.walk.pending:
            first = next(iter(node.findall(_first_title)), None)
            self.walk.label_next("paragraph", first.astext() if first else "")
        elif name:
            self.walk.label_next("table" if name == "table" else "paragraph")
        if name:
            self.inside.append(name)
        self.children(node)
        if name:
            self.inside.pop()

    def _take_section(self, node: nodes.Element) -> None:
        self.depth += 1
        self.children(node)
        self.depth -= 1

    def _take_title(self, node: nodes.Element) -> None:
        if isinstance(node.parent, nodes.section):
            block = self.text("heading", node, level=self.depth)
            for name in node.parent["names"] + node.parent["dupnames"]:
                self.walk.labels.append(Label(name, "name", block.place, node.astext()))
        elif isinstance(node.parent, nodes.table):
            self.text("caption", node)
        else:
            self.text("title", node)

    def _take_note(self, node: nodes.Element) -> None:
        label, place = self._note_label(node), self._place_of_note(node)
        if isinstance(node, nodes.citation):
            self.walk.labels.append(Label(label, "citation", place))
        empty = not any(not isinstance(child, nodes.label | nodes.system_message) for child in node)
        inside = tuple(self.inside)
        self.inside.append(f"note:{label}")
        for child in node.children:
            if not isinstance(child, nodes.label):
                self.visit(child)
        self.inside.pop()
        if isinstance(node, nodes.footnote):
            self.walk.footnotes.append(Footnote(label, place, empty, inside))

    def _note_label(self, node: nodes.Element) -> str:
        names = [*node["names"], *node["dupnames"]]
        if node.get("auto") == "*":
            return "*"
        if node.get("auto"):
            return f"#{names[0]}" if names else "#"
        return node[0].astext() if isinstance(node[0], nodes.label) else ""

    def _place_of_note(self, node: nodes.Element) -> Place:
        label = self._note_label(node)
        line = (node.line or 1) - 1
        lines = self.reading.lines
        text = lines.lines[line] if line < len(lines.lines) else ""
        column = max(text.lower().find(f"[{label.lower()}"), 0)
        return lines.place(line, column)

    # --- blocks

    def text(self, kind: BlockKind, node: nodes.Element, level: int = 0) -> Block:
        """Add a block of running text."""
        text: Text | None = self.reading.inliner.text_of(node)
        line = max((node.line or 1) - 1, 0)
        if text is None:
            source = node.rawsource or node.astext()
            place = self.reading.finder.find(source.split("\n")[0], line)(0)
            block = self.add(kind, source, place, level=level)
        else:
            place = text.place_of(0)
            block = self.add(kind, text.source, place, spans=text.spans, level=level)
            self._judge(text.spans)
        return block

    def _take_text(self, node: nodes.Element) -> None:
        kind = _KINDS[next(one for one in type(node).__mro__ if one in _KINDS)]
        in_cell = isinstance(node.parent, nodes.entry)
        self.text("cell" if in_cell and kind == "paragraph" else kind, node)
        for target in node.findall(nodes.target):
            self._inline_target(target, node)

    def _inline_target(self, node: nodes.target, owner: nodes.Element) -> None:
        place = self.reading.lines.place(max((owner.line or 1) - 1, 0), 0)
        for name in node["names"] + node["dupnames"]:
            kind = "name" if "refuri" in node or "refname" in node else "target"
            self.walk.labels.append(Label(name, kind, place))  # type: ignore[arg-type]

    def _judge(self, spans: tuple[Span, ...]) -> None:
        roles = self.walk.settings.roles
        for span in spans:
            if span.kind != "role":
                continue
            check_role(self.walk, span)
            unknown = span.name not in roles and span.name not in self.reading.roles
            elsewhere = span.name.startswith("external")  # intersphinx: another book's
            if roles and unknown and not is_citing(span.name) and not elsewhere:
                self.unknown_roles.append(span)

    def _take_target(self, node: nodes.Element) -> None:
        line = max((node.line or 1) - 1, 0)
        lines = self.reading.lines
        place = lines.place(min(line, len(lines.lines) - 1), 0)
        for name in node["names"] + node["dupnames"]:
            shown = lines.lines[line] if line < len(lines.lines) else ""
            column = max(shown.lower().find(name), 0)
            at = place._replace(column=place.column + column)
            if "refuri" in node or "refname" in node:
                self.walk.labels.append(Label(name, "name", at))
                if node.get("refname"):  # .. _name: other_
                    self.indirect.append(Reference("name", str(node["refname"]), at))
            else:
                self.walk.pending.append((name, at))

    def _take_comment(self, node: nodes.Element) -> None:
        line = max((node.line or 1) - 1, 0)
        self.walk.command(node.astext(), self.reading.lines.place(line, 0).line)

    def _take_code(self, node: nodes.Element) -> None:
        source, line = node.astext(), max((node.line or 1) - 1, 0)
        first, column = self.reading.finder.locate(source.split("\n")[:1], line)
        self.add("code", source, self.lines.place(first, column))
        language = self.walk.language
        if isinstance(node, nodes.literal_block) and check_language(
            self.walk, language, self.lines.place(first, column)
        ):
            read_code(self, language, source, first)

    def _take_ran(self, node: nodes.Element) -> None:
        assert isinstance(node, Ran)  # noqa: S101 - as the table of handlers says
        directive = node.opened.directive
        if GENERATING.fullmatch(directive.name):
            self.walk.labels.append(Label("*", "generated", directive.place))
        open_directive(self, node)


def _first_title(node: nodes.Node) -> bool:
    return isinstance(node, nodes.term | nodes.field_name)


def _skip(walker: RstWalker, node: nodes.Element) -> None:
    del walker, node


_HANDLERS: dict[type[nodes.Node], Callable[[RstWalker, nodes.Element], None]] = {
    nodes.section: RstWalker._take_section,  # noqa: SLF001 - a table of its own methods
    nodes.title: RstWalker._take_title,  # noqa: SLF001
    nodes.footnote: RstWalker._take_note,  # noqa: SLF001
    nodes.citation: RstWalker._take_note,  # noqa: SLF001
    nodes.target: RstWalker._take_target,  # noqa: SLF001
    nodes.comment: RstWalker._take_comment,  # noqa: SLF001
    nodes.literal_block: RstWalker._take_code,  # noqa: SLF001
    nodes.doctest_block: RstWalker._take_code,  # noqa: SLF001
    Ran: RstWalker._take_ran,  # noqa: SLF001
    nodes.system_message: _skip,
    nodes.substitution_definition: _skip,
    nodes.Text: _skip,
    **dict.fromkeys(_KINDS, RstWalker._take_text),  # noqa: SLF001
}
