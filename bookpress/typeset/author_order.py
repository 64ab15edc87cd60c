"""The order of works in a list of references: by names, year and title.

Chinese names are sorted by pinyin, character by character, with the readings that surnames have
(``text/chinese/surnames.toml``); Latin names stand among them by their letters. The language of
the edition changes nothing, so that a list is the same in all of them.

Chinese dictionaries sort a character by its syllable, then by its tone: 黎 Lí before 李 Lǐ. So does
CLDR (``zh-u-co-pinyin``), which is the oracle of the tests.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pybtex.richtext import Text

from bookpress.text.chinese.characters import has_han
from bookpress.text.chinese.names import split_name, surname_reading
from bookpress.text.latin import sorted_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A syllable or a run of other letters, its tone, the character.
_Sound = tuple[str, int, str]
_Part = tuple[_Sound, ...]
Order = Literal["alphabetical", "by-script"]

_NO_BRACES = str.maketrans("", "", "{}")
# GB/T 7714-2015, 9.3.2: Chinese, Japanese, Western, Russian, others.
_CHINESE, _JAPANESE, _WESTERN, _RUSSIAN, _OTHERS = range(5)
_BY_LANGUAGE = {"zh": _CHINESE, "ja": _JAPANESE, "ru": _RUSSIAN}
_BY_LETTER = (("HIRAGANA", _JAPANESE), ("KATAKANA", _JAPANESE), ("CJK", _CHINESE))
_BY_SCRIPT = (*_BY_LETTER, ("CYRILLIC", _RUSSIAN), ("LATIN", _WESTERN))


class Name(NamedTuple):
    """The name of a person; that of an institution is all family name."""

    family: str
    given: str = ""
    suffix: str = ""


class Sortable(NamedTuple):
    """What a work is sorted by; ``language`` is a BCP 47 tag, or nothing if it is not known."""

    names: tuple[Name, ...]
    year: str
    title: str
    language: str = ""


def sort_key(work: Sortable, order: Order = "alphabetical") -> tuple[Any, ...]:
    """Return the place of a work among others.

    Args:
        work: what it is sorted by. A work without names is sorted by its title.
        order: ``alphabetical`` is one order of all; ``by-script`` has Chinese works first, then
            Japanese, Western, Russian and other ones, as GB/T 7714 wants it.
    """
    names = tuple(map(name_key, work.names)) or (name_key(Name(work.title)),)
    group = _group(work) if order == "by-script" else 0
    return group, names, work.year.zfill(4), _sounds(work.title)


def name_key(name: Name) -> tuple[_Part, _Part, _Part]:
    """Return what a name is sorted by: family name, given name, suffix."""
    family, given = (name.family, name.given) if name.given else split_name(name.family)
    return _surname_sounds(family, is_person=bool(given)), _sounds(given), _sounds(name.suffix)


def readings_of_people(entries: Iterable[Any]) -> dict[str, str]:
    """Return how the names of authors are read whose surname is no word: 曾国藩 is zeng guo fan.

    Args:
        entries: of pybtex's; those without Chinese names are not looked at.
    """
    found = {}
    for entry in entries:
        for name in of_entry(entry).names if entry.has_names_in_han else ():
            family, given = (name.family, name.given) if name.given else split_name(name.family)
            if given and surname_reading(family):
                sounds = (sound for part in name_key(name) for sound in part)
                found[family + given] = " ".join(letters for letters, _tone, _sign in sounds)
    return found


def of_item(item: Mapping[str, Any]) -> Sortable:
    """Return what a work in CSL-JSON is sorted by."""
    written = item.get("author") or item.get("editor") or item.get("translator") or ()
    names = [Name(one["literal"]) if "literal" in one else _of_csl(one) for one in written]
    parts = item.get("issued", {}).get("date-parts") or [[item.get("issued", {}).get("literal")]]
    texts = (item.get("title", ""), item.get("language", ""))
    return Sortable(tuple(names), str(parts[0][0] or ""), *texts)


def _of_csl(name: Mapping[str, str]) -> Name:
    particles = (name.get("non-dropping-particle", ""), name.get("family", ""))
    given = (name.get("given", ""), name.get("dropping-particle", ""))
    return Name(
        " ".join(filter(None, particles)), " ".join(filter(None, given)), name.get("suffix", "")
    )


def of_entry(entry: Any) -> Sortable:  # noqa: ANN401 - pybtex has no types
    """Return what an entry of pybtex's is sorted by: as plain.bst, by ``key`` without names."""
    persons = entry.persons.get("author") or entry.persons.get("editor") or ()
    names = tuple(_of_person(one) for one in persons if str(one) != "others")
    fields = (entry.fields.get(name, "") for name in ("key", "organization", "institution"))
    instead = next((Name(plain(text)) for text in fields if text), None)
    names = names or ((instead,) if instead else ())
    return Sortable(names, entry.fields.get("year", ""), plain(entry.fields.get("title", "")))


def _of_person(person: Any) -> Name:  # noqa: ANN401 - as above
    family = [*person.prelast_names, *person.last_names]
    given = [*person.first_names, *person.middle_names]
    return Name(*(plain(" ".join(parts)) for parts in (family, given, person.lineage_names)))


@cache
def plain(text: str) -> str:
    """Return text without what TeX makes of it."""
    return str(Text.from_latex(text)) if "\\" in text else text.translate(_NO_BRACES)


def _surname_sounds(family: str, *, is_person: bool) -> _Part:
    read = surname_reading(family) if is_person or len(family) == 1 else ()
    if not read:
        return _sounds(family)
    return tuple(_sound(one, char) for one, char in zip(read, family, strict=True))


def _sound(syllable: str, character: str) -> _Sound:
    """Return the sound of one character: 吕 lv3 stands behind all tones of lu, before luan."""
    letters, tone = syllable[:-1], int(syllable[-1])
    return letters.replace("v", "u"), tone + 5 * ("v" in letters), character


@cache
def _sounds(text: str) -> _Part:
    """Return how a text sounds: each Chinese character by itself, other text as one."""
    if not has_han(text):
        return ((sorted_as(text), 0, ""),) if text else ()
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionary loads slowly

    runs: list[_Sound] = []
    # ``list`` keeps what has no reading apart by character; pypinyin's types do not know of it.
    read = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)  # type: ignore[arg-type]
    for one, char in zip(read, text, strict=True):
        if has_han(char) and one[-1:].isdigit():
            runs.append(_sound(one, char))
        elif runs and not runs[-1][2]:
            runs[-1] = (runs[-1][0] + sorted_as(char), 0, "")
        else:
            runs.append((sorted_as(char), 0, ""))
    return tuple(runs)


def _group(work: Sortable) -> int:
    """Return the group of languages that GB/T 7714 puts a work into."""
    if work.language:
        main = work.language.partition("-")[0].lower()
        if main in _BY_LANGUAGE:
            return _BY_LANGUAGE[main]
    text = work.title + "".join(one.family for one in work.names)
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in text}
    return next((group for script, group in _BY_SCRIPT if script in scripts), _OTHERS)
