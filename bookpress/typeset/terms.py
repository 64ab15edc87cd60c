"""Where a translation's ``{term}`` leads while the glossary is not translated: to the original.

Translators call a term by its new name, which the glossary of their language may not have yet.
What is wrong for another reason stays a fault: the gate draws the same line (Glossary.unknown).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx import addnodes

from bookpress.typeset.untranslated import lacks_translation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

_ORIGINALS, _TOGETHER = "original_terms", "translated_terms"  # attributes of a reference


def terms_in(node: nodes.Element) -> list[str]:
    """Return the terms that a text refers to, in their order."""
    return [str(found["reftarget"]) for found in _references(node)]


def remember(node: nodes.Element, originals: list[str]) -> None:
    """Let each term of a translation know the terms that the manuscript has in its place."""
    together = terms_in(node)
    for found in _references(node) if originals else ():
        found[_ORIGINALS], found[_TOGETHER] = originals, together


def _references(node: nodes.Element) -> Iterable[addnodes.pending_xref]:
    for found in node.findall(addnodes.pending_xref):
        if (found["refdomain"], found["reftype"]) == ("std", "term"):
            yield found


def _resolve(
    app: Sphinx,
    env: BuildEnvironment,
    node: addnodes.pending_xref,
    contnode: nodes.Element,
) -> nodes.Element | None:
    """Link a term that is in no glossary to the original, where that is what is missing.

    Where several originals wait for a translation nobody can tell which is meant: no link then.
    """
    domain = cast("StandardDomain", env.get_domain("std"))
    known = {
        name.lower(): place for (kind, name), place in domain.objects.items() if kind == "term"
    }
    originals: list[str] = node.get(_ORIGINALS, [])
    together: list[str] = node.get(_TOGETHER, [])
    waiting = [
        term
        for term in originals
        if term.lower() in known and lacks_translation(env, known[term.lower()][0], term)
    ]
    unknown = [term for term in together if term.lower() not in known]
    if not waiting or len(unknown) > len(waiting):
        return None
    if len(waiting) > 1:
        return contnode
    return domain.resolve_xref(env, node["refdoc"], app.builder, "term", waiting[0], node, contnode)


def setup(app: Sphinx) -> None:
    """Be asked where nothing else is found."""
    app.connect("missing-reference", _resolve)
