"""What a rule is: a function from facts to findings, in a file whose path is its name.

``rules/citations/unknown_key.py`` is ``citations.unknown-key``; ``unknown_key.md`` beside it is its
documentation, what ``bookpress explain`` prints, and its test. The type of a rule's parameter says
what it looks at, and how often it runs:

* ``Page`` and ``Message``: once for each, kept with the file until the file changes;
* ``Bibliography``: once; ``Catalog``: once for each; ``Book``: once, on every run.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.facts import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

_TAKEN = re.compile("[\ufffc\ue000]+")
RULES = Path(__file__).parent
Report = tuple[Place, str] | tuple[Place, str, Severity]


@dataclass(frozen=True)
class Rule:
    """A rule: its name, how grave its findings are, what it looks at, and its function.

    The function yields ``(place, message)``, or ``(place, message, severity)`` where one case is
    graver than the rest.
    """

    name: str
    severity: Severity
    looks_at: str  # Page, Message, Bibliography, Catalog or Book
    function: Callable[[Any], Iterable[Report]]

    def findings(self, facts: object) -> Iterator[Finding]:
        """Yield what the rule finds in ``facts``, a value of the type it looks at."""
        for report in self.function(facts):
            place, message, *graver = report
            severity = graver[0] if graver else self.severity
            yield Finding(self.name, place, _legible(message), severity)

    @property
    def page(self) -> Path:
        """Return the rule's page."""
        family, name = self.name.split(".")
        return RULES / family / f"{name.replace('-', '_')}.md"


def _legible(message: str) -> str:
    """Return a message on one line, with “…” for what rules see as taken (``_plain_text``)."""
    return " ".join(_TAKEN.sub("…", message).split())


def rule(
    severity: Severity,
) -> Callable[[Callable[[Any], Iterable[Report]]], Rule]:
    """Make a rule of a function with one annotated parameter; its module's path is its name."""

    def decorate(function: Callable[[Any], Iterable[Report]]) -> Rule:
        _, _, family, module = function.__module__.split(".")
        (parameter,) = inspect.signature(function).parameters.values()
        return Rule(
            name=f"{family}.{module.replace('_', '-')}",
            severity=severity,
            looks_at=str(parameter.annotation),
            function=function,
        )

    return decorate


@cache
def _files() -> dict[str, Path]:
    """Return the file of every rule by the rule's name, in the order of the files."""
    paths = sorted(RULES.glob("*/[!_]*.py"))
    return {f"{path.parent.name}.{path.stem.replace('_', '-')}": path for path in paths}


def rule_names() -> Collection[str]:
    """Return the names of all rules; no rule is loaded for that."""
    return _files().keys()


@cache
def _load(path: Path) -> Rule:
    module = import_module(f"bookpress.rules.{path.parent.name}.{path.stem}")
    return next(value for value in vars(module).values() if isinstance(value, Rule))


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its name, in the order of the names."""
    return {name: _load(path) for name, path in _files().items()}


@cache
def rules_for(looks_at: str) -> tuple[Rule, ...]:
    """Return the rules that look at the facts of this type.

    Where no file has changed, the rules of the whole book alone are asked: to load all of them is
    a third of such a check.
    """
    named = re.compile(rf"^def \w+\(\w+: {looks_at}\)".encode(), re.MULTILINE)
    rules = (_load(path) for path in _files().values() if named.search(path.read_bytes()))
    return tuple(rule for rule in rules if rule.looks_at == looks_at)
