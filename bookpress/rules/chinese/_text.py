"""Which text the rules of this family look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from bookpress.facts import Settings


def is_chinese(text: str, settings: Settings) -> bool:
    """Tell whether a block's text is Chinese: in a Chinese book, or with a Chinese character."""
    return settings.language.startswith("zh") or has_han(text)
