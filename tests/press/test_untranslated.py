"""A translation that lags behind: what is not translated says so, in every edition, and is counted.

The book is the small one, of whose English catalogs messages are taken away.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
from lxml import html

from bookpress.text.chinese.characters import has_han
from tests.book.pdf_reader import Pdf
from tests.conftest import ROOTS, press
from tests.epub.publication import NS, Publication, epubcheck

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.slow
SITE = ("--language", "en", "--format", "html")
DRAFT = '[tool.bookpress]\ndraft = ["en"]\n'
RELEASE = '[tool.bookpress]\nrelease = ["en"]\n'
SHARE = re.compile(r"(\d+)% of this edition is translated so far\.")
NOTE = "Passages with a line at their side are not translated yet"
# A block of each kind.
EVERY_KIND = """(ch-two)=
# 词语**很多**

一段文字，`code` 与 $x$。

- 第一项
- 第二项

  第二项的另一段

1. 有序的一项

> 引文一段

名词
: 名词的解释

| 表头 | 另一个 |
|---|---|
| 格子 | 1 |

:::{list-table} 表的名称
:header-rows: 1

* - 列表的头
* - 列表的格子
:::

:::{figure} picture.svg
:alt: 替代文字

图的说明

图的附注
:::

:::{note}
提示一段
:::

:::{admonition} 自拟的标题
框里的一段
:::

:::{topic} 话题的标题
话题的一段
:::

:::{rubric} 小题
:::

:::{epigraph}
题词一句

-- 某位作者
:::

```{code-block} python
:caption: 代码的名称

print("中文")  # 注释
```

```{parsed-literal}
照排的文字
```

```{eval-rst}
| 一行诗
| 又一行

:字段: 字段的值
```

有注[^甲]。

[^甲]: 注的文字。
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def catalog(book: Path, name: str) -> Path:
    return book / f"locale/en/LC_MESSAGES/{name}.po"


def change(book: Path, name: str, texts: dict[str, str]) -> None:
    """Give each message that begins like a key of ``texts`` another translation."""
    file = polib.pofile(str(catalog(book, name)), wrapwidth=0)
    for begin, text in texts.items():
        (entry,) = (entry for entry in file if entry.msgid.startswith(begin))
        entry.msgstr = text
    file.save()


def policy(book: Path, text: str) -> None:
    (book / "pyproject.toml").write_text(text, "utf-8")


def page(book: Path, name: str) -> html.HtmlElement:
    return html.fromstring((book / f"build/html/en/{name}.html").read_bytes())


def marked(root: html.HtmlElement) -> list[str]:
    found = root.xpath("//*[contains(concat(' ', @class, ' '), ' untranslated ')]")
    return [" ".join("".join(one.itertext()).split()).rstrip("#") for one in found]


def said_of(edition: str, said: str) -> str:
    (line,) = [line for line in said.splitlines() if line.startswith(edition)]
    return line.partition(" (")[2].rstrip(")")


@pytest.fixture
def behind(small_book: Path) -> Path:
    """Return the small book, whose English preface and term are gone."""
    policy(small_book, DRAFT)
    catalog(small_book, "preface").unlink()
    change(small_book, "glossary", {"词元": ""})
    change(small_book, "one", {"笔画[": "", "笔画见": ""})
    return small_book


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the site, ePub and PDF of a chapter with a block of each kind, without a catalog."""
    book = Path(shutil.copytree(ROOTS / "press-book", tmp_path_factory.mktemp("kinds") / "book"))
    (book / "source/two/index.md").write_text(EVERY_KIND, "utf-8")
    (book / "source/two/picture.svg").write_text(PICTURE, "utf-8")
    catalog(book, "two").unlink()
    made = press(book, "book", "--language", "en", "--no-check")
    assert made.returncode == 0, made.stderr
    return book


def untold(root: html.HtmlElement) -> Iterator[str]:
    """Yield the Chinese texts and alternatives whose language is said to be another."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        texts = [(element, element.text), (element, element.get("alt"))]
        texts += [(element.getparent(), element.tail)]
        for owner, text in texts:
            if text and has_han(text) and not language_at(owner).startswith("zh"):
                yield text


def language_at(element: html.HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def test_a_block_of_any_kind_says_its_language(every_kind: Path) -> None:
    (article,) = page(every_kind, "two/index").xpath("//article")
    assert list(untold(article)) == []
    whole = " ".join(article.text_content().split())
    for text in re.findall(r"[\u4e00-\u9fff]{2,}", EVERY_KIND):
        assert text in whole or article.xpath("//img/@alt") == [text], text
    book = Publication(every_kind / "build/epub/small-en.epub")
    assert list(untold(book.pages["two/index.xhtml"].find("h:body", NS))) == []
    grave = ("ERROR", "FATAL", "WARN")
    assert [line for line in epubcheck(book.path) if line.startswith(grave)] == []


def test_a_block_of_any_kind_has_one_line_at_its_side(every_kind: Path) -> None:
    # partials/untranslated.css
    with_line = "*[contains(concat(' ', @class, ' '), ' untranslated ')][not(self::dd)]"
    lines = page(every_kind, "two/index").xpath(f"//{with_line}")
    assert [line.xpath(f".//{with_line}") for line in lines] == [[]] * len(lines)
    texts = [text for line in lines for text in line.itertext()]
    for text in re.findall(r"[\u4e00-\u9fff]{2,}", EVERY_KIND):
        assert [one for one in texts if text in one] or text == "替代文字", text


def test_the_number_of_a_caption_is_in_the_edition_s_language(every_kind: Path) -> None:
    """“Figure 2.1” is translated, whatever becomes of the words behind it."""
    numbers = page(every_kind, "two/index").xpath("//*[@class='caption-number']")
    assert {one.text.split()[0] for one in numbers} == {"Figure", "Table", "Listing"}
    assert {language_at(one) for one in numbers} == {"en"}
    marked_around = "ancestor::*[contains(@class, 'untranslated')]"
    assert [one.xpath(marked_around) for one in numbers] == [[]] * len(numbers)


def test_a_heading_keeps_its_number(every_kind: Path) -> None:
    (heading,) = page(every_kind, "two/index").xpath("//h1")
    assert heading.text_content().startswith("Chapter\u00a02 词语")


def test_another_theme_draws_the_lines_too(behind: Path) -> None:
    with (behind / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('html_theme = "basic"\n')
    made = press(behind, "book", *SITE)
    assert made.returncode == 0, made.stderr
    styles = {
        name: "".join(page(behind, name).xpath("//head/style/text()"))
        for name in ("preface", "two/index")
    }
    assert ".untranslated:not(" in styles["preface"]
    assert ".untranslated" not in styles["two/index"]


def test_contents_and_links_say_it_of_headings(every_kind: Path) -> None:
    front = page(every_kind, "index")
    links = front.xpath("//a[contains(@href, 'two/')][contains(., '词语')]")
    assert len(links) >= 2  # beside the page and in it
    assert [list(untold(link)) for link in links] == [[]] * len(links)


def test_a_draft_comes_out_and_says_how_much_is_there(behind: Path) -> None:
    made = press(behind, "book", "--language", "en")
    assert made.returncode == 0, made.stderr
    (said,) = {said_of(f"{kind}-en", made.stderr) for kind in ("html", "epub", "pdf")}
    percent = re.fullmatch(r"draft, (\d+) % translated", said)
    assert percent, said
    record = json.loads((behind / "build/.work/en/record.json").read_text("utf-8"))
    assert {entry["state"] for entry in record["editions"].values()} == {"draft"}

    assert marked(page(behind, "preface")) == ["前言", "这是前言。"]
    assert marked(page(behind, "glossary")) == ["词元"]
    assert marked(page(behind, "two/index")) == []
    assert NOTE in page(behind, "preface").text_content()
    assert NOTE not in page(behind, "two/index").text_content()
    epub = Publication(behind / "build/epub/small-en.epub")
    assert marked(epub.pages["preface.xhtml"]) == ["前言", "这是前言。"]
    pdf = Pdf(behind / "build/pdf/small-en.pdf").text()
    assert "这是前言。" in pdf
    assert NOTE.replace(" ", "") in "".join(pdf.split())
    landing = (behind / "build/index.html").read_text("utf-8")
    texts = (
        *(page(behind, "index").text_content(), landing),
        "".join(epub.pages["index.xhtml"].itertext()),
        pdf,
    )
    for text in texts:
        assert SHARE.findall(text) == [percent[1]]
    assert not SHARE.search(page(behind, "preface").text_content())


def test_the_share_is_what_the_gate_counts(behind: Path) -> None:
    """Of a book whose catalogs are all there."""
    assert press(behind, "catalogs").returncode == 0
    policy(behind, f"{DRAFT}thresholds = {{ en = 100 }}\n")
    (line,) = (
        line
        for line in press_check(behind).splitlines()
        if line.endswith("[translations.below-threshold]")
    )
    counted = re.search(r"([\d.]+) %; 100 % must be", line)
    assert counted, line
    policy(behind, DRAFT)
    said = press(behind, "book", *SITE).stderr
    assert f"(draft, {int(float(counted[1]))} % translated)" in said


def press_check(book: Path) -> str:
    command = [sys.executable, "-m", "bookpress", "check", str(book)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_a_term_that_waits_for_its_translation_leads_to_the_original(behind: Path) -> None:
    for care in ((), ("--no-check",)):
        made = press(behind, "book", *SITE, *care)
        assert made.returncode == 0, made.stderr
    (link,) = page(behind, "one/index").xpath("//a[contains(@href, 'glossary.html')][.='token']")
    anchor = link.get("href").partition("#")[2]
    (term,) = page(behind, "glossary").xpath(f"//dt[@id='{anchor}']")
    assert "词元" in term.text_content()


def test_a_term_that_nobody_has_is_a_fault_of_a_draft(small_book: Path) -> None:
    policy(small_book, DRAFT)
    name = catalog(small_book, "one")
    name.write_text(name.read_text("utf-8").replace("{term}`token`", "{term}`tokn`"), "utf-8")
    for care, words in (((), "no term “tokn”"), (("--no-check",), "term not in glossary: 'tokn'")):
        made = press(small_book, "book", *SITE, *care)
        assert made.returncode == 1
        assert words in made.stderr


def test_two_terms_that_wait_have_no_link(behind: Path) -> None:
    """Nobody can tell which is which."""
    glossary = behind / "source/glossary.md"
    glossary.write_text(
        glossary.read_text("utf-8").replace("词元\n", "词元\n  单位。\n\n嵌入\n"), "utf-8"
    )
    preface = behind / "source/preface.md"
    preface.write_text(f"{preface.read_text('utf-8')}\n{{term}}`词元`与{{term}}`嵌入`。\n", "utf-8")
    head = catalog(behind, "one").read_text("utf-8").partition("\n\n")[0]
    text = 'msgid "{term}`词元`与{term}`嵌入`。"\nmsgstr "{term}`Vectors` and {term}`tokens`."\n'
    catalog(behind, "preface").write_text(f"{head}\n\n{text}", "utf-8")
    made = press(behind, "book", *SITE)
    assert made.returncode == 0, made.stderr
    (paragraph,) = page(behind, "preface").xpath("//article//p[contains(., 'Vectors')]")
    assert paragraph.xpath(".//a") == []
    assert paragraph.text_content() == "Vectors and tokens."


@pytest.mark.parametrize("flag", ["", "fuzzy"])
def test_a_release_is_refused_below_its_share(small_book: Path, flag: str) -> None:
    file = polib.pofile(str(catalog(small_book, "preface")), wrapwidth=0)
    entry = file[-1]
    entry.msgstr, entry.flags = (entry.msgstr, [flag]) if flag else ("", [])
    file.save()
    policy(small_book, RELEASE)
    refused = press(small_book, "book", *SITE)
    assert refused.returncode == 1
    assert "translations." in refused.stderr
    policy(small_book, "[tool.bookpress]\nthresholds = { en = 99 }\n")
    refused = press(small_book, "book", *SITE)
    assert refused.returncode == 1
    assert "99 % must be" in refused.stderr
    policy(small_book, "[tool.bookpress]\nthresholds = { en = 80 }\n")
    made = press(small_book, "book", *SITE)
    assert made.returncode == 0, made.stderr
    assert entry.msgid in marked(page(small_book, "preface"))  # the original, of a fuzzy one too
    assert re.fullmatch(r"\d\d % translated", said_of("html-en", made.stderr))


def test_a_draft_is_no_release(behind: Path) -> None:
    policy(behind, DRAFT)
    assert press(behind, "book", *SITE).returncode == 0
    assert "up to date" in press(behind, "book", *SITE).stderr
    (behind / "pyproject.toml").unlink()  # as good as a release: the gate warns
    assert press(behind, "book", *SITE).returncode == 1
    policy(behind, RELEASE)
    assert press(behind, "book", *SITE).returncode == 1
    made = press(behind, "book", *SITE, "--no-check")
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(r"\d+ % translated", said_of("html-en", made.stderr))


def test_a_draft_may_begin_without_a_catalog(small_book: Path) -> None:
    shutil.rmtree(small_book / "locale")
    refused = press(small_book, "book", *SITE)
    assert refused.returncode == 2
    assert "nothing is translated into “en” yet; run “" in refused.stderr
    policy(small_book, DRAFT)
    made = press(small_book, "book", *SITE)
    assert made.returncode == 0, made.stderr
    assert said_of("html-en", made.stderr) == "draft, 0 % translated"


def test_a_whole_translation_says_nothing(small_build: Path) -> None:
    for path in (small_build / "html/en").rglob("*.html"):
        assert "untranslated" not in path.read_text("utf-8")
    epub = Publication(small_build / "epub/small-en.epub")
    assert all(b"untranslated" not in content for content in epub.files.values())
    assert not SHARE.search((small_build / "index.html").read_text("utf-8"))


def test_a_translation_takes_the_line_away(behind: Path, small_book: Path) -> None:
    assert behind == small_book
    assert press(behind, "book", *SITE).returncode == 0
    steps: Iterable[tuple[str, dict[str, str]]] = (
        ("glossary", {"词元": "token"}),
        ("one", {"笔画[": "Strokes[^head]"}),
    )
    for name, texts in steps:
        change(behind, name, texts)
        made = press(behind, "book", *SITE)
        assert made.returncode == 0, made.stderr
    assert marked(page(behind, "glossary")) == []
    again = files_of(behind)
    (behind / "build").rename(behind.parent / "old")
    assert press(behind, "book", *SITE).returncode == 0
    assert files_of(behind) == again


def files_of(book: Path) -> dict[str, bytes]:
    site = book / "build/html"
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
