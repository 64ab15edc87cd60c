"""Citing the book itself: the sentence, the files for reference managers, and what pages say.

``item.py`` makes one item of CSL-JSON from conf.py's facts; all the rest comes from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.typeset.cite_book import downloads, imprint, item

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register all of it; behind ``citations``, whose heading counts what stands by a list."""
    app.connect("config-inited", item.refuse_mistyped, priority=30)  # facts are chosen at 10
    imprint.setup(app)
    app.add_post_transform(downloads.OfferReferences)
    app.connect("build-finished", downloads.write)
