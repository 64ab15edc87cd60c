"""What Sphinx's LaTeX writer says otherwise for a book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.writers.latex import LaTeXTranslator

from bookpress.typeset.citations import REFERENCES
from bookpress.typeset.index import sort_key
from bookpress.typeset.marks import CITATION

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# The sort key of one level of \index{key@\spxentry{..}!key@\spxentry{..}}; makeindex quotes by ".
_KEY = re.compile(r'([{!])((?:""|"@|"!|[^@!"])+)@(?=\\spxentry)')

LONGEST_FORMAT = 12  # characters: "Chapter %s", "第 %s 节" and their like
_COMMANDS = re.compile(r"\\[A-Za-z]+\s*(?:\{\})?|[\\{}]")


class BookLaTeXTranslator(LaTeXTranslator):
    """Sphinx's writer with pinyin keys for the index and a heading for the references."""

    def visit_index(self, node: nodes.Element) -> None:
        """Write the entries with the keys that sort them in every edition.

        makeindex reads bytes: a key must be ASCII, or the letter that heads a group is half a
        character.
        """
        start = len(self.body)
        try:
            super().visit_index(node)
        finally:
            # In a glossary TeX writes \\sphinxhyphen with a space behind it: to makeindex that
            # would be another word than the same one in running text.
            written = [text.replace(r"\sphinxhyphen{}", "-") for text in self.body[start:]]
            self.body[start:] = [_KEY.sub(_with_key, text) for text in written]

    def visit_number_reference(self, node: nodes.Element) -> None:
        """Keep 第 2 章 on one line; a reference with words of its own may be broken."""
        start = len(self.body)
        try:
            super().visit_number_reference(node)
        finally:
            if len(node.get("title", "")) <= LONGEST_FORMAT:
                self.body[start:] = [f"\\mbox{{{''.join(self.body[start:])}}}"]

    def visit_inline(self, node: nodes.Element) -> None:
        """Keep a citation on the line of the word it follows."""
        if CITATION in node["classes"]:
            self.body.append(r"\nobreak{}")
        super().visit_inline(node)

    def visit_rubric(self, node: nodes.rubric) -> None:
        """Write the heading of a chapter's references so that the contents list it too."""
        if REFERENCES in node["classes"]:
            self.body.append(f"\n\\bookreferences{{{self.encode(node.astext())}}}\n")
            raise nodes.SkipNode
        super().visit_rubric(node)


def _with_key(match: re.Match[str]) -> str:
    key = sort_key(_COMMANDS.sub("", match[2]))
    return f"{match[1]}{key or match[2]}@"


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's writer."""
    app.set_translator("latex", BookLaTeXTranslator)
