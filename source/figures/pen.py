"""The pen that draws every figure: an SVG in one visual language, the same bytes each time.

Colours are those of Okabe and Ito, which the colour-blind can tell apart; whatever a colour says
is said by a shape or a line as well, for readers of grey paper. A figure is set as wide as the
text, so 15 units are 7.5 pt on paper; nothing is written smaller than 14.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

SOURCE = Path(__file__).parent.parent
WIDTH = 720
BLUE, ORANGE, GREEN, GREY, INK = "#0072B2", "#D55E00", "#009E73", "#767676", "#1A1A1A"
SOFT = "#444444"  # words of the second rank
FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
LANGUAGES = ("zh", "en")


def both(zh: str, en: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"zh": zh, "en": en}


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

    def power(self, x: float, y: float, exponent: int, *, size: int = 15) -> None:
        """Write a power of ten, its middle at ``x``; few fonts have all the raised figures."""
        self.parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="middle" fill="{INK}">'
            f'10<tspan dy="-6" font-size="14">{exponent}</tspan></text>'
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
        dashes: str = "",
    ) -> None:
        """Draw a rectangle with round corners."""
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="5" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="2"{dash}/>'
        )

    def line(
        self,
        *points: tuple[float, float],
        colour: str = GREY,
        width: float = 2,
        dashes: str = "",
        arrow: bool = False,
    ) -> None:
        """Draw a line through ``points``, with a head at its end if it is an ``arrow``."""
        if arrow:
            points = (*points[:-1], self._head(points[-2], points[-1], colour, 4 + width / 2))
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" '
            f'stroke-width="{width:g}"{dash}/>'
        )

    def _head(
        self, start: tuple[float, float], end: tuple[float, float], colour: str, half: float
    ) -> tuple[float, float]:
        """Draw an arrow's head, and return the place where its line must stop."""
        (x, y) = end
        if start[1] == y:
            foot = (x - 2 * half if start[0] < x else x + 2 * half, y)
            corners = [end, (foot[0], y - half), (foot[0], y + half)]
        else:
            foot = (x, y - 2 * half if start[1] < y else y + 2 * half)
            corners = [end, (x - half, foot[1]), (x + half, foot[1])]
        path = " ".join(f"{cx:g},{cy:g}" for cx, cy in corners)
        self.parts.append(f'<polygon points="{path}" fill="{colour}"/>')
        return foot

    def mark(self, x: float, y: float, shape: str, colour: str, *, size: float = 7) -> None:
        """Draw a dot: a ``disc``, a ``square`` or a ``diamond``."""
        if shape == "disc":
            self.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{size:g}" fill="{colour}"/>')
            return
        reach = size * 0.93 if shape == "square" else size * 1.25
        corners = {
            "square": [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)],
            "diamond": [(0, -reach), (reach, 0), (0, reach), (-reach, 0)],
        }[shape]
        path = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in corners)
        self.parts.append(f'<polygon points="{path}" fill="{colour}"/>')

    def save(self, chapter: str, name: str, language: str) -> None:
        """Write ``name.svg`` (Chinese) or ``name.en.svg`` into the figures of ``chapter``."""
        suffix = "" if language == "zh" else f".{language}"
        body = "\n".join(self.parts)
        folder = SOURCE / chapter / "figures"
        (folder / f"{name}{suffix}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" '
            f'width="{WIDTH}" height="{self.height}" font-family="{FONTS}">\n{body}\n</svg>\n',
            encoding="utf-8",
        )
