"""What reads the value of an option: docutils' and Sphinx's own functions, found by name.

The names come out of the cache, which may have come with a book that nobody trusts: a name leads
to nothing but the option of a directive, in modules that do nothing when they are loaded.
"""

from __future__ import annotations

import inspect
import re
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.facts import Signature

# Where a directive may come from for its options to be read here.
KNOWN = ("docutils.parsers.rst.directives.", "sphinx.directives", "sphinx.domains.")
_SOURCE = re.compile(r"(?P<module>[a-z_.]+):(?P<name>\w+)")
_FREE = ("", "flag", "unchanged")  # what MyST takes with any value
# Values that are plainly right, so that docutils need not be loaded for them (0.1 s).
PLAIN = {
    "class_option": re.compile(r"[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)*"),
    "nonnegative_int": re.compile(r"[0-9]{1,9}"),
    "length_or_percentage_or_unitless": re.compile(r"[0-9]{1,9}(?:%|px|em|cm|mm|in|pt)?"),
    "length_or_unitless": re.compile(r"[0-9]{1,9}(?:px|em|cm|mm|in|pt)?"),
    "numbered": re.compile(r"[0-9]{0,9}"),  # of a toctree, by a function of its class
    "percentage": re.compile(r"[0-9]{1,9}%?"),
}
_ADVICE = (
    (re.compile(r"invalid literal for int\(\).*"), "write a whole number"),
    (re.compile(r"argument required but none supplied"), "give it a value, or take it away"),
    (
        re.compile(
            r"\".*\" is no valid measure\.?"
            r"|not a positive measure of one of the following units:.*",  # docutils 0.21 and before
            re.DOTALL,
        ),
        "write a number with its unit, as in 80% or 12em",
    ),
    (
        re.compile(r"not a positive number or measure of one of.*", re.DOTALL),
        "write a number with its unit, as in 300px or 12em",
    ),
    (re.compile(r"negative or zero value; .*"), "write numbers above 0"),
    (re.compile(r"negative value; .*"), "write 0 or more"),
    (re.compile(r"unknown encoding: .*"), "write utf-8, or another name of an encoding"),
    (
        re.compile(r"cannot make .* into a class name"),
        "begin the name of a class with a Latin letter",
    ),
    (re.compile(r".* invalid; must be a single character.*"), "write one sign, or tab or space"),
    (re.compile(r"\".*\" unknown; choose from (.*)"), r"choose from \1"),
)


def advice(signature: Signature, name: str, value: str) -> str:
    """Return what to write for an option whose value can't be used; empty if it can."""
    converter = dict(signature.converters).get(name, "")
    if converter in _FREE or (converter == "unchanged_required" and value):
        return ""
    plain = PLAIN.get(name if converter == "class" else converter)
    if plain and plain.fullmatch(value):
        return ""
    convert = _function(converter, signature.source, name)
    if convert is None:
        return ""
    try:
        convert(value or None)  # as MyST does (myst_parser/parsers/directives.py)
    except Exception as error:  # noqa: BLE001 - figwidth_value(None) raises what it will
        return _words(str(error) if value else "argument required but none supplied")
    return ""


def _words(said: str) -> str:
    for pattern, words in _ADVICE:
        match = pattern.fullmatch(said)
        if match:
            return match.expand(words)
    return said


@lru_cache(maxsize=256)
def _function(converter: str, source: str, name: str) -> Callable[[Any], object] | None:
    """Return the function of that name, or None."""
    if converter == "int":
        return int
    if converter == "class":
        found = directive_class(source)
        return None if found is None else (found.option_spec or {}).get(name)
    from docutils.parsers.rst import directives  # noqa: PLC0415 - most values need none

    function = getattr(directives, converter, None)
    own = inspect.isfunction(function) and function.__module__ == directives.__name__
    return function if own else None


def directive_class(source: str) -> Any:  # noqa: ANN401 - a class of docutils
    """Return the directive that a ``Signature`` says it is made of, or None."""
    from docutils.parsers.rst import Directive  # noqa: PLC0415

    match = _SOURCE.fullmatch(source)
    if match is None or not source.startswith(KNOWN) or match["module"].endswith("__"):
        return None
    try:
        found = getattr(import_module(match["module"]), match["name"], None)
    except ImportError:
        return None
    return found if inspect.isclass(found) and issubclass(found, Directive) else None
