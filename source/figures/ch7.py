"""The figures of chapter 7: the pipeline, and how the frequency of a term saturates."""

from __future__ import annotations

from .chart import Chart, Look, Scale
from .pen import BLUE, GREEN, ORANGE, SOFT, Drawing, both

INDEXING = [
    both("文档", "documents"), both("清洗", "cleaning"), both("分块", "chunking"),
    both("索引", "index"),
]  # fmt: skip
ASKING = [
    both("问题", "question"), both("检索", "retrieval"), both("重排序", "re-ranking"),
    both("写提示词", "prompt"), both("模型作答", "answer"),
]  # fmt: skip
LEFT, STEP, BOX, HEIGHT = 20, 140, 118, 46


def draw_row(drawing: Drawing, names: list[str], y: float, colour: str, dashes: str) -> None:
    """Draw steps in a row, each with an arrow to the next."""
    for place, name in enumerate(names):
        x = LEFT + STEP * place
        if place:
            drawing.line((x - STEP + BOX, y + HEIGHT / 2), (x, y + HEIGHT / 2), arrow=True)
        drawing.box(x, y, BOX, HEIGHT, stroke=colour, dashes=dashes)
        drawing.text(x + BOX / 2, y + 29, name, anchor="middle")


def draw_pipeline(language: str) -> None:
    """Draw what happens once, when the index is made, and at each question."""
    drawing = Drawing(270)
    once = both("建索引时（一次）", "when the index is made (once)")
    each = both("提问时（每次）", "at each question")
    drawing.text(LEFT, 30, once[language], colour=SOFT)
    draw_row(drawing, [name[language] for name in INDEXING], 46, ORANGE, "6 4")
    drawing.text(LEFT, 176, each[language], colour=SOFT)
    draw_row(drawing, [name[language] for name in ASKING], 192, BLUE, "")
    index, retrieval = LEFT + 3 * STEP + BOX / 2, LEFT + STEP + BOX / 2
    drawing.line((index, 46 + HEIGHT), (index, 132), (retrieval, 132), (retrieval, 192),
                 colour=ORANGE, arrow=True)  # fmt: skip
    drawing.save("ch7", "pipeline", language)


LOOKS = {2.0: Look(GREEN, "", "diamond"), 1.2: Look(BLUE, "10 4", "square"),
         0.5: Look(ORANGE, "4 4", "disc")}  # fmt: skip


def draw_saturation(language: str) -> None:
    """Draw f (k + 1) / (f + k) over the frequency f, for three values of k."""
    drawing = Drawing(420)
    chart = Chart(drawing, Scale(0, 20, 70, 590), Scale(0, 3, 350, 50))
    chart.ticks_left([0, 1, 2, 3], both("得分的倍数", "factor of the score")[language])
    chart.ticks_below(
        [0, 5, 10, 15, 20], both("词在文档里出现的次数 f", "occurrences of the term f")[language]
    )
    for k, look in LOOKS.items():
        points = [(f / 4, f / 4 * (k + 1) / (f / 4 + k)) for f in range(81)]
        chart.curve(points, look, marks=points[20::20])
        drawing.text(chart.x(20) + 14, chart.y(points[-1][1]) + 6, f"k₁ = {k:.1f}",
                     colour=look.colour, bold=True)  # fmt: skip
    drawing.save("ch7", "saturation", language)


FIGURES = (draw_pipeline, draw_saturation)
