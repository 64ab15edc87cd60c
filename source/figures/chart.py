"""A chart on a drawing: two axes with their ticks, curves with marks, and words beside them."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

from .pen import GREY, INK, SOFT, Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = tuple[float, float]
FAINT = "#DDDDDD"


@dataclass(frozen=True)
class Scale:
    """From a quantity to a place: ``low`` is drawn at ``start``, ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        """Return the place of ``value``, to a tenth of a unit."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            low, high, at = log10(low), log10(high), log10(at)
        return round(self.start + (at - low) / (high - low) * (self.end - self.start), 1)


@dataclass(frozen=True)
class Look:
    """How a curve looks: its colour, its dashes, and the shape of the marks on it."""

    colour: str
    dashes: str = ""
    shape: str = ""


class Chart:
    """A field with an axis below and one at the left."""

    def __init__(self, drawing: Drawing, x: Scale, y: Scale) -> None:
        """Take the sheet and the two scales; ``y`` runs upwards, from its start to its end."""
        self.drawing, self.x, self.y = drawing, x, y

    def ticks_below(self, values: Iterable[float], name: str, *, form: str = "{:g}") -> None:
        """Draw the lower axis with a number at each of ``values``, and its name under them."""
        foot = self.y.start
        self.drawing.line((self.x.start, foot), (self.x.end, foot), colour=INK)
        for value in values:
            at = self.x(value)
            self.drawing.line((at, foot), (at, foot + 7), colour=INK)
            self.drawing.text(at, foot + 25, form.format(value), anchor="middle", size=15)
        middle = (self.x.start + self.x.end) / 2
        self.drawing.text(middle, foot + 50, name, anchor="middle", colour=SOFT)

    def ticks_left(self, values: Iterable[float], name: str, *, form: str = "{:g}") -> None:
        """Draw a faint line across at each of ``values``, its number, and the name on top."""
        left = self.x.start
        for value in values:
            at = self.y(value)
            self.drawing.line((left, at), (self.x.end, at), colour=FAINT, width=1)
            self.drawing.text(left - 10, at + 5, form.format(value), anchor="end", size=15)
        self.drawing.text(left - 40, self.y.end - 18, name, colour=SOFT)

    def curve(self, points: Iterable[Point], look: Look, *, marks: Iterable[Point] = ()) -> None:
        """Draw a line through ``points``, with the look's shape at each of ``marks``."""
        places = [(self.x(a), self.y(b)) for a, b in points]
        self.drawing.line(*places, colour=look.colour, width=3, dashes=look.dashes)
        for a, b in marks:
            self.drawing.mark(self.x(a), self.y(b), look.shape, look.colour, size=6)

    def diagonal(self) -> None:
        """Draw the line on which both quantities are the same."""
        low, high = max(self.x.low, self.y.low), min(self.x.high, self.y.high)
        self.drawing.line(
            (self.x(low), self.y(low)), (self.x(high), self.y(high)), colour=GREY, dashes="3 5"
        )
