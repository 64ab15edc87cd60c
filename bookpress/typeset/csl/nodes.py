"""What the text of a .bib field is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

PROTECTED, CAPITALS = "protected", "capitals"


@dataclass
class Styled:
    """Nodes in a style: ``i``, ``b``, ``sup``, ``sub``, ``CAPITALS`` or ``PROTECTED`` alone."""

    style: str
    nodes: list[Node] = field(default_factory=list)


Node = str | Styled


def words(nodes: list[Node]) -> str:
    """Return the text of nodes without their styles."""
    return "".join(one if isinstance(one, str) else words(one.nodes) for one in nodes)


def pairs(table: str) -> dict[str, str]:
    """Return a table that is written as names, each followed by what it stands for."""
    listed = table.split()
    return dict(zip(listed[::2], listed[1::2], strict=True))
