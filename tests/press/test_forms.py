"""What one edition could not set, all set now; what none can set is told at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.book.pdf_reader import Pdf
from tests.conftest import ROOTS, press
from tests.epub.publication import NS, Publication, epubcheck

pytestmark = pytest.mark.slow


def draw_pictures(book: Path) -> None:
    """Draw the pictures of the book, in the formats that their names say."""
    folder = book / "source/fig"
    folder.mkdir()
    red, green = (Image.new("RGB", (40, 30), colour) for colour in ("red", "green"))
    for name in ("a.webp", "图一.png", "my pic.png", "c.bmp"):
        red.save(folder / name)
    red.convert("CMYK").save(folder / "d.tiff")
    red.save(folder / "b.gif", save_all=True, append_images=[green], duration=100)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make all Chinese editions of the book once; the gate looks first."""
    book = Path(shutil.copytree(ROOTS / "forms-book", tmp_path_factory.mktemp("forms") / "book"))
    draw_pictures(book)
    done = press(book, "book", "--language", "zh")
    assert done.returncode == 0, done.stderr
    return book


def test_the_pdf_holds_every_picture_and_every_word(forms: Path) -> None:
    pdf = Pdf(forms / "build/pdf/small-zh.pdf")
    lines = [line.text.replace(" ", "") for line in pdf.lines]
    for words in ("第一行", "第二行", "里面的话", "后面", "rST的脚注", "图题的脚注"):
        assert [line for line in lines if words in line], words
    assert not [line for line in lines if "第一行第二行" in line]
    drawn = [image for page in pdf.file.pages for image in page.get_images()]
    assert len(drawn) == 7  # the same one, twice on a page, is there once


def test_a_raised_figure_is_raised_on_paper(forms: Path) -> None:
    """As 103, a thousand would be printed."""
    tex = (forms / "build/.work/zh/pdf/small-zh.tex").read_text("utf-8")
    assert r"10$^{\text{3}}$" in tex


def test_the_epub_is_valid(forms: Path) -> None:
    assert epubcheck(forms / "build/epub/small-zh.epub") == []


def test_a_note_of_restructuredtext_has_a_number(forms: Path) -> None:
    page = Publication(forms / "build/epub/small-zh.epub").xml("notes.xhtml")
    labels = page.xpath("//h:aside/h:span[@class='label']", namespaces=NS)
    assert sorted("".join(label.itertext()).strip() for label in labels) == list("12345")


PLACES = [  # what is added to the end of a chapter, in which edition, and what is said of line 8
    ("头一句。\n再写$\\nosuch$。", "pdf", "there is no command \\nosuch"),
    ("头一句。\n再写\U0001f9ff。", "pdf", "no font of the PDF has “\U0001f9ff”"),
    ("头一句。\n再写`" + "A" * 99 + "`。", "pdf", "too wide for the page"),
    ("头一句。\n![怪图](fig/x.xyz)", "pdf", "the PDF cannot show the picture fig/x.xyz"),
    ("头一句。\n![怪图](fig/x.xyz)", "epub", "the ePub cannot show the picture fig/x.xyz"),
    ("头一句。\n![坏图](fig/x.webp)", "pdf", "the picture fig/x.webp cannot be read"),
    ("头一句。\n再写$\\nosuch$。", "epub", "this formula cannot be set"),
    ("头一句。\n\u0008再写。", "epub", "no page can hold the character U+0008"),
]


@pytest.mark.parametrize(
    ("text", "edition", "said"), PLACES, ids=[p[1] + p[2][:20] for p in PLACES]
)
def test_what_cannot_be_set_is_told_at_its_line(
    tmp_path: Path, text: str, edition: str, said: str
) -> None:
    book = small(tmp_path, f"(ch-x)=\n# 一\n\n一段。\n\n又一段。\n\n{text}\n")
    (line,) = [line for line in build(book, edition, "zh").splitlines() if said in line]
    control = "\u0008" in text  # docutils takes it for the end of the line
    assert line.startswith(f"source/ch1.md:{8 if control else 9}: ")


UNSEEN = (
    "\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2061\u2066\u2069\ufeff\ufe0f"
)


def test_what_has_no_ink_needs_no_font(tmp_path: Path) -> None:
    """Joiners, marks of direction, variation selectors: in text, titles, code and listings."""
    words = [f"ab{sign}cd中文{sign}字" for sign in UNSEEN]
    text = "。\n\n".join(f"{word}，**{word}**，`{word}`" for word in words)
    listing = "```python\n" + "\n".join(f"x = '{word}'" for word in words) + "\n```"
    index = f"```{{index}} {words[0]}\n```"
    chapter = f"# 一{words[9]}\n\n{index}\n\n{text}。\n\n## 二{words[2]}\n\n{listing}\n"
    book = small(tmp_path, chapter)
    done = press(book, "book", "--no-check", "--format", "pdf", "--language", "zh")
    assert done.returncode == 0, done.stderr
    printed = Pdf(book / "build/pdf/small-zh.pdf").text().replace(" ", "").replace("\n", "")
    assert printed.count("abcd中文字") >= 4 * len(UNSEEN)
    assert not set(UNSEEN) & set(printed)


def test_of_a_translation_the_line_of_the_catalog_is_told(tmp_path: Path) -> None:
    book = small(tmp_path, "# 一\n\n又一段$x$。\n")
    catalog = book / "locale/en/LC_MESSAGES/ch1.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "一"\nmsgstr "One"\n\n'
        'msgid "又一段$x$。"\nmsgstr ""\n"Another "\n"one$\\\\nosuch$."\n',
        "utf-8",
    )
    for edition in ("pdf", "epub"):
        (line,) = [line for line in build(book, edition, "en").splitlines() if "nosuch" in line]
        assert line.startswith("locale/en/LC_MESSAGES/ch1.po:10: ")


def small(folder: Path, chapter: str) -> Path:
    """Return a book of one chapter, with pictures that nobody can read."""
    book = folder / "book"
    (book / "source/fig").mkdir(parents=True)
    shutil.copy(ROOTS / "forms-book/conf.py", book)
    (book / "refs.bib").touch()
    (book / "source/index.md").write_text("# 书\n\n:::{toctree}\n:numbered:\n\nch1\n:::\n", "utf-8")
    (book / "source/ch1.md").write_text(chapter, "utf-8")
    (book / "source/fig/x.xyz").write_bytes(b"no picture")
    (book / "source/fig/x.webp").write_bytes(b"RIFFxxxxWEBPx")
    return book


def build(book: Path, edition: str, language: str) -> str:
    """Return what is said of a book with a fault."""
    done = press(book, "book", "--no-check", "--format", edition, "--language", language)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr
