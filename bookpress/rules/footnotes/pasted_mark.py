"""A mark that was copied from a web page or a printed page stands in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Span


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
_ADVICE = "write [^label], or delete it"


@rule("warning")
def pasted_mark(page: Page) -> Iterator[Report]:
    """Yield each arrow, raised or circled figure and ``<sup>`` where a footnote mark belongs."""
    for block in page.blocks:
        if block.kind in ("code", "formula", "html", "index"):
            continue
        for at, span in enumerate(block.spans):
            yield from _in_span(span, block.spans[at - 1 : at], block.spans[at + 1 : at + 2])


def _in_span(
    span: Span,
    before: tuple[Span, ...],
    behind: tuple[Span, ...],
) -> Iterator[Report]:
    if span.kind == "html" and span.source.lower().startswith("<sup"):
        if behind and re.fullmatch(r"\s*\[?[0-9]{1,2}\]?\s*", behind[0].text):
            yield span.place, f"“{span.source}{behind[0].text}” is no footnote mark; {_ADVICE}"
    elif span.kind == "role" and span.name in ("sup", "superscript"):
        glued = before and before[0].text[-1:] > "\u2e80"
        if glued and re.fullmatch(r"[0-9]{1,2}", span.text):
            yield span.place, f"“{span.source}” is no footnote mark; {_ADVICE}"
    elif span.kind == "prose":
        ends = not behind or behind[0].kind == "break"
        for pattern in (_ARROW, _RAISED, _CIRCLED, _AT_END, _GLUED):
            for match in pattern.finditer(span.text):
                if match.end() == len(span.text) and not ends and pattern is not _ARROW:
                    continue
                place = span.place._replace(column=span.place.column + match.start())
                yield place, f"“{match[0]}” looks like a pasted footnote mark; {_ADVICE}"
