"""reStructuredText inside ``{eval-rst}``: docutils reads it, and says what it can't take.

What Sphinx and the book's extensions add is stood in for by directives and roles that take what
those take (``Signature``) and make nothing; no file is opened.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bookpress.facts import Trouble
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
_STOOD_IN = frozenset(("include", "raw", "role", "default-role", "csv-table", "figure"))
_OF_SPHINX = frozenset(("version", "release", "today", "translation progress"))
_WARNING = 2


def check_rst(walker: Walker, opened: Opened, roles: frozenset[str]) -> Iterator[Trouble]:
    """Yield the first thing in a piece of reStructuredText that docutils can't take."""
    text = "\n".join(opened.body)
    names = {match["name"] for match in _DIRECTIVE.finditer(text)}
    known = {name: one for name, one in walker.walk.signatures.items() if name in names}
    known = {n: one for n, one in known.items() if _is_stood_in(n, one)}
    used = {match["name"] or match["behind"] for match in _ROLE.finditer(text)} & roles
    others = (names & walker.walk.directives_known) - set(known)
    with _registered(known, others, used):
        found = _read(text)
    labels = {name.casefold() for name, _ in walker.walk.pending}
    labels |= {label.name.casefold() for label in walker.walk.labels}
    for number, words, target in found:
        if target.casefold() not in labels:
            place = place_of(opened, walker.lines, number)
            yield Trouble("markup.broken-rst", place, f"docutils can’t read this: {words}")
            return


def _is_stood_in(name: str, signature: Signature) -> bool:
    return name in _STOOD_IN or not signature.source.startswith("docutils.")


@contextmanager
def _registered(known: dict[str, Signature], others: set[str], used: set[str]) -> Iterator[None]:
    """Let docutils know the book's directives and roles for a while."""
    from docutils.parsers.rst import Directive, directives, roles  # noqa: PLC0415

    kept = dict(vars(directives)["_directives"]), dict(vars(roles)["_roles"])  # no public lists
    try:
        for name, signature in known.items():
            directives.register_directive(name, _stand_in(signature))
        for name in others:
            if name not in vars(directives)["_directive_registry"]:
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
    from docutils import frontend, nodes  # noqa: PLC0415 - few pages hold reStructuredText
    from docutils.parsers.rst import Parser  # noqa: PLC0415
    from docutils.utils import new_document  # noqa: PLC0415

    settings = frontend.get_default_settings(Parser)
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level, settings.halt_level, settings.warning_stream = _WARNING, 5, False
    document = new_document("", settings)
    found: list[tuple[int, str, str]] = []

    def note(message: Any) -> None:  # noqa: ANN401 - a node of docutils
        if message["level"] >= _WARNING:
            words = message.children[0].astext() if message.children else ""
            found.append((message.get("line", 1) - 1, " ".join(words.split()), ""))

    document.reporter.attach_observer(note)
    Parser().parse(text, document)
    for node in document.findall(nodes.Element):
        name = str(node.get("refname", ""))
        if isinstance(node, nodes.reference) and name and name not in document.nameids:
            found.append((_line(node), f"there is no target “{name}”", name))
        elif isinstance(node, nodes.substitution_reference) and not _is_defined(name, document):
            found.append((_line(node), f"there is no substitution “{name}”", ""))
    return sorted(found)


def _is_defined(name: str, document: Any) -> bool:  # noqa: ANN401 - a document of docutils
    known = {*document.substitution_defs, *document.substitution_names, *_OF_SPHINX}
    return name in known or name.lower() in known


def _line(node: Any) -> int:  # noqa: ANN401 - a node of docutils
    while node is not None and node.line is None:
        node = node.parent
    return (node.line if node is not None else 1) - 1
