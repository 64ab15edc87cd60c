"""What numbered references lead to, known without reading its page anew for each of them.

For every ``{numref}`` Sphinx unpickles all of the page that it leads to
(``StandardDomain._resolve_numref_xref``), to learn the kind of one thing on it and its anchor: 110
times in our book. Here a page is read once, and of each thing that much is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.domains.std import StandardDomain

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class _Target(nodes.Element):
    """What Sphinx asks of a thing with a number: its kind, and its anchors."""

    def __init__(self, kind: str | None, anchors: list[str]) -> None:
        super().__init__("", ids=anchors)
        self.kind = kind


class _Page(nodes.Element):
    """Takes the place of a page's doctree: its targets by their anchors."""

    def __init__(self, targets: dict[str, _Target]) -> None:
        super().__init__()
        self.ids = targets


class _Environment:
    """Sphinx's environment, but for the pages, of which the targets are handed out."""

    def __init__(self, env: BuildEnvironment, domain: NumberedThings) -> None:
        self._env = env
        self._domain = domain

    def get_doctree(self, docname: str) -> _Page:
        return self._domain.page(self._env, docname)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever Sphinx's has
        return getattr(self._env, name)


class NumberedThings(StandardDomain):
    """Resolves numbered references as Sphinx does, from what it has kept of each page."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Begin with no page read."""
        super().__init__(env)
        self._pages: dict[str, _Page] = {}

    def page(self, env: BuildEnvironment, docname: str) -> _Page:
        """Return what may be referred to on a page."""
        if docname not in self._pages:
            things = env.get_doctree(docname).ids.items()
            kind_of = self.get_enumerable_node_type
            targets = {anchor: _Target(kind_of(thing), thing["ids"]) for anchor, thing in things}
            self._pages[docname] = _Page(targets)
        return self._pages[docname]

    def forget(self) -> None:
        """Know nothing of pages: they may be about to change."""
        self._pages.clear()

    def get_enumerable_node_type(self, node: Node) -> str | None:
        """Return as which kind of thing a node is numbered."""
        return node.kind if isinstance(node, _Target) else super().get_enumerable_node_type(node)

    def _resolve_numref_xref(self, env: BuildEnvironment, *others: Any) -> Any:  # noqa: ANN401 - Sphinx's
        return super()._resolve_numref_xref(_Environment(env, self), *others)  # type: ignore[arg-type]


def _forget(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    del app, docnames
    domain = env.get_domain("std")
    if isinstance(domain, NumberedThings):
        domain.forget()


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own domain; that of another extension is left alone."""
    if app.registry.domains.get("std") is StandardDomain:
        app.add_domain(NumberedThings, override=True)
        app.connect("env-before-read-docs", _forget)
