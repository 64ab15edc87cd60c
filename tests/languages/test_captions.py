"""The words of a language are those of babel's captions or of Sphinx's catalog, but for a few."""

from __future__ import annotations

import gettext
import re
import subprocess
from pathlib import Path

import pytest
import sphinx

from bookpress.languages import LANGUAGES

FIELDS = ("chapter", "appendix", "figure", "table", "listing", "contents", "references", "index")
OF_SPHINX = {
    "figure": "Fig. %s",
    "table": "Table %s",
    "listing": "Listing %s",
    "contents": "Table of Contents",
    "index": "Index",
    "symbols": "Symbols",
}
# What both have otherwise, and what books print.
OTHERWISE = {
    ("de", "listing"): "Listing",  # Sphinx: Quellcode
    ("es", "listing"): "Listado",  # Sphinx: Lista
    ("fr", "listing"): "Listing",  # Sphinx: Code source
    ("ko", "listing"): "코드",  # Sphinx: 예시, an example
    ("ru", "listing"): "Листинг",  # Sphinx: Список, a list
    ("zh_TW", "table"): "表",  # Sphinx: 表格
    ("zh_TW", "listing"): "程式",  # Sphinx: 列表, a list
    ("zh_TW", "chapter"): "第章",  # TeX Live 2022 has no captions of traditional Chinese
    ("zh_TW", "appendix"): "附錄",
    ("zh_TW", "references"): "參考文獻",
}
OURS = [code for code in LANGUAGES if code not in {"en", "zh_CN"}]


def captions_of(code: str) -> dict[str, set[str]]:
    """Return the words that babel's file of data and Sphinx's catalog have for each field."""
    found: dict[str, set[str]] = {}
    name = f"babel-{code.replace('_', '-')}.ini"
    path = subprocess.run(
        ["kpsewhich", name],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    text = Path(path).read_text("utf-8") if path else ""
    section = text.partition("[captions]")[2].partition("\n[")[0]
    given = dict(re.findall(r"(?m)^([a-z.]+) = ?(.*)$", section))
    if "chapter.template" in given:
        given["chapter"] = given["prechapter"] + given["postchapter"]
    for field, names in {"references": ("bib", "ref")}.items():
        found[field] = {given.get(one, "") for one in names}
    for field in FIELDS:
        found.setdefault(field, set()).add(given.get(field, ""))
    catalog = gettext.translation("sphinx", Path(sphinx.__file__).parent / "locale", [code])
    for field, english in OF_SPHINX.items():
        found.setdefault(field, set()).add(catalog.gettext(english))
    return {field: {bare(word) for word in words} for field, words in found.items()}


def bare(word: str) -> str:
    return re.sub(r"\s", "", word.replace("%s", ""))


@pytest.mark.parametrize("code", OURS)
def test_words_are_those_of_babel_or_of_sphinx(code: str) -> None:
    language, known = LANGUAGES[code], captions_of(code)
    other = {
        (code, field): bare(getattr(language, field))
        for field in (*FIELDS, "symbols")
        if bare(getattr(language, field)) not in known[field]
    }
    expected = {where: word for where, word in OTHERWISE.items() if where[0] == code}
    assert other == expected
