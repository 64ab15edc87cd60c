"""Settings of the ePub builder, from the book's facts."""

from __future__ import annotations

import os
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from bookpress.typeset.settings import book_language, choose, fact

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def identifier(config: Config) -> str:
    """Return the name that one edition of one book in one language keeps for ever.

    EPUB 3.3, 5.5.3.1.1: it must not change when only the file is made anew.
    """
    facts = (config.book_id, book_language(config).tag, config.book_edition)
    return uuid.uuid5(uuid.NAMESPACE_URL, "bookpress:" + "/".join(facts)).urn


def book_moment(config: Config) -> datetime:
    """Return the moment that every date in the file tells: the book's date, not today's.

    A book without a date has that of ``SOURCE_DATE_EPOCH``, and at last the present.

    Raises:
        ConfigError: ``book_date`` is no date.
    """
    if config.book_date:
        try:
            return datetime.fromisoformat(config.book_date).replace(tzinfo=UTC)
        except ValueError:
            message = f"conf.py: book_date {config.book_date!r} is no date such as 2026-01-31"
            raise ConfigError(message) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def _choose_epub(app: Sphinx, config: Config) -> None:
    del app
    language = book_language(config)
    title, author = fact(config, "book_title"), fact(config, "book_author")
    rights = [f"© {config.copyright}", config.book_licence]
    choose(
        config,
        epub_basename=f"{config.book_id}-{language.short}",
        epub_title=title,
        epub_author=author,
        epub_publisher=fact(config, "book_publisher") or author,
        epub_language=language.tag,
        epub_description=fact(config, "book_description") or title,
        epub_copyright=" · ".join(part for part in rights if part),
        epub_identifier=identifier(config),
        epub_tocdepth=2,
        # A book that names no edition is in its first; Sphinx takes no ePub without (epub3.py).
        version=config.book_edition or "1",
    )


def setup(app: Sphinx) -> None:
    """Choose the settings after the common ones."""
    app.connect("config-inited", _choose_epub, priority=20)
