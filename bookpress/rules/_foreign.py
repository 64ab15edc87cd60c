"""Citations in the syntax of Pandoc, LaTeX and reStructuredText.

Used for the manuscript (``citations.foreign-syntax``) and for translations
(``translations.markup-broken``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._plain_text import flow, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Place
    from bookpress.rules._plain_text import After

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


def foreign_citations(block: Block, after: After = on_line) -> Iterator[tuple[Place, str]]:
    """Yield each citation of a block in another program’s syntax; ``after`` as in ``flow``."""
    if "@" in block.source or "cite" in block.source:
        text = flow(block, after)
        for match in _FORMS.finditer(text.text):
            yield text.place(match.start()), match[0].rstrip(":") + (":" if match["rst"] else "")
