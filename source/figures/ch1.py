"""The figures of chapter 1: the timeline, the family tree and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .pen import BLUE, GREEN, GREY, INK, ORANGE, SOFT, WIDTH, Drawing, both


@dataclass(frozen=True)
class Event:
    """A day of the timeline: what came, whether it is a product or a model, and who made it."""

    day: date
    kind: str
    names: dict[str, str]
    makers: dict[str, str]


EVENTS = [
    Event(date(2022, 11, 30), "product", both("ChatGPT", "ChatGPT"), both("OpenAI", "OpenAI")),
    Event(date(2023, 2, 6), "product", both("Bard（预告）", "Bard (announced)"),
          both("谷歌", "Google")),
    Event(date(2023, 2, 24), "model", both("LLaMA", "LLaMA"), both("Meta", "Meta")),
    Event(date(2023, 3, 13), "model", both("Alpaca", "Alpaca"), both("斯坦福大学", "Stanford")),
    Event(date(2023, 3, 14), "model", both("GPT-4", "GPT-4"), both("OpenAI", "OpenAI")),
    Event(date(2023, 3, 16), "product", both("文心一言", "ERNIE Bot"), both("百度", "Baidu")),
    Event(date(2023, 4, 11), "product", both("通义千问", "Tongyi Qianwen"),
          both("阿里云", "Alibaba Cloud")),
    Event(date(2023, 7, 18), "model", both("Llama 2", "Llama 2"), both("Meta", "Meta")),
    Event(date(2023, 10, 17), "model", both("文心大模型 4.0", "ERNIE 4.0"), both("百度", "Baidu")),
]  # fmt: skip
KINDS = {"product": both("面向用户的产品", "consumer product"), "model": both("模型", "model")}
SHAPES = {"product": ("disc", BLUE), "model": ("square", ORANGE)}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


TOP, ROW, AXIS, ROWS_AT = 30, 42, 80, 156


def written(day: date, language: str) -> str:
    """Return a date as the language writes it."""
    if language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def height_of(day: date) -> float:
    """Return the place of a day on the axis, where equal times are equal lengths."""
    first, last = EVENTS[0].day, EVENTS[-1].day
    return TOP + ROW * (len(EVENTS) - 1) * (day - first).days / (last - first).days


def draw_axis(drawing: Drawing, language: str) -> None:
    """Draw the axis of the timeline: a tick where a month begins, its name beside its middle."""
    drawing.line((AXIS, TOP - 14), (AXIS, TOP + ROW * (len(EVENTS) - 1) + 34), arrow=True)
    for number in range(11, 22):
        year, month = 2022 + number // 12, number % 12 + 1
        y = height_of(date(year, month, 1))
        drawing.line((AXIS - 8, y), (AXIS, y))
        words = f"{month} 月" if language == "zh" else MONTHS[month - 1]
        y = height_of(date(year, month, 16)) + 5
        drawing.text(AXIS - 14, y, words, size=14, anchor="end", colour=SOFT)


def draw_timeline(language: str) -> None:
    """Draw the year after ChatGPT: a true axis of time, and from it a line to each event."""
    drawing = Drawing(TOP + ROW * len(EVENTS) + 44)
    for number, event in enumerate(EVENTS):
        y, true_y = TOP + ROW * number, height_of(event.day)
        drawing.line((AXIS, true_y), (ROWS_AT, y), width=1.5)
        drawing.mark(ROWS_AT, y, *SHAPES[event.kind])
        drawing.text(ROWS_AT + 22, y + 6, written(event.day, language))
        drawing.text(ROWS_AT + 184, y + 6, event.names[language], size=18, bold=True)
        drawing.text(ROWS_AT + 404, y + 6, event.makers[language], colour=SOFT)
    draw_axis(drawing, language)
    y = drawing.height - 18
    for x, (kind, words) in zip((ROWS_AT, ROWS_AT + 184), KINDS.items(), strict=True):
        drawing.mark(x, y - 5, *SHAPES[kind])
        drawing.text(x + 22, y, words[language], size=15)
    drawing.save("ch1", "timeline", language)


@dataclass(frozen=True)
class Branch:
    """A branch of the family: name, colour, dashes, shape of its dots, height, models by year."""

    names: dict[str, str]
    colour: str
    dashes: str
    shape: str
    y: int
    models: dict[int, list[str]]


BRANCHES = [
    Branch(both("只用编码器（自编码）", "Encoder only (autoencoding)"),
           GREEN, "12 5", "disc", 100,
           {2018: ["BERT"], 2019: ["RoBERTa", "Sentence-BERT"]}),
    Branch(both("编码器与解码器并用", "Encoder and decoder"),
           ORANGE, "4 4", "diamond", 214,
           {2019: ["T5", "BART"]}),
    Branch(both("只用解码器（自回归）", "Decoder only (autoregressive)"),
           BLUE, "", "square", 328,
           {2018: ["GPT-1"], 2019: ["GPT-2"], 2020: ["GPT-3"], 2021: ["Codex"],
            2022: ["InstructGPT", "PaLM", "ChatGPT"], 2023: ["LLaMA", "GPT-4", "Llama 2"]}),
]  # fmt: skip
FIRST_YEAR, LAST_YEAR = 2017, 2023


def column(year: int) -> float:
    """Return the middle of a year's column."""
    return 72 + (year - FIRST_YEAR) * 97


def draw_family_tree(language: str) -> None:
    """Draw the three branches that grew from the Transformer, year by year."""
    drawing = Drawing(418)
    root, middle = column(FIRST_YEAR), BRANCHES[1].y
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        drawing.text(column(year), 28, str(year), anchor="middle", size=15, colour=SOFT)
        drawing.line((column(year), 36), (column(year), 44))
    for branch in BRANCHES:
        draw_branch(drawing, branch, language, (root, middle))
    drawing.box(root - 60, middle - 21, 120, 42, stroke=INK)
    drawing.text(root, middle + 6, "Transformer", anchor="middle", bold=True)
    drawing.save("ch1", "family-tree", language)


def draw_branch(drawing: Drawing, branch: Branch, language: str, root: tuple[float, float]) -> None:
    """Draw one branch as a line with a dot for each year and the year's models under it.

    No line joins two models, so none is drawn as the child of another.
    """
    x, y = root
    drawing.line((x, y), (x, branch.y), colour=branch.colour, width=4)
    drawing.line((x - 2, branch.y), (WIDTH - 10, branch.y), colour=branch.colour, width=4,
                 dashes=branch.dashes, arrow=True)  # fmt: skip
    drawing.text(column(FIRST_YEAR + 1) - 22, branch.y - 18, branch.names[language], bold=True)
    for year, models in branch.models.items():
        drawing.mark(column(year), branch.y, branch.shape, branch.colour, size=8)
        for place, name in enumerate(models):
            drawing.text(column(year), branch.y + 30 + 22 * place, name, anchor="middle", size=15)


LLM, TUNED, OPEN = "llm", "tuned", "open"
RESULTS = {
    LLM: both("大语言模型", "LLM"),
    TUNED: both("微调模型", "fine-tuned model"),
    OPEN: both("尚无定论", "no clear answer"),
}
FRAMES = {LLM: (BLUE, ""), TUNED: (ORANGE, "6 4"), OPEN: (GREY, "2 4")}  # colour and dashes
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
    (both("要求与常识相悖吗？", "Does it go against world knowledge?"), True, OPEN),
]
ANSWERS = {True: both("是", "yes"), False: both("否", "no")}


def draw_decision(language: str) -> None:
    """Draw the questions that lead to an LLM, to a fine-tuned model, or to no clear answer."""
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
    drawing.save("ch1", "decision", language)


def draw_result(drawing: Drawing, place: tuple[float, float], result: str, language: str) -> None:
    """Draw a result in its frame; only the names of models are set in bold."""
    x, y = place
    colour, dashes = FRAMES[result]
    drawing.box(x, y, 192, 38, stroke=colour, dashes=dashes)
    words = RESULTS[result][language]
    drawing.text(x + 96, y + 25, words, anchor="middle", bold=result != OPEN)


FIGURES = (draw_timeline, draw_family_tree, draw_decision)
