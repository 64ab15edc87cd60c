"""Levels of headings: none may be skipped (myst_parser, ``update_section_level_state``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookpress.facts import Block, FileUse


def check_levels(
    blocks: Sequence[Block], files: Sequence[FileUse], *, included: bool
) -> Iterator[ParseError]:
    """Yield each heading that skips a level.

    Args:
        blocks: those of a page.
        files: what it names; the levels below a file that it includes are not known here.
        included: the page itself is one that others include, under headings not known here.
    """
    known = set() if included else {0}
    found = [(use.place, 0) for use in files if use.kind == "include"]
    found += [(one.place, one.level) for one in blocks if one.kind == "heading" and not one.inside]
    for place, level in sorted(found):
        if not level:
            known = set()
            continue
        above = max((other for other in known if other < level), default=level - 1)
        if level > above + 1:
            yield ParseError("markup.heading-jump", place, _words(level, above))
        known = {other for other in known if other < level} | {level}


def _words(level: int, above: int) -> str:
    signs, wanted = "#" * level, "#" * (above + 1)
    if not above:
        return f"the page begins with {signs}: write {wanted} for its title"
    return f"{signs} stands below {'#' * above}, and a level is skipped: write {wanted}"
