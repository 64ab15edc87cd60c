"""How grave it is that a translation is behind the manuscript: the policy of its language.

``[tool.bookpress]`` names languages that are to be complete (``release``) and such as are in the
making (``draft``). A manuscript that is ahead of its translators is no fault of its author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts.settings import is_draft

if TYPE_CHECKING:
    from bookpress.facts import Settings, Severity


def expected(language: str, settings: Settings) -> bool:
    """Tell whether each message of a language is asked for.

    A language that has to reach a share only (``thresholds``) is counted instead.
    """
    return language in settings.release or language not in dict(settings.thresholds)


def weighed(language: str, settings: Settings | None, usual: Severity) -> Severity:
    """Return the severity of a finding that says that a translation is behind.

    Args:
        language: of the catalog.
        settings: of the book; None where nothing is known of it.
        usual: the severity where the book says nothing of the language.
    """
    if settings is None:
        return usual
    if language in settings.release:
        return "error"
    return "info" if is_draft(language, settings.release, settings.draft) else usual
