"""The roles and directives of a book and what they take, asked inside Sphinx (``sphinx_probe``)."""

from __future__ import annotations

import contextlib
import inspect
import re
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

from docutils.parsers.rst import Directive, DirectiveError, directives, roles
from docutils.parsers.rst.languages import get_language
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from bookpress.read.source.converters import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.domains import Domain

    from bookpress.read.conf.asked_sphinx import AskedSphinx

# What reads the content of a directive: methods of docutils' states and of Sphinx' directives.
_PARSING = re.compile(
    "nested_parse|nested_list_parse|parse_content|parse_generated|parse_text_to_nodes"
    "|parse_inline|inline_text|insert_input|^block_quote$"
)
_BASES = (object, Directive, SphinxDirective)
# docutils' tables say that they are empty by themselves, and not by this method.
_ASSERTION, _TABLES = "assert_has_content", ("table", "list-table", "csv-table")
# Extensions that need IPython, and the lexers that it brings (ipython_pygments_lexers.py).
_WITH_IPYTHON = ("IPython.", "myst_nb", "nbsphinx", "jupyter_sphinx")
_IPYTHON = (
    *("ipython", "ipython2", "ipython3", "ipy", "ipy3", "ipythontb", "ipython3tb"),
    *("ipythonconsole", "ipython3console"),
)
# myst_parser/mdit_to_docutils/base.py adds them when a page includes another.
_MYST = {
    "include": (
        ("heading-offset", "nonnegative_int"),
        ("relative-docs", "path"),
        ("relative-images", "flag"),
    )
}


def registered(app: AskedSphinx, kind: str) -> frozenset[str]:
    """Return the names of all roles or directives that a document may use.

    There are none if an extension could not be loaded: nobody knows what it defines.
    """
    if not app.complete:
        return frozenset()
    module: Any = roles if kind == "roles" else directives  # no public list exists
    own, built_in = f"_{kind}", f"_{kind.removesuffix('s')}_registry"
    names = {*getattr(module, own), *getattr(module, built_in)}
    for language in ("en", (app.config.language or "en").lower()):  # docutils’ own short names
        found = get_language(language, None)
        names |= set(getattr(found, kind, ()))
    for domain in domains(app):
        members = getattr(domain, kind)
        names |= {f"{domain.name}:{name}" for name in members}
        if domain.name in ("std", app.config.primary_domain):
            names |= set(members)
    if kind == "roles":  # sphinx.ext.extlinks adds its own when a build begins
        names |= set(getattr(app.config, "extlinks", None) or ())
    if kind == "directives" and app.markdown:
        names.add("eval-rst")  # MyST's renderer takes it before anything is looked up
    return frozenset(names)


def signatures(app: Sphinx) -> list[list[object]]:
    """Return a ``Signature`` for each directive that is a class, as a list."""
    found = []
    for name, directive in sorted(dict(_classes(app)).items()):
        if inspect.isclass(directive) and issubclass(directive, Directive):
            found.append(_signature(name, directive))
    return found


def _classes(app: Sphinx) -> Iterator[tuple[str, Any]]:
    """Yield names and classes, those that win last."""
    for alias, (module, name) in vars(directives)["_directive_registry"].items():
        yield alias, getattr(import_module(f"{directives.__name__}.{module}"), name)
    yield from vars(directives)["_directives"].items()
    for domain in domains(app):
        yield from ((f"{domain.name}:{name}", one) for name, one in domain.directives.items())
    own = [domain for domain in domains(app) if domain.name == "std"]
    own += [domain for domain in domains(app) if domain.name == app.config.primary_domain]
    for domain in own:
        yield from domain.directives.items()


def _signature(name: str, directive: Any) -> list[object]:  # noqa: ANN401 - a class of docutils
    options = directive.option_spec
    spec = options if isinstance(options, dict) else {}
    owner = next(
        (one for one in directive.__mro__ if vars(one).get("option_spec") is options), None
    )
    source = f"{owner.__module__}:{owner.__qualname__}" if owner is not None else ""
    if not source.startswith(KNOWN):
        source = ""
    converters = [(key, _converter(read, source)) for key, read in sorted(spec.items())]
    return [
        name,
        directive.required_arguments,
        directive.optional_arguments,
        bool(directive.final_argument_whitespace),
        bool(directive.has_content),
        name in _TABLES or (source != "" and _needs_content(directive)),
        source,
        [*converters, *_MYST.get(name, ())],
        _parses(directive),
    ]


def domains(app: Sphinx) -> list[Domain]:
    """Return the domains in the order of their names; before Sphinx 8.1 they are a dictionary."""
    return sorted(app.env.domains.values(), key=attrgetter("name"))


def _converter(read: object, source: str) -> str:
    if read is int:
        return "int"
    name = getattr(read, "__name__", "")
    if name and getattr(directives, name, None) is read:
        return str(name)
    return "class" if source else ""


def _parses(directive: Any) -> bool:  # noqa: ANN401 - a class of docutils
    """Tell whether a directive lets the parser of the page read its content.

    What draws a diagram or runs a program does not. No attribute says so, but the code of its
    methods names docutils' and Sphinx's functions that parse.
    """
    own = [one for one in directive.__mro__ if one not in _BASES]
    methods = [method for one in own for method in vars(one).values() if inspect.isfunction(method)]
    return any(_PARSING.search(name) for one in methods for name in one.__code__.co_names)


def _needs_content(directive: Any) -> bool:  # noqa: ANN401 - a class of docutils
    """Tell whether a directive refuses to run without content, which no attribute says.

    One that may ask for content is run with none: ``class`` asks only without an argument.
    """
    runs = [getattr(vars(one).get("run"), "__code__", None) for one in directive.__mro__]
    if not any(run and _ASSERTION in run.co_names for run in runs) or not directive.has_content:
        return False
    arguments = ["x"] * directive.required_arguments
    nothing = StringList()
    state, machine = MagicMock(), MagicMock()
    try:
        directive("x", arguments, {}, nothing, 1, 0, "", state, machine).run()
    except DirectiveError as error:
        return "Content block expected" in error.msg
    except Exception:  # noqa: BLE001 - it needs more than was made for it
        return False
    return False


def lexers(app: AskedSphinx) -> list[str]:
    """Return the names of the lexers that Sphinx and the book have beside those of Pygments.

    Packages of the book's Python bring some without a word in conf.py, as IPython does, which
    comes with whatever reads notebooks.
    """
    from pygments.plugin import find_plugin_lexers  # noqa: PLC0415 - loaded with Sphinx
    from sphinx import highlighting  # noqa: PLC0415

    names = {*highlighting.lexers, *highlighting.lexer_classes}
    with contextlib.suppress(Exception):  # they are code of others
        names.update(alias for lexer in find_plugin_lexers() for alias in lexer.aliases)
    if any(name.startswith(_WITH_IPYTHON) for name in app.named):
        names.update(_IPYTHON)
    return sorted(names)
