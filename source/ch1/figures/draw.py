"""Draw the figures of chapter 1, each in Chinese (``x.svg``) and in English (``x.en.svg``).

Run it after a change: ``python source/ch1/figures/draw.py``. The same code writes the same bytes.
Colours are those of Okabe and Ito, which the colour-blind can tell apart; whatever a colour says
is said by a shape or a line as well, for readers of grey paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
WIDTH = 720
BLUE, ORANGE, GREEN, GREY, INK = "#0072B2", "#D55E00", "#009E73", "#767676", "#1A1A1A"
FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
LANGUAGES = ("zh", "en")


class Drawing:
    """An SVG of a given height, 720 units wide."""

    def __init__(self, height: int) -> None:
        """Begin with a white sheet."""
        self.height = height
        self.parts = [f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>']

    def text(  # noqa: PLR0913 - what a word on paper needs
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 16,
        anchor: str = "start",
        bold: bool = False,
        colour: str = INK,
    ) -> None:
        """Write ``words`` with their foot at ``y``."""
        weight = ' font-weight="700"' if bold else ""
        self.parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"{weight} '
            f'fill="{colour}">{escape(words)}</text>'
        )

    def box(  # noqa: PLR0913 - as above
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        stroke: str = GREY,
        fill: str = "#FFFFFF",
        dashed: bool = False,
    ) -> None:
        """Draw a rectangle with round corners."""
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="5" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="2"{dash}/>'
        )

    def line(self, *points: tuple[float, float], colour: str = GREY, arrow: bool = False) -> None:
        """Draw a line through ``points``, with a head at its end if it is an ``arrow``."""
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        self.parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        if arrow:
            self._head(points[-2], points[-1], colour)

    def _head(self, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
        (x, y) = end
        if start[1] == y:
            corners = [(x, y), (x - 9, y - 5), (x - 9, y + 5)]
        else:
            corners = [(x, y), (x - 5, y - 9), (x + 5, y - 9)]
        path = " ".join(f"{cx:g},{cy:g}" for cx, cy in corners)
        self.parts.append(f'<polygon points="{path}" fill="{colour}"/>')

    def mark(self, x: float, y: float, kind: str) -> None:
        """Draw a dot: a ``product`` is a blue disc, a ``model`` an orange square."""
        if kind == "product":
            self.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="7" fill="{BLUE}"/>')
        else:
            self.parts.append(
                f'<rect x="{x - 6.5:g}" y="{y - 6.5:g}" width="13" height="13" fill="{ORANGE}"/>'
            )

    def save(self, name: str, language: str) -> None:
        """Write the file: ``name.svg`` for Chinese, ``name.en.svg`` for English."""
        suffix = "" if language == "zh" else f".{language}"
        body = "\n".join(self.parts)
        (HERE / f"{name}{suffix}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" '
            f'width="{WIDTH}" height="{self.height}" font-family="{FONTS}">\n{body}\n</svg>\n',
            encoding="utf-8",
        )


@dataclass(frozen=True)
class Event:
    """A day of the timeline: what came, whether it is a product or a model, and who made it."""

    date: str
    kind: str
    names: dict[str, str]
    makers: dict[str, str]


def both(zh: str, en: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"zh": zh, "en": en}


EVENTS = [
    Event("2022-11-30", "product", both("ChatGPT", "ChatGPT"), both("OpenAI", "OpenAI")),
    Event("2023-02-06", "product", both("Bard（预告）", "Bard (announced)"),
          both("谷歌", "Google")),
    Event("2023-02-24", "model", both("LLaMA", "LLaMA"), both("Meta", "Meta")),
    Event("2023-03-13", "model", both("Alpaca", "Alpaca"), both("斯坦福大学", "Stanford")),
    Event("2023-03-14", "model", both("GPT-4", "GPT-4"), both("OpenAI", "OpenAI")),
    Event("2023-03-16", "product", both("文心一言", "ERNIE Bot"), both("百度", "Baidu")),
    Event("2023-04-11", "product", both("通义千问", "Tongyi Qianwen"),
          both("阿里云", "Alibaba Cloud")),
    Event("2023-07-18", "model", both("Llama 2", "Llama 2"), both("Meta", "Meta")),
    Event("2023-10-17", "model", both("文心大模型 4.0", "ERNIE 4.0"), both("百度", "Baidu")),
]  # fmt: skip
KINDS = {"product": both("面向用户的产品", "product"), "model": both("模型", "model")}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(date: str, language: str) -> str:
    """Return an ISO date as the language writes it."""
    year, month, day = date.split("-")
    if language == "zh":
        return f"{year} 年 {int(month)} 月 {int(day)} 日"
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def draw_timeline(language: str) -> None:
    """Draw the year after ChatGPT, one event a row."""
    row, top, axis = 44, 40, 236
    drawing = Drawing(top + row * len(EVENTS) + 34)
    drawing.line((axis, top - 12), (axis, top + row * (len(EVENTS) - 1) + 26), arrow=True)
    for number, event in enumerate(EVENTS):
        y = top + row * number
        drawing.text(axis - 28, y + 6, written(event.date, language), anchor="end")
        drawing.mark(axis, y, event.kind)
        drawing.text(axis + 28, y + 6, event.names[language], size=18, bold=True)
        drawing.text(axis + 240, y + 6, event.makers[language], colour="#444444")
    y = drawing.height - 16
    for x, (kind, words) in zip((axis + 32, axis + 224), KINDS.items(), strict=True):
        drawing.mark(x, y - 5, kind)
        drawing.text(x + 18, y, words[language], size=15)
    drawing.save("timeline", language)


@dataclass(frozen=True)
class Branch:
    """A branch of the family: its name, colour, height, and its models by year and row."""

    names: dict[str, str]
    colour: str
    y: int
    dashed: bool
    models: list[tuple[int, int, str]]


BRANCHES = [
    Branch(both("只用编码器", "Encoder only"), GREEN, 84, dashed=True,
           models=[(2018, 0, "BERT"), (2019, 0, "RoBERTa")]),
    Branch(both("编码器与解码器", "Encoder–decoder"), ORANGE, 196, dashed=True,
           models=[(2019, 0, "T5"), (2019, 1, "BART")]),
    Branch(both("只用解码器", "Decoder only"), BLUE, 308, dashed=False,
           models=[(2018, 0, "GPT-1"), (2019, 0, "GPT-2"), (2020, 0, "GPT-3"),
                   (2021, 0, "Codex"), (2022, 0, "InstructGPT"), (2022, 1, "ChatGPT"),
                   (2023, 0, "LLaMA"), (2023, 1, "GPT-4")]),
]  # fmt: skip
FIRST_YEAR, LAST_YEAR = 2017, 2023


def column(year: int) -> float:
    """Return the middle of a year's column."""
    return 70 + (year - FIRST_YEAR) * 98


def draw_family_tree(language: str) -> None:
    """Draw the three branches that grew from the Transformer, year by year."""
    drawing = Drawing(388)
    root, middle = column(FIRST_YEAR), BRANCHES[1].y
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        drawing.text(column(year), 28, str(year), anchor="middle", size=15, colour="#444444")
        drawing.line((column(year), 36), (column(year), 42))
    for branch in BRANCHES:
        draw_branch(drawing, branch, language, (root, middle))
    drawing.box(root - 54, middle - 20, 108, 40, stroke=INK)
    drawing.text(root, middle + 6, "Transformer", anchor="middle", bold=True)
    drawing.save("family-tree", language)


def draw_branch(
    drawing: Drawing, branch: Branch, language: str, root: tuple[float, float]
) -> None:
    """Draw one branch from the root to its last model."""
    last = max(column(year) for year, _, _ in branch.models)
    x, y = root
    drawing.line((x, y), (x, branch.y), (last, branch.y), colour=branch.colour)
    drawing.text(x + 64, branch.y - 26, branch.names[language], size=15, bold=True,
                 colour=branch.colour)  # fmt: skip
    for year, place, name in branch.models:
        top = branch.y - 17 + place * 46
        if place:
            drawing.line((column(year), branch.y + 17), (column(year), top), colour=branch.colour)
        drawing.box(column(year) - 45, top, 90, 34, stroke=branch.colour, dashed=branch.dashed)
        drawing.text(column(year), top + 22, name, anchor="middle", size=14)


LLM, TUNED = "llm", "tuned"
RESULTS = {
    LLM: both("大语言模型", "LLM"),
    TUNED: both("微调模型", "fine-tuned model"),
}
# The question, the answer that decides, and what it decides for.
QUESTIONS = [
    (both("要像人一样应对吗？", "Should it respond as a person would?"), True, LLM),
    (both("要解较难的推理题吗？", "Does it call for hard reasoning?"), True, LLM),
    (both("要兼顾许多种任务吗？", "Must one model serve many tasks?"), True, LLM),
    (both("任务与续写文本相差很远吗？", "Is it far from continuing a text?"), True, TUNED),
    (both("标注数据很少吗？", "Are labelled data scarce?"), True, LLM),
    (both("实际数据与训练数据不同吗？", "Do real data differ from training data?"), True, LLM),
    (both("要写文章或写代码吗？", "Is it creative writing or code?"), True, LLM),
    (both("需要大量的知识吗？", "Does it need much knowledge?"), False, TUNED),
    (both("要用的知识已在材料里吗？", "Is that knowledge in the input?"), True, TUNED),
    (both("要求与常识相悖吗？", "Does it go against world knowledge?"), True, TUNED),
]
ANSWERS = {True: both("是", "yes"), False: both("否", "no")}


def draw_decision(language: str) -> None:
    """Draw the questions that lead to an LLM or to a fine-tuned model."""
    row, top, left, wide, right = 58, 16, 16, 372, 512
    drawing = Drawing(top + row * len(QUESTIONS) + 52)
    middle = left + wide / 2
    for number, (question, decides, result) in enumerate(QUESTIONS):
        y = top + row * number
        drawing.box(left, y, wide, 38)
        drawing.text(middle, y + 25, f"{number + 1}. {question[language]}", anchor="middle")
        drawing.line((left + wide, y + 19), (right, y + 19), arrow=True)
        drawing.text((left + wide + right) / 2, y + 12, ANSWERS[decides][language],
                     anchor="middle", size=15)  # fmt: skip
        draw_result(drawing, (right, y), result, language)
        drawing.line((middle, y + 38), (middle, y + row), arrow=True)
        drawing.text(middle + 12, y + 53, ANSWERS[not decides][language], size=14)
    draw_result(drawing, (middle - 96, top + row * len(QUESTIONS)), LLM, language)
    drawing.save("decision", language)


def draw_result(
    drawing: Drawing, place: tuple[float, float], result: str, language: str
) -> None:
    """Draw a result: an LLM in a full blue frame, a fine-tuned model in a broken orange one."""
    x, y = place
    colour = BLUE if result == LLM else ORANGE
    drawing.box(x, y, 192, 38, stroke=colour, dashed=result == TUNED)
    drawing.text(x + 96, y + 25, RESULTS[result][language], anchor="middle", bold=True)


def main() -> None:
    """Write every figure in every language."""
    for language in LANGUAGES:
        draw_timeline(language)
        draw_family_tree(language)
        draw_decision(language)


if __name__ == "__main__":
    main()
