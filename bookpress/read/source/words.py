"""Words of the prose that look like what a role should say: citation keys, typed references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Word
from bookpress.read.source.references import is_meant
from bookpress.text.roles import is_citing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block

# Latin letters together with a digit, "_" or ":" have the form of a key; a plain word has not.
_KEYLIKE = re.compile(
    # Without a word behind its year it may be an account, unless the bibliography knows it.
    r"(?<![\w/.@`+-])@(?P<account>[A-Za-z][A-Za-z_:-]*(?:19|20)[0-9]{2}[a-z]?)(?![\w:.+/`-])"
    r"|(?<![\w@./`-])(?<!\[\[)(?<![{｛](?=cite))(?=[\w:.+/-]*[\d_:])[A-Za-z][A-Za-z0-9_:.+/-]{3,}(?![\w:.+/`-])",
    re.ASCII,
)
_OF_ANOTHER = re.compile(
    r"(?:[》\ue001]|[该原其此]书|一书|同书|论文|原文)[的之中里，,、（(\s]{0,3}$"
)
_FIGURES = r"[0-9０-９]+(?:[.．][0-9０-９]+)*"
_HAN = "[一二三四五六七八九十百]+"
_GAP = r"[ \u00a0\u3000]?"
_MORE = rf"(?:{_GAP}[、和与至到~～—–-]+{_GAP}(?:{_FIGURES}|{_HAN}))*"  # 第 2 至 3 章
_NUMBER = r"[(（]?[0-9０-９]+(?:[.．-][0-9０-９]+)*[)）]?"
_PLAIN = "[0-9]+(?:[.-][0-9]+)*"
# 地图 3, 代表一 and 列表一 are no references: a verb leads to one, or nothing Chinese.
_LED = r"(?:(?<![\u3400-\u9fff])|(?<=[见如由从在据和与]))"
_SEEN = "(?:(?<=[见如在])|(?<=[见如在][ ]))"
_NO_COUNT = r"(?![ ]?[个种张条项步行次页+=×*/^]|[A-Za-z0-9.])"  # 方程 2 个, 公式 2n+1
_TYPED = re.compile(
    rf"""第{_GAP}(?:{_FIGURES}|{_HAN}){_MORE}{_GAP}章
      | 第{_GAP}{_FIGURES}{_MORE}{_GAP}小?节(?![经课点日气约])
      | (?<=见)第{_HAN}小?节(?![经课点日气约])
      | {_SEEN}[0-9]+(?:\.[0-9]+)+[ ]?小?节(?![经课点日气约])
      | {_SEEN}§[ ]?[0-9]+(?:\.[0-9]+)+
      | (?:章节|章|小节)[ ]?[0-9０-９]+(?:\.[0-9]+)*
      | {_LED}[图表式]{_GAP}{_NUMBER}
      | {_LED}[上下][图表]{_GAP}{_NUMBER}{_NO_COUNT}
      | {_LED}[图表][一二三四五六七八九十]{{1,3}}(?=[所给中可，。、；）示和与展显列是为的]|$)
      | (?:公式|方程|代码清单|程序清单){_GAP}(?:{_PLAIN}|[(（]{_PLAIN}[)）]){_NO_COUNT}
      | (?<![A-Za-z0-9_])(?:Chapter|Section|Sec\.|Figure|Fig\.|Table|Equation|Eq\.)
        [ \u00a0]\(?[0-9]+(?:\.[0-9]+)*\)?""",
    re.VERBOSE | re.IGNORECASE,
)


_NEAR = 120  # characters before a word that tell what it is


def keylike_of(block: Block) -> Iterator[Word]:
    """Yield each word of a block that could be a citation key."""
    before = ""
    targets = {span.target for span in block.spans if span.kind == "link"}
    for span in block.spans:
        if span.kind == "prose":
            for match in _KEYLIKE.finditer(span.text):
                account = match["account"]
                begin = match.start()
                said = before[-_NEAR:] + span.text[max(begin - _NEAR, 0) : begin]
                meant = not account and is_meant(said)
                if not meant and f"#{match[0]}" not in targets:  # told by other rules
                    column = span.place.column + match.start() + bool(account)
                    yield Word(account or match[0], span.place._replace(column=column))
        before = before[-_NEAR:] + ("\ufffc" if span.kind in ("role", "escape") else span.text)


def typed_of(block: Block) -> Iterator[Word]:
    """Yield each reference to a chapter, figure or table that was typed as text.

    One of another work is none: in 《》 or right behind it, behind a citation, or behind 该书.
    """
    before, open_ = "", 0  # the text before the span, and how many titles are open in it
    for span in block.spans:
        cites = span.kind == "role" and is_citing(span.name)
        text, end, opened = "\ue001" if cites else span.text, 0, open_
        for match in _TYPED.finditer(text if span.kind == "prose" else ""):
            begin = match.start()
            opened += text.count("《", end, begin) - text.count("》", end, begin)
            end = begin
            said = before[-_NEAR:] + text[max(begin - _NEAR, 0) : begin]
            if not _OF_ANOTHER.search(said[-_NEAR:]) and opened <= 0:
                column = span.place.column + begin
                yield Word(match[0], span.place._replace(column=column))
        before = before[-_NEAR:] + text
        open_ += text.count("《") - text.count("》")
