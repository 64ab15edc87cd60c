"""Raw HTML becomes XML that any reading system can parse, and loses no word."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookpress.typeset.epub.wellformed import as_xhtml, is_whole

FRAME = '<div xmlns:epub="http://www.idpf.org/2007/ops">{}</div>'


def parsed(fragment: str) -> ET.Element:
    return ET.fromstring(FRAME.format(as_xhtml(fragment)))  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("第一行<br>第二行", "第一行<br/>第二行"),
        ('<img src=x.png alt="图">', '<img src="x.png" alt="图"/>'),
        ("<p>H<sub>2</sub>O &nbsp;&mdash; &copy; a&b", "<p>H<sub>2</sub>O \u00a0— © a&amp;b</p>"),
        ("<b>粗", "<b>粗</b>"),
        ("</p>完", "完"),
        ("<input disabled>", '<input disabled="disabled"/>'),
        ("甲<!-- a -- b -->乙<br>", "甲乙<br/>"),
        ("<o:p>话</o:p>", "<span>话</span>"),
        ('<p 1a="x">话</p><br>', "<p>话</p><br/>"),
        ('<a id="x"></a><br>', '<a id="x"></a><br/>'),
        ('<p epub:type="x">注<br></p>', '<p epub:type="x">注<br/></p>'),
        ("甲\x08<br>", "甲\ufffd<br/>"),
        ("甲<wbr>乙<br>", "甲<wbr/>乙<br/>"),
    ],
)  # fmt: skip
def test_html_is_read_as_a_browser_reads_it(html: str, xhtml: str) -> None:
    assert as_xhtml(html) == xhtml
    parsed(html)


def test_what_is_well_formed_stays_to_the_letter() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><linearGradient/></svg>'
    assert as_xhtml(drawing) == drawing


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("<b>x</b>", True),
        ("x<br>y<hr/>", True),
        ("<details><summary>展开</summary>", False),
        ("</details>", False),
        ("<b><i></b></i>", False),
        ("", True),
    ],
)
def test_a_piece_that_closes_what_it_opens_is_whole(html: str, whole: bool) -> None:  # noqa: FBT001
    assert is_whole(html) is whole


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</i>", "<br>", "<div align=center>", "</div>", "<details>", "<td>",
     "&nbsp;", "&", "<", ">", "<!--", "-->", "<img src=a>", "<a:b c:d='e'>", '"', "<svg>", "甲",
     "<wbr>", "<source>", "</table>", "<math>", "<?x?>", "<![CDATA[", "\x01", "='"]
)  # fmt: skip


@given(st.lists(TAGS, max_size=12))
def test_any_tangle_is_well_formed(pieces: list[str]) -> None:
    parsed("".join(pieces))
