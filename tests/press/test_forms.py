"""What one edition could not set, all set now; what none can set is told at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
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
    red.save(folder / "e.jpg", "WEBP")  # as it is often saved from a browser
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
    assert len(pdf.drawn()) == 10


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
    ("头一句。\n![坏图](fig/x.svg)", "pdf", "the picture fig/x.svg cannot be read (The SVG x.svg"),
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


def test_ticks_and_crosses_are_signs_of_the_font(tmp_path: Path) -> None:
    chapter = "# 揉面 ✓\n\n对✔错✕，也错✖，`✓`。\n\n## ✔️ 一节\n\n文字。\n"
    done = press(
        small(tmp_path, chapter), "book", "--no-check", "--format", "pdf", "--language", "zh"
    )
    assert done.returncode == 0, done.stderr
    printed = Pdf(tmp_path / "book/build/pdf/small-zh.pdf").text()
    assert all(
        printed.count(sign) >= least for sign, least in zip("✓✔✕✖", (2, 2, 1, 1), strict=True)
    )
    with (
        pikepdf.open(tmp_path / "book/build/pdf/small-zh.pdf") as file,
        file.open_outline() as tree,
    ):
        assert "揉面 ✓" in [item.title.partition(" ")[2] for item in tree.root]


def test_what_the_site_shows_is_on_paper(tmp_path: Path) -> None:
    """Words in formulas, labels in running text, Chinese in addresses, anchors of formulas."""
    book = small(
        tmp_path,
        "(ch-x)=\n# 一\n\n式$x_{\\text{a_b_c}}$，[这里]{#span}，见[那里](#span)"
        "与[公式](#equation-eq-a)，又见{cite}`wiki`。\n\n"
        "```{math}\n:label: eq-a\ny_{\\mathrm{a}} = \\text{m_n}\n```\n\n"
        "```{bibliography}\n```\n",
    )
    address = "https://zh.wikipedia.org/wiki/大型语言模型"
    works = (
        f"@misc{{wiki, title = {{Wiki}}, author = {{Me, I}}, year = 2020, url = {{{address}}}}}\n"
    )
    (book / "refs.bib").write_text(works, "utf-8")
    done = press(book, "book", "--no-check", "--format", "pdf", "--language", "zh")
    assert done.returncode == 0, done.stderr
    pdf = Pdf(book / "build/pdf/small-zh.pdf")
    printed = pdf.text().replace(" ", "").replace("\n", "")
    assert address in printed
    assert "a_b_c" in printed
    assert "m_n" in printed
    targets = {link.text: link.target.text for link in pdf.links if link.target}
    assert "这里" in targets["那里"]


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
    (book / "source/fig/x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (book / "source/fig/x.webp").write_bytes(b"RIFFxxxxWEBPx")
    return book


def build(book: Path, edition: str, language: str) -> str:
    """Return what is said of a book with a fault."""
    done = press(book, "book", "--no-check", "--format", edition, "--language", language)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr
