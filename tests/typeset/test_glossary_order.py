"""A sorted glossary has the order of the index, and knows the authors of the book by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.conftest import press
from tests.typeset.test_textual_citations import lay_out

if TYPE_CHECKING:
    from pathlib import Path

# The book reads 查理 its own way. 解 and 查 are surnames as well, but 解码器 and 查询 are words;
# 绿色 stands between lu and luan.
TERMS = "丁一 安二 张三 曾四 李五 白六 解码器 解七 查询 查八 查理 BERT 绿色 路径 乱码"
IN_ORDER = "安二 白六 BERT 查理 查询 丁一 解码器 李五 路径 绿色 乱码 解七 曾四 查八 张三"
BIB = """@book{all,
  author = {丁, 一 and 曾, 四 and 解七 and 查 八 and 查理},
  title = {书}, publisher = {社}, year = {2020}}
"""


@pytest.mark.slow
def test_a_sorted_glossary_and_the_index_have_one_order(tmp_path: Path) -> None:
    book = lay_out(tmp_path / "book", book_pinyin={"查理": "cha li"})
    with (book / "refs.bib").open("a", encoding="utf-8") as file:
        file.write(BIB)
    terms = "\n\n".join(f"{term}\n  释义。" for term in TERMS.split())
    with (book / "source/one.md").open("a", encoding="utf-8") as file:
        file.write(f"\n又见{{cite}}`all`。\n\n:::{{glossary}}\n:sorted:\n\n{terms}\n:::\n")
    done = press(book, "book", "--draft", "--format", "html,pdf", "--language", "zh")
    assert done.returncode == 0, done.stderr
    pages = {
        name: html.document_fromstring((book / f"build/html/zh/{name}.html").read_text("utf-8"))
        for name in ("one", "genindex")
    }
    glossary = [term.text.strip() for term in pages["one"].cssselect("dl.glossary dt")]
    assert " ".join(glossary) == IN_ORDER
    index = [link.text_content() for link in pages["genindex"].xpath("//article//table//li/a")]
    assert index == glossary
    printed = (book / "build/.work/zh/pdf/small-zh.ind").read_text("utf-8")
    assert re.findall(r"\\item .*?\\spxentry\{(.*?)\}", printed) == glossary
