"""Settings as conf.py writes them, tried before the gate believes them."""

from __future__ import annotations

import os
from configparser import ConfigParser
from configparser import Error as ConfigParserError
from typing import TYPE_CHECKING, Any

from bookpress.files.sandbox import absolute
from bookpress.read.conf.answer import MARKDOWN, NOTEBOOKS
from bookpress.read.conf.reasons import WrongSettingError
from bookpress.read.csl.style_files import our_styles

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.read.conf.asked_sphinx import AskedSphinx

# What makes notebooks pages, and the name of the parser that each gives to them.


def texts(app: AskedSphinx, name: str, default: Any = None) -> list[str]:  # noqa: ANN401 - conf.py
    """Return a setting that is a list of texts; given a default, as conf.py says it.

    Raises:
        WrongSettingError: it is something else.
    """
    value = getattr(app.config, name) if default is None else app.written.get(name, default)
    if value is None:
        return []
    if isinstance(value, list | tuple | set | frozenset):
        return [text(part, name) for part in value]
    raise WrongSettingError(f'“{name}” must be a list such as ["a", "b"], not {value!r}')


def text(value: object, name: str) -> str:
    """Return the value of a setting that is a text.

    Raises:
        WrongSettingError: it is something else.
    """
    if not isinstance(value, str | os.PathLike) or isinstance(found := os.fspath(value), bytes):
        raise WrongSettingError(f"“{name}” must hold texts, not {value!r}")
    return found


def paths(folder: Path, names: list[str]) -> tuple[str, ...]:
    """Return paths as they are written: what links lead to, the gate asks when it reads."""
    return tuple(absolute(folder / name) for name in names)


def compact(value: object) -> bool | str:
    """Return ``gettext_compact``.

    Raises:
        WrongSettingError: it is neither a truth value nor a text.
    """
    if isinstance(value, bool | str):
        return value
    raise WrongSettingError(f"“gettext_compact” must be True, False or a text, not {value!r}")


def suffixes(app: AskedSphinx) -> tuple[tuple[str, str], ...]:
    """Return the endings of the manuscript's files with the names of their parsers."""
    found = {
        text(suffix, "source_suffix"): str(kind or "restructuredtext")
        for suffix, kind in app.config.source_suffix.items()
    }
    # This gate has MyST and reads notebooks, if the book's Python has no extension for them.
    if not app.markdown and (app.named.intersection(MARKDOWN) or _is_lost(app, "myst_", "nb_")):
        found.setdefault(".md", "markdown")
    for extension, parser in NOTEBOOKS.items():
        if extension in app.named and extension not in app.extensions:
            found.setdefault(".ipynb", parser)
    if "myst_nb" not in app.extensions and _is_lost(app, "nb_"):
        found.setdefault(".ipynb", "markdown")
    return tuple(found.items())


def _is_lost(app: AskedSphinx, *prefixes: str) -> bool:
    """Tell whether conf.py has settings of these kinds, and an extension could not be loaded."""
    lost = bool(app.missing or app.failed)
    return lost and any(name.startswith(prefixes) for name in app.written)


def titles(app: AskedSphinx) -> str:
    """Return how sphinx.ext.autosectionlabel names a section; empty if it is not loaded."""
    if "sphinx.ext.autosectionlabel" not in app.extensions:
        return ""
    return "document:title" if app.config.autosectionlabel_prefix_document else "title"


def also_translated(app: AskedSphinx) -> tuple[str, ...]:
    """Return the kinds of text that ``gettext_additional_targets`` adds to the catalogs."""
    value = app.config.gettext_additional_targets
    if value is True:
        return ("image", "index", "literal-block", "doctest-block", "raw")
    return tuple(sorted(map(str, value))) if isinstance(value, list | tuple | set) else ()


def citation_styles(app: AskedSphinx) -> tuple[str, ...]:
    """Return the names of the CSL styles in which the press sets references; nothing if it doesn't.

    A book that sets ``bibtex_default_style`` has a style of pybtex, or one of the press by its name
    there. The press says what is wrong with a value of another type.
    """
    press = "bookpress" in app.named
    if "bibtex_default_style" in app.written:
        chosen = app.written["bibtex_default_style"]
        return (chosen,) if press and chosen in our_styles() else ()
    chosen = app.written.get("book_citation_style", "numeric" if press else None)
    named = chosen.values() if isinstance(chosen, dict) else [chosen]
    return tuple(dict.fromkeys(name for name in named if isinstance(name, str)))


def marks_anywhere(configuration: Path) -> bool:
    """Tell whether docutils.conf lets markup of reStructuredText begin within a word."""
    parser = ConfigParser()
    try:
        parser.read(configuration / "docutils.conf", encoding="utf-8")
    except (ConfigParserError, UnicodeDecodeError):
        return False  # Sphinx says what is wrong with it
    option = "character_level_inline_markup"
    found = [
        parser.get(section, name)
        for section in parser.sections()
        for name in parser.options(section)
        if name.replace("-", "_") == option
    ]
    return bool(found) and found[-1].strip().lower() in ("1", "on", "yes", "true")
