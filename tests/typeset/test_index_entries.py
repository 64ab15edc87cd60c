"""Every kind of entry, wherever it stands, whatever signs it has: one index in all editions."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from bookpress.press.latex_log import TexFile, faults_in_log
from bookpress.typeset.index import Letters, headings, sort_key
from bookpress.typeset.latex.index_entry import index_commands
from tests.book.pdf_reader import Pdf
from tests.conftest import ROOTS, press

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = r"""
:::{index}
pair: 分词; 字典
triple: 甲; 乙; 丙
see: 标记; 词元
seealso: 嵌入; 词元
single: 嵌入
single: 运算符; !=
single: 邮箱@地址
single: 竖线|符号
single: "引号"
single: C#
single: A&B
single: 100% 的_下划线
single: main {
single: } 与 \~ ^ $
single: 2024
single: 10
single: O’Brien 的方法
single: Ørsted
single: a--b
single: α 值
single: ! 重要
single: f (函数)
:::

这一段有索引[^entry]。

::::{note}
:::{index}
single: C#
single: A&B
pair: 分词; 字典
see: 标记; 词元
single: O’Brien 的方法
single: 100% 的_下划线
:::

一条提示。
::::

| 甲 | {index}`C# <single: C#>` |
|---|---|
| {index}`表中 <pair: 表; 格>` | 100 |

[^entry]: 注里也有{index}`A&B <single: A&B>`。
"""
TERMS = "C#\n  一种语言。\n\nA&B\n  两个字母。\n\n词元\n"
# Head word, whether pages stand behind it, what to see, the words below it.
Heading = tuple[str, bool, list[str], list[str]]
SEE = {"zh": ("见 词元", "另请参见 词元"), "en": ("see token", "see also token")}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make all editions of a book that has every kind of entry."""
    book = tmp_path_factory.mktemp("entries") / "book"
    shutil.copytree(ROOTS / "press-book", book)
    chapter = book / "source/two/index.md"
    chapter.write_text(
        chapter.read_text("utf-8").replace("\n```python", f"{ENTRIES}\n```python"), "utf-8"
    )
    glossary = book / "source/glossary.md"
    glossary.write_text(glossary.read_text("utf-8").replace("词元\n", TERMS), "utf-8")
    done = press(book, "book", "--no-check")
    assert done.returncode == 0, done.stderr
    return book / "build"


def of_site(build: Path, language: str) -> list[Heading]:
    page = html.document_fromstring((build / f"html/{language}/genindex.html").read_text("utf-8"))
    found = []
    for item in page.xpath("//table[contains(@class, 'genindextable')]//td/ul/li"):
        words = [li.xpath("string(a)") for li in item.xpath("ul/li[a]")]
        see = [_plain(li.text_content()) for li in item.xpath("ul/li[not(a)]")]
        word = (item.xpath("a") or [item])[0]
        text = word.text_content() if word is not item else (item.text or "")
        found.append((_plain(text), word is not item, see, [_plain(word) for word in words]))
    return found


def of_epub(build: Path, language: str) -> list[Heading]:
    with zipfile.ZipFile(build / f"epub/small-{language}.epub") as book:
        name = next(name for name in book.namelist() if name.endswith("genindex.xhtml"))
        page = etree.fromstring(book.read(name))
    spaces = {"h": "http://www.w3.org/1999/xhtml"}
    found = []
    for item in page.xpath("//h:section/h:ul/h:li", namespaces=spaces):
        (word,) = item.xpath("h:span[@class='term']", namespaces=spaces)
        see = item.xpath("h:span[@class='see']/text()", namespaces=spaces)
        below = item.xpath("h:ul/h:li/h:span[@class='term']/text()", namespaces=spaces)
        linked = bool(item.xpath("h:a", namespaces=spaces))
        found.append((_plain(word.text), linked, list(see), [_plain(word) for word in below]))
    return found


def of_pdf(build: Path, language: str) -> list[Heading]:
    text = (build / f".work/{language}/pdf/small-{language}.ind").read_text("utf-8")
    text = re.sub(r"\\bookchar\{([0-9A-F]+)\}", lambda sign: chr(int(sign[1], 16)), text)
    found: list[Heading] = []
    for level, word, pages in re.findall(
        r"\\(item|subitem) \\spxentry\{(.*?)\}(?:, \s*(\\.*(?:\n\t\t.*)*))?(?=\n\s*(?:\n|\\))", text
    ):
        if level == "subitem":
            assert pages
            found[-1][3].append(_plain(word))
            continue
        see = re.findall(r"\\booksee\{(.*?)\}\{\\spxentry\{(.*?)\}\}\{99999\}", pages or "")
        assert pages.rstrip().endswith("}{99999}") == bool(see)  # behind all pages
        found.append((_plain(word), "hyper" in pages, [a + b for a, b in see], []))
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_index_is_the_same_in_every_edition(editions: Path, language: str) -> None:
    """Words, their order, the words below them, and what to see besides."""
    site = of_site(editions, language)
    assert of_epub(editions, language) == site
    assert of_pdf(editions, language) == site


@pytest.mark.slow
@pytest.mark.parametrize(("language", "comma"), [("zh", "，"), ("en", ", ")])
def test_each_kind_of_entry_stands_where_it_should(
    editions: Path, language: str, comma: str
) -> None:
    index = {word: (pages, see, below) for word, pages, see, below in of_pdf(editions, language)}
    see, see_also = SEE[language]
    assert index["分词"] == (False, [], ["字典"])
    assert index["字典"] == (False, [], ["分词"])
    assert index["格"] == (False, [], ["表"])
    assert index["甲"] == (False, [], ["乙 丙"])
    assert index["乙"] == (False, [], [f"丙{comma}甲"])
    assert index["丙"] == (False, [], ["甲 乙"])
    assert index["标记"] == (False, [see], [])
    assert index["嵌入"] == (True, [see_also], [])
    for word in ("C#", "A&B", '"引号"', "竖线|符号", "main {", r"} 与 \~ ^ $", "a--b", "α 值"):
        assert index[word] == (True, [], []), word


@pytest.mark.slow
def test_the_printed_index_reads_as_it_was_typed(editions: Path) -> None:
    pdf = Pdf(editions / "pdf/small-zh.pdf")
    text = "".join(pdf.text().split())
    for word in ('"引号"', "竖线|符号", "邮箱@地址", "main{", r"}与\~^$", "a--b", "100%的_下划线"):
        assert word.replace(" ", "") in text
    assert "另请参见词元" in text
    assert "99999" not in text
    assert "seealso" not in text


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_index_runs_off_its_page_however_long_it_is(editions: Path, language: str) -> None:
    """Columns of the same length are a little longer than the page where they nearly fill it."""
    folder = editions / f".work/{language}/pdf"
    preamble = (
        (folder / f"small-{language}.tex").read_text("utf-8").partition(r"\begin{document}")[0]
    )
    begin, item, end = r"\begin{sphinxtheindex}", r"\item word, 1 ", r"\end{sphinxtheindex}"
    items = [f"{begin}{item * number}{end}" for number in range(40, 130)]
    text = "\n".join([preamble, r"\begin{document}", *items, r"\end{document}"])
    (folder / "lengths.tex").write_text(text, "utf-8")
    subprocess.run(
        ["xelatex", "-no-pdf", "-interaction=batchmode", "lengths.tex"],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
    )
    log = (folder / "lengths.log").read_text("utf-8", "replace")
    assert faults_in_log(log, TexFile.read(folder / "lengths.tex", folder)) == []


def test_words_that_are_too_few_are_refused() -> None:
    with pytest.raises(ValueError, match="triple"):
        headings("triple", "甲; 乙")


@pytest.mark.parametrize(
    ("word", "key"),
    [("Ørsted", "orsted"), ("Straße", "strasse"), ("Łódź", "lodz"), ("Æsop", "aesop")],
)
def test_letters_of_other_alphabets_stand_among_their_relatives(word: str, key: str) -> None:
    assert sort_key(word) == key


def test_makeindex_sorts_as_python_does(tmp_path: Path) -> None:
    """Head words and the words below them, signs and digits among them."""
    dice = random.Random(20261130)  # noqa: S311 - the same words each time
    signs = "ab字元éß19 -'(.:;<=>?@[]^_`{|}~!#$%&*+/\\\"αЖ，"
    words = {"".join(dice.choices(signs, k=dice.randint(1, 4))).strip() for _ in range(600)} - {""}
    heads = [index_commands(Letters(), "single", word, main=False) for word in sorted(words)]
    below = [
        index_commands(Letters(), "single", f"z; {word}", main=False)
        for word in words
        if ";" not in word
    ]
    heads = [line for line, word in zip(heads, sorted(words), strict=True) if ";" not in word]
    entries = [f"{line.replace('index{', 'indexentry{', 1)}{{1}}" for line in heads + below]
    (tmp_path / "words.idx").write_text("\n".join(entries), "utf-8")
    subprocess.run(["makeindex", "-q", "words.idx"], cwd=tmp_path, check=True)  # noqa: S607
    text = (tmp_path / "words.ind").read_text("utf-8")
    text = re.sub(r"\\bookchar\{([0-9A-F]+)\}", lambda sign: chr(int(sign[1], 16)), text)
    found = re.findall(r"\\(item|subitem) \\spxentry\{(.*)\}(?:,|\n)", text)
    expected = sorted((word for word in words if ";" not in word), key=Letters().place)
    for level in ("item", "subitem"):
        assert [word for kind, word in found if kind == level and word != "z"] == expected


def test_only_two_commands_stand_in_an_entry() -> None:
    r"""TeX puts a space behind any other where it has read the entry before, as in a note."""
    written = index_commands(Letters(), "single", r'\{}%#&~^_$"@!|', main=True)
    assert set(re.findall(r"\\[A-Za-z]+", written)) == {r"\index", r"\spxentry", r"\bookchar"}
    assert written.count("@") == 1
    assert written.endswith("}|spxpagem}")
