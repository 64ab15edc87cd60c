"""The HTML edition: Furo's pages in the book's own dress and the reader's own language.

``theme/`` is a Sphinx theme that inherits from Furo. What a page needs to know about its book
comes from ``pages.py``; here it is only chosen and registered.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.typeset.formulas import RENDERER
from bookpress.typeset.html import outdated_pages
from bookpress.typeset.html.pages import PageWriter, write_again
from bookpress.typeset.settings import choose, fact
from bookpress.typeset.untranslated import is_marked

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from bookpress.typeset.outdated import Readings

THEME = "bookpress"
_NAME = re.compile(r"(?<![\w-])([A-Za-z]{1,8}-\d+(?:\.\d+)*[A-Za-z]?)(?![\w-])")
_VERBATIM = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)
_FURO_WRAPS_AT = 500  # the priority of furo.WrapTableAndMathInAContainerTransform


def _choose_html(app: Sphinx, config: Config) -> None:
    del app
    choose(
        config,
        html_theme=THEME,
        html_title=escape(fact(config, "book_title"), quote=False),  # themes take it for HTML
        html_math_renderer=RENDERER,
        html_permalinks_icon="#",
        html_secnumber_suffix=" ",
        html_copy_source=False,
        html_show_sourcelink=False,
        html_domain_indices=False,
        # Both keep 4.5 : 1 and more on their own grounds (WCAG 2.2, 1.4.3); they come with Furo.
        pygments_style="a11y-high-contrast-light",
        pygments_dark_style="a11y-high-contrast-dark",
    )


class OneIdEach(SphinxPostTransform):
    """Take back the ids that Furo copies from a table or formula to the box around it."""

    default_priority = _FURO_WRAPS_AT + 10
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look at every box of one document."""
        del kwargs
        for box in self.document.findall(nodes.container):
            if {"table-wrapper", "math-wrapper"} & set(box["classes"]):
                box["ids"] = []


class KeepNamesTogether(SphinxPostTransform):
    """Keep ``GPT-3`` on one line: a browser breaks after the hyphen."""

    default_priority = OneIdEach.default_priority
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look at all prose of one document."""
        del kwargs
        for text in list(self.document.findall(nodes.Text)):
            if _NAME.search(text) and not isinstance(text.parent, _VERBATIM):
                text.parent.replace(text, _names_in_boxes(text))


def _names_in_boxes(text: nodes.Text) -> list[nodes.Node]:
    pieces = _NAME.split(text)  # every second one is a name
    return [
        nodes.inline("", piece, classes=["together"]) if place % 2 else nodes.Text(piece)
        for place, piece in enumerate(pieces)
        if piece
    ]


def _prepare_pages(app: Sphinx) -> None:
    theme = getattr(app.builder, "theme", None)
    if getattr(theme, "name", None) == THEME:
        app.connect("html-page-context", PageWriter(app).prepare, priority=900)  # after Furo
        app.connect("env-updated", write_again)
    elif app.builder.format == "html":
        app.connect("html-page-context", _draw_lines)


def _draw_lines(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let a page of another theme show, too, which passages are not translated."""
    del app, pagename, templatename
    if doctree is not None and any(doctree.findall(is_marked)):
        style = (Path(__file__).parent / "theme/partials/untranslated.css").read_text("utf-8")
        context["metatags"] = f"{context.get('metatags', '')}<style>\n{style}</style>\n"


_DOOR = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="refresh" content="0; url={page}"><link rel="canonical" href="{page}"></head>
<body><a href="{page}">{title}</a></body></html>
"""


def _open_door(app: Sphinx, exception: Exception | None) -> None:
    """Let a site whose first page has another name begin with ``index.html`` all the same."""
    root = app.config.root_doc
    if exception or app.builder.name != "html" or "index" in {root, *app.env.found_docs}:
        return
    page = escape(app.builder.get_target_uri(root))
    door = _DOOR.format(title=escape(fact(app.config, "book_title")), page=page)
    Path(app.outdir, "index.html").write_text(door, "utf-8")


def setup(app: Sphinx, readings: Readings) -> None:
    """Register the theme and choose it; ePub and LaTeX are left alone."""
    outdated_pages.setup(app, readings)
    app.add_html_theme(THEME, str(Path(__file__).parent / "theme"))
    app.connect("config-inited", _choose_html, priority=20)
    app.connect("builder-inited", _prepare_pages)
    app.connect("build-finished", _open_door)
    app.add_post_transform(OneIdEach)
    app.add_post_transform(KeepNamesTogether)
