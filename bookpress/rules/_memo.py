"""Answers that several rules ask for, of one message after another."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


def for_the_last(function: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
    """Let a function keep its answer until it is asked of another object.

    To compare or hash messages, as a cache of many would, takes longer than most answers.
    """
    last: list[tuple[_Asked, _Answer]] = []

    @wraps(function)
    def answer(asked: _Asked) -> _Answer:
        if not last or last[0][0] is not asked:
            last[:] = [(asked, function(asked))]
        return last[0][1]

    return answer
