r"""On paper: a line before each passage without a translation, and on the title page how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.latex import LaTeXBuilder

from bookpress.typeset.settings import book_language
from bookpress.typeset.untranslated import is_marked, percent_translated

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

LINE = r"\bookuntranslated{}"


def line_before(node: nodes.Node) -> str:
    """Return what is written where a node begins; code is set as it is, and has no line."""
    if not is_marked(node) or isinstance(node, nodes.FixedTextElement):
        return ""
    # A note begins with its number and an attribution with a dash, where others have a blank.
    tight = isinstance(node, nodes.attribution) or isinstance(node.parent, nodes.footnote)
    return rf"\hskip0.4em\relax{LINE}" if tight else LINE


def _say_how_much(app: Sphinx, builder: Builder) -> None:
    """Let the title page say how much is translated, now that all has been read."""
    percent = percent_translated(app.env)
    if isinstance(builder, LaTeXBuilder) and percent is not None:
        words = book_language(app.config).words
        said = (words["translated"] % percent).replace("%", r"\%")
        line = rf"\renewcommand*{{\booktranslatedline}}{{{said}\\ {words['untranslated']}}}"
        builder.context["preamble"] += f"\n{line}"


def setup(app: Sphinx) -> None:
    """Say it just before the book is written."""
    app.connect("write-started", _say_how_much)
