"""The order of an index in each language, as its dictionaries have it and as makeindex keeps it."""

from __future__ import annotations

import random
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from bookpress.languages import language_of
from bookpress.typeset.collation import Collation
from bookpress.typeset.latex.breaks import BREAK
from bookpress.typeset.latex.index_entry import index_commands

if TYPE_CHECKING:
    from pathlib import Path

# Words in the order of the language, each after the heading it stands under.
ORDERS = {
    # DIN 5007-1: an umlaut is its letter, ß is ss
    "de": "·:3D A:ABC A:Apfel A:Äpfel O:Öl O:Ozean S:Straße S:strauchig Z:Zebra Ж:Жук",
    # Real Academia: ñ is a letter, ch is none since 1994
    "es": "·:1984 A:ágora A:año C:chico C:coche N:nube N:nuez N:nz Ñ:ñandú O:oso",
    # Accents decide between words that are otherwise the same; œ is oe
    "fr": "C:cote C:coté C:côte C:côté E:été O:odeur O:œuvre O:ombre",
    # ё among е, й behind и, Cyrillic before Latin
    "ru": "·:100 А:Абзац Е:еж Е:ёж Е:Елка И:икс Й:йод Я:Яма B:BERT",
    # JIS X 4061: ー is the vowel before it, voiced behind unvoiced; Latin first
    "ja": "B:BERT あ:アルゴリズム か:かがく か:がくせい か:語彙 さ:サーバー さ:さくら "
    "た:データベース た:てがみ わ:ん 漢字:行",
    "ko": "ㄱ:가족 ㄱ:까치 ㄴ:나무 ㅁ:말뭉치 ㅅ:색인 ㅎ:형태소 B:BERT",
    # ㄅㄆㄇ, as the dictionary of the Ministry of Education
    "zh_TW": "ㄇ:模型 ㄑ:嵌入 ㄒ:行為 ㄓ:注意力 ㄘ:詞元 B:BERT",
    "pl": "C:cukier Ć:ćma L:lza Ł:łabędź Ł:łza Z:zebra Ź:źródło Ż:żaba",
    "sv": "A:apa Z:zebra Å:ål Ä:ägg Ö:öl",
    "el": "Α:άλφα Β:βήτα Ω:ωμέγα B:beta",
}
READINGS = {"語彙": "ごい"}


@pytest.mark.parametrize("code", ORDERS)
def test_words_stand_where_their_readers_look(code: str) -> None:
    order = Collation(language_of(code), READINGS)
    rows = [row.partition(":") for row in ORDERS[code].split()]
    words = [word for _head, _colon, word in rows]
    mixed = sorted(words, key=lambda word: word[::-1])
    assert sorted(mixed, key=order.place) == words
    assert [order.group(word) or "·" for word in words] == [head for head, _, _ in rows]


@pytest.mark.parametrize(
    ("code", "signs"),
    [
        ("es", "abñnzé19 -'(.:=?@[]^_`{|}~!#$%&*+/\\\"αЖ"),
        ("ru", "абёейЖabz19 -.«»—@!|"),
        ("ja", "あかがーアッん字語ab1・、「"),
        ("ko", "가까나힣漢a1 ."),
    ],
)
def test_makeindex_sorts_as_the_other_editions_do(tmp_path: Path, code: str, signs: str) -> None:
    """Head words and the words below them; long ones, too."""
    order = Collation(language_of(code), {})
    dice = random.Random(20261130)  # noqa: S311 - the same words each time
    words = {"".join(dice.choices(signs, k=dice.randint(1, 5))).strip() for _ in range(400)} - {""}
    words |= {"".join(dice.choices(signs, k=80)).strip() for _ in range(20)}
    words = {word for word in words if ";" not in word}
    entries = [
        index_commands(order, "single", text, main=False).replace("index{", "indexentry{", 1)
        + "{1}"
        for word in sorted(words)
        for text in (word, f"z; {word}")
    ]
    (tmp_path / "words.idx").write_text("\n".join(entries), "utf-8")
    done = subprocess.run(
        ["makeindex", "words.idx"],  # noqa: S607
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert ", 0 rejected)" in done.stderr
    text = (tmp_path / "words.ind").read_text("utf-8")
    text = re.sub(r"\\bookchar\{([0-9A-F]+)\}", lambda sign: chr(int(sign[1], 16)), text)
    text = text.replace(BREAK, "")  # where a long word may be divided
    found = re.findall(r"\\(item|subitem) (?:\\bookgroup\{.*?\})?\\spxentry\{(.*)\}(?:,|\n)", text)
    expected = sorted(words, key=order.place)
    heads = [word for kind, word in found if kind == "item"]
    assert [word for word in heads if word in words] == expected
    assert [word for kind, word in found if kind == "subitem"] == expected
