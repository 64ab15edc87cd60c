"""The figure of chapter 5: what a majority vote can rescue."""

from __future__ import annotations

from math import comb

from .chart import Chart, Look, Scale
from .pen import BLUE, GREEN, ORANGE, Drawing, both

LOOKS = {0.75: Look(GREEN, "", "diamond"), 0.60: Look(BLUE, "10 4", "square"),
         0.45: Look(ORANGE, "4 4", "disc")}  # fmt: skip
COUNTS = range(1, 42, 2)


def majority(p: float, n: int) -> float:
    """Return the chance that most of ``n`` independent votes (an odd number) are right."""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n // 2 + 1, n + 1))


def draw_vote(language: str) -> None:
    """Draw the chance of a right majority over the number of votes."""
    drawing = Drawing(420)
    chart = Chart(drawing, Scale(0, 42, 80, 600), Scale(0, 1, 350, 50))
    name = both("多数答对的概率", "chance of a right majority")[language]
    chart.ticks_left([0, 0.25, 0.5, 0.75, 1], name)
    chart.ticks_below([1, 11, 21, 31, 41], both("投票次数 n", "votes n")[language])
    for p, look in LOOKS.items():
        points = [(float(n), majority(p, n)) for n in COUNTS]
        chart.curve(points, look, marks=points[::5])
        drawing.text(chart.x(41) + 16, chart.y(points[-1][1]) + 6, f"p = {p:.2f}",
                     colour=look.colour, bold=True)  # fmt: skip
    drawing.save("ch5", "vote", language)


FIGURES = (draw_vote,)
