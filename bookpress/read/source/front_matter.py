"""The settings at the head of a page: whether they are YAML, and what MyST takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bookpress.facts import ParseError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULE = "markup.bad-front-matter"
_OF_MYST = ("myst", "html_meta", "substitutions")
_PLAIN = "write name: value, a line each"
_MOST = 100_000  # characters; MyST refuses what unfolds to more


def check_front_matter(text: str, path: str) -> Iterator[ParseError]:
    """Yield what is wrong with the front matter ``text``, which begins in line 2 of a file."""
    import yaml  # noqa: PLC0415 - few pages have any

    try:
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, 2 + mark.line, mark.column + 1) if mark else Place(path, 2)
        if mark and not text.split("\n")[mark.line :][:1]:
            place = Place(path, 1 + text.count("\n"))
        yield ParseError(_RULE, place, f"this is no YAML ({error.problem}); put values in quotes")
        return
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        yield ParseError(
            _RULE, Place(path, 2), f"this is no YAML ({' '.join(str(error).split())[:99]})"
        )
        return
    if data is None:
        return
    if not isinstance(data, dict):
        line = next((n for n, one in enumerate(text.split("\n")) if one.strip()), 0)
        yield ParseError(_RULE, Place(path, 2 + line, 1), f"these are no settings: {_PLAIN}")
        return
    if any(name in data for name in _OF_MYST):
        yield from _of_myst(data, text, path)


def _of_myst(data: dict[str, Any], text: str, path: str) -> Iterator[ParseError]:
    """Yield what MyST says of the settings that are its own."""
    from myst_parser.config.main import MdParserConfig, merge_file_level  # noqa: PLC0415 - loaded

    told: list[str] = []
    merge_file_level(MdParserConfig(), data, lambda _, message: told.append(message))
    own = data.get("myst")
    names = [*(own if isinstance(own, dict) else ()), *_OF_MYST]
    for message in told:
        name = next(
            (name for name in names if re.search(rf"\b{re.escape(str(name))}\b", message)), ""
        )
        match = re.search(
            rf"^[ \t]*(?P<name>[\"']?{re.escape(str(name))}[\"']?)[ \t]*:", text, re.MULTILINE
        )
        start = match.start("name") if match else 0
        line = text.count("\n", 0, start)
        column = start - (text.rfind("\n", 0, start) + 1)
        words = " ".join(message.split())
        yield ParseError(
            _RULE, Place(path, 2 + line, column + 1), f"MyST does not take this: {words}"
        )
