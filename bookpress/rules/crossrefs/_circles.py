"""Circles in what names what: files that include each other, contents that hold each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_Edge = TypeVar("_Edge")


def circles(
    edges: Mapping[str, Sequence[tuple[str, _Edge]]], first: str = ""
) -> Iterator[tuple[_Edge, list[str]]]:
    """Yield each edge that closes a circle, and the way around it, from a node back to itself.

    Args:
        edges: for each node the nodes that it leads to, each with what leads there.
        first: the node to begin with; which edge closes a circle depends on it.
    """
    done: set[str] = set()
    for start in (first, *sorted(edges)):
        above: list[str] = []
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:  # depth first, without recursion: books are deep
            node, leaving = waiting.pop()
            if leaving:
                above.pop()
                done.add(node)
            elif node not in done:
                above.append(node)
                waiting.append((node, True))
                for target, edge in reversed(edges.get(node, ())):
                    if target in above:
                        yield edge, [*above[above.index(target) :], target]
                    else:
                        waiting.append((target, False))
