r"""An entry of the index as makeindex reads it: ``\index{yin hang@\spxentry{银行}|spxpagem}``.

It is read twice: where it stands in running text TeX copies it as it is, where it stands in a note,
a cell or a term TeX has made tokens of it and puts a space behind each command. To makeindex these
would be two words. So nothing but ``\spxentry`` and ``\bookchar`` stands in it, which copy
themselves without the space. Where makeindex can't tell the group of a word by its key, the head
word begins with a third, ``\bookgroup{Я}``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.locale import _

from bookpress.typeset.index import headings
from bookpress.typeset.latex.breaks import BREAK, with_breaks

if TYPE_CHECKING:
    from bookpress.typeset.index import Order

_APOSTROPHE = "(?<=[A-Za-z])’(?=[A-Za-z])"  # to xeCJK the sign is a Chinese quote
_SPECIAL = re.compile(rf'[\\{{}}%#&~^_$"@!|\u00a0{BREAK}]|{_APOSTROPHE}')


def index_commands(order: Order, kind: str, value: str, *, main: bool) -> str:
    """Return the LaTeX of one entry of a doctree's ``index`` node, sorted by ``order``."""
    if kind in {"see", "seealso"}:
        word, target = headings(kind, value)[0]
        before, _percent, after = (_("see %s") if kind == "see" else _("see also %s")).partition(
            "%s"
        )
        see = rf"booksee{{{before}}}{{{_text(target)}{after}}}"
        return rf"\bookindexsee{{{_level(order, 0, word)}|{see}}}"
    page = "|spxpagem" if main else ""
    return "".join(
        rf"\index{{{'!'.join(_level(order, *level) for level in enumerate(words))}{page}}}"
        for words in headings(kind, value)
    )


def _level(order: Order, depth: int, word: str) -> str:
    key = order.key(word)
    if key.isdigit():
        key += "'"  # makeindex has a group for numbers, the other editions have them among symbols
    group = rf"\bookgroup{{{order.group(word)}}}" if order.marks_groups and not depth else ""
    return rf"{key}@{group}{_text(word)}"


def _text(word: str) -> str:
    word = with_breaks(word, is_code=False, in_cell=False)
    text = _SPECIAL.sub(lambda found: rf"\bookchar{{{ord(found[0]):X}}}", word)
    return rf"\spxentry{{{text}}}"
