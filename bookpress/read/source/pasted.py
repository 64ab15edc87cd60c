"""Marks that were copied with a text from a web page or a printed one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Span

HIDDEN = ("code", "formula", "html", "index")  # blocks that hold no prose
RAISING = ("sup", "superscript")
_PASTED = "footnotes.pasted-mark"
_ARROW = re.compile("[↩↵⤴]\ufe0e?")
# Superscript figures behind Han or its punctuation; behind Latin or a digit they are powers.
_RAISED = re.compile(r"(?<=[\u3400-\u9fff。，；：、！？”’」』）》])[⁰¹²³⁴-⁹]+")
_CIRCLED = re.compile(
    r"(?<=[\u3400-\u9fff。”」）》])(?<![步骤图式标号中处的为是在到从与和及或即])[①-⑳❶-❿⓵-⓾]"
    r"(?=[。，；：！？”」）]|$)",
)
_AT_END = re.compile(r"(?<=[。！？”」])[1-9][0-9]?$")
_GLUED = re.compile(
    r"(?<=模型|语言|学习|能力|方法|数据|训练|参数|研究|理论|定律|现象|性能|网络|任务|结果|系统|算法)[1-9][0-9]?"
    r"(?=[。，；]|$)",
)
# What assistants and encyclopedias put where their sources were.
_MACHINE = re.compile(
    r"【[0-9]+(?::[0-9]+)?†[^】\n]{0,80}】|\[cite_start\]|\[cite:\s*[0-9][0-9, ]*\]"
    r"|:contentReference(?:\[oaicite:[0-9]+\])?(?:\{index=[0-9]+\})?"
    r"|(?:\ue200?cite\ue202?|(?<![A-Za-z0-9]))turn[0-9]+(?:search|view|news|image|file|fetch)[0-9]+"
    r"|\[(?:来源请求|需要引用|需要来源|來源請求|citation needed|编辑|編輯)\]",
)
_ANYWHERE = (_ARROW, _MACHINE)
_ADVICE = "write [^label], or delete it"


def pasted_in(block: Block) -> Iterator[Trouble]:
    """Yield each arrow, raised or circled figure and ``<sup>`` where a footnote mark belongs."""
    if block.kind in HIDDEN:
        return
    for at, span in enumerate(block.spans):
        before, behind = block.spans[at - 1 : at], block.spans[at + 1 : at + 2]
        for place, text in _pasted(span, before, behind):
            yield Trouble(_PASTED, place, f"{text} footnote mark; {_ADVICE}")


def _pasted(
    span: Span,
    before: tuple[Span, ...],
    behind: tuple[Span, ...],
) -> Iterator[tuple[Place, str]]:
    if span.kind == "html" and span.source.lower().startswith("<sup"):
        if behind and re.fullmatch(r"\s*\[?[0-9]{1,2}\]?\s*", behind[0].text):
            yield span.place, f"“{span.source}{behind[0].text}” is no"
    elif span.kind == "role" and span.name in RAISING:
        glued = before and before[0].text[-1:] > "\u2e80"
        if glued and re.fullmatch(r"[0-9]{1,2}", span.text):
            yield span.place, f"“{span.source}” is no"
    elif span.kind == "prose":
        ends = not behind or behind[0].kind == "break"
        for pattern in (*_ANYWHERE, _RAISED, _CIRCLED, _AT_END, _GLUED):
            for match in pattern.finditer(span.text):
                if match.end() < len(span.text) or ends or pattern in _ANYWHERE:
                    place = span.place._replace(column=span.place.column + match.start())
                    yield place, f"“{match[0]}” looks like a pasted"
