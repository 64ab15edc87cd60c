"""The figures of chapter 3: word vectors from counts, and a search through HNSW's layers."""

from __future__ import annotations

from .chart import Chart, Scale
from .pen import BLUE, GREEN, GREY, INK, ORANGE, SOFT, Drawing, both

# The first two coordinates of ch3/examples/ppmi.py without their signs, which an SVD leaves open;
# tests/book computes them anew. Words that fall on one point share it.
ANIMALS, MONEY, OTHER = "animals", "money", "other"
WORDS = [
    (1.57, 3.84, "chase", ANIMALS), (1.25, 3.13, "cats", ANIMALS),
    (0.96, 2.51, "dogs, puppies", ANIMALS), (0.91, 2.25, "kittens", ANIMALS),
    (1.00, 2.19, "mice", ANIMALS),
    (3.23, 1.40, "lend", MONEY), (3.15, 1.32, "money", MONEY),
    (2.77, 1.21, "banks, funds", MONEY), (2.59, 1.01, "move", MONEY), (2.40, 0.84, "to", MONEY),
    (1.24, 0.31, "bank", OTHER), (1.02, 0.13, "city", OTHER), (1.36, 0.22, "the", OTHER),
    (1.12, 0.80, "in", OTHER), (0.50, 0.21, "garden, house, market", OTHER),
]  # fmt: skip
GROUPS = {
    ANIMALS: (both("动物的句子", "sentences about animals"), "disc", BLUE),
    MONEY: (both("金钱的句子", "sentences about money"), "square", ORANGE),
    OTHER: (both("其余", "the rest"), "diamond", GREY),
}
AXES = (both("第一坐标", "first coordinate"), both("第二坐标", "second coordinate"))
# Where a label stands beside its point: to the right unless named here.
LEFT = {"kittens", "banks, funds", "city"}
SHIFTS = {"kittens": 0, "mice": 10, "lend": -4, "money": 16, "banks, funds": -8, "bank": -12,
          "the": 8, "garden, house, market": -22}  # fmt: skip


def draw_word_vectors(language: str) -> None:
    """Draw the words as points on the first two coordinates."""
    drawing = Drawing(540)
    chart = Chart(drawing, Scale(0, 3.6, 60, 690), Scale(0, 4, 460, 50))
    chart.ticks_left(range(5), AXES[1][language])
    chart.ticks_below(range(4), AXES[0][language])
    for x, y, words, group in WORDS:
        _, shape, colour = GROUPS[group]
        at, height = chart.x(x), chart.y(y)
        drawing.mark(at, height, shape, colour, size=6)
        side, anchor = (-12, "end") if words in LEFT else (12, "start")
        if words == "garden, house, market":
            side = -70
        drawing.text(at + side, height + 5 + SHIFTS.get(words, 0), words, size=15, anchor=anchor)
    for row, (name, shape, colour) in enumerate(GROUPS.values()):
        drawing.mark(440, 70 + 28 * row, shape, colour)
        drawing.text(460, 76 + 28 * row, name[language])
    drawing.save("ch3", "word-vectors", language)


LAYERS = (
    (both("上层", "top layer"), (90, (170, 330, 580))),
    (both("中层", "middle layer"), (210, (170, 240, 330, 440, 580, 650))),
    (both("底层", "bottom layer"),
     (330, (170, 205, 240, 285, 330, 385, 440, 480, 520, 580, 615, 650))),
)  # fmt: skip
# The search: on each layer the points it visits.
PATH = ((90, (170, 330, 580)), (210, (580, 440)), (330, (440, 480)))
LIFT = (0, 18, -14, 10, -16, 14, -8, 16, -12, 8, -16, 12)  # points of a layer are not in a row


def draw_hnsw(language: str) -> None:
    """Draw three layers of neighbours and the path of a search through them."""
    drawing = Drawing(420)
    lift = {x: LIFT[place] for place, x in enumerate(LAYERS[-1][1][1])}
    for name, (y, points) in LAYERS:
        drawing.box(120, y - 42, 580, 84, stroke="#CCCCCC")
        drawing.text(108, y + 6, name[language], anchor="end", colour=SOFT)
        places = [(x, y + lift[x]) for x in points]
        drawing.line(*places, width=1.5)
        for one, other in zip(places, places[2:], strict=False):
            drawing.line(one, other, width=1, colour="#AAAAAA")
    walked: list[tuple[float, float]] = []
    for y, steps in PATH:
        walked += [(x, y + lift[x]) for x in steps]
    drawing.line(*walked, colour=BLUE, width=4)
    for _, (y, points) in LAYERS:
        for x in points:
            drawing.mark(x, y + lift[x], "disc", INK, size=5)
    drawing.mark(*walked[0], "square", GREEN, size=9)
    drawing.mark(*walked[-1], "diamond", ORANGE, size=9)
    for x, shape, colour, words in (
        (160, "square", GREEN, both("入口", "entry point")),
        (330, "diamond", ORANGE, both("最近的点", "nearest point")),
    ):
        drawing.mark(x, 400, shape, colour, size=8)
        drawing.text(x + 16, 406, words[language])
    drawing.line((520, 400), (560, 400), colour=BLUE, width=4)
    drawing.text(570, 406, both("查找的路径", "path of the search")[language])
    drawing.save("ch3", "hnsw", language)


FIGURES = (draw_word_vectors, draw_hnsw)
