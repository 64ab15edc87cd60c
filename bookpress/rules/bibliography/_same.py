"""Whether two people who typed a title, a name or a journal meant the same.

Accents, case, punctuation, braces and markup are no difference, nor is a subtitle that one of them
left out; and what stands in another script can't be compared.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_ACCENT = re.compile(r"\\(?:[cvuHkrbdt](?![A-Za-z])|[^\sA-Za-z&])")
_AND = re.compile(r"\\?&|\band\b", re.IGNORECASE)
# What a command of LaTeX prints, where that is not its name; no entry: it prints its name.
_UNPRINTED = (
    "textbf textit textsl textrm textsf texttt textsc textup textmd textnormal emph text mathrm "
    "mathbf mathit mathcal mathbb mathsf mathfrak mathscr boldsymbol bm operatorname ensuremath "
    "mbox hbox rm it bf em sc tt sf sl uppercase lowercase MakeUppercase textsuperscript "
    "textsubscript times cdot sim approx leq geq le ge to rightarrow leftarrow infty pm sqrt "
    "ldots dots cdots textendash textemdash textquoteright textquoteleft textregistered "
    "texttrademark left right frac overline bar hat tilde vec quad protect nobreakdash"
)
_COMMANDS = {**dict.fromkeys(_UNPRINTED.split(), " "), "ell": "l", "varepsilon": "epsilon"}
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_UMLAUT = re.compile(r"(?<=[aou])e|(?<=a)a")  # ü, ue and u, å, aa and a
_BREAK = re.compile(
    r"[:：—–?？!！;；(（\[|]|\.\s|\s-\s|--"
    r"|,\s(?=\d|first|second|third|fourth|fifth|sixth|revised|vol|part)",
    re.IGNORECASE,
)
_MOST_BREAKS = 8  # in a title
_BRACKETS = re.compile(r"(?<=\S)\s*\([^()]*\)")  # Science (New York, N.Y.)
_WORD = re.compile(r"\w+")
_SMALL = frozenset("a an and the of in on for de des la le les et und der die das fur zur".split())


@cache
def folded(text: str) -> str:
    """Return the letters and digits of a text, without accents and case."""
    return "".join(_words(text))


@cache
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    text = html.unescape(_TAG.sub("", text))
    text = _ACCENT.sub("", _AND.sub(" and ", text))
    text = re.sub(r"\\([A-Za-z]+)\s*", lambda one: _COMMANDS.get(one[1], one[1]), text)
    text = re.sub(r"[{}$^_'’`]|(?<=\w)\.(?=\w\.)", "", text)  # {B}ERT, x_2, O’Brien, U.S.A.
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = "".join(map(_latin, (one for one in text if not unicodedata.combining(one))))
    return tuple(_UMLAUT.sub("", word) for word in _WORD.findall(text))


@cache
def _latin(letter: str) -> str:
    """Return the name of a Greek letter, as LaTeX has it, and other letters as they are."""
    name = unicodedata.name(letter, "") if "\u0370" <= letter <= "\u03ff" else ""
    return name.rpartition(" LETTER ")[2].removeprefix("FINAL ").lower() or letter


def comparable(given: str, recorded: Iterable[str]) -> list[str]:
    """Return those texts whose script is that of the first."""
    return [one for one in recorded if folded(one) and _script(one) == _script(given)]


@cache
def _script(text: str) -> str:
    """Return the script of most letters; with Han or kana in it, a text is Chinese or Japanese."""
    names = (unicodedata.name(one, "").partition(" ")[0] for one in text if one.isalpha())
    counted = Counter("CJK" if name in ("HIRAGANA", "KATAKANA") else name for name in names)
    return "CJK" if "CJK" in counted else max(counted, key=counted.__getitem__, default="")


def same_title(given: str, recorded: str) -> bool:
    """Tell whether two titles are one, or one of them with its subtitle."""
    one, other = folded(given), folded(recorded)
    return one == other or one in _beginnings(recorded) or other in _beginnings(given)


@cache
def _beginnings(title: str) -> frozenset[str]:
    """Return what a title is called without all or some of what follows a colon or the like."""
    breaks = islice(_BREAK.finditer(title), _MOST_BREAKS)
    found = (folded(title[: match.start()]) for match in breaks)
    return frozenset(filter(None, found))


def near_title(given: str, recorded: str) -> bool:
    """Tell whether two titles share most of their words, as those of two versions do."""
    one, other = set(_words(given)) - _SMALL, set(_words(recorded)) - _SMALL
    if len(one) < 2 or len(other) < 2:  # noqa: PLR2004 - Chinese has no blanks
        one, other = set(folded(given)), set(folded(recorded))
    return 2 * len(one & other) > min(len(one), len(other))


def same_person(surname: str, whole: str, recorded: str) -> bool:
    """Tell whether a name may be that of a record, whichever half of it is the surname.

    Args:
        surname: of the person.
        whole: all of the name.
        recorded: the name in the record, its halves parted by a comma where they are known.
    """
    family = recorded.partition(",")[0]
    return bool(_parts(surname) & _parts(recorded) or _parts(family) & _parts(whole)) or (
        folded(whole) in (folded(recorded), folded(" ".join(reversed(recorded.split(",")))))
    )


@cache
def _parts(name: str) -> frozenset[str]:
    """Return the words of a name that are more than initials; Han names are one word."""
    return frozenset(word for word in _words(name) if len(word) > 1 or not word.isascii())


def same_journal(given: str, recorded: Sequence[str]) -> bool:
    """Tell whether a journal may be one of these: in full, in short, or by its initials."""
    return any(_may_be_journal(given, one) for one in recorded)


def _may_be_journal(given: str, recorded: str) -> bool:
    one, other = (
        [word for word in _words(_BRACKETS.sub("", name)) if word not in _SMALL]
        for name in (given, recorded)
    )
    if not one or not other or folded(given) == folded(recorded):
        return True
    if _is_acronym("".join(one), other) or _is_acronym("".join(other), one):
        return True
    if one[0] == other[0] and _is_acronym("".join(one[1:]), other[1:]):  # IEEE TPAMI
        return True
    of_one = sum(any(_abbreviates(word, each) for each in other) for word in one)
    of_other = sum(any(_abbreviates(word, each) for each in one) for word in other)
    return 3 * of_one > 2 * len(one) and 3 * of_other > 2 * len(other)


def _is_acronym(short: str, words: Sequence[str]) -> bool:
    """Tell whether letters may stand for words: all of them in their order, no word left out."""
    initials = "".join(word[0] for word in words)
    return len(words) > 1 and _in_order(initials, short) and _in_order(short, "".join(words))


def _in_order(letters: str, text: str) -> bool:
    """Tell whether all letters stand in a text, in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether one word is the other, or short for it: Proc, Natl, Int'l."""
    short, long = sorted((one, other), key=len)
    if not short.isascii() or len(short) == len(long):
        return short == long
    return short[0] == long[0] and _in_order(short, long)
