"""A translator who follows the manuscript, so that a fault in it makes no catalog stale.

What an edit changes in a passage is changed in its msgid, and in its msgstr where the same markup
stands there; a new passage gets a message whose translation refers to all that the passage does.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

import polib

from bookpress.facts import Passage, Settings
from bookpress.read.source.document import read_document
from bookpress.rules.translations._domains import is_extracted

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.facts import Block

_MYST = ("amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath", "strikethrough")
_KINDS = frozenset("paragraph heading cell caption title term alt index formula code".split())
_ALIKE = 0.4
# What a translation keeps as it is: roles, notes, links, images, code, formulas, numbers.
_KEPT = re.compile(
    r"``.+?``(?!`)|\{[\w:+-]+\}`[^`]*`|\[\^[^\]\s]+\]|!?\[[^\]]*\]\([^)\s]*\)|`[^`]+`|\$[^$]+\$|[0-9][0-9.,]*",
)


def _passages(path: Path, data: bytes, *, press: bool) -> list[tuple[str, bool]]:
    """Return the passages of a page, and whether Sphinx asks translators for them."""
    settings = Settings(language="zh_CN", press=press, myst=(("enable_extensions", _MYST),))
    page = read_document("page", path.name, data, settings)
    return [
        (_source(block), _is_message(block, settings))
        for block in page.blocks
        if block.kind in _KINDS and block.source.strip()
    ]


def _is_message(block: Block, settings: Settings) -> bool:
    text = "".join(block.source.split())
    return is_extracted(Passage(text, block.kind, block.place, block.inside), settings)


def _source(block: Block) -> str:
    return " ".join(line.strip() for line in block.source.split("\n")).strip()


def _plain(text: str) -> str:
    return "".join(text.split())


def follow(catalogs: list[Path], path: Path, before: bytes, after: bytes, *, press: bool) -> None:
    """Change the catalogs as a page changed.

    Args:
        catalogs: all of a language; the first belongs to the page.
        path: the page.
        before: what it said.
        after: what it says.
        press: whether the book uses the press.
    """
    old = _passages(path, before, press=press)
    new = _passages(path, after, press=press)
    gone = [text for text, _ in old if _plain(text) not in {_plain(other) for other, _ in new}]
    come = [one for one in new if _plain(one[0]) not in {_plain(other) for other, _ in old}]
    addresses = dict(
        reversed(_ADDRESS.findall(after.decode("utf-8", "replace").lower()))
    )  # the first counts
    for text, wanted in come:
        said = _spelled_out(text, addresses)
        source = max(gone, key=lambda one: SequenceMatcher(None, one, text).ratio(), default="")
        if SequenceMatcher(None, source, text).ratio() > _ALIKE:
            gone.remove(source)
            _change(catalogs, source, text, said)
        elif wanted:
            _add(catalogs[0], text, said)
    for text in gone:
        _remove(catalogs, text)


_ADDRESS = re.compile(r"^\[([^\]^]+)\]: (\S+)", re.MULTILINE)


def _spelled_out(text: str, addresses: dict[str, str]) -> str:
    """Return a passage whose links hold the addresses that its page defines.

    Sphinx reads a translation as a document of its own, which has none of them.
    """

    def spell(match: re.Match[str]) -> str:
        address = addresses.get(match[2].lower())
        return f"[{match[1]}]({address})" if address else match[0]

    return re.sub(r"\[([^\]^]+)\]\[([^\]]+)\]", spell, text)


def _change(catalogs: list[Path], source: str, text: str, said: str) -> None:
    for path in catalogs:
        catalog = polib.pofile(str(path), wrapwidth=0)
        entry = next((e for e in catalog if _plain(e.msgid) == _plain(source)), None)
        if entry is not None:
            entry.msgstr = _translated(entry.msgid, said, entry.msgstr)
            entry.msgid = text
            catalog.save()
            return


def _translated(source: str, text: str, msgstr: str) -> str:
    """Return a msgstr in which the markup that changed is changed likewise."""
    was, now = _tokens(source), _tokens(text)
    for tag, a, b, c, d in SequenceMatcher(None, was, now).get_opcodes():
        one, two = "".join(was[a:b]), "".join(now[c:d])
        if tag == "equal" or one.split() == two.split():  # a line end is no change
            continue
        if one and one in msgstr and not one.isspace():
            msgstr = msgstr.replace(one, _english(two), 1)
            continue
        kept = _KEPT.findall(one)
        if len(kept) == 1 and kept[0] == one:  # markup that changed as a whole, or broke
            there = _likewise(one, msgstr)
            if there:
                msgstr = msgstr.replace(there, _english(two), 1)
                continue
        for old, new in zip_longest(kept, _KEPT.findall(two)):
            there = _likewise(old, msgstr) if old else ""
            if there:
                msgstr = msgstr.replace(there, _english(new or ""), 1)
            elif new:
                msgstr = f"{msgstr} {_english(new)}"
    return msgstr


def _likewise(token: str, msgstr: str) -> str:
    """Return the markup of a msgstr that refers to what ``token`` does; empty if there is none."""
    link = re.fullmatch(r"!?\[[^\]]*\](\([^)]*\))", token)
    role = re.fullmatch(r"(\{[\w:+-]+\})`(?:[^`<]*<)?([^`<>]*)>?`", token)
    pattern = re.escape(token)
    if link:
        pattern = r"!?\[[^\]]*\]" + re.escape(link[1])
    elif role:
        pattern = rf"{re.escape(role[1])}`(?:[^`<]*<)?{re.escape(role[2])}>?`"
    found = re.search(pattern, msgstr)
    return found[0] if found else ""


def _english(text: str) -> str:
    """Return markup with English words in the place of Chinese ones; targets stay."""
    text = re.sub(
        r"(\{(?!cite|foot)[\w:+-]+\})`([^`<>]*[\u3400-\u9fff][^`<>]*)`", r"\1`text <\2>`", text
    )
    parts = re.split(r"(<[^<>]*>|\[\^[^\]]*\]|\{(?:foot)?cite[\w:]*\}`[^`]*`)", text)
    return "".join(
        part if at % 2 else re.sub("[\u3400-\u9fff]+", "text", part).replace("，", ",")
        for at, part in enumerate(parts)
    )


def _tokens(text: str) -> list[str]:
    return [
        part for part in re.split(rf"({_KEPT.pattern}|[\u3400-\u9fff，。：；、]+)", text) if part
    ]


def _add(path: Path, text: str, said: str) -> None:
    catalog = polib.pofile(str(path), wrapwidth=0)
    kept = " ".join(map(_english, _KEPT.findall(said)))
    if not any(_plain(entry.msgid) == _plain(text) for entry in catalog):
        said = f"A new passage {kept}".strip()
        while any(entry.msgstr == said for entry in catalog):  # two terms are not called the same
            said = f"Again {said[0].lower()}{said[1:]}"
        catalog.append(polib.POEntry(msgid=text, msgstr=said))
        catalog.save()


def _remove(catalogs: list[Path], text: str) -> None:
    for path in catalogs:
        catalog = polib.pofile(str(path), wrapwidth=0)
        entry = next((e for e in catalog if _plain(e.msgid) == _plain(text)), None)
        if entry is not None:
            catalog.remove(entry)
            catalog.save()
            return
