"""Directives, which are not run: one class stands in for all of them.

It keeps what a page gives to each, and lets docutils read content that is reStructuredText.

docutils' own are run where they read the structure of their content (tables); ``look_up`` is how
docutils comes to this class.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import Directive as RstDirective
from docutils.parsers.rst import states
from docutils.parsers.rst.directives import body, tables
from docutils.statemachine import StringList

from bookpress.facts import Directive
from bookpress.read.source.directives import LITERAL, TITLED, VERSIONS, Opened
from bookpress.text.roles import split_title

if TYPE_CHECKING:
    from bookpress.facts import Place, Signature
    from bookpress.read.rst.reading import Reading

TABLES: dict[str, Any] = {
    "table": tables.RSTTable,
    "list-table": tables.ListTable,
    "csv-table": tables.CSVTable,
}
_QUOTES: dict[str, Any] = {
    "epigraph": body.Epigraph,
    "highlights": body.Highlights,
    "pull-quote": body.PullQuote,
}
# They make labels, terms and pages that nobody sees before they have run.
GENERATING = re.compile(
    r"auto(?!number)\w+|doxygen\w+|apidoc\w*|click|argparse|jinja|exec\w*|datatemplate\S*|openapi"
    r"|swagger\w*|minigallery|program-output|command-output|ipython|jupyter-\w+|plot|http:\w+"
)
_LABELS = re.compile(r"^\s*\.\. _`?([^`:]+)`?:\s*$|^\s+:(?:name|label): (\S+)\s*$", re.MULTILINE)


class Ran(nodes.General, nodes.Element):
    """A directive in the tree: what it was given, and what it holds."""

    opened: Opened
    argument_at: Place
    meant: tuple[str, ...] = ()  # labels in content that nobody reads here
    known = True


class StandIn(RstDirective):
    """Takes what a page gives to any directive."""

    final_argument_whitespace = True
    has_content = True
    reading: Reading
    signature: Signature | None = None
    canonical = ""

    def run(self) -> list[nodes.Node]:
        """Keep the directive; return its node."""
        ran = Ran(self.block_text)
        ran.opened, ran.argument_at = self._opened()
        ran.known = self.canonical in self.reading.known or not self.reading.known
        ran.line = self.lineno
        if isinstance(self.state, states.SubstitutionDef):
            self.reading.in_words.append(ran)
            return [nodes.inline(self.block_text, self.canonical)]
        if self.options.get("name"):
            ran["names"].append(nodes.fully_normalize_name(self.options["name"]))
            self.state.document.note_explicit_target(ran, ran)
        self._fill(ran)
        return [ran]

    # --- what the page gives

    def _opened(self) -> tuple[Opened, Place]:
        finder, lines = self.reading.finder, self.reading.lines
        at = finder.find(f"{self.name}::", self.lineno - 1)(0)
        head = self.lineno - 1
        argument = self.arguments[0] if self.arguments else ""
        argument_at = finder.find(argument, head)(0) if argument else at
        first = self._first(head)
        options = tuple(
            (name, " ".join((value or "").split("\n")).strip(), self._option(name, value, head))
            for name, value in self.options.items()
        )
        body_lines = list(self.content)
        directive = Directive(
            name=self.canonical,
            argument=argument,
            place=at,
            options=options,
            last_line=lines.place(max(first + len(body_lines) - 1, head), 0).line,
            inside=(),
        )
        return Opened(directive, tuple(body_lines), first), argument_at

    def _first(self, head: int) -> int:
        """Return the line (from 0) in which the content begins."""
        if not self.content:
            return head + 1
        shown = self.content[0]
        lines = self.reading.lines.lines
        tries = (self.content_offset, *range(head, min(head + 60, len(lines))))
        return next((n for n in tries if n < len(lines) and shown in lines[n]), head + 1)

    def _option(self, name: str, value: str | None, head: int) -> Place:
        """Return the place of the value of an option, or of its name if it has none."""
        lines = self.reading.lines
        mark = re.compile(rf"\s*:{re.escape(name)}:\s*", re.IGNORECASE)
        for number in range(head, min(head + 60, len(lines.lines))):
            text = lines.lines[number]
            match = mark.match(text, 0)
            if match:
                column = match.end() if value else len(text) - len(text.lstrip())
                return lines.place(number, min(column, max(len(text) - 1, 0)))
        return lines.place(head, 0)

    # --- what it holds

    def _fill(self, ran: Ran) -> None:
        name, opened = self.canonical, ran.opened
        if name == "role":
            head = next(iter(self.content), "")  # docutils' Role takes all for its content
            self.reading.roles.add(head.partition("(")[0].strip().lower())
            return
        if name == "default-role":
            self.reading.inliner.default_role = opened.directive.argument.strip().lower()
        elif name in TABLES and not {"file", "url"}.intersection(self.options):
            ran.extend(self._run_own(TABLES[name]))
            return
        elif name in _QUOTES:
            ran.extend(self._run_own(_QUOTES[name]))
            return
        if name in TITLED and opened.directive.argument:
            self._title(ran)
        if name == "glossary":
            self._glossary(ran)
        elif name in ("parsed-literal", "line-block"):
            self._inline(ran, "\n".join(self.content), opened.first)
        elif name == "toctree":
            self._entries(ran)
        elif not self._holds_text() or not self._parses_as_text(ran):
            ran.meant = tuple(a or b for a, b in _LABELS.findall("\n".join(self.content)))

    def _holds_text(self) -> bool:
        if self.signature is not None:
            return self.signature.parses
        known = self.reading.known
        literal = self.canonical in LITERAL or GENERATING.fullmatch(self.canonical)
        return not literal and (not known or self.canonical in known)

    def _parses_as_text(self, ran: Ran) -> bool:
        """Read content; what docutils can't read in a directive that nobody knows is no text.

        Where an extension is missing, its directives may hold a program as well as paragraphs.
        """
        told = len(self.reading.said)
        self._text(ran)
        unknown = self.signature is None and not self.reading.known and self.reading.walk.signatures
        if unknown and len(self.reading.said) > told:
            del self.reading.said[told:]
            ran.clear()
            return False
        return True

    def _text(self, ran: Ran) -> None:
        """Read the content; an extension may read its first line by itself, as sphinx_tabs does."""
        content, offset = self.content, self.content_offset
        foreign = self.signature is None or not self.signature.source
        if foreign and len(content) > 1 and content[1].startswith(".. "):
            self._parse(content[:1], offset, ran)
            content, offset = content[1:], offset + 1
        self._parse(content, offset, ran)

    def _parse(self, content: StringList, offset: int, node: nodes.Element) -> None:
        """Let docutils read content; what Sphinx and extensions define may hold headings.

        As sphinx.util.parsing does, with styles of titles of its own.
        """
        own = self.signature is not None and self.signature.source.startswith("docutils.")
        memo = self.state.memo
        kept = memo.title_styles, memo.section_level
        if not own:
            memo.title_styles, memo.section_level = [], 0
        try:
            self.state.nested_parse(content, offset, node, match_titles=not own)
        finally:
            memo.title_styles, memo.section_level = kept

    def _run_own(self, kind: Any) -> list[nodes.Node]:  # noqa: ANN401 - a class of docutils
        """Run docutils' own directive with the options that it can take."""
        options = {}
        for name, value in self.options.items():
            convert = (kind.option_spec or {}).get(name)
            try:
                options[name] = convert(value) if convert else None
            except (ValueError, TypeError):  # markup.bad-option
                options[name] = None
        options = {name: value for name, value in options.items() if value is not None}
        options.pop("name", None)
        own = kind(
            *(self.name, self.arguments, options, self.content, self.lineno, self.content_offset),
            *(self.block_text, self.state, self.state_machine),
        )
        found: list[nodes.Node] = own.run()
        return found

    def _title(self, ran: Ran) -> None:
        text = ran.opened.directive.argument
        if self.canonical in VERSIONS:
            text = "".join(text.split(maxsplit=1)[1:])
        if text:
            children, _ = self.state.inline_text(text, self.lineno)
            ran += nodes.title(text, "", *children)

    def _inline(self, ran: Ran, text: str, first: int) -> None:
        children, _ = self.state.inline_text(text, first + 1)
        ran += nodes.line(text, "", *children)

    def _entries(self, ran: Ran) -> None:
        """Keep what the entries of a table of contents are called."""
        for number, line in enumerate(self.content, ran.opened.first):
            title = split_title(line.strip()).title
            if title:
                ran += nodes.rubric(title, title, line=number)

    def _glossary(self, ran: Ran) -> None:
        """Read a glossary: terms at the margin, what they mean indented below them."""
        definition: list[tuple[str, tuple[Any, Any]]] = []
        comment = False
        for line, item in [
            *zip(self.content, self.content.items, strict=True),
            (".", ("", len(self.content))),
        ]:
            if not line or line[0].isspace():
                if not comment:
                    definition.append((line, item))
                continue
            self._definition(ran, definition)
            definition = []
            comment = line.startswith(".. ")
            if comment or (line == "." and item[0] == ""):
                continue
            name = re.split(r"\s+:\s+", line)[0].rstrip()
            first = self.reading.line_of(line, ran.opened.first)
            children, _ = self.state.inline_text(name, first + 1)
            ran += nodes.term(line, "", *children)

    def _definition(self, ran: Ran, lines: list[tuple[str, tuple[Any, Any]]]) -> None:
        shown = [line for line, _ in lines if line]
        if not shown:
            return
        width = len(shown[0]) - len(shown[0].lstrip())
        content = StringList([line[width:] for line, _ in lines], items=[item for _, item in lines])
        meaning = nodes.definition()
        first = self.reading.line_of(shown[0].strip(), ran.opened.first)
        offset = next(number for number, (line, _) in enumerate(lines) if line)
        self.state.nested_parse(content, first - offset, meaning)
        ran += meaning
