"""A book that was written for the site alone comes out in every edition."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.book.pdf_reader import Pdf
from tests.conftest import ROOTS, press
from tests.epub.publication import Publication, epubcheck, text_of

if TYPE_CHECKING:
    from subprocess import CompletedProcess

pytestmark = pytest.mark.slow
PAGE = "docs/guide/rest.md"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a copy of the book that a test may change."""
    return Path(shutil.copytree(ROOTS / "others-book", tmp_path / "book"))


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make its editions, with all care; return their folder."""
    book = Path(shutil.copytree(ROOTS / "others-book", tmp_path_factory.mktemp("others") / "book"))
    done = press(book, "book")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return book / "build"


@pytest.fixture(scope="module")
def pdf(build: Path) -> Pdf:
    return Pdf(build / "pdf/book-en.pdf")


@pytest.fixture(scope="module")
def epub(build: Path) -> Publication:
    return Publication(build / "epub/book-en.epub")


def add(book: Path, text: str) -> int:
    """Add a block to a chapter; return the line where it begins."""
    path = book / PAGE
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    return path.read_text("utf-8").count("\n") - text.count("\n")


def draft(book: Path, formats: str = "epub,pdf") -> CompletedProcess[str]:
    done = press(book, "book", "--draft", "--format", formats)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done


SAID = [  # what stands in the PDF, one line each
    "Press Ctrl, see bold, slanted, under the line, marked words,",
    "struck and small; “quoted”. A reading:",
    "second line. An address and a place, coloured.",
    "Words in the middle",
    "Words at the right of two lines.",
    "Markdown between tags with code.",
    "More about saws",
    "• another item",
    "Words without a blank line.",
    "A heading of HTML",
    "An open paragraph",
    "• second thing",
    "3. inner thing",
    "What is struck upon.",
    "Words of somebody.",
    "Tools by weight",
    "200 g",
    "☑ a task that is done",
    "☐ a task that is left",
    "Words taken back at the end.",
    "See the other page and a page that is gone.",
    "The last words & the end.",
]


def said_on(text: str, words: str) -> bool:
    return "".join(words.split()) in "".join(text.split())


@pytest.mark.parametrize("words", SAID)
def test_paper_says_what_html_says(pdf: Pdf, words: str) -> None:
    assert said_on(pdf.text(), words)


def test_paper_sets_html_where_it_says(pdf: Pdf) -> None:
    """In the middle, at the right, and a reading above its word."""
    line = {line.text: line for line in pdf.lines}
    width = float(pdf.file.pages[0].MediaBox[2])
    middle, right = line["Words in the middle"], line["Words at the right of two lines."]
    assert middle.bold
    assert middle.left > width / 3
    assert right.left > middle.left
    (word,) = [one for one in pdf.lines if "漢" in one.text]
    assert round(line["kan"].bottom, 1) == round(line["ji"].bottom, 1)  # whatever hangs below
    assert line["kan"].bottom > word.bottom


def test_paper_has_the_table_of_html(pdf: Pdf) -> None:
    """With a caption and a number as every table, its cells beside each other."""
    assert said_on(pdf.text(), "Table 1.1 Tools by weight")
    rows = {line.text: round(line.top) for line in pdf.lines}
    assert rows["hammer"] == rows["small"] == rows["200 g"]
    assert rows["large"] < rows["small"]


def test_paper_shows_the_pictures_of_html(pdf: Pdf) -> None:
    assert len(pdf.drawn()) == 3  # the dot is shown twice


def test_a_link_to_a_page_of_the_site_leads_to_its_chapter(pdf: Pdf, epub: Publication) -> None:
    (link,) = [link for link in pdf.links if link.text == "theotherpage"]
    assert link.target.text.startswith("Of ‖𝑥‖ and c")
    page = epub.pages["guide/html.xhtml"]
    links = {text_of(one): one.get("href") for one in page.xpath("//*[local-name()='a']")}
    assert links["the other page"] == "rest.xhtml"
    assert "a page that is gone" not in {name for name, href in links.items() if href}


def test_chapters_are_chapters_below_a_second_title_of_the_first_page(pdf: Pdf) -> None:
    assert pdf.bookmarks[1:3] == ["The chapters", "1 HTML in Markdown"]
    heads = {line.text for line in pdf.lines if line.page > 4 and "The chapters" in line.text}
    assert not heads


HEADINGS = {  # what each edition's contents say of headings with formulas, code and references
    "epub": ["Chapter 2 Of ‖x‖ and code after Chapter 1",
             "2.1 Two ways, μ and O(n^2), with sort in Chapter 1"],
    "html": ["2 Of ‖x‖ and code after Chapter 1",
             "2.1 Two ways, μ and O(n2), with sort in Chapter 1"],
    "pdf": ["Chapter 2 Of ‖𝑥‖ and code after Chapter 1",
            "2.1 Two ways, 𝜇 and 𝑂(𝑛2), with sort in Chapter 1"],
}  # fmt: skip


def test_headings_are_whole_in_all_contents(build: Path, pdf: Pdf, epub: Publication) -> None:
    site = html.parse(build / "html/en/start.html").getroot()
    said = {
        "epub": text_of(epub.pages["nav.xhtml"]),
        "html": "".join(site.xpath("string(//article)").split()),
        "pdf": "".join(pdf.text(2).split()),
    }
    for name, headings in HEADINGS.items():
        for heading in headings:
            assert said_on(said[name], heading), heading


def test_bookmarks_say_the_signs_of_formulas(pdf: Pdf) -> None:
    """As text: LaTeX stops at a Greek letter that is to be one."""
    marks = [mark.replace("\u00a0", " ") for mark in pdf.bookmarks]
    assert "2 Of ‖x‖ and code after Chapter 1" in marks
    assert "2.1 Two ways, μ and O(n^2), with sort in Chapter 1" in marks


def test_notes_of_headings_stand_on_their_page(pdf: Pdf) -> None:
    (page,) = {line.page for line in pdf.lines if "A note to the heading." in line.text}
    assert said_on(pdf.text(page), "Of ‖𝑥‖ and code after Chapter 1")
    assert said_on(pdf.text(page), "2 A note to the section.")


def test_macros_of_the_site_count_in_every_edition(
    build: Path, pdf: Pdf, epub: Publication
) -> None:
    assert said_on(pdf.text(), "Let 𝑥 ∈ ℝ, so ‖𝑥‖ ≥ 0.")
    for page in (html.parse(build / "html/en/guide/rest.html"), epub.pages["guide/rest.xhtml"]):
        formulas = ["".join(one.itertext()) for one in page.xpath("//*[local-name()='math']")]
        assert {"x∈ℝ", "‖x‖≥0"} <= {"".join(text.split()) for text in formulas}


def test_plain_tex_is_set_on_the_site_too(epub: Publication) -> None:
    """As LaTeX and MathJax set it: old switches of fonts, boxes, ends of rows."""
    page = epub.pages["guide/rest.xhtml"]
    (formula,) = page.xpath("//*[local-name()='math'][@display='block']")
    assert len(formula.xpath(".//*[local-name()='mtr']")) == 2
    assert "max" in [one.text for one in formula.iter("{*}mi")]


def test_the_index_refers_to_other_words(build: Path, pdf: Pdf) -> None:
    last = pdf.text(max(line.page for line in pdf.lines))
    assert "handsaw, see saw" in last
    assert "see also file" in last
    assert "see also" in (build / "html/en/genindex.html").read_text("utf-8")


def test_a_site_whose_first_page_has_another_name_has_a_door(build: Path) -> None:
    door = html.parse(build / "html/en/index.html").getroot()
    assert door.xpath("//a/@href") == ["start.html"]


def test_a_book_without_a_date_keeps_its_year(build: Path) -> None:
    """The press gives Sphinx a date of 1980, so that two builds are the same."""
    foot = html.parse(build / "html/en/start.html").getroot().xpath("string(//footer)")
    assert f"{datetime.now(UTC).year}, A Builder" in " ".join(foot.split())


def test_the_note_within_html_is_a_note(pdf: Pdf) -> None:
    assert said_on(pdf.text(), "1 The text of the note.")


def test_html_stays_what_the_author_wrote(build: Path) -> None:
    page = (build / "html/en/guide/html.html").read_text("utf-8")
    for written in (
        '<div align="center"><b>Words in the middle</b></div>',
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
        '<img src="../_static/square.png" alt="a square" width="50%">',
        "<p>An open paragraph\n<p>Another open paragraph\n",
    ):
        assert written in page


def test_the_site_brings_the_pictures_that_lie_by_the_page(build: Path) -> None:
    page = html.parse(build / "html/en/guide/html.html")
    for source in page.xpath("//article//img/@src"):
        assert (build / "html/en/guide" / source).is_file(), source


def test_the_epub_is_valid(epub: Publication) -> None:
    """Readings between brackets are for old readers; EPUBCheck remarks on them."""
    assert [said for said in epubcheck(epub.path) if '"rp" element' not in said] == []


def test_the_epub_says_what_html_says(epub: Publication) -> None:
    page = epub.pages["guide/html.xhtml"]
    assert "Words in the middle" in text_of(page)
    assert len(page.xpath("//*[local-name()='img']")) == 3
    (middle,) = page.xpath("//*[local-name()='div'][contains(., 'Markdown between tags')]")[-1:]
    assert middle.get("style") == "text-align: center"


def test_a_long_signature_goes_on_on_the_next_page(book: Path) -> None:
    """Sphinx 9.0.4 sets it in a box, beside the name: what has no room on the page was lost."""
    names = [f"name_of_parameter_{number}" for number in range(70)]
    name = "some_package.with_modules.ClassWithAnImportantName"
    add(book, f"```{{py:class}} {name}({', '.join(names)})\nWords of the class.\n```")
    add(book, "```{py:function} short_one(one, two)\nWords of the function.\n```")
    assert "too full" not in draft(book, "pdf").stderr
    pdf = Pdf(book / "build/pdf/book-en.pdf")
    found = [line for line in pdf.lines if "name_of_parameter_" in line.text]
    assert len(found) == len(names)
    assert len({line.page for line in found}) > 1
    assert said_on(pdf.text(), "short_one(one, two)")


def test_a_long_value_goes_on_on_the_next_page(book: Path) -> None:
    """What a program holds, as sphinx.ext.autodoc finds it."""
    values = [f"value{number}" for number in range(400)]
    add(book, f"```{{py:data}} settings\n:value: ({', '.join(values)})\n\nWords of them.\n```")
    assert "too full" not in draft(book, "pdf").stderr
    pdf = Pdf(book / "build/pdf/book-en.pdf")
    found = [line for line in pdf.lines if "value" in line.text]
    assert len({line.page for line in found}) > 1
    assert re.findall(r"value\d+(?=[,)])", pdf.text()) == values


def test_an_address_that_is_no_link_may_be_broken(book: Path) -> None:
    """It has no blank; without one it would leave the page, or pull the words before it apart."""
    place = "https://example.org/organization/Package/pull/6388"
    add(book, f"Words of a changelog, 1.234567890, by @somebody of the organization in {place}.")
    add(
        book,
        f"- DOC: words for version 1.1.2 by @somebody in {place}\n- FIX: a word by @o in {place}",
    )
    row = (
        "| options | as text (classes\\|name\\|caption\\|caption_before\\|caption_behind) | words |"
    )
    add(book, f"| Name | What it is | Words |\n|---|---|---|\n{row}")
    assert "too wide" not in draft(book, "pdf").stderr
    text = Pdf(book / "build/pdf/book-en.pdf").text().replace("\n", "")
    assert text.replace(" ", "").count(place) == 3
    assert "(classes|name|caption|caption_before|caption_behind)" in text.replace(" ", "")


def test_what_no_page_can_show_is_told_at_its_line(book: Path) -> None:
    """By the press where the gate has not told it (tests/mutations: markup.lost-html)."""
    line = add(book, '<video src="a.mp4"></video>')
    said = [one for one in draft(book, "pdf").stderr.splitlines() if "<video>" in one]
    assert [one.startswith(f"{PAGE}:{line}: ") for one in said] == [True]


def test_pictures_that_are_not_there_are_words(book: Path) -> None:
    """LaTeX would make no page; EPUBCheck wants every file that a page names."""
    web = "[![the state of things](https://nowhere.invalid/badge.svg)](https://example.org/)"
    told = [
        (add(book, f"A badge: {web}"), "badge.svg could not be fetched"),
        (add(book, "![nobody drew this](../pictures/none.png)"), "image file not readable"),
        (add(book, '<p><img src="none.png" alt="nor that"></p>'), "no picture “none.png”"),
    ]
    said = draft(book).stderr.splitlines()
    for line, words in told:
        assert [one for one in said if one.startswith(f"{PAGE}:{line}: ") and words in one], words
    text = Pdf(book / "build/pdf/book-en.pdf").text()
    for words in ("the state of things", "nobody drew this", "nor that"):
        assert said_on(text, words)
    found = epubcheck(book / "build/epub/book-en.epub")
    assert [one for one in found if one.startswith(("ERROR", "FATAL"))] == []
