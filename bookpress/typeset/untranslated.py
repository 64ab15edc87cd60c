"""What an edition still says in the manuscript's language: marked where it stands, and counted.

A passage without a translation keeps its text. It says its own language (docutils writes a class
``language-xx`` as ``lang``) and has a class of its own, which each format draws as a quiet line.
Whether a book may come out like this is the gate's affair (``draft`` in ``[tool.bookpress]``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.i18n import docname_to_domain

from bookpress.languages import language_of
from bookpress.text.messages import has_words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CLASS = "untranslated"
FILE = "translated.json"  # beside the doctrees, for the press
_NO_WORDS = (nodes.literal, nodes.math, nodes.math_block, nodes.raw)


def mark(node: nodes.Element, source_language: str) -> None:
    """Say of a node that readers get it in ``source_language``.

    The words of a heading say it themselves: Sphinx copies them into contents and links. So do
    those of a caption: its number, as in “Figure 2.1”, is in the language of the edition.
    """
    language = f"language-{language_of(source_language).tag}"
    if _is_caption(node):
        _wrap(node, [CLASS, language])
        return
    if isinstance(node, nodes.TextElement):
        node["classes"].append(CLASS)
    if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
        _wrap(node, [language])
    elif isinstance(node, nodes.TextElement | nodes.image):
        node["classes"].append(language)


def _is_caption(node: nodes.Element) -> bool:
    is_title_of_table = isinstance(node, nodes.title) and isinstance(node.parent, nodes.table)
    return isinstance(node, nodes.caption) or is_title_of_table


def _wrap(node: nodes.Element, classes: list[str]) -> None:
    """Put what a node holds into an inline of these classes."""
    words = nodes.inline("", "", *node.children, classes=classes)
    node.children = []
    node.append(words)


def is_marked(node: nodes.Node) -> bool:
    """Tell whether a node is a passage without a translation."""
    return isinstance(node, nodes.Element) and CLASS in node["classes"]


def needs_translation(node: nodes.Element, msgid: str, source_language: str) -> bool:
    """Tell whether a message of a node holds words, not only formulas, code, numbers and names."""
    prose = isinstance(node, nodes.TextElement) and not isinstance(node, nodes.literal_block)
    return has_words(_prose(node) if prose else msgid, source_language)


def _prose(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, _NO_WORDS):
        return ""
    return "".join(_prose(child) for child in node.children)


# ------------------------------------------------------------------------------------------ counted


def note_messages(env: BuildEnvironment, messages: dict[str, bool]) -> None:
    """Keep which messages of the document that is being read have a translation."""
    _known(env)[env.docname] = messages


def percent_translated(env: BuildEnvironment) -> int | None:
    """Return how many of a hundred messages are translated, cut off; None where all are.

    A message counts once in a catalog, as a translator sees it; one without words, if translated.
    """
    compact = env.config.gettext_compact
    found: dict[tuple[str, str], bool] = {}
    for docname, messages in _known(env).items():
        domain = docname_to_domain(docname, compact)
        found |= {(domain, msgid): translated for msgid, translated in messages.items()}
    done = sum(found.values())
    return None if done == len(found) else 100 * done // len(found)


def lacks_translation(env: BuildEnvironment, docname: str, msgid: str) -> bool:
    """Tell whether a message of a document, whatever its case, waits for a translation."""
    messages = _known(env).get(docname, {}).items()
    return any(not done and text.lower() == msgid.lower() for text, done in messages)


def _known(env: BuildEnvironment) -> dict[str, dict[str, bool]]:
    if not hasattr(env, "book_messages"):
        env.book_messages = {}  # type: ignore[attr-defined]
    known: dict[str, dict[str, bool]] = env.book_messages  # type: ignore[attr-defined]
    return known


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    del app
    _known(env).pop(docname, None)


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: AbstractSet[str], other: BuildEnvironment
) -> None:
    del app
    _known(env).update({name: _known(other)[name] for name in docnames if name in _known(other)})


def _tell_press(app: Sphinx, env: BuildEnvironment) -> None:
    if app.config.book_press:
        text = json.dumps({"percent": percent_translated(env)})
        Path(app.doctreedir, FILE).write_text(text, "utf-8")


def setup(app: Sphinx) -> None:
    """Keep the counts with the documents."""
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _tell_press)
