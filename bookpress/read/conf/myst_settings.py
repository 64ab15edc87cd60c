"""MyST's settings of a book, tried as MyST tries them when a build begins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bookpress.read.conf.reasons import WrongSettingError

if TYPE_CHECKING:
    from bookpress.read.conf.asked_sphinx import AskedSphinx

# What MyST's parser is made with (myst_parser/parsers/mdit.py), anchors, addresses, and texts.
_ASKED = (
    *("commonmark_only", "gfm_only", "enable_extensions", "disable_syntax", "enable_checkboxes"),
    *("colon_fence_exact_match", "strikethrough_single_tilde", "sub_delimiters"),
    *("dmath_allow_digits", "dmath_allow_labels", "dmath_allow_space", "dmath_double_inline"),
    *("heading_anchors", "url_schemes", "substitutions", "fence_as_directive"),
)


def myst_settings(app: AskedSphinx) -> tuple[tuple[str, object], ...]:
    """Return those of MyST's settings that readers and rules ask for and that are no defaults.

    Raises:
        WrongSettingError: MyST can't use one.
    """
    default = _defaults()
    if default is not None and app.markdown:
        _try(app, default)
    chosen: list[tuple[str, object]] = []
    for name in _ASKED:
        value = _plain(name, _value(app, f"myst_{name}"))
        if value is not None and value != getattr(default, name, None) and _is_plain(value):
            chosen.append((name, value))
    return tuple(chosen)


def _defaults() -> Any:  # noqa: ANN401 - MyST's class, which only some books have
    try:
        from myst_parser.config.main import MdParserConfig  # noqa: PLC0415 - as above
    except ImportError:
        return None
    return MdParserConfig()


def _value(app: AskedSphinx, name: str) -> Any:  # noqa: ANN401 - whatever conf.py holds
    """Return a setting, also where no MyST is there that would know it."""
    return getattr(app.config, name) if name in app.config else app.written.get(name)


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, set | frozenset):
        return sorted(value)
    if name == "substitutions":
        pairs = (value or {}).items()
        return [[key, text if isinstance(text, str) else ""] for key, text in pairs]
    return list(value) if isinstance(value, dict) else value  # of url_schemes: their names


def _try(app: AskedSphinx, default: Any) -> None:  # noqa: ANN401 - as above
    kind = type(default)
    given = {
        name: app.config[f"myst_{name}"]
        for name, _, field in default.as_triple()
        if "sphinx" not in field.metadata.get("omit", []) and f"myst_{name}" in app.config
    }
    for name, value in given.items():
        try:
            kind(**{name: value})
        except (TypeError, ValueError) as error:
            raise WrongSettingError(f"“myst_{name}”: {error.args[0]}") from None


def _is_plain(value: object) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True
