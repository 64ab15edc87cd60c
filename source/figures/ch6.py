"""The figure of chapter 6: stated confidence against accuracy."""

from __future__ import annotations

from .chart import Chart, Scale
from .pen import BLUE, INK, SOFT, Drawing, both

# Stated confidence, answers, right ones: the bins of ch6/examples/trust.py.
BINS = [(0.55, 40, 22), (0.65, 60, 36), (0.75, 80, 52), (0.85, 120, 84), (0.95, 200, 150)]
WIDEST = 84  # the bar of the largest bin, in units


def draw_reliability(language: str) -> None:
    """Draw a bar for each bin, as wide as the bin is large, and the diagonal."""
    drawing = Drawing(470)
    chart = Chart(drawing, Scale(0.5, 1, 80, 690), Scale(0, 1, 400, 50))
    chart.ticks_left(
        [0, 0.2, 0.4, 0.6, 0.8, 1], both("实际的正确率", "accuracy")[language], form="{:.1f}"
    )
    largest = max(count for _, count, _ in BINS)
    tops = []
    for said, count, right in BINS:
        width = WIDEST * count / largest
        x, y = chart.x(said), chart.y(right / count)
        drawing.parts.append(
            f'<rect x="{x - width / 2:g}" y="{y:g}" width="{width:g}" '
            f'height="{400 - y:g}" fill="{BLUE}" fill-opacity="0.75" stroke="{INK}"/>'
        )
        tops.append((x, y, f"{right / count:.2f}"))
    chart.diagonal()
    for x, y, number in tops:  # on white, for the diagonal passes behind the first
        place = f'x="{x - 19:g}" y="{y - 25:g}" width="38" height="20"'
        drawing.parts.append(f'<rect {place} fill="#FFFFFF"/>')
        drawing.text(x, y - 9, number, anchor="middle", size=15)
    chart.ticks_below(
        [0.5, 0.6, 0.7, 0.8, 0.9, 1],
        both("说出的把握", "stated confidence")[language],
        form="{:.1f}",
    )
    drawing.text(chart.x(0.8) - 14, chart.y(0.8) - 10, both("理想的情形", "ideal")[language],
                 anchor="end", colour=SOFT)  # fmt: skip
    drawing.save("ch6", "reliability", language)


FIGURES = (draw_reliability,)
