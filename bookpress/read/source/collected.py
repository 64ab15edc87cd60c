"""What is gathered on a walk over a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from bookpress.facts import Label, ParseError, Settings
from bookpress.read.source.directives import TEXT, TEXT_OF_OTHERS, TITLED
from bookpress.read.source.suppressions import commands_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from bookpress.facts import (
        Block,
        Citation,
        Directive,
        FileUse,
        Footnote,
        LabelKind,
        Place,
        ReferenceList,
        Row,
        Signature,
        TocEntry,
    )


@dataclass
class Collected:
    """What a walk over a text gathers."""

    md: MarkdownIt
    settings: Settings = field(default_factory=Settings)
    signatures: Mapping[str, Signature] = field(default_factory=dict)  # none in messages
    language: str = ""  # of code that names none
    blocks: list[Block] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    parse_errors: list[ParseError] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    files: list[FileUse] = field(default_factory=list)
    toc: list[TocEntry] = field(default_factory=list)
    lists: list[ReferenceList] = field(default_factory=list)
    named: list[Citation] = field(default_factory=list)  # works that such lists name
    objects: list[tuple[str, str]] = field(default_factory=list)
    commands: list[tuple[int, str]] = field(default_factory=list)
    front_matter: str = ""
    ran: str = ""  # code of a notebook, which runs when the book is built
    # The blocks of reStructuredText inside Markdown, of which only facts are asked.
    rst_blocks: list[Block] = field(default_factory=list)
    # What stands in directives that may take no text at all; only facts are asked of it, too.
    unjudged: list[Block] = field(default_factory=list)
    env: dict[str, object] = field(default_factory=dict)
    pending: list[tuple[str, Place]] = field(default_factory=list)
    _outline: tuple[str, list[Token]] | None = None

    @classmethod
    def for_rst(cls, settings: Settings, *, judged: bool = True) -> Collected:
        """Return what a walk over reStructuredText fills: no parser of Markdown is needed."""
        return cls(
            cast("MarkdownIt", None),
            settings,
            signatures={one.name: one for one in settings.signatures} if judged else {},
            language=settings.highlight_language,
        )

    @property
    def all_blocks(self) -> list[Block]:
        """Return the blocks of all languages of the page."""
        return [*self.blocks, *self.rst_blocks, *self.unjudged]

    @property
    def directives_known(self) -> frozenset[str]:
        """Return the names of the directives that the book has."""
        return self.settings.directives

    def outline(self, lines: Sequence[str]) -> list[Token]:
        """Return the tokens of the blocks of a text, whose running text is not read.

        Several checks of one directive ask for those of its body, so the last are kept.
        """
        text = "\n".join(lines)
        if self._outline is None or self._outline[0] != text:
            tokens: list[Token] = []
            self.md.block.parse(text, self.md, {}, tokens)
            self._outline = (text, tokens)
        return self._outline[1]

    def is_foreign(self, directive: str) -> bool:
        """Tell whether an extension defines a directive, and not docutils or Sphinx."""
        signature = self.signatures.get(directive)
        if signature is None:  # made by a function, or in a message, where nobody asks
            known = self.directives_known  # none, where an extension is missing
            return bool(self.signatures) and (not known or directive in known)
        return not signature.source

    def is_opaque(self, directive: str) -> bool:
        """Tell whether the content of a directive is no text of the page, or may be anything."""
        signature = self.signatures.get(directive)
        unknown = bool(self.directives_known) and directive not in self.directives_known
        if signature is None or signature.source:  # what docutils and Sphinx define is known
            return unknown
        return unknown or not signature.parses

    def may_be_code(self, directive: str) -> bool:
        """Tell whether nobody knows what a directive takes: its extension is not installed."""
        return (
            bool(self.signatures)
            and not self.directives_known
            and directive not in self.signatures
            and directive not in TEXT | TITLED | TEXT_OF_OTHERS
            and not directive.startswith(("prf:", "proof:"))
        )

    def tell(self, kind: str, place: Place, text: str) -> None:
        """Keep a trouble."""
        self.parse_errors.append(ParseError(kind, place, text))

    def label_next(self, kind: LabelKind, title: str = "") -> str:
        """Give the labels that wait for a block to this one; return the last of them."""
        name = ""
        for name, place in self.pending:
            self.labels.append(Label(name, kind, place, title))
        self.pending.clear()
        return name

    def command(self, text: str, line: int) -> None:
        """Keep a comment that speaks to the gate."""
        self.commands += [(line, name) for name in commands_in(text)]
