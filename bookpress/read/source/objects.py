"""Things that directives of Sphinx's domains describe: functions, classes, options of programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Directive

OF_STD = ("option", "envvar", "confval")
# The name in a signature: ``static int run(int x)``, ``Model.fit(data) -> None``.
_NAME = re.compile(r"(?P<name>[\w.:~$]+)\s*(?:[(\[={<;:]|->|$)")
_OPTION = re.compile(r"(?:^|,\s)\s*(?P<name>[^\s=\[<,]+)")


def described(directive: Directive) -> Iterator[tuple[str, str]]:
    """Yield the domain and the name of each thing that a directive describes."""
    domain, colon, _ = directive.name.partition(":")
    if directive.name in OF_STD:
        pattern = _OPTION if directive.name == "option" else _NAME
        yield from (
            (directive.name, match["name"]) for match in pattern.finditer(directive.argument)
        )
    elif colon and (found := _NAME.search(directive.argument)):
        yield domain, found["name"]
