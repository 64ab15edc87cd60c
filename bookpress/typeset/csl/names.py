"""The names of authors, editors and translators as CSL has them.

pybtex takes Western names apart as BibTeX does. What BibTeX has no word for is ours: Chinese,
Japanese and Korean names, whose surname stands first, and biblatex's own notation (section 3.4).
In CSL a particle that is no part of the surname is “dropping”, as ``von`` is unless the entry says
``useprefix``; pandoc writes a surname behind a given name in Han without a space by itself.
"""

from __future__ import annotations

import re

import pybtex.errors
from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person

from bookpress.text.chinese.names import is_surname, split_name
from bookpress.typeset.csl.markup import plain

Name = dict[str, str]
# The name behind the last that is known, or behind the only one. citeproc has no sign for it and
# prints any text as one name more (“and others”): ``printed.finish`` makes “et al.” of these.
OTHERS, OTHERS_OF_ONE = "\ue000", "\ue001"

_OTHERS = re.compile(r"others|et\.?\s*al\.?|等人?|ほか|他", re.IGNORECASE)
_HAN = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA, _HANGUL = r"\u3041-\u30ff", r"\uac00-\ud7a3"
_EAST_ASIAN = re.compile(rf"[{_HAN}{_KANA}{_HANGUL}]+(?:[ \u3000][{_HAN}{_KANA}{_HANGUL}]+)?")
_COMMA = re.compile(r"\s*[,，]\s*")
_IN_BRACES = re.compile(r"\{(?P<inside>(?:[^{}]|\{[^{}]*\})*)\}", re.DOTALL)
_OTHER_SCRIPT = re.compile(
    rf"(?P<name>.*?)\s*(?P<other>[(（][{_HAN}{_KANA}{_HANGUL}\s]+[)）])", re.DOTALL
)
_PART = re.compile(r"\s*(?P<part>given|family|prefix|suffix|useprefix)(?:-i)?\s*=", re.IGNORECASE)


def names(value: str, *, use_prefix: bool = False, japanese: bool = False) -> list[Name]:
    """Return the names of a field.

    Args:
        value: the field, its names joined by “and”.
        use_prefix: whether a particle is a part of the surname (biblatex’s ``useprefix``).
        japanese: whether a name in Han may be a Japanese one, whose surname has any length.
    """
    found = (_name(one.strip(), use_prefix, japanese) for one in split_name_list(value))
    listed = [name for name in found if name]
    if len(listed) == 2 and listed[1] == {"literal": OTHERS}:  # noqa: PLR2004
        listed[1] = {"literal": OTHERS_OF_ONE}
    return listed


def _name(written: str, use_prefix: bool, japanese: bool) -> Name:  # noqa: FBT001
    if _OTHERS.fullmatch(written):
        return {"literal": OTHERS}
    braces = _IN_BRACES.fullmatch(written)
    inside = plain(braces["inside"]) if braces else ""
    if braces and not _COMMA.search(inside):
        return {"literal": inside} if inside else {}
    if parts := _parts(written):
        return _from_parts(parts, use_prefix)
    if name := _east_asian(inside or plain(written), japanese):
        return name
    return {"literal": inside} if braces else _western(written, use_prefix)


def _east_asian(name: str, japanese: bool) -> Name:  # noqa: FBT001
    """Return a name in Han, kana or Hangul; nothing if it is in other letters."""
    pieces = _COMMA.split(name)
    if len(pieces) == 2 and all(_EAST_ASIAN.fullmatch(piece) for piece in pieces):  # noqa: PLR2004
        return {"family": pieces[0], "given": pieces[1]}
    if not _EAST_ASIAN.fullmatch(name):
        return {}
    first, _, second = name.replace("\u3000", " ").partition(" ")
    if second:
        # In Western order the last word alone is a surname.
        is_turned = is_surname(second) and not is_surname(first)
        family, given = (second, first) if is_turned else (first, second)
    else:
        family, given = (name, "") if japanese else split_name(name)
    return {"family": family, "given": given} if given else {"literal": name}


def _parts(written: str) -> dict[str, str]:
    """Return the parts of a name in biblatex’s notation: ``family=Harman, given=Hans``."""
    parts: dict[str, str] = {}
    for piece in split_tex_string(written, ","):
        piece = piece.strip().strip('"')  # noqa: PLW2901 - biber lets quotes hold commas
        match = _PART.match(piece)
        if match is None:
            return {}
        parts.setdefault(match["part"].lower(), plain(piece[match.end() :]))
    return parts


def _from_parts(parts: dict[str, str], use_prefix: bool) -> Name:  # noqa: FBT001
    said = parts.get("useprefix")
    return _name_of(
        parts.get("family", ""),
        parts.get("given", ""),
        parts.get("prefix", ""),
        parts.get("suffix", ""),
        use_prefix if said is None else said.lower() in ("true", "1"),
    )


def _name_of(family: str, given: str, prefix: str, suffix: str, use_prefix: bool) -> Name:  # noqa: FBT001
    particle = "non-dropping-particle" if use_prefix else "dropping-particle"
    name = {"family": family, "given": given, particle: prefix, "suffix": suffix}
    return {part: text for part, text in name.items() if text}


def _western(written: str, use_prefix: bool) -> Name:  # noqa: FBT001
    other = _OTHER_SCRIPT.fullmatch(written)
    with pybtex.errors.capture():  # who prints the name says what is wrong with it
        person = Person(other["name"] if other else written)
    family = _joined(person.last_names)
    if other:  # Zhang, San (张三): initials are made of the given name alone
        family = f"{family} {plain(other['other'])}"
    return _name_of(
        family,
        _joined([*person.first_names, *person.middle_names]),
        _joined(person.prelast_names),
        _joined(person.lineage_names),
        use_prefix,
    )


def _joined(parts: list[str]) -> str:
    return plain(" ".join(parts)).replace("\u00a0", " ")  # at which citeproc parts given names
