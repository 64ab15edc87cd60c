"""The figure of chapter 2: what each merge of byte-pair encoding buys."""

from __future__ import annotations

from .chart import Chart, Look, Scale
from .pen import BLUE, ORANGE, Drawing, both

# The corpus of ch2/examples/bpe.py after 0 to 10 merges; tests/book counts it anew.
LENGTHS = [95, 86, 77, 68, 61, 54, 48, 42, 36, 31, 28]
CHARACTERS = 11
WORDS = {
    "merges": both("合并次数", "merges"),
    "symbols": both("个数", "number"),
    "length": both("语料的长度（符号）", "length of the corpus (symbols)"),
    "vocabulary": both("词表的大小（项）", "size of the vocabulary (entries)"),
}


def draw_merges(language: str) -> None:
    """Draw the length of the corpus and the size of the vocabulary after each merge."""
    drawing = Drawing(400)
    chart = Chart(drawing, Scale(0, 10, 70, 690), Scale(0, 100, 330, 50))
    chart.ticks_left(range(0, 101, 20), WORDS["symbols"][language])
    chart.ticks_below(range(11), WORDS["merges"][language])
    curves = {
        "length": (LENGTHS, Look(BLUE, "", "square"), (3.25, 72)),
        "vocabulary": (
            [CHARACTERS + merges for merges in range(11)],
            Look(ORANGE, "8 5", "disc"),
            (0.4, 23),
        ),
    }
    for name, (values, look, (x, y)) in curves.items():
        points = list(enumerate(values))
        chart.curve(points, look, marks=points)
        drawing.text(chart.x(x), chart.y(y), WORDS[name][language], colour=look.colour, bold=True)
    drawing.save("ch2", "merges", language)


FIGURES = (draw_merges,)
