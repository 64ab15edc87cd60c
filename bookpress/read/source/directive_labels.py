"""What labels a directive: labels before it, and names in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Label
from bookpress.read.source.directives import FLOATS

if TYPE_CHECKING:
    from bookpress.facts import LabelKind, Place
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.directives import Opened


def add_labels(
    walk: Collected,
    opened: Opened,
    pending: list[tuple[str, Place]],
    before: int,
) -> None:
    """Give the labels before a directive, and its own, to what it makes."""
    kind: LabelKind = FLOATS.get(opened.directive.name, "paragraph")  # type: ignore[assignment]
    # What an include begins with, the other file says.
    foreign = kind == "paragraph" and (
        opened.directive.name == "include" or walk.is_foreign(opened.directive.name)
    )
    if foreign:
        kind = "foreign"
    caption = next((b for b in walk.blocks[before:] if b.kind == "caption"), None)
    title = caption.source if caption else ""
    if opened.directive.name in ("admonition", "rubric") and opened.directive.argument:
        title = opened.directive.argument
    own = [opened.option("name")]
    if kind in ("equation", "foreign"):
        own.append(opened.option("label"))
    if opened.directive.name == "figure-md":
        own.append((opened.directive.argument, opened.directive.place))
    named = [
        *pending,
        *((found[0], found[1]) for found in own if found and found[0]),
        *opened.named,
    ]
    named = list({name: (name, place) for name, place in reversed(named)}.values())[::-1]
    unknown = walk.directives_known and opened.directive.name not in walk.directives_known
    for name, place in named:
        here: LabelKind = "meant" if unknown else kind
        if kind == "equation" and (name, place) in pending:
            here = "paragraph"
        walk.labels.append(Label(name, here, place, title))
