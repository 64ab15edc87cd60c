"""The figures of chapter 4: LoRA's side path, and how many parameters each method trains."""

from __future__ import annotations

from .chart import Scale
from .pen import BLUE, GREEN, GREY, INK, ORANGE, SOFT, Drawing, both

FROZEN = both("冻结，不训练", "frozen, not trained")
TRAINED = both("只训练这两个", "only these are trained")


def draw_lora(language: str) -> None:
    """Draw the frozen matrix and beside it the narrow path through A and B."""
    drawing = Drawing(300)
    drawing.text(48, 156, "x", anchor="middle", size=22, bold=True)
    drawing.line((66, 150), (110, 150))
    drawing.line((110, 150), (110, 90), (200, 90), arrow=True)
    drawing.box(200, 50, 250, 80, stroke=INK)
    drawing.text(325, 86, "W₀", anchor="middle", size=22, bold=True)
    drawing.text(325, 114, FROZEN[language], anchor="middle", size=15, colour=SOFT)
    drawing.line((110, 150), (110, 220), (200, 220), colour=BLUE, width=3, arrow=True)
    for x, name in ((200, "A"), (370, "B")):
        drawing.box(x, 190, 80, 60, stroke=BLUE, dashes="6 4")
        drawing.text(x + 40, 228, name, anchor="middle", size=22, bold=True)
    drawing.line((280, 220), (370, 220), colour=BLUE, width=3, arrow=True)
    drawing.text(322, 210, "r", anchor="middle", size=16, colour=BLUE)
    drawing.text(325, 282, TRAINED[language], anchor="middle", size=15, colour=BLUE)
    drawing.line((450, 90), (560, 90), (560, 132), arrow=True)
    drawing.line((450, 220), (560, 220), (560, 168), colour=BLUE, width=3, arrow=True)
    drawing.box(542, 132, 36, 36, stroke=INK)
    drawing.text(560, 158, "+", anchor="middle", size=24, bold=True)
    drawing.line((578, 150), (640, 150), arrow=True)
    drawing.text(662, 156, "h", anchor="middle", size=22, bold=True)
    drawing.save("ch4", "lora", language)


# Of a model with 6.7 billion parameters: adapters 3.6 %, prefixes 0.1 %, LoRA as in
# ch4/examples/lora.py.
TOTAL = 6.7e9
METHODS = [
    (both("全参数", "full"), TOTAL, GREY, both("67 亿", "6.7 billion")),
    (both("适配器", "adapters"), 0.036 * TOTAL, GREEN, both("2.4 亿", "240 million")),
    (both("前缀微调", "prefixes"), 0.001 * TOTAL, ORANGE, both("670 万", "6.7 million")),
    (both("LoRA", "LoRA"), 4_194_304, BLUE, both("420 万", "4.2 million")),
]
LOWEST, HIGHEST = 1e5, 1e10
EXPONENTS = range(5, 11)


def draw_parameters(language: str) -> None:
    """Draw a bar for each method, on a logarithmic scale."""
    drawing = Drawing(320)
    scale = Scale(LOWEST, HIGHEST, 110, 600, logarithmic=True)
    foot = 240
    for exponent in EXPONENTS:
        value = 10**exponent
        drawing.line((scale(value), 20), (scale(value), foot), width=1, colour="#DDDDDD")
        drawing.power(scale(value), foot + 24, exponent)
    for row, (name, count, colour, words) in enumerate(METHODS):
        y = 40 + 50 * row
        end = scale(count)
        drawing.parts.append(
            f'<rect x="110" y="{y}" width="{end - 110:g}" height="28" fill="{colour}"/>'
        )
        drawing.text(98, y + 20, name[language], anchor="end")
        drawing.text(end + 10, y + 20, words[language])
    drawing.line((110, 20), (110, foot), colour=INK)
    name = both("训练的参数（对数刻度）", "parameters trained (logarithmic scale)")
    drawing.text(355, foot + 54, name[language], anchor="middle", colour=SOFT)
    drawing.save("ch4", "parameters", language)


FIGURES = (draw_lora, draw_parameters)
