"""The figures of chapter 8: the agent's loop, and how success falls with the number of steps."""

from __future__ import annotations

from .chart import Chart, Look, Scale
from .pen import BLUE, GREEN, GREY, INK, ORANGE, SOFT, Drawing, both

GOAL, MODEL = both("目标", "goal"), both("模型", "model")
GATE = both("权限检查", "permissions")
TOOL, SEEN = both("工具执行", "tool runs"), both("观察", "observation")
RESULT = both("结果", "result")
LIMIT = both("完成，或步数用尽", "done, or out of steps")
ACTION, WRITTEN = both("动作", "action"), both("写回输入", "back into the input")


def draw_loop(language: str) -> None:
    """Draw the loop with its two limits: permissions and steps."""
    drawing = Drawing(300)

    def box(x: float, y: float, words: dict[str, str], colour: str, dashes: str = "") -> None:
        drawing.box(x, y, 130, 50, stroke=colour, dashes=dashes)
        drawing.text(x + 65, y + 31, words[language], anchor="middle", bold=True)

    box(20, 60, GOAL, INK)
    box(295, 60, MODEL, BLUE)
    box(570, 60, GATE, ORANGE, "6 4")
    box(570, 220, TOOL, GREEN)
    box(295, 220, SEEN, INK)
    box(20, 220, RESULT, INK)
    drawing.line((150, 85), (295, 85), arrow=True)
    drawing.line((425, 85), (570, 85), colour=BLUE, width=3, arrow=True)
    drawing.text(497, 74, ACTION[language], anchor="middle", size=15)
    drawing.line((635, 110), (635, 220), colour=BLUE, width=3, arrow=True)
    drawing.line((570, 245), (425, 245), colour=BLUE, width=3, arrow=True)
    drawing.line((360, 220), (360, 110), colour=BLUE, width=3, arrow=True)
    drawing.text(374, 172, WRITTEN[language], size=15, colour=SOFT)
    drawing.line((325, 110), (325, 165), (85, 165), (85, 220), colour=GREY, dashes="3 4",
                 arrow=True)  # fmt: skip
    drawing.text(195, 154, LIMIT[language], size=15, colour=SOFT, anchor="middle")
    drawing.save("ch8", "loop", language)


LOOKS = {0.99: Look(GREEN, "", "diamond"), 0.95: Look(BLUE, "10 4", "square"),
         0.90: Look(ORANGE, "4 4", "disc")}  # fmt: skip
LIFT = {0.99: 6, 0.95: -8, 0.90: -4}  # of the name at a curve's end, lest two of them touch


def draw_steps(language: str) -> None:
    """Draw the chance that all of n steps are right."""
    drawing = Drawing(420)
    chart = Chart(drawing, Scale(0, 50, 80, 590), Scale(0, 1, 350, 50))
    name = both("全部做对的概率", "chance that all steps are right")[language]
    chart.ticks_left([0, 0.25, 0.5, 0.75, 1], name)
    chart.ticks_below([1, 10, 20, 30, 40, 50], both("步数 n", "steps n")[language])
    for p, look in LOOKS.items():
        points = [(float(n), p**n) for n in range(1, 51)]
        chart.curve(points, look, marks=points[9::10])
        drawing.text(chart.x(50) + 14, chart.y(points[-1][1]) + LIFT[p],
                     f"p = {p:.2f}", colour=look.colour, bold=True)  # fmt: skip
    drawing.save("ch8", "steps", language)


FIGURES = (draw_loop, draw_steps)
