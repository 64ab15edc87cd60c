"""bookpress: what Sphinx loads. Read ``setup`` as a table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 1  # raise it when what we keep in the environment changes


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the press with a Sphinx application."""
    from importlib.metadata import version  # noqa: PLC0415 - as below

    from bookpress.typeset import (  # noqa: PLC0415 - the command line starts without Sphinx
        absent_pictures,
        bibliography,
        citations,
        cite_book,
        epub,
        formulas,
        html,
        index,
        labels,
        latex,
        macros,
        markdown,
        marks,
        messages,
        numbered,
        outdated,
        outside,
        parts,
        pictures,
        reading_order,
        references,
        rst_notes,
        search,
        settings,
        site_addresses,
        terms,
        textual_citations,
        titles,
        translation,
        untranslated,
        ways_back,
        written_html,
    )

    settings.setup(app)
    readings = outdated.setup(app)
    reading_order.setup(app)
    parts.setup(app)
    numbered.setup(app)
    markdown.setup(app)
    written_html.setup(app)
    outside.setup(app)
    messages.setup(app)
    untranslated.setup(app)
    ways_back.setup(app)
    translation.setup(app)
    terms.setup(app)
    bibliography.setup(app)
    citations.setup(app)
    labels.register()
    textual_citations.setup(app)
    cite_book.setup(app)
    references.setup(app)
    rst_notes.setup(app)
    titles.setup(app)
    index.setup(app)
    marks.setup(app)
    macros.setup(app)
    formulas.setup(app)
    pictures.setup(app)
    absent_pictures.setup(app)
    site_addresses.setup(app)
    search.setup(app)
    html.setup(app, readings)
    epub.setup(app)
    latex.setup(app)
    return {
        "version": version("bookpress"),
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
