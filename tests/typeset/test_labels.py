"""Labels tell works apart, in whatever script their authors are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html
from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin

from bookpress.text.chinese.names import in_one_form
from bookpress.typeset.labels import AuthorYear, register, told_apart
from tests.conftest import press
from tests.typeset.test_textual_citations import lay_out

if TYPE_CHECKING:
    from pathlib import Path


def entry_of(author: str, year: str = "2020", **fields: str) -> Entry:
    names = [Person(in_one_form(name)) for name in author.split(" and ") if name]
    entry = Entry(
        "book", {"year": year, "title": "T", **fields}, {"author": names} if names else {}
    )
    entry.key = "some-key"
    return entry


# As biber 2.18 makes them with biblatex's style=alphabetic,maxalphanames=4,minalphanames=3, but for
# the names that only we know to part: 李四 is 李四20 there.
LABELS = {
    "张, 三": "张20",
    "李四": "李20",
    "欧阳, 修": "欧阳20",
    "欧阳修": "欧阳20",
    "{清华大学}": "清华大20",
    "张, 三 and 李, 四": "张李20",
    "张三 and 李四 and 王五": "张李王20",
    "张, 三 and 李, 四 and 王, 五 and 赵, 六 and 孙, 七": "张李王+20",
    "张, 三 and others": "张+20",
    "山田, 太郎": "山田20",
    "がく, 一": "がく20",
    "김, 철수 and 이, 영희": "김이20",
    "Толстой, Лев": "Тол20",
    "Łukasz, Ö.": "Łuk20",
    "Li, Ming and 张, 三": "L张20",
}
# As BibTeX 0.99d makes them with alpha.bst.
LATIN = {
    "Knuth, Donald": "Knu20",
    "Vaswani, Ashish and others": "V+20",
    "van Gogh, Vincent": "vG20",
    "de la Fontaine, Jean and O'Neill, Ann": "dlFO20",
    r"M{\"u}ller, J{\"o}rg": "Mül20",
    r"M{\"u}ller, J{\"o}rg and {\AA}ngstr{\"o}m, A.": "MÅ20",
    r"{\O}ster, A": "Øst20",
    "{OpenAI}": "Ope20",
    "{IBM}": "IBM20",
    "{World Health Organization}": "Wor20",
    "Smith-Jones, A and B, C and D, E and F, G": "SJBDF20",
    "A, A and B, B and C, C and D, D and E, E": "ABC+20",
    "Li, X": "Li20",
}


def label_of(entry: Entry) -> str:
    register()
    (label,) = find_plugin("pybtex.style.labels", "alpha")().format_labels([entry])
    return str(label)


@pytest.mark.parametrize("author", LABELS)
def test_letters_of_all_scripts_count(author: str) -> None:
    assert label_of(entry_of(author)) == LABELS[author]


@pytest.mark.parametrize("author", LATIN)
def test_latin_names_have_the_labels_of_bibtex(author: str) -> None:
    assert label_of(entry_of(author)) == LATIN[author]


def test_a_work_without_names_has_a_label() -> None:
    assert label_of(entry_of("")) == "som20"
    assert label_of(entry_of("", key="法律")) == "法律20"


def test_labels_of_one_kind_have_letters() -> None:
    labels = list(told_apart(["x", *["y"] * 30, "x", "z"]))
    assert labels[:3] == ["xa", "ya", "yb"]
    assert labels[26:32] == ["yz", "yaa", "yab", "yac", "yad", "xb"]
    assert labels[-1] == "z"
    assert len(set(labels)) == len(labels)


def test_names_and_year() -> None:
    entries = [
        entry_of("张, 三 and others", title="题"),
        entry_of("张, 三 and 李, 四 and 王, 五", title="题"),
        entry_of("Vaswani, Ashish and others", "2017"),
        entry_of("张, 三 and others", "2021", title="题"),
        entry_of("李, 雷", "", title="题"),
    ]
    assert list(AuthorYear().format_labels(entries)) == [
        "张三等 2020a",
        "张三等 2020b",
        "Vaswani et al. 2017",
        "张三等 2021",
        "李雷 日期不详",
    ]


STYLE = """
from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style

class ByYear(Style):
    default_label_style = "bookpress-author-year"

register_plugin("pybtex.style.formatting", "by-year", ByYear)
bibtex_default_style = "by-year"
bibtex_reference_style = "bookpress-author-year"
"""


def built(book: Path) -> html.HtmlElement:
    done = press(book, "book", "--draft", "--format", "html", "--language", "zh")
    assert done.returncode == 0, done.stderr
    return html.document_fromstring((book / "build/html/zh/one.html").read_text("utf-8"))


@pytest.mark.slow
def test_a_book_with_the_style_alpha_tells_chinese_authors_apart(tmp_path: Path) -> None:
    page = built(lay_out(tmp_path / "book", bibtex_default_style="alpha"))
    labels = [one.text_content().strip() for one in page.cssselect("div.citation span.label")]
    assert sorted(labels) == ["[V+17]", "[law20]", "[张李王20]", "[李韩21]"]
    assert "张三等\u00a0[张李王20]" in page.text_content()


@pytest.mark.slow
def test_years_of_the_same_authors_are_told_apart_in_the_text(tmp_path: Path) -> None:
    book = lay_out(tmp_path / "book")
    refs = book / "refs.bib"
    twice = "@book{again, author = {张, 三 and others}, title = {字再论}, year = {2020}}\n"
    refs.write_text(refs.read_text("utf-8") + twice, "utf-8")
    chapter = book / "source/one.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text.replace("甲见", "甲见{cite:p}`again`，{cite:year}`again`，"), "utf-8")
    conf = book / "conf.py"
    conf.write_text(conf.read_text("utf-8") + STYLE, "utf-8")
    (said,) = re.findall("甲见.*", built(book).text_content().replace("\u2060", ""))
    assert sorted(re.findall("2020[ab]", said)) == ["2020a", "2020a", "2020b"]
    assert "（张三等，2020a），2020a，张三等（2020b）" in said
