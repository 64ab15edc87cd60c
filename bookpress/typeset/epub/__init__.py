"""The ePub edition: a builder of its own, written after EPUB 3.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.typeset.epub import settings
from bookpress.typeset.epub.builder import BookEpubBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Choose the settings and let ``-b epub`` mean our builder."""
    settings.setup(app)
    app.add_builder(BookEpubBuilder, override=True)
