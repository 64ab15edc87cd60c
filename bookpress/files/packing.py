"""Facts to lists that JSON can hold, and back: a round trip gives equal facts."""

from __future__ import annotations

import dataclasses
import types
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable


def pack(value: Any) -> Any:  # noqa: ANN401 - any fact
    """Return a fact as lists, strings, numbers and truth values."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        return [pack(getattr(value, name)) for name in _fields(kind)]
    if isinstance(value, frozenset):
        return sorted(value)
    return [pack(part) for part in value]


def unpack(kind: Any, packed: Any) -> Any:  # noqa: ANN401 - any fact
    """Return the fact of the type ``kind`` that was packed.

    Raises:
        ValueError, TypeError: if it is not one.
    """
    return _unpacker(kind)(packed)


@cache
def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _unpacker(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401, PLR0911 - one return a type
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004
        part = _unpacker(arguments[0])
        if part is _same:
            return tuple
        return lambda packed: tuple(map(part, packed))
    if origin is tuple:
        parts = tuple(_unpacker(argument) for argument in arguments)
        return lambda packed: tuple(f(p) for f, p in zip(parts, packed, strict=True))
    if origin is frozenset:
        return frozenset
    if origin in (Union, types.UnionType, Literal) or not isinstance(kind, type):
        return _same
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind)
    return _same


def _record(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    hints = get_type_hints(kind)
    names = kind._fields if hasattr(kind, "_fields") else _fields(kind)
    parts = tuple(_unpacker(hints[name]) for name in names)
    if all(part is _same for part in parts):
        return lambda packed: kind(*packed)
    return lambda packed: kind(*[f(p) for f, p in zip(parts, packed, strict=True)])


def _same(packed: Any) -> Any:  # noqa: ANN401
    return packed
