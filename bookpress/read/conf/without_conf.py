"""The settings of a book that has no conf.py: Jupyter Book 1 makes them of its _config.yml.

https://jupyterbook.org/v1/customize/config.html; jupyter_book/config.py turns it into Sphinx's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bookpress.files.errors import CannotLook
from bookpress.read.conf.conf_text import is_asked
from bookpress.read.conf.questions import Question

if TYPE_CHECKING:
    from pathlib import Path

# Jupyter Book's own, less those that only change how pages look.
_EXTENSIONS = (
    *("sphinx_togglebutton", "myst_nb", "sphinx_thebe", "sphinx_external_toc"),
    *("sphinx.ext.intersphinx", "sphinx_design", "sphinx_book_theme"),
)
_MYST = ("colon_fence", "dollarmath", "linkify", "substitution", "tasklist")
_EXCLUDED = ("_build", "Thumbs.db", ".DS_Store", "**.ipynb_checkpoints")


def question_without_conf(path: Path, content: bytes) -> Question:
    """Return the settings that Jupyter Book 1 would give to Sphinx.

    Args:
        path: _config.yml, or _toc.yml where that stands alone.
        content: what it holds.

    Raises:
        CannotLook: it can't be read.
    """
    config = _mapping(path, content) if path.name == "_config.yml" else {}
    sphinx, parse = _part(config, "sphinx"), _part(config, "parse")
    extensions = [*_EXTENSIONS, *_names(sphinx.get("extra_extensions"))]
    if "bibtex_bibfiles" in config or "bibtex_reference_style" in config:
        extensions.append("sphinxcontrib.bibtex")
    settings: dict[str, Any] = {
        "extensions": list(dict.fromkeys(extensions)),
        "exclude_patterns": sorted({*_EXCLUDED, *_names(config.get("exclude_patterns"))}),
        "external_toc_exclude_missing": bool(config.get("only_build_toc_files")),
        "myst_enable_extensions": _names(parse.get("myst_enable_extensions")) or list(_MYST),
        "myst_url_schemes": parse.get("myst_url_schemes") or ["mailto", "http", "https"],
        "numfig": True,
        "suppress_warnings": ["myst.domains"],
        "bibtex_bibfiles": _names(config.get("bibtex_bibfiles")),
        "locale_dirs": ["locales"],
    }
    if "myst_substitutions" in parse:
        settings["myst_substitutions"] = parse["myst_substitutions"]
    own = _part(sphinx, "config")
    settings |= {str(name): value for name, value in own.items() if is_asked(str(name))}
    return Question(settings, more=bool(sphinx.get("local_extensions")))


def _mapping(path: Path, content: bytes) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - few books have one

    try:
        found = yaml.safe_load(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark is not None else str(path)
        why = getattr(error, "problem", None) or "it is no YAML in UTF-8"
        raise CannotLook(f"{where} can’t be read ({why}); mend it") from None
    if not isinstance(found, dict | None):
        raise CannotLook(f"{path} is no list of settings; write “title: …” and the like")
    return found or {}


def _part(config: dict[str, Any], name: str) -> dict[str, Any]:
    part = config.get(name)
    return part if isinstance(part, dict) else {}


def _names(value: Any) -> list[str]:  # noqa: ANN401 - YAML
    """Return a list of texts that may also be written as one text."""
    if isinstance(value, str):
        return [value]
    return [str(part) for part in value] if isinstance(value, list) else []
