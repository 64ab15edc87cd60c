"""The PDF edition: what Sphinx's LaTeX builder writes, and the two packages that set the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.typeset.latex import matter, raw_html, settings, untranslated, writer

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the settings, the transforms and the writer of the LaTeX builder."""
    settings.setup(app)
    matter.setup(app)
    raw_html.setup(app)
    untranslated.setup(app)
    writer.setup(app)
