"""Marks that were copied with a text from a web page or a printed one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import ParseError, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bookpress.facts import Block, Span

HIDDEN = ("code", "formula", "html", "index")  # blocks that hold no prose
_MARKING = frozenset(("prose", "escape", "html", "role", "maths"))  # spans that may be marks
RAISING = ("sup", "superscript")
_PASTED = "footnotes.pasted-mark"
# A mark stands behind Han, its punctuation, or a name (GPT); behind x, 10 and m it is a power.
_HAN = r"[\u3400-\u9fff。，；：、！？”’」』）》]"
_NAME = r"(?<![A-Za-z0-9])(?=[a-z]*[A-Z])[A-Za-z]{3,20}"
_MARKABLE = re.compile(rf"(?:{_HAN}|{_NAME})$")
_POWER = re.compile(r"[A-Za-z0-9)\]]$")
# Back to the text; "↵" is more often the name of a key, as "↩ 键" is.
_ARROW = re.compile(r"[↩⤴]\ufe0e?(?!\s?(?:键|key))|(?<=[。！？.”」）])\s?↵\ufe0e?$")
_FIGURES = "[⁰¹²³⁴-⁹]+|⁽[⁰¹²³⁴-⁹]+⁾"
_RAISED = re.compile(
    rf"(?:(?<={_HAN})|{_NAME})(?P<mark>{_FIGURES}|\^[0-9]{{1,2}}\^)(?![A-Za-z0-9⁰¹²³⁴-⁹⁺⁻])"
)
_CIRCLE = "[①-⑳❶-❿⓵-⓾]"
_CIRCLES = re.compile(_CIRCLE)
_CIRCLED = re.compile(
    r"(?<=[\u3400-\u9fff。”」）》])(?<![步骤图式标号中处的为是在到从与和及或即])"
    rf"{_CIRCLE}(?=[。，；：！？”」）]|$)",
)
_AT_END = re.compile(r"(?<=[。！？”」])[1-9][0-9]?$")
_GLUED = re.compile(
    r"(?<=模型|语言|学习|能力|方法|数据|训练|参数|研究|理论|定律|现象|性能|网络|任务|结果|系统|算法)[1-9][0-9]?"
    r"(?=[。，；]|$)",
)
# What assistants and encyclopedias put where their sources were.
_MACHINE = re.compile(
    r"【[0-9]+(?::[0-9]+)?†[^】\n]{0,80}】|\[cite_start\]|\[cite:\s*[0-9][0-9, ]*\]"
    r"|:contentReference(?:\[oaicite:[0-9]+\])?(?:\{index=[0-9]+\})?|\[oaicite:[0-9]+\]"
    r"|(?:\ue200?cite\ue202?|(?<![A-Za-z0-9]))turn[0-9]+(?:search|view|news|image|file|fetch)[0-9]+"
    r"|\[(?:来源请求|需要引用|需要来源|來源請求|citation needed|编辑|編輯)\]"
    r"|(?<!^)[\[［〔【]\s?(?:注释?|脚注|尾注|[Nn]otes?)\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?[\]］〕】]",
)
_ANYWHERE = (_ARROW, _MACHINE, _RAISED)
# One of these stands in whatever the patterns find; they are tried where one does.
_SIGN = re.compile(
    r"[↩⤴↵⁰¹²³⁴-⁹⁽^①-⑳❶-❿⓵-⓾【\[［〔]|(?<=[\u3400-\u9fff。！？”」])[1-9]|:contentR|turn[0-9]"
)
# What converters make of a raised number: $^{[1]}$, and ^1 alone.
_MATHS = re.compile(r"\s*(?:\{\s*\})?\s*\^\s*\{?\s*(?:\[\s?[0-9, -]{1,9}\]|[0-9]{1,2})\s*\}?\s*")
_NUMBER = re.compile(r"\s*(?P<bracket>\[)?[0-9]{1,2}\]?\s*")
_LETTER = re.compile("[A-Za-z]")  # behind a raised number: an isotope, ¹⁴C
_ADVICE = "write [^label], or delete it"


class _Names(NamedTuple):
    """What a page calls things by that look like marks."""

    text: str
    circled: bool

    def recurs(self, name: str) -> bool:
        """Tell whether a name with its raised figure stands on the page more than once."""
        first = self.text.find(name)
        return self.text.find(name, first + len(name)) >= 0

    def counts(self, name: str) -> bool:
        """Tell whether a page counts things of that name: 方法1, 方法2."""
        return len(set(re.findall(rf"{name}([0-9]+)", self.text))) > 1


def _on_line(place: Place, characters: int) -> Place:
    return place._replace(column=place.column + characters)


def pasted_in(
    blocks: Sequence[Block], after: Callable[[Place, int], Place] = _on_line
) -> Iterator[ParseError]:
    """Yield each arrow, raised or circled figure and ``<sup>`` where a footnote mark belongs.

    Args:
        blocks: those of a page or a message.
        after: how to count characters from a place.
    """
    blocks = [block for block in blocks if block.kind not in HIDDEN]
    said = [span.text for block in blocks for span in block.spans if span.kind == "prose"]
    names = _Names("\n".join(said), circled=_circles_name(said))
    for block in blocks:
        for at, span in enumerate(block.spans):
            if span.kind not in _MARKING:
                continue
            before = block.spans[max(at - 1, 0) : at]
            behind = block.spans[at + 1 : at + 5]
            for offset, text in _pasted(span, before, behind, names):
                yield ParseError(
                    _PASTED, after(span.place, offset), f"{text} footnote mark; {_ADVICE}"
                )


def _circles_name(texts: Sequence[str]) -> bool:
    """Tell whether a page calls things by circled figures: one stands where no mark would."""
    return any(
        len(_CIRCLES.findall(text)) > len(_CIRCLED.findall(text))
        for text in texts
        if _CIRCLES.search(text)
    )


def _pasted(
    span: Span, before: Sequence[Span], behind: Sequence[Span], names: _Names
) -> Iterator[tuple[int, str]]:
    said = before[0].text[-30:] if before else ""
    if span.kind == "prose":
        yield from _in_prose(span, behind, names)
    elif span.kind == "escape":  # &sup2; and the like
        if _ARROW.match(span.text) or _RAISED.fullmatch(said[-1:] + span.text, 1):
            yield 0, f"“{span.source}” looks like a pasted"
    elif span.kind == "html" and span.source.lower().startswith("<sup"):
        inner = behind[1:] if behind and behind[0].source.startswith("<a") else behind
        number = _NUMBER.fullmatch(inner[0].text) if inner else None
        power = _POWER.search(said) and not _MARKABLE.search(said)
        isotope = any(one.kind == "prose" and _LETTER.match(one.text) for one in inner[1:3])
        if number and (number["bracket"] or not (power or isotope)):
            yield 0, f"“{span.source}{inner[0].text}” is no"
    elif _is_raised(span) and _MARKABLE.search(said):
        if behind and behind[0].kind == "prose" and _LETTER.match(behind[0].text):
            return
        yield 0, f"“{span.source}” is no"


def _is_raised(span: Span) -> bool:
    """Tell whether a role or a formula raises a number, and does nothing else."""
    if span.kind == "role" and span.name in RAISING:
        return re.fullmatch(r"[0-9]{1,2}", span.text) is not None
    return span.kind == "maths" and _MATHS.fullmatch(span.text) is not None


def _in_prose(span: Span, behind: Sequence[Span], names: _Names) -> Iterator[tuple[int, str]]:
    if _SIGN.search(span.text) is None:
        return
    ends = not behind or behind[0].kind == "break"
    for pattern in (*_ANYWHERE, *(() if names.circled else (_CIRCLED,)), _AT_END, _GLUED):
        for match in pattern.finditer(span.text):
            if match.end() < len(span.text) or ends or pattern in _ANYWHERE:
                group = "mark" if "mark" in pattern.groupindex else 0
                if group and match.start(group) > match.start() and names.recurs(match[0]):
                    continue  # Transformer²
                if pattern is _GLUED and names.counts(span.text[match.start() - 2 : match.start()]):
                    continue
                yield match.start(group), f"“{match[group]}” looks like a pasted"
