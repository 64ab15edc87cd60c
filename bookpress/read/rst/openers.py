"""Directives of reStructuredText as facts: what they are given, name, hold and are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from bookpress.facts import FileUse, Label, ParseError
from bookpress.read.book_files import parser_of
from bookpress.read.rst.directives import TABLES
from bookpress.read.source import bodies
from bookpress.read.source.directive_labels import add_labels
from bookpress.read.source.directives import FLOATS, file_kind, is_unseen
from bookpress.read.source.malformed import check_content
from bookpress.read.source.signature import check_signature, first_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.facts import Place
    from bookpress.read.rst.directives import Ran
    from bookpress.read.rst.walker import RstWalker
    from bookpress.read.source.directives import Opened

_BESIDE = ("markup.bad-option",)
# What Sphinx asks of their content does not depend on the language of the page.
_CHECKED = frozenset(("csv-table", "raw", "image", "glossary", "only", "code-block", "sourcecode"))
_LISTS = frozenset(("hlist", "acks"))
_LEAVES = frozenset(("toctree", "bibliography", "footbibliography", "index", "math"))
_PARTS = frozenset(
    "start-line end-line start-after end-before lines start-at end-at pyobject diff prepend "
    "append".split(),
)
_SHOWN = frozenset(("literal", "code"))
_WITHIN_WORDS = ("align",)


def open_directive(walker: RstWalker, ran: Ran) -> None:
    """Take a directive and all that it holds."""
    opened, walk = ran.opened, walker.walk
    directive = opened.directive._replace(inside=tuple(walker.inside))
    opened = opened._replace(directive=directive)
    walk.directives.append(directive)
    before = len(walk.blocks)
    pending, walk.pending = walk.pending, []
    if file_kind(directive.name):
        _file(walker, ran)
    if ran.known:
        _judge(walker, ran, opened)
    bodies.options(walker, opened)
    if directive.name in _LEAVES:
        bodies.OPENERS[directive.name](walker, opened)
    elif ran.children:
        _held(walker, ran)
    elif opened.body or FLOATS.get(directive.name) == "code" or directive.name == "highlight":
        bodies.literal(walker, opened)
    walk.labels += [Label(name, "meant", directive.place) for name in ran.meant]
    if is_unseen(opened):
        walk.pending, pending = pending, []
    _label(walker, ran, opened, pending, before)


def _label(
    walker: RstWalker, ran: Ran, opened: Opened, pending: list[tuple[str, Place]], before: int
) -> None:
    """Give the labels before a directive, and its own, to what it makes."""
    walk, name = walker.walk, opened.directive.name
    count = len(walk.labels)
    add_labels(walk, opened, pending, before)
    title = _title(opened, ran)
    if title:
        for number, label in enumerate(walk.labels[count:], count):
            if not label.title:
                walk.labels[number] = label._replace(title=title)
    other = opened.option("label")
    if other and name != "math":
        walk.labels.append(Label(other[0], "meant", other[1]))


def _title(opened: Opened, ran: Ran) -> str:
    """Return what a reference to a directive without a caption of its own would show."""
    caption = opened.option("caption") if opened.directive.name == "toctree" else None
    if caption:
        return caption[0]
    if opened.directive.name in TABLES or opened.directive.name in FLOATS:
        return ""
    first = next(iter(ran.children), None)
    if isinstance(first, nodes.definition_list | nodes.field_list):
        found = next(iter(first.findall(nodes.term)), None)
        return found.astext() if found else ""
    return ""


def _held(walker: RstWalker, ran: Ran) -> None:
    """Walk what a directive holds."""
    name = ran.opened.directive.name
    walker.inside.append(name)
    start = len(walker.walk.blocks)
    for child in ran.children:
        if isinstance(child, nodes.definition):  # of a term in a glossary
            walker.inside.append("definition")
            walker.children(child)
            walker.inside.pop()
        else:
            walker.visit(child)
    walker.inside.pop()
    if name == "figure" and len(walker.walk.blocks) > start:
        block = walker.walk.blocks[start]
        if block.kind == "paragraph" and block.inside[-1:] == (name,):
            walker.walk.blocks[start] = block._replace(kind="caption")


def _file(walker: RstWalker, ran: Ran) -> None:
    """Keep the file that the argument of a directive names."""
    directive = ran.opened.directive
    target = "".join(directive.argument.split("\n")).strip()
    if target.startswith("<") and target.endswith(">"):
        return  # docutils brings it along
    kind = file_kind(directive.name)
    if kind == "include":
        if any(name in _SHOWN for name, _, _ in directive.options):
            kind = "literalinclude"
        elif _has_parser(directive.options) and not parser_of(directive.options):
            kind = "text"  # a language that nobody reads here
    partly = any(name in _PARTS for name, _, _ in directive.options)
    target = target.replace("\\ ", " ")
    walker.walk.files.append(FileUse(kind, target, ran.argument_at, partly, directive.options))


def _has_parser(options: Iterable[tuple[str, str, Place]]) -> bool:
    return any(name == "parser" for name, _, _ in options)


def _judge(walker: RstWalker, ran: Ran, opened: Opened) -> None:
    """Judge what a directive is given."""
    walk, name = walker.walk, opened.directive.name
    signature = walk.signatures.get(name)
    if signature is None:
        return
    found = list(check_signature(opened, signature, walker.lines))
    if ran.parent is None:  # in the definition of a substitution a picture may stand on a line
        opened = opened._replace(
            directive=opened.directive._replace(
                options=tuple(o for o in opened.directive.options if o[0] not in _WITHIN_WORDS)
            )
        )
    if signature.source and all(trouble.kind in _BESIDE for trouble in found):
        if name in _CHECKED:
            found += check_content(walker, opened)
        elif name in _LISTS:
            found += _one_list(walker, ran, opened)
        elif name == "figure":
            found += _caption(walker, ran, opened)
    walk.parse_errors += found


def _shown(ran: Ran) -> list[nodes.Node]:
    """Return what a directive holds and prints."""
    unseen = (nodes.system_message, nodes.target, nodes.title)
    return [child for child in ran.children if not isinstance(child, unseen)]


def _one_list(walker: RstWalker, ran: Ran, opened: Opened) -> list[ParseError]:
    shown = _shown(ran)
    if len(shown) == 1 and isinstance(shown[0], nodes.bullet_list):
        return []
    told = f"{{{opened.directive.name}}} holds one list and nothing else"
    return [ParseError("markup.malformed-content", first_line(opened, walker.lines), told)]


def _caption(walker: RstWalker, ran: Ran, opened: Opened) -> list[ParseError]:
    shown = _shown(ran)
    empty = bool(shown) and isinstance(shown[0], nodes.comment) and not shown[0].astext()
    if not shown or isinstance(shown[0], nodes.paragraph) or empty:
        return []
    told = "the caption of a picture is a paragraph; write it first, and this below it"
    return [ParseError("markup.malformed-content", first_line(opened, walker.lines), told)]
