"""What holds for any text, and above all for Chinese: nothing is lost, nothing else changes."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bookpress.text.chinese.characters import has_han, has_wide, is_wide, is_wide_punctuation
from bookpress.text.chinese.emphasis import flank_like_han
from bookpress.text.chinese.line_breaks import join_soft_breaks

# Texts of the pieces that meet at a line end or at a mark of emphasis, and texts of anything.
PIECES = ["模型", "，", "。", "“", "”", "—", "GPT", "96", " ", "\n", "  \n", "\\\n", "*", "**", "_",
          "{cite}`a2020`", "{ref}`sec-a`", "{term}`词元`", "[^n]", "[题](a.md)",
          "`x`", "·"]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text()).map(
    lambda text: re.sub(r"\n\s*\n", "\n", text).strip()  # one paragraph: no blank line
)
latin = st.text(alphabet=string.ascii_letters + string.digits + " .,;\n*_`[](){}^\\")


def markdown(*, beside_han: bool) -> MarkdownIt:
    """Return CommonMark's parser, with emphasis as the press reads it or as it stands."""
    parser = MarkdownIt("commonmark")
    if beside_han:
        parser.inline.ruler.at("emphasis", flank_like_han)
    return parser


OURS, COMMON = markdown(beside_han=True), markdown(beside_han=False)


@given(texts)
def test_joining_takes_nothing_but_line_ends(text: str) -> None:
    joined = join_soft_breaks(text)
    assert "".join(joined.split()) == "".join(text.split())
    assert joined.count("\n") <= text.count("\n")


@given(texts)
@example("，\n*\n模型")  # a line of marks alone
def test_joining_twice_is_joining_once(text: str) -> None:
    joined = join_soft_breaks(text)
    assert join_soft_breaks(joined) == joined


@given(latin)
def test_latin_text_stays_as_it_is(text: str) -> None:
    assert join_soft_breaks(text) == text
    assert OURS.render(text) == COMMON.render(text)


@given(texts)
@example("甲  \n乙")
@example("甲\\\n乙")
@example("甲  \n，乙")
def test_a_line_end_that_was_meant_stays(text: str) -> None:
    hard = re.compile(r"(?:  |\\)\n")
    assert len(hard.findall(join_soft_breaks(text))) >= len(hard.findall(text))


@given(texts)
def test_emphasis_beside_han_loses_no_character(text: str) -> None:
    """Whatever is read as emphasis, the rest of the text comes through as by CommonMark."""
    ours = re.sub(r"</?(?:em|strong)>|[*_]", "", OURS.render(text))
    common = re.sub(r"</?(?:em|strong)>|[*_]", "", COMMON.render(text))
    if "`" not in text and "[" not in text and "<" not in text:
        assert ours == common


@pytest.mark.parametrize("mark", ["*", "**"])
@given(st.text(alphabet="模型词元，。“”（）《》", min_size=1))
def test_emphasis_among_han_is_emphasis(mark: str, text: str) -> None:
    """Between Chinese characters the marks bind, whatever punctuation they stand beside."""
    html = OURS.render(f"前{mark}{text}{mark}后")
    assert re.search(r"前<(em|strong)>", html), html
    assert "*" not in html


@given(st.characters())
def test_kinds_of_characters_agree(character: str) -> None:
    assert not has_han(character) or has_wide(character)
    assert has_wide(character) == is_wide(character)
    assert not is_wide_punctuation(character) or is_wide(character)
    assert not (is_wide_punctuation(character) and has_han(character))
