"""Languages without a file of their own: what CLDR and Sphinx's catalogs know of them.

Babel brings CLDR's data, and comes with Sphinx. It is loaded for such languages alone, since the
press starts without it.
"""

from __future__ import annotations

import gettext
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bookpress.languages.language import scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from bookpress.languages.language import Language

# What Sphinx's catalogs have of our words, by Sphinx's English.
_OF_SPHINX = {
    "figure": "Fig. %s",
    "table": "Table %s",
    "listing": "Listing %s",
    "section": "Section %s",
    "contents": "Table of Contents",
    "references": "References",
    "index": "Index",
    "symbols": "Symbols",
}
_OWN = ("chapter", "appendix", "equation", "page", "cover", *_OF_SPHINX)


class UnknownLanguageError(ValueError):
    """The press cannot typeset this language; the message says why, in one line."""


class Patterns(NamedTuple):
    """TeX's name of a language's hyphenation, and Debian's package of it."""

    name: str
    package: str


# Of the languages with Latin, Greek or Cyrillic letters that have a package of TeX Live.
_PATTERNS = {
    "pl": Patterns("polish", "texlive-lang-polish"),
    "it": Patterns("italian", "texlive-lang-italian"),
    "pt": Patterns("portuguese", "texlive-lang-portuguese"),
    "el": Patterns("monogreek", "texlive-lang-greek"),
    "cs": Patterns("czech", "texlive-lang-czechslovak"),
    "sk": Patterns("slovak", "texlive-lang-czechslovak"),
    "uk": Patterns("ukrainian", "texlive-lang-cyrillic"),
    "bg": Patterns("bulgarian", "texlive-lang-cyrillic"),
    **{
        code: Patterns(name, "texlive-lang-european")
        for code, name in (
            ("nl", "dutch"),
            ("sv", "swedish"),
            ("da", "danish"),
            ("nb", "bokmal"),
            ("nn", "nynorsk"),
            ("fi", "finnish"),
            ("hu", "hungarian"),
            ("ro", "romanian"),
            ("hr", "croatian"),
            ("sl", "slovenian"),
            ("et", "estonian"),
            ("tr", "turkish"),
            ("lt", "lithuanian"),
            ("lv", "latvian"),
            ("is", "icelandic"),
        )
    },
}
# Letters that CLDR's collations have behind another, where Unicode's own order has an accent.
_ALPHABETS = {
    "pl": ("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zź", "zż"),
    "cs": ("cč", "rř", "sš", "zž"),
    "sk": ("aä", "cč", "oô", "sš", "zž"),
    "hr": ("cč", "cć", "dđ", "sš", "zž"),
    "sl": ("cč", "sš", "zž"),
    "hu": ("oö", "uü"),
    "ro": ("aă", "aâ", "iî", "sș", "tț"),
    "tr": ("cç", "gğ", "oö", "sş", "uü"),
    "sv": ("zå", "zä", "zö"),
    "fi": ("zå", "zä", "zö"),
    "da": ("zæ", "zø", "zå"),
    "nb": ("zæ", "zø", "zå"),
    "nn": ("zæ", "zø", "zå"),
}


def derive(name: str, described: Mapping[str, Language]) -> Language:
    """Return a language that has no file of data.

    Args:
        name: its code or its BCP 47 tag.
        described: the languages with files, by their codes.

    Returns:
        The described language of which it is a variety (``de_AT``), with names of its own; for
        any other what CLDR and Sphinx's catalogs know, and English for the rest.

    Raises:
        UnknownLanguageError: CLDR does not know it, or it is written from right to left.
    """
    locale, script = _known_to_cldr(name)
    code = name.replace("-", "_")
    tag = code.replace("_", "-")
    own = (locale.get_display_name() or tag).partition(" (")[0]
    own = own[:1].upper() + own[1:]
    region = locale.get_territory_name() or locale.get_script_name()
    names: dict[str, Any] = {"code": code, "tag": tag, "short": tag.lower()}
    for language in described.values():
        if language.tag.partition("-")[0] == locale.language and language.script.name == script:
            deed = language.deed or language.tag.lower()
            return replace(language, **names, name=f"{language.name} ({region})", deed=deed)
    return _in_english(described["en"], locale, script, names | {"name": own})


def _known_to_cldr(name: str) -> tuple[Locale, str]:
    """Return CLDR's locale and the script that the language is written in."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - see above
    from babel.core import get_global  # noqa: PLC0415

    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        message = f"language “{name}” cannot be typeset: CLDR has no such language; write it as "
        raise UnknownLanguageError(f"{message}de, pt_BR or zh_TW") from None
    if locale.text_direction == "rtl":
        message = f"language “{name}” cannot be typeset: it is written from right to left"
        raise UnknownLanguageError(message)
    likely = get_global("likely_subtags")
    known = likely.get(str(locale)) or likely.get(locale.language, "")
    parts = known.split("_")
    return locale, locale.script or (parts[1] if len(parts) > 1 else "Latn")


def _in_english(english: Language, locale: Locale, script: str, names: dict[str, Any]) -> Language:
    # Under a script's name ("sr_Latn") gettext would find the catalog in the other script.
    texts: dict[str, Any] = {} if locale.script else _texts_of_sphinx(names["code"])
    patterns = _PATTERNS.get(locale.language, Patterns("nohyphenation", ""))
    own = [field for field in _OWN if field not in texts]
    foreign = [getattr(english, field).replace("\u00a0%s", "") for field in own]
    return replace(
        english,
        **names,
        **texts,
        script=scripts().get(script, scripts()["other"]),
        date="long",
        patterns=patterns.name,
        tex_package=patterns.package,
        sorting="collation",
        alphabet=_ALPHABETS.get(locale.language, ()),
        foreign=(*foreign, *english.words.values()),
    )


def _texts_of_sphinx(code: str) -> dict[str, str]:
    """Return the words of ours that Sphinx's catalog of a language has."""
    package = find_spec("sphinx")
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "locale"
    catalog = gettext.translation("sphinx", folder, [code], fallback=True)
    texts = {field: catalog.gettext(english) for field, english in _OF_SPHINX.items()}
    return {
        field: text.replace(" %s", "\u00a0%s")
        for field, text in texts.items()
        if text != _OF_SPHINX[field]
    }
