"""A book in parts: one chapter 1, the same numbers in every edition, the titles of the parts."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import html

from tests.book.pdf_reader import Pdf
from tests.conftest import ROOTS, press
from tests.epub.publication import NS, Publication, epubcheck

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

TABLE = "```{{table}} 表题\n:name: tab-{0}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n```\n"
FORMULA = "```{{math}}\n:label: eq-{0}\nx = 1\n```\n"
INDEX = """\
# 小书

```{toctree}
:caption: 第一部分　基础 & 起点
:numbered:

one
two
```

```{toctree}
:caption: 第二部分　进阶
:numbered:

three
```

```{toctree}
:caption: 附录

more
```
"""


def chapter(name: str, others: str) -> str:
    seen = "，".join(
        f"{{numref}}`ch-{other}`，{{numref}}`tab-{other}`，{{eq}}`eq-{other}`"
        for other in others.split()
    )
    return (
        f"(ch-{name})=\n# 章{name}\n\n见{seen}。\n\n{TABLE.format(name)}\n{FORMULA.format(name)}\n"
        f"(sec-{name})=\n## 节{name}\n\n文字。\n"
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts") / "book"
    source = folder / "source"
    source.mkdir(parents=True)
    shutil.copy(ROOTS / "forms-book/conf.py", folder)
    (folder / "refs.bib").touch()
    (source / "index.md").write_text(INDEX, "utf-8")
    for name in ("one", "two", "three", "below"):
        (source / f"{name}.md").write_text(chapter(name, "one two three below"), "utf-8")
    with (source / "three.md").open("a", encoding="utf-8") as page:
        page.write("\n```{toctree}\n\nbelow\n```\n")
    (source / "more.md").write_text("(app-more)=\n# 附加\n\n文字。\n", "utf-8")
    done = press(folder, "book", "--language", "zh")
    assert done.returncode == 0, done.stderr
    return folder


SAID = ["第1章", "表1.1", "式(1.1)", "第2章", "表2.1", "式(2.1)", "第3章", "表3.1", "式(3.1)"]


def page_text(book: Path, name: str) -> str:
    tree = html.fromstring((book / f"build/html/zh/{name}.html").read_text("utf-8"))
    return re.sub(r"\s", "", tree.xpath("string(//article)"))


def test_the_site_counts_on(book: Path) -> None:
    text = page_text(book, "one")
    said = text[text.index("见") : text.index("。")]
    seen = re.findall(r"第[\d.]+[章节]|表[\d.]+|式\([\d.]+\)", said)
    assert seen[:9] == SAID
    assert seen[9:] == ["第3.1.1节", "表3.2", "式(3.2)"]  # a page below a section of chapter 3
    assert page_text(book, "three").startswith("第3章章three")


def test_the_pdf_says_the_same(book: Path) -> None:
    text = re.sub(r"\s", "", Pdf(book / "build/pdf/small-zh.pdf").text())
    site = page_text(book, "one")
    said = site[site.index("见") : site.index("。")]
    assert text.count(said) == 4


def test_the_titles_of_the_parts_are_in_the_pdf(book: Path) -> None:
    pdf = Pdf(book / "build/pdf/small-zh.pdf")
    pages = [line.page for line in pdf.lines if line.text.startswith("第二部分")]
    assert len(pages) == 2  # contents, and a page of its own
    assert pdf.text(pages[1]).split() == ["第二部分", "进阶"]
    with pikepdf.open(book / "build/pdf/small-zh.pdf") as file, file.open_outline() as outline:
        found = {item.title: [one.title for one in item.children] for item in outline.root}
    assert found["第一部分　基础 & 起点"] == ["1 章one", "2 章two"]
    assert found["第二部分　进阶"] == ["3 章three"]
    assert found["附录"] == ["附加"]


def test_the_epub_has_the_parts_in_its_contents(book: Path) -> None:
    path = book / "build/epub/small-zh.epub"
    nav = Publication(path).xml("nav.xhtml")
    parts = nav.xpath("//h:nav[@id='toc']/h:ol/h:li[h:span]", namespaces=NS)
    titles = [part.xpath("string(h:span)", namespaces=NS) for part in parts]
    assert titles == ["第一部分　基础 & 起点", "第二部分　进阶", "附录"]
    (chapter,) = parts[1].xpath("h:ol/h:li/h:a/text()", namespaces=NS)
    assert chapter == "第 3 章 章three"
    assert epubcheck(path) == []


def test_after_an_edit_all_is_as_in_a_clean_build(tmp_path: Path, book: Path) -> None:
    shutil.copytree(book, tmp_path / "book")
    book = tmp_path / "book"
    index = book / "source/index.md"
    index.write_text(INDEX.replace("one\ntwo\n", "two\none\n"), "utf-8")
    edited = press(book, "book", "--language", "zh", "--format", "html,epub")
    assert edited.returncode == 0, edited.stderr
    before = {path: path.read_bytes() for path in (book / "build/html/zh").rglob("*.html")}
    assert "第2章章one" in page_text(book, "one")
    for folder in ("html", "epub", ".work"):  # the site goes on linking the PDF
        shutil.rmtree(book / "build" / folder)
    clean = press(book, "book", "--language", "zh", "--format", "html,epub")
    assert clean.returncode == 0, clean.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_a_single_caption_is_no_part(tmp_path: Path, book: Path) -> None:
    other = tmp_path / "book"
    shutil.copytree(book, other, ignore=shutil.ignore_patterns("build", ".bookpress-cache"))
    index = other / "source/index.md"
    index.write_text(re.sub(":caption: (第二|附录).*\n", "", INDEX), "utf-8")
    done = press(other, "book", "--language", "zh", "--format", "epub")
    assert done.returncode == 0, done.stderr
    nav = Publication(other / "build/epub/small-zh.epub").xml("nav.xhtml")
    assert nav.xpath("//h:nav[@id='toc']//h:span", namespaces=NS) == []
