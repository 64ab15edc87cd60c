"""Translated text is text of its document: notes, formulas, links and code come through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib
import pytest
from lxml import html

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
HAN = re.compile("[\u4e00-\u9fff]")


def article(build: Path, language: str, page: str) -> html.HtmlElement:
    text = (build / "html" / language / page).read_text("utf-8")
    (found,) = html.document_fromstring(text).cssselect("article")
    return found


def translate(book: Path, catalog: str, begins: str, msgstr: str) -> None:
    path = book / "locale/en/LC_MESSAGES" / catalog
    po = polib.pofile(str(path), wrapwidth=78)
    (entry,) = [entry for entry in po if entry.msgid.startswith(begins)]
    entry.msgstr = msgstr
    entry.flags = []
    po.save()


def test_the_english_site_holds_no_chinese(small_build: Path) -> None:
    for path in sorted((small_build / "html/en").rglob("*.html")):
        tree = html.document_fromstring(path.read_text("utf-8"))
        for switch in tree.xpath("//a[@hreflang='zh-CN' or @lang='zh-CN']"):
            switch.drop_tree()
        for silent in tree.xpath("//script|//style"):
            silent.drop_tree()
        assert not HAN.search(tree.text_content()), path.name


def test_notes_are_numbered_in_the_order_of_the_translation(small_build: Path) -> None:
    for language in ("zh", "en"):
        marks = article(small_build, language, "one/index.html").cssselect("a.footnote-reference")
        assert [mark.text_content().strip("[]") for mark in marks] == ["1", "2"]


def test_code_is_translated_and_stays_code(small_build: Path) -> None:
    (block,) = article(small_build, "en", "two/index.html").cssselect("div.highlight-python pre")
    assert block.text_content().strip() == 'print("English")  # a comment'
    assert block.cssselect("span")


def test_a_soft_break_between_han_is_no_space(small_build: Path) -> None:
    text = article(small_build, "zh", "one/index.html").text_content()
    assert "，下一行接着说" in text


def test_emphasis_beside_han_is_bold(small_build: Path) -> None:
    (bold,) = article(small_build, "zh", "one/index.html").cssselect("p strong")
    assert bold.text_content() == "“笔画”"


def test_a_translated_formula_stays_a_formula(small_book: Path) -> None:
    chapter = small_book / "source/two/index.md"
    chapter.write_text(
        chapter.read_text("utf-8").replace("```python", "$$ \\text{损失} = x $$\n\n```python"),
        "utf-8",
    )
    assert press(small_book, "catalogs").returncode == 0
    translate(small_book, "two.po", r"\text{损失}", r"\text{loss} = x")
    done = press(small_book, "book", "--format", "html", "--language", "en")
    assert done.returncode == 0, done.stderr
    (formula,) = article(small_book / "build", "en", "two/index.html").xpath(".//math[@display]")
    assert "loss" in formula.text_content()
    assert "::" not in formula.getparent().text_content()


@pytest.mark.parametrize("text", ["1. first", "# head", "- item", "> said"])
def test_a_text_that_looks_like_a_block_is_a_text(small_book: Path, text: str) -> None:
    translate(small_book, "preface.po", "这是前言", text)
    done = press(small_book, "book", "--format", "html", "--language", "en")
    assert done.returncode == 0, done.stderr
    (paragraph,) = article(small_book / "build", "en", "preface.html").cssselect("section > p")
    assert paragraph.text_content() == text


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        ("{numref}`sec-strokes`", "numref sec-strokes"),
        ("{cite}`zhang2020`", "citation zhang2020"),
        ("[^note]", "footnote note"),
    ],
)
def test_what_a_translation_loses_is_named(small_book: Path, lost: str, named: str) -> None:
    path = small_book / "locale/en/LC_MESSAGES/one.po"
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po:
        entry.msgstr = entry.msgstr.replace(lost, "")
    po.save()
    done = press(small_book, "book", "--no-check", "--format", "html", "--language", "en")
    assert done.returncode == 1
    assert re.search(rf"one\.po:\d+: .*lost {re.escape(named)}", done.stderr)


@pytest.mark.parametrize("own", ["{#part}", ""], ids=["named again", "not named"])
def test_a_part_that_the_author_named_has_its_anchor(small_book: Path, own: str) -> None:
    """Where the translation gives the name to none of its parts, the passage has it."""
    chapter = small_book / "source/two/index.md"
    with chapter.open("a", encoding="utf-8") as file:
        file.write("\n先说[一部分]{#part}，再说一部分。\n\n见[那里](#part)。\n")
    assert press(small_book, "catalogs").returncode == 0
    part = f"[a part]{own}" if own else "a part"
    translate(small_book, "two.po", "先说", f"First {part}, then a part.")
    translate(small_book, "two.po", "见", "See [there](#part).")
    done = press(small_book, "book", "--format", "html,pdf", "--language", "en")
    assert done.returncode == 0, done.stderr
    page = article(small_book / "build", "en", "two/index.html")
    (anchor,) = page.xpath(".//*[@id='part']")
    assert anchor.text_content() == ("a part" if own else "")
    assert page.xpath(".//a[@href='#part']")


def test_order_is_the_translators_own(small_book: Path) -> None:
    """The small book's own translation turns the references round, and builds."""
    said = press(small_book, "book", "--format", "html", "--language", "en")
    assert said.returncode == 0, said.stderr


HOME = "词语承接，见[主页][home]与[主页]。\n\n[home]: https://example.org/home\n[主页]: https://example.org/\n"


def with_links(book: Path, msgstr: str) -> None:
    """Let chapter 2 define two addresses, and translate the paragraph that leads there."""
    chapter = book / "source/two/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text.replace("词语承接", HOME + "\n词语再承接"), "utf-8")
    assert press(book, "catalogs").returncode == 0
    translate(book, "two.po", "词语承接，", msgstr)
    translate(book, "two.po", "词语再承接", "Words go on {numref}`ch-one`, from {cite}`zhang2020`.")


def test_a_translation_leads_where_its_page_defines(small_book: Path) -> None:
    with_links(small_book, "Words: see [home][home] and [home page][主页].")
    done = press(small_book, "book", "--format", "html", "--language", "en")
    assert done.returncode == 0, done.stderr
    links = article(small_book / "build", "en", "two/index.html").cssselect("a.external")
    said = [(link.text_content(), link.get("href")) for link in links]
    assert said[:2] == [
        ("home", "https://example.org/home"),
        ("home page", "https://example.org/"),
    ]


@pytest.mark.parametrize(
    ("msgstr", "rule", "told"),
    [
        (
            "Words: see [home][home].",
            "translations.reference-lost",
            "the link to https://example.org/ is missing here",
        ),
        ("Words: [a][home], [b][other].", "translations.markup-broken", "nothing defines"),
    ],
)
def test_gate_and_press_agree_on_a_lost_address(
    small_book: Path, msgstr: str, rule: str, told: str
) -> None:
    with_links(small_book, msgstr)
    found = check_book(small_book, read_options(small_book, {"use_cache": False})).findings
    grave = [one for one in found if one.severity != "info"]
    assert [(one.rule, told in one.message) for one in grave] == [(rule, True)]
    done = press(small_book, "book", "--no-check", "--format", "html", "--language", "en")
    assert "lost link https://example.org/ [" in done.stderr
