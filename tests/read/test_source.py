"""The reader of chapters: every span at its place, and no text that stops it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookpress.facts import Document, Page, Settings
from bookpress.files.packing import pack, unpack
from bookpress.read.source.document import read_document
from bookpress.rules.rule import rules_for

BOOK = Settings(
    language="zh_CN",
    myst=(("enable_extensions", ("amsmath", "colon_fence", "deflist", "dollarmath")),),
)
SAMPLES = {
    "paragraph": "见{cite}`k1`。",
    "list": "- 甲\n- 乙{cite}`k1`\n",
    "numbered": "1. 甲\n2. 乙{cite}`k1`\n",
    "quote": "> 甲\n> 乙{cite}`k1`\n",
    "cell": "| 甲 | 乙 |\n|---|---|\n| `a\\|b` | 乙{cite}`k1` |\n",
    "definition": "词\n: 乙{cite}`k1`\n",
    "note": "甲[^n]。\n\n[^n]: 乙{cite}`k1`\n",
    "admonition": ":::{note}\n乙{cite}`k1`\n:::\n",
    "on the first line": "```{note} 乙{cite}`k1`\n```\n",
    "in one another": "::::{note}\n:::{tip}\n- 乙{cite}`k1`\n:::\n::::\n",
    "list-table": "```{list-table} 题\n* - 甲\n  - 乙{cite}`k1`\n```\n",
    "csv-table": "```{csv-table} 题\n甲,乙{cite}`k1`\n```\n",
    "glossary": "```{glossary}\n词\n  乙{cite}`k1`\n```\n",
    "caption": "```{figure} a.svg\n:name: f\n\n乙{cite}`k1`\n```\n",
    "heading": "## 乙{cite}`k1`\n",
    "title": "```{admonition} 乙{cite}`k1`\n甲\n```\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_key_stands_where_it_stands(name: str, ends: str) -> None:
    text = f"# 题\n\n{SAMPLES[name]}"
    page = read_document("ch1", "ch1.md", ("\ufeff" + text.replace("\n", ends)).encode(), BOOK)
    (citation,) = page.document.citations
    line = text[: text.index("k1")].count("\n") + 1
    column = text.split("\n")[line - 1].index("k1") + 1
    assert (citation.place.line, citation.place.column) == (line, column)


PIECES = [
    *SAMPLES.values(),
    "*强调*与**粗体**。",
    '[链接](a.md "题")与<https://example.org>。',
    "![图](a.png)",
    "$x^2$ 与 $$\ny\n$$",
    "`代码`与 \\* 与 &amp;",
    "(label)=\n## 题目",
    "```python\nprint(1)\n```",
    "{ref}`甲 <label>`",
]
texts = st.lists(st.sampled_from(PIECES), max_size=6).map("\n\n".join)


@given(texts)
@settings(deadline=None)
def test_every_span_stands_at_its_place(text: str) -> None:
    page = read_document("ch1", "ch1.md", text.encode(), BOOK)
    lines = text.split("\n")
    for block in page.blocks:
        for span in block.spans:
            first = span.source.split("\n")[0]
            if span.kind != "break" and first:
                line = lines[span.place.line - 1]
                # Prose runs on behind a link's mark, so only its beginning is one with the line.
                assert line[span.place.column - 1] == first[0], (span, line)


@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode), texts.map(str.encode))
)
@settings(deadline=None)
def test_no_bytes_stop_the_reader_or_a_rule(data: bytes) -> None:
    page = read_document("ch1", "ch1.md", data, BOOK)
    for rule in rules_for("Page"):
        for finding in rule.findings(page):
            assert finding.message
            assert "\n" not in finding.message


@given(texts)
@settings(deadline=None)
def test_facts_come_back_as_they_were(text: str) -> None:
    page: Page = read_document("ch1", "ch1.md", text.encode(), BOOK)
    assert unpack(Document, pack(page.document)) == page.document
