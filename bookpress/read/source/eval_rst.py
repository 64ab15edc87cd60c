"""reStructuredText inside ``{eval-rst}``: docutils reads it, and says what it can't take.

What Sphinx and the book's extensions add is stood in for by directives and roles that take what
those take (``Signature``) and make nothing; no file is opened.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bookpress.facts import ParseError
from bookpress.read.source.converters import directive_class
from bookpress.read.source.signature import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Signature
    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.directives import Opened

_DIRECTIVE = re.compile(r"^[ \t]*\.\. (?:\|[^|\n]+\| )?(?P<name>[\w:+.-]+)::(?=\s|$)", re.MULTILINE)
_ROLE = re.compile(r":(?P<name>[\w:+.-]+):`|`:(?P<behind>[\w:+.-]+):")
# They open files, or change what is kept for the whole process.
_STOOD_IN = frozenset(("include", "raw", "default-role", "csv-table", "figure"))
_NEW_ROLE = re.compile(r"^[ \t]*\.\. role:: (?P<name>[\w+.-]+)", re.MULTILINE)
_OF_SPHINX = frozenset(("version", "release", "today", "translation progress"))  # substitutions
_WARNING = 2


def check_rst(walker: Walker, opened: Opened, roles: frozenset[str]) -> Iterator[ParseError]:
    """Yield the first thing in a piece of reStructuredText that docutils can't take."""
    text = "\n".join(opened.body)
    names = {match["name"] for match in _DIRECTIVE.finditer(text)}
    known = {name: one for name, one in walker.walk.signatures.items() if name in names}
    new: set[str] = walker.walk.env.setdefault("rst_roles", set())  # type: ignore[assignment]
    used = {m["name"] or m["behind"] for m in _ROLE.finditer(text)} & (roles | new)
    new |= {match["name"] for match in _NEW_ROLE.finditer(text)}
    others = (names & walker.walk.directives_known) - set(known)
    with _registered(known, others, used):
        found = _read(text)
    labels = {name.casefold() for name, _ in walker.walk.pending}
    labels |= {label.name.casefold() for label in walker.walk.labels}
    for number, words, target in found:
        if target.casefold() not in labels:
            place = place_of(opened, walker.lines, number)
            yield ParseError("markup.broken-rst", place, words)
            return


def _class(name: str, signature: Signature) -> Any:  # noqa: ANN401 - a class of docutils
    """Return docutils' own class of a directive, or one that stands in for it."""
    own = _is_own(signature) and name not in _STOOD_IN
    return (directive_class(signature.source) if own else None) or _stand_in(signature)


def _is_own(signature: Signature) -> bool:
    """Tell whether docutils itself reads the options of a directive."""
    return signature.source.startswith("docutils.")


@contextmanager
def _registered(known: dict[str, Signature], others: set[str], used: set[str]) -> Iterator[None]:
    """Let docutils know the book's directives and roles for a while."""
    from docutils.parsers.rst import Directive, directives, roles  # noqa: PLC0415

    kept = dict(vars(directives)["_directives"]), dict(vars(roles)["_roles"])  # no public lists
    try:
        built_in = vars(directives)["_directive_registry"]
        for name, signature in known.items():
            if name in built_in and name not in _STOOD_IN and _is_own(signature):
                continue
            directives.register_directive(name, _class(name, signature))
        for name in others:
            if name not in built_in:
                directives.register_directive(name, type("Free", (Directive,), _FREE))
        for name in used:
            roles.register_local_role(name, _role)
        yield
    finally:
        for registry, before in (
            (vars(directives)["_directives"], kept[0]),
            (vars(roles)["_roles"], kept[1]),
        ):
            registry.clear()
            registry.update(before)


_FREE: dict[str, Any] = {
    "optional_arguments": 99,
    "has_content": True,
    "option_spec": None,
    "run": lambda _: [],
}


def _stand_in(signature: Signature) -> Any:  # noqa: ANN401 - a class of docutils
    """Return a directive that takes what another takes, and makes nothing."""
    from docutils.parsers.rst import Directive, directives  # noqa: PLC0415

    real = directive_class(signature.source)
    spec = dict(real.option_spec or {}) if real is not None else {}
    members = {
        "required_arguments": signature.required,
        "optional_arguments": signature.optional,
        "final_argument_whitespace": signature.spaces,
        "has_content": signature.content,
        "option_spec": {n: spec.get(n, directives.unchanged) for n, _ in signature.converters},
        "run": _run_needing if signature.must and not spec.get("file") else _run,
    }
    return type("StandIn", (Directive,), members)


def _run(directive: Any) -> list[Any]:  # noqa: ANN401 - a directive of docutils
    del directive
    return []


def _run_needing(directive: Any) -> list[Any]:  # noqa: ANN401 - a directive of docutils
    directive.assert_has_content()
    return []


def _role(*_: object, **__: object) -> tuple[list[Any], list[Any]]:
    return [], []


def _read(text: str) -> list[tuple[int, str, str]]:
    """Return what docutils says of a text, in order: line (from 0), words, missing target."""
    from docutils import frontend  # noqa: PLC0415 - few pages hold reStructuredText
    from docutils.parsers.rst import Parser  # noqa: PLC0415
    from docutils.utils import new_document  # noqa: PLC0415

    settings = frontend.get_default_settings(Parser())
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level, settings.halt_level, settings.warning_stream = _WARNING, 5, False
    document = new_document("", settings)
    found: list[tuple[int, str, str]] = []

    def note(message: Any) -> None:  # noqa: ANN401 - a node of docutils
        if message["level"] >= _WARNING:
            words = message.children[0].astext() if message.children else ""
            told = f"docutils can’t read this: {' '.join(words.split())}"
            found.append((message.get("line", 1) - 1, told, ""))

    document.reporter.attach_observer(note)
    Parser().parse(text, document)
    found += _unresolved(document, text.split("\n"))
    return sorted(found)


def _unresolved(
    document: Any,  # noqa: ANN401 - docutils' own
    text: list[str],
) -> Iterator[tuple[int, str, str]]:
    """Yield what a whole document would have put right, and MyST's parts of one don't."""
    from docutils import nodes  # noqa: PLC0415

    nameless = 0
    for node in document.findall(nodes.Element):
        name = str(node.get("refname", ""))
        if isinstance(node, nodes.substitution_reference) and name.lower() not in _OF_SPHINX:
            yield _line(node), f"MyST puts nothing in the place of “|{name}|”; write the words", ""
        elif isinstance(node, nodes.reference | nodes.footnote_reference):
            if name and name not in document.nameids:
                yield _line(node), f"there is no target “{name}”", name
            nameless += bool(node.get("anonymous"))
        elif isinstance(node, nodes.target) and node.get("anonymous"):
            nameless -= 1
        elif isinstance(node, nodes.pending):
            told = "this directive does nothing inside {eval-rst}; take it away"
            yield _head(_line(node), text), told, ""
        elif isinstance(node, nodes.section) and not nodes.make_id(node[0].astext()):
            # Its ID would be "id1", which the title of the page has already.
            yield (
                _line(node[0]) - 1,
                "a title without Latin letters stops Sphinx here; write it in Markdown",
                "",
            )
    if nameless > 0:
        yield 0, f"{nameless} links without a name have no target; write `text <address>`__", ""


def _head(number: int, text: list[str]) -> int:
    """Return the line on which a directive begins, from one in it or behind it."""
    above = (n for n in range(number, -1, -1) if text[n].lstrip().startswith(".. "))
    return next(above, number)


def _line(node: Any) -> int:  # noqa: ANN401 - a node of docutils
    while node is not None and node.line is None:
        node = node.parent
    return (node.line if node is not None else 1) - 1
