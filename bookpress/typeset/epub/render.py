"""Templates: the files of the ePub that are not manuscript, and the frame of those that are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from sphinx.config import Config

HERE = Path(__file__).parent
_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=jinja2.StrictUndefined,
)
COLONS = ("：", ": ", "——", " — ")


def render(config: Config, template: str, **context: object) -> str:
    """Return ``template`` filled with the book's facts and with ``context``."""
    return _templates.get_template(template).render(_facts(config), **context)


def _facts(config: Config) -> dict[str, Any]:
    return {
        "language": book_language(config),
        "title": config.epub_title,
        "author": config.epub_author,
        "publisher": config.epub_publisher,
        "description": config.epub_description,
        "rights": config.epub_copyright,
        "identifier": config.epub_identifier,
        "edition": config.book_edition,
        "date": config.book_date,
    }


def split_title(title: str) -> tuple[str, str, str]:
    """Return title, colon and subtitle; the last two are empty where there is no subtitle."""
    found = [(title.index(colon), colon) for colon in COLONS if colon in title]
    if not found:
        return title, "", ""
    place, colon = min(found)
    return title[:place], colon, title[place + len(colon) :]


def style_sheet(config: Config, *, whole: bool) -> str:
    """Return the style sheet of an edition: the common part, its script's, and marks.

    Args:
        config: of the edition.
        whole: whether all of it is translated, so that nothing is marked.
    """
    parts = ["base.css", book_language(config).script.style]
    parts += [] if whole else ["untranslated.css"]
    return "\n".join((HERE / "style" / name).read_text(encoding="utf-8") for name in parts)
