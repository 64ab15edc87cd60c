"""How a check is run: ``[tool.bookpress]`` in the book's pyproject.toml, the command line over it.

A name or a value that is not understood stops the check: a misspelt option must not pass for none.
"""

from __future__ import annotations

import csv
import difflib
import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.facts import Finding, Place
from bookpress.facts.settings import is_draft
from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import read_regular
from bookpress.rules.allowed import RENAMED
from bookpress.rules.renamed import RENAMED as RENAMED_RULES
from bookpress.rules.renamed import is_called, todays_name
from bookpress.rules.rule import rule_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FORMATS = ("text", "json", "sarif", "github", "junit")
LEVELS = ("error", "warning", "info", "never")
ALLOWED = "allowed"  # the family of the findings about what is allowed: nobody can silence it


@dataclass(frozen=True)
class Options:
    """What to look for, what to leave out, and how to say it.

    ``languages`` are those of the catalogs to look at (none named: all); ``select`` and ``ignore``
    hold names of rules and families; ``output`` is a file for the report; ``cache`` is the folder
    of the cache where it is not the usual one; ``outside`` names folders outside the book that its
    chapters may read; ``release`` names languages that must be complete, ``draft`` such as
    may be behind the manuscript; ``thresholds`` gives for a language the per cent that must be
    translated; ``terms`` is the path of a CSV term base; ``all`` names each finding by itself in
    the report for people; ``baseline`` is a file of known findings where it is not the usual one;
    ``python`` is the Python, or its environment, that is asked for the book's settings, where it is
    not the book's own; with ``no_conf`` conf.py is read as text and not run.
    """

    languages: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    format: str = "text"
    output: Path | None = None
    explain_each: bool = False
    cache: Path | None = None
    use_cache: bool = True
    outside: tuple[str, ...] = ()
    release: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()
    thresholds: tuple[tuple[str, float], ...] = ()
    terms: str = ""
    all: bool = False
    baseline: Path | None = None
    use_baseline: bool = True
    python: Path | None = None
    no_conf: bool = False

    def wants(self, name: str) -> bool:
        """Tell whether the findings of this rule are to be reported."""
        if name.startswith(f"{ALLOWED}."):
            return True
        family = name.partition(".")[0]
        if name in self.ignore or (family in self.ignore and name not in self.select):
            return False
        return not self.select or name in self.select or family in self.select

    def is_draft(self, language: str) -> bool:
        """Tell whether a language is in the making: translators may be behind, and it comes out."""
        return is_draft(language, self.release, self.draft)

    def term_base(self, root: Path) -> tuple[tuple[str, str], ...]:
        """Return the terms of the term base with their translations.

        Raises:
            CannotLook: if the file can't be read, or a line is no term with its translation.
        """
        return _read_terms(root / self.terms, self.terms) if self.terms else ()


def read_options(root: Path, overrides: Mapping[str, object]) -> Options:
    """Return the options of the book in the folder ``root``.

    Args:
        root: the folder that may hold pyproject.toml.
        overrides: the command line, by the names of the fields; None stands for "not given".

    Raises:
        CannotLook: a name or a value is not understood; the text says which and what to do.
    """
    found = _checked(_table(root / "pyproject.toml"), "pyproject.toml: ", root)
    given = {name: value for name, value in overrides.items() if value is not None}
    found |= _checked(given, "", Path())
    for name in found.get("draft", ()):
        if name in found.get("release", ()):
            raise CannotLook(f"pyproject.toml: “draft” and “release” both name {name}; choose one")
    return Options(**found)


def renamed_in_pyproject(root: Path) -> Iterator[Finding]:
    """Yield a finding for each rule that pyproject.toml calls by a name that it had before."""
    path = root / "pyproject.toml"
    table = _table(path)
    named = [name for key in ("select", "ignore") for name in _list(table.get(key))]
    old = [name for name in RENAMED_RULES if name in named]
    for number, line in enumerate(_lines(path) if old else (), 1):
        for name in old:
            if f'"{name}"' in line.replace("'", '"'):
                yield Finding(RENAMED, Place(path.name, number), is_called(name), "info")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _lines(path: Path) -> list[str]:
    return read_regular(path).decode("utf-8-sig").splitlines() if os.path.lexists(path) else []


def _table(path: Path) -> dict[str, Any]:
    """Return ``[tool.bookpress]`` of a pyproject.toml, if there is one."""
    if not os.path.lexists(path):
        return {}
    try:
        content = tomllib.loads(read_regular(path).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # a number of 5,000 digits is no value
        why = " ".join(str(error).split())
        raise CannotLook(f"{path.name} can’t be read: {why}; mend it") from None
    tool = content.get("tool", {})
    table = tool.get("bookpress", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise CannotLook(f"{path.name}: “bookpress” is no table; write [tool.bookpress]")
    return table


def _checked(given: Mapping[str, object], where: str, root: Path) -> dict[str, Any]:
    """Return the options under the names of the fields, each value tried."""
    names = [field.name for field in fields(Options)]
    found: dict[str, Any] = {}
    for written, value in given.items():
        name = written.replace("-", "_")
        if name not in names:
            known = [name.replace("_", "-") for name in names]
            raise CannotLook(f"{where}no option is called “{written}”; {_instead(written, known)}")
        try:
            found[name] = _READ[name](value)
        except ValueError as error:
            shown = written.replace("_", "-")
            raise CannotLook(f"{where}“{shown}” {error}") from None
        if isinstance(found[name], Path):
            found[name] = root / found[name]
    return found


def _instead(name: str, known: Iterable[str]) -> str:
    """Say what may have been meant."""
    choices = sorted(known)
    near = difflib.get_close_matches(name, choices, n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else f"there are {', '.join(choices)}"


# --- values -----------------------------------------------------------------------------------


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"must be a text, not {_said(value)}")
    if "\0" in value:
        raise ValueError("holds a NUL character; write it anew")
    return value


def _path(value: object) -> Path:
    return value if isinstance(value, Path) else Path(_text(value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {_said(value)}")  # noqa: TRY004 - one kind
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or isinstance(value, str):
        raise ValueError(f'must be a list such as ["a", "b"], not {_said(value)}')  # noqa: TRY004
    return tuple(_text(part) for part in value)


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}, not {_said(value)}")
        return str(value)

    return read


def _rules(value: object) -> tuple[str, ...]:
    names = tuple(map(todays_name, _texts(value)))
    known = {*rule_names(), *(name.partition(".")[0] for name in rule_names())}
    for name in names:
        if name.partition(".")[0] == ALLOWED:
            raise ValueError(f"names “{name}”, whose findings are always reported; leave it out")
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
            instead = f"did you mean “{near[0]}”?" if near else "`bookpress rules` lists them all"
            raise ValueError(f"names “{name}”, which is no rule or family; {instead}")
    return names


def _thresholds(value: object) -> tuple[tuple[str, float], ...]:
    if isinstance(value, dict):
        return tuple(
            (_text(language), _share(language, share)) for language, share in value.items()
        )
    if isinstance(value, list | tuple) and all(_is_pair(part) for part in value):
        return _thresholds(dict(value))
    raise ValueError(f"must give per cent by language, {{en = 90}}, not {_said(value)}")


def _is_pair(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and isinstance(value[0], str)  # noqa: PLR2004


def _share(language: str, share: object) -> float:
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 100:  # noqa: PLR2004
        raise ValueError(f"must give {language} a number from 0 to 100, not {_said(share)}")
    return float(share)


def _said(value: object) -> str:
    if isinstance(value, str):
        return f"“{' '.join(value.split())}”"
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split())


_READ: dict[str, Callable[[object], Any]] = {
    "languages": _texts,
    "select": _rules,
    "ignore": _rules,
    "fail_on": _one_of(LEVELS),
    "format": _one_of(FORMATS),
    "output": _path,
    "explain_each": _flag,
    "cache": _path,
    "use_cache": _flag,
    "outside": _texts,
    "release": _texts,
    "draft": _texts,
    "all": _flag,
    "baseline": _path,
    "use_baseline": _flag,
    "thresholds": _thresholds,
    "terms": _text,
    "python": _path,
    "no_conf": _flag,
}


# --- the term base ----------------------------------------------------------------------------


def _read_terms(path: Path, name: str) -> tuple[tuple[str, str], ...]:
    try:
        lines = read_regular(path).decode("utf-8-sig").splitlines()
        rows = csv.reader(lines, strict=True)
        found = [(rows.line_num, *row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = " ".join(str(error).split())
        raise CannotLook(f"the term base {name} can’t be read: {why}; mend “terms”") from None
    return tuple(_terms(found, name))


def _terms(rows: list[tuple[Any, ...]], name: str) -> Iterable[tuple[str, str]]:
    for line, *cells in rows:
        pair = tuple(cell.strip() for cell in cells)
        if not any(pair) or pair == ("term", "translation"):
            continue
        if len(pair) != 2 or not all(pair):  # noqa: PLR2004 - a term and its translation
            shown = ",".join(pair)
            raise CannotLook(
                f"{name}:{line}: “{shown}” is no term with its translation; write term,translation",
            )
        yield pair[0], pair[1]
