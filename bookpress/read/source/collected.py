"""What is gathered on a walk over a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bookpress.facts import Label, ParseError, Settings
from bookpress.read.source.suppressions import commands_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

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
    env: dict[str, object] = field(default_factory=dict)
    pending: list[tuple[str, Place]] = field(default_factory=list)

    @property
    def directives_known(self) -> frozenset[str]:
        """Return the names of the directives that the book has."""
        return self.settings.directives

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
