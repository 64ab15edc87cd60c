"""Citations that name authors speak the language of the work, in all editions and styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html
from pybtex.database import Entry, Person
from pybtex.richtext import HRef
from pybtex.style import FormattedEntry

from bookpress.languages import LANGUAGES, language_of
from bookpress.text.chinese.names import in_one_form
from bookpress.typeset.textual_citations import Numbers, authors, year
from tests.book.pdf_reader import Pdf
from tests.conftest import press
from tests.epub.publication import Publication, epubcheck
from tests.typeset.test_bibliography import CONF, LIST

if TYPE_CHECKING:
    from pathlib import Path

# Author, title; in short and in full.
CITED = [
    ("Vaswani, Ashish and others", "Attention", "Vaswani et al.", "Vaswani et al."),
    ("Adams, Ann", "Letters", "Adams", "Adams"),
    ("Adams, Ann and Brown, Bob", "T", "Adams and Brown", "Adams and Brown"),
    ("A, B and C, D and E, F", "T", "A et al.", "A, C, and E"),
    ("A, B and C, D and others", "T", "A et al.", "A, C et al."),
    ("van Gogh, Vincent", "T", "van Gogh", "van Gogh"),
    (r"M{\"u}ller, Jörg", "T", "Müller", "Müller"),
    ("{OpenAI}", "T", "OpenAI", "OpenAI"),
    ("张, 三", "题", "张三", "张三"),
    ("李, 雷 and 韩, 梅梅", "题", "李雷和韩梅梅", "李雷和韩梅梅"),
    ("张, 三 and 李, 四 and 王, 五", "题", "张三等", "张三、李四和王五"),
    ("张, 三 and others", "题", "张三等", "张三等"),
    ("张三 and 李四 and others", "题", "张三等", "张三、李四等"),
    ("张 三 and {李, 四}", "题", "张三和李四", "张三和李四"),
    ("{清华大学} and {北京大学}", "题", "清华大学和北京大学", "清华大学和北京大学"),
    ("Goodfellow, Ian and others", "深度学习", "Goodfellow 等", "Goodfellow 等"),
    ("Goodfellow, Ian and 张, 三", "深度学习", "Goodfellow 和张三", "Goodfellow 和张三"),
    ("李, 明 and Smith, Ann", "题", "李明和 Smith", "李明和 Smith"),
    ("山田, 太郎 and 鈴木, 花子", "ことば", "山田太郎と鈴木花子", "山田太郎と鈴木花子"),
    ("山田, 太郎 and others", "ことば", "山田太郎ほか", "山田太郎ほか"),
    ("김, 철수 and 이, 영희", "말", "김철수 및 이영희", "김철수 및 이영희"),
    ("", "{On} Letters", "On Letters", "On Letters"),
    ("", "论文字", "《论文字》", "《论文字》"),
    ("", "ことば", "『ことば』", "『ことば』"),
    ("", "", "key", "key"),
]
# Numbers of one place, and what they are where a style collapses them.
NUMBERED = [
    ("1 2 3", "[1-3]"),
    ("3 1 2", "[1-3]"),
    ("1 2", "[1,2]"),
    ("7 1 2 3 5 6", "[1-3,5-7]"),
    ("9 10 11 13", "[9-11,13]"),
    ("4", "[4]"),
    ("3 1", "[1,3]"),
    ("1 2 2 3", "[1,2,2,3]"),
    ("3 1,p.&nbsp;4 2", "[3,1,p.&nbsp;4,2]"),
    ("Knu84 1 2", "[Knu84,1,2]"),
]
SPOKEN = {  # three authors, two, and a work without a year, as CLDR and CSL's locales have it
    "de": "A u.\u00a0a.|A und C|o.\u00a0J.",
    "en": "A et al.|A and C|n.d.",
    "es": "A et al.|A y C|s.\u00a0f.",
    "fr": "A et al.|A et C|s.\u00a0d.",
    "ja": "A ほか|A と C|日付なし",
    "ko": "A 외|A 및 C|일자 없음",
    "ru": "A и\u00a0др.|A и C|б.\u00a0д.",
    "zh_CN": "A 等|A 和 C|日期不详",
    "zh_TW": "A 等|A 和 C|日期不詳",
    "nl": "A et al.|A and C|n.d.",  # has no words of its own
}


def entry_of(author: str, **fields: str) -> Entry:
    names = [Person(in_one_form(name)) for name in author.split(" and ") if name]
    entry = Entry("book", fields, {"author": names} if names else {})
    entry.key = "key"
    return entry


def said(entry: Entry, label: str = "4") -> tuple[str, str, str]:
    data = {"entry": entry, "formatted_entry": FormattedEntry("key", "", label)}
    texts = (authors(full=False), authors(full=True), year)
    short, full, when = (str(text.format_data(data)) for text in texts)
    return short, full, when


@pytest.mark.parametrize(("numbers", "printed"), NUMBERED)
def test_numbers_in_a_row_become_a_range_where_the_style_says_so(
    numbers: str, printed: str
) -> None:
    children = [HRef(f"#{number}", number) for number in numbers.split()]
    collapsed = Numbers("[", "]", ",", to="-").outer(children, brackets=True).format()
    assert str(collapsed) == printed
    as_cited = Numbers("[", "]", ",").outer(children, brackets=True).format()
    assert str(as_cited) == f"[{','.join(numbers.split())}]"


def test_the_ends_of_a_range_are_links() -> None:
    children = [HRef(f"#w{number}", str(number)) for number in (1, 2, 3)]
    collapsed = Numbers("[", "]", ",", to="–").outer(children, brackets=True).format()
    page = collapsed.render_as("html")
    assert page == '[<a href="#w1">1</a>–<a href="#w3">3</a>]'


@pytest.mark.parametrize(("author", "title", "short", "full"), CITED)
def test_names_speak_the_language_of_the_work(
    author: str, title: str, short: str, full: str
) -> None:
    assert said(entry_of(author, title=title)) == (
        short,
        full,
        said(entry_of(author, title=title))[2],
    )


@pytest.mark.parametrize("tag", SPOKEN)
def test_a_work_may_say_its_language(tag: str) -> None:
    found = []
    for author in ("A, B and C, D and E, F", "A, B and C, D"):
        entry = entry_of(author, title="T")
        entry.language = language_of(tag).tag
        found.append(said(entry))
    assert "|".join([found[0][0], found[1][0], found[0][2]]) == SPOKEN[tag]


def test_a_language_that_cannot_be_set_is_cited_in_english() -> None:
    entry = entry_of("A, B and others", title="T")
    entry.language = "ar"
    assert said(entry)[0] == "A et al."


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_the_words(code: str) -> None:
    needed = {"two", "between", "last", "others", "undated"}
    names = LANGUAGES[code].names
    assert needed <= set(names) <= needed | {"title"}
    assert all(names.values())
    assert names.get("title", "%s").count("%s") == 1


@pytest.mark.parametrize(
    ("label", "printed"),
    [("张三2020b", "2020b"), ("Ada20", "2020"), ("2020", "2020"), ("12020", "2020"), ("4", "2020")],
)
def test_a_year_has_the_letter_of_the_label(label: str, printed: str) -> None:
    assert said(entry_of("A, B", year="2020"), label)[2] == printed


# --- whole books -------------------------------------------------------------------------------

BIB = """
@article{vas, author = {Vaswani, Ashish and others}, title = {Words}, journal = {J}, year = {2017}}
@book{zhang, author = {张, 三 and 李, 四 and 王, 五}, title = {论文字}, publisher = {社},
  year = {2020}}
@book{li, author = {李, 雷 and 韩, 梅梅}, title = {论词语}, publisher = {社}, year = {2021}}
@misc{law, title = {著作权法}, year = {2020}}
"""
TEXT = """(ch-one)=
# 文献

甲见{cite:t}`zhang`。

乙见{cite:t}`zhang,li`。

丙见{cite:t}`vas{第 3 页}`。

丁见{cite:author}`zhang`，{cite:authors}`zhang`，{cite:author}`li,vas`。

戊见{cite:year}`zhang`，{cite:yearpar}`li,vas`。

己见{cite:p}`vas,zhang`，{cite}`li`。

庚见{cite:t}`law`。

"""
# What the paragraphs say in the Chinese edition; the English one, untranslated, has its own signs.
BY_LABEL = """甲见张三等 [3]。
乙见李雷和韩梅梅 [1]；张三等 [3]。
丙见Vaswani et al. [2, 第 3 页]。
丁见张三等，张三、李四和王五，李雷和韩梅梅；Vaswani et al.。
戊见2020，[2021；2017]。
己见[2, 3]，[1]。
庚见《著作权法》 [4]。"""
BY_YEAR = """甲见张三等（2020）。
乙见李雷和韩梅梅（2021）；张三等（2020）。
丙见Vaswani et al.（2017，第 3 页）。
丁见张三等，张三、李四和王五，李雷和韩梅梅；Vaswani et al.。
戊见2020，（2021；2017）。
己见（Vaswani et al.，2017；张三等，2020），（李雷和韩梅梅，2021）。
庚见《著作权法》（2020）。"""
BY_SUPERSCRIPT = """甲见张三等3。
乙见李雷和韩梅梅1；张三等3。
丙见Vaswani et al.2, 第 3 页。
丁见张三等，张三、李四和王五，李雷和韩梅梅；Vaswani et al.。
戊见2020，[2021；2017]。
己见2,3，1。
庚见《著作权法》4。"""


def lay_out(folder: Path, **settings: object) -> Path:
    """Write a book in both languages; nothing of it is translated."""
    conf = CONF.replace('["zh_CN"]', '["zh_CN", "en"]').replace('"}\n', '", "en": "Small"}\n')
    conf += "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    (folder / "source").mkdir(parents=True)
    for path, text in {
        "conf.py": conf,
        "refs.bib": BIB,
        "source/index.md": "# 小书\n\n:::{toctree}\n:numbered:\n\none\n:::\n",
        "source/one.md": f"{TEXT}{LIST}",
    }.items():
        (folder / path).write_text(text, "utf-8")
    return folder


def paragraphs(page: html.HtmlElement) -> str:
    """Return what the paragraphs of the chapter say, as it is printed."""
    texts = [one.xpath("string()").replace("\u2060", "").strip() for one in page.xpath("//p")]
    return "\n".join(text for text in texts if "见" in text[:2])


@pytest.mark.slow
def test_all_editions_say_the_same(tmp_path: Path) -> None:
    book = lay_out(tmp_path / "book")
    done = press(book, "book", "--draft")
    assert done.returncode == 0, done.stderr
    for language in ("zh", "en"):
        expected = BY_LABEL if language == "zh" else BY_LABEL.replace("；", "; ")
        text = (book / f"build/html/{language}/one.html").read_text("utf-8")
        assert paragraphs(html.document_fromstring(text)) == expected
        epub = Publication(book / f"build/epub/small-{language}.epub")
        page = etree.tostring(epub.pages["one.xhtml"], encoding="unicode")
        assert paragraphs(html.document_fromstring(page)) == expected
        assert epubcheck(epub.path) == []
        printed = re.sub(r"\s", "", Pdf(book / f"build/pdf/small-{language}.pdf").text())
        for line in expected.splitlines():
            assert re.sub(r"\s", "", line) in printed
    tex = (book / "build/.work/zh/pdf/small-zh.tex").read_text("utf-8")
    assert r"甲见\DUrole" in tex  # a line may begin with a name, and not with a number
    assert r"己见\nobreak" in tex


@pytest.mark.slow
@pytest.mark.parametrize(
    ("style", "expected"),
    [("bookpress-author-year", BY_YEAR), ("bookpress-super", BY_SUPERSCRIPT)],
)
def test_a_book_may_cite_by_year_or_above_the_line(
    tmp_path: Path, style: str, expected: str
) -> None:
    book = lay_out(tmp_path / "book", bibtex_reference_style=style)
    done = press(book, "book", "--draft", "--format", "html", "--language", "zh")
    assert done.returncode == 0, done.stderr
    text = (book / "build/html/zh/one.html").read_text("utf-8")
    assert paragraphs(html.document_fromstring(text)) == expected


@pytest.mark.slow
def test_a_line_may_begin_with_a_name_and_not_with_a_number(tmp_path: Path) -> None:
    book = lay_out(tmp_path / "book")
    done = press(book, "book", "--draft", "--format", "html", "--language", "zh")
    assert done.returncode == 0, done.stderr
    page = html.document_fromstring((book / "build/html/zh/one.html").read_text("utf-8"))
    tied = {
        one.text_content()[:3]: (one.getparent().text or "").endswith("\u2060")
        for one in page.xpath("//p/span[contains(@class, 'bibtex-citation')][1]")
    }
    assert tied["张三等"] is False
    assert tied["[2,"] is True
