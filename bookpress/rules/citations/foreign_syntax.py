"""A citation is written for another program: Pandoc, LaTeX, reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules._flow import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_KEY = r"[A-Za-z][\w:.+/-]*"
_FORMS = re.compile(
    rf"(?P<pandoc>[\[［【]-?@{_KEY}[^\[\]］】\n]*[\]］】])"
    r"|(?P<latex>\\(?:text|paren|auto|foot|full|no|super|smart)?cite\w*\*?(?:\[[^\[\]]*\])*"
    r"[ ]?[{｛][^{}｛｝\n]*[}｝])"
    rf"|(?P<rst>:(?:foot)?cite(?::\w+)?:(?=[`｀‘“'\"]))"
    # A word behind the year, as Google Scholar writes keys; without it, it may be an account.
    rf"|(?P<bare>(?<![\w/.@`+-])@[A-Za-z][A-Za-z_:-]*(?:19|20)\d\d[A-Za-z_]{{2,}}\w*)",
    re.ASCII,
)


@rule("error")
def foreign_syntax(page: Page) -> Iterator[Report]:
    """Yield each citation in the syntax of another program."""
    for block in page.blocks:
        if "@" in block.source or "cite" in block.source:
            text = flow(block)
            for match in _FORMS.finditer(text.text):
                shown = match[0].rstrip(":") + (":" if match["rst"] else "")
                yield text.place(match.start()), f"“{shown}” is not MyST: write {{cite}}`key`"
