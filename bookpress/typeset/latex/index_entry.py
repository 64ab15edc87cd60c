r"""An entry of the index as makeindex reads it: ``\index{yin hang@\spxentry{银行}|spxpagem}``.

It is read twice: where it stands in running text TeX copies it as it is, where it stands in a note,
a cell or a term TeX has made tokens of it and puts a space behind each command. To makeindex these
would be two words. So nothing but ``\spxentry`` and ``\bookchar`` stands in it, which copy
themselves without the space.
"""

from __future__ import annotations

import re

from sphinx.locale import _

from bookpress.typeset.index import headings, sort_key

_APOSTROPHE = "(?<=[A-Za-z])’(?=[A-Za-z])"  # to xeCJK the sign is a Chinese quote
_SPECIAL = re.compile(rf'[\\{{}}%#&~^_$"@!|\u00a0]|{_APOSTROPHE}')


def index_commands(kind: str, value: str, *, main: bool) -> str:
    """Return the LaTeX of one entry of a doctree's ``index`` node."""
    if kind in {"see", "seealso"}:
        word, target = (_level(part) for part in headings(kind, value)[0])
        before, _percent, after = (_("see %s") if kind == "see" else _("see also %s")).partition(
            "%s"
        )
        text = target.partition("@")[2]
        return rf"\bookindexsee{{{word}|booksee{{{before}}}{{{text}{after}}}}}"
    page = "|spxpagem" if main else ""
    return "".join(
        rf"\index{{{'!'.join(map(_level, words))}{page}}}" for words in headings(kind, value)
    )


def _level(word: str) -> str:
    key = sort_key(word)
    if key.isdigit():
        key += "'"  # makeindex has a group for numbers, the other editions have them among symbols
    text = _SPECIAL.sub(lambda found: rf"\bookchar{{{ord(found[0]):X}}}", word)
    return rf"{key}@\spxentry{{{text}}}"
