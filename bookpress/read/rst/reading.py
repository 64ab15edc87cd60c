"""One text in reStructuredText as docutils reads it: a tree, and what docutils says of the text."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils import frontend, nodes
from docutils.parsers.rst import Parser
from docutils.parsers.rst.languages import en
from docutils.utils import new_document

from bookpress.read.rst.inline import Inliner
from bookpress.read.rst.look_up import standing_in
from bookpress.read.rst.places import Finder

if TYPE_CHECKING:
    from bookpress.facts import Place
    from bookpress.read.rst.directives import Ran
    from bookpress.read.rst.inline import Text
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.source_map import Lines

_WARNING = 2  # docutils' levels: 1 info, 2 warning, 3 error, 4 severe


class Said:
    """Something that docutils says: its words, and where."""

    def __init__(self, place: Place, words: str) -> None:
        """Take the place and the words; the place may become more exact."""
        self.place = place
        self.words = words


class Reading:
    """A text while docutils reads it."""

    def __init__(self, walk: Collected, lines: Lines) -> None:
        """Take what the reader fills (for its settings) and the lines of the text."""
        self.walk = walk
        self.lines = lines
        self.known = walk.directives_known
        self.language = walk.settings.language.lower()
        self.finder = Finder(lines)
        self.said: list[Said] = []
        self.roles: set[str] = set()  # that the text defines
        self.in_words: list[Ran] = []  # directives in the definitions of substitutions
        self.inliner = Inliner(self.finder, self._stand_at)
        self.inliner.count = lambda: len(self.said)
        self.inliner.default_role = walk.settings.rst_default_role

    def read(self) -> nodes.document:
        """Let docutils read the text."""
        document = self._document()
        parser = Parser(inliner=self.inliner)
        with standing_in(self):
            parser.parse("\n".join(self.lines.lines), document)
        return document

    def inline(self) -> Text:
        """Let docutils read the text as running text alone, in which no block begins."""
        document = self._document()
        self.inliner.init_customizations(document.settings)
        memo = SimpleNamespace(document=document, reporter=document.reporter, language=en)
        text = "\n".join(self.lines.lines)
        self.inliner.parse(text, 1, memo, document)
        return self.inliner.last

    def line_of(self, text: str, start: int) -> int:
        """Return the line (from 0) at or behind ``start`` that holds a text."""
        lines = self.lines.lines
        found = (number for number in range(start, len(lines)) if text in lines[number])
        return next(found, start)

    def _document(self) -> nodes.document:
        document = new_document("", _settings(self.walk.settings.rst_marks_anywhere))
        document.reporter.attach_observer(self._note)
        return document

    def _note(self, message: Any) -> None:  # noqa: ANN401 - a node of docutils
        if message["level"] >= _WARNING:
            words = message.children[0].astext() if message.children else ""
            number = min(max(message.get("line", 1) - 1, 0), max(len(self.lines.lines) - 1, 0))
            text = self.lines.lines[number] if self.lines.lines else ""
            place = self.lines.place(number, len(text) - len(text.lstrip()))
            self.said.append(Said(place, words))

    def _stand_at(self, place: Place, told: int) -> None:
        for said in self.said[told:]:
            said.place = place


@cache
def _settings(marks_anywhere: bool) -> Any:  # noqa: ANN401, FBT001 - docutils makes its type
    settings = frontend.get_default_settings(Parser())
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level, settings.halt_level, settings.warning_stream = _WARNING, 5, False
    settings.language_code = "en"
    settings.tab_width = 8
    settings.character_level_inline_markup = marks_anywhere
    return settings
