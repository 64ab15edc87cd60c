"""A chapter as each edition gives it: what it cites, notes, refers to, and where that lands."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lxml import html

from tests.epub.publication import EPUB_TYPE, NS, Publication
from tests.epub.publication import text_of as xml_text

from .pdf_reader import Pdf

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("zh", "en")
FORMATS = ("html", "epub", "pdf")
CHAPTERS = range(1, 9)
FLOAT_LINK = " or ".join(f"contains(@href, '#{kind}-')" for kind in ("fig", "tab", "code"))


PRINTED_FLOAT = re.compile(r"(图|表|代码|Figure|Table|Listing)\d\.\d+")
CAPTION = re.compile(
    r"((?:图|表|代码|Figure|Table|Listing) ?\d\.\d+)(?:[\s:.]+[A-Z\d\u4e00-\u9fff]|$)"
)


@dataclass(frozen=True)
class Landing:
    """A link: what it says, and the text of the place where it lands."""

    says: str
    lands: str


def plain(text: str) -> str:
    """Return ``text`` without any space: editions differ in where they put them."""
    return re.sub(r"[\s\u2060]+", "", text)


class Chapter:
    """What a test asks of a chapter, whatever the edition."""

    def citations(self) -> list[Landing]:
        """Return each citation: its number, and the entry on which it lands."""
        raise NotImplementedError

    def notes(self) -> list[Landing]:
        """Return each mark of a footnote, and the note on which it lands."""
        raise NotImplementedError

    def references(self) -> list[Landing]:
        """Return each reference to another chapter, and the heading on which it lands."""
        raise NotImplementedError

    def floats(self) -> list[Landing]:
        """Return each reference to a figure, table or listing, and the caption it lands on."""
        raise NotImplementedError

    def captions(self) -> list[str]:
        """Return the numbers of figures, tables and listings as they are printed, in order."""
        raise NotImplementedError

    def headings(self) -> list[str]:
        """Return the headings of the chapter without their numbers, in order."""
        raise NotImplementedError


class SiteChapter(Chapter):
    """A chapter of the site."""

    def __init__(self, build: Path, language: str, number: int) -> None:
        """Parse the page."""
        self.site = build / "html" / language
        self.name = f"ch{number}/index.html"
        self.page = self._parse(self.name)

    def _parse(self, name: str) -> html.HtmlElement:
        return html.document_fromstring((self.site / name).read_text("utf-8"))

    def _target(self, href: str) -> html.HtmlElement:
        path, _, anchor = href.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), path))
        page = self._parse(name) if path else self.page
        (found,) = page.xpath("//*[@id=$anchor]", anchor=anchor)
        return found

    def _landings(self, query: str) -> list[Landing]:
        links = self.page.xpath(f"//article//{query}")
        return [
            Landing(plain(a.text_content()).strip("[]"), _html_text(self._target(a.get("href"))))
            for a in links
        ]

    def citations(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("a[starts-with(@href, '#cite-')]")

    def notes(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("a[contains(@class, 'footnote-reference')]")

    def references(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("a[contains(@href, '#ch-') and contains(@class, 'internal')]")

    def floats(self) -> list[Landing]:
        """See Chapter."""
        return self._landings(f"a[({FLOAT_LINK}) and .//*[contains(@class, 'numref')]]")

    def captions(self) -> list[str]:
        """See Chapter."""
        found = self.page.xpath("//article//span[@class='caption-number']")
        return [plain(span.text_content()) for span in found]

    def headings(self) -> list[str]:
        """See Chapter."""
        return [
            _html_text(heading)
            for heading in self.page.xpath("//article//*[self::h1 or self::h2 or self::h3]")
            if "rubric" not in heading.get("class", "")
        ]


def _html_text(element: html.HtmlElement) -> str:
    if element.tag == "section":
        element = element.xpath("(.//h1|.//h2|.//h3)[1]")[0]
    parts = element.xpath(
        ".//text()[not(ancestor::span[contains(@class,'section-number')])"
        " and not(ancestor::a[contains(@class,'headerlink')])"
        " and not(ancestor::*[contains(@class,'footnote-reference')])"
        " and not(ancestor::*[contains(@class,'backrefs') or contains(@class,'ways-back')])]"
    )
    return plain("".join(parts))


class BookChapter(Chapter):
    """A chapter of the ePub."""

    def __init__(self, build: Path, language: str, number: int) -> None:
        """Open the archive."""
        self.book = Publication(build / "epub" / f"llm-book-{language}.epub")
        self.name = f"ch{number}/index.xhtml"
        self.page = self.book.pages[self.name]

    def _landings(self, query: str) -> list[Landing]:
        links = self.page.xpath(f"//h:a[{query}]", namespaces=NS)
        return [
            Landing(
                plain(xml_text(a)).strip("[]"),
                _xml_text(self.book.target(self.name, a.get("href"))),
            )
            for a in links
        ]

    def citations(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("contains(@href, '#cite-')")

    def notes(self) -> list[Landing]:
        """See Chapter."""
        marks = self.page.xpath("//h:a[@epub:type='noteref']", namespaces=NS)
        for mark in marks:
            note = self.book.target(self.name, mark.get("href"))
            assert note.get(EPUB_TYPE) == "footnote"
        return self._landings("@epub:type='noteref'") if marks else []

    def references(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("contains(@href, '#ch-')")

    def floats(self) -> list[Landing]:
        """See Chapter."""
        return self._landings(f"({FLOAT_LINK}) and .//*[contains(@class, 'numref')]")

    def captions(self) -> list[str]:
        """See Chapter."""
        found = self.page.xpath("//h:span[@class='caption-number']", namespaces=NS)
        return [plain(xml_text(span)) for span in found]

    def headings(self) -> list[str]:
        """See Chapter."""
        query = "//h:section/*[self::h:h1 or self::h:h2 or self::h:h3]"
        found = self.page.xpath(query, namespaces=NS)
        return [_xml_text(h) for h in found if "rubric" not in h.get("class", "")]


def _xml_text(element: html.HtmlElement) -> str:
    headings = element.xpath("(./h:h1|./h:h2|./h:h3)[1]", namespaces=NS)
    element = headings[0] if headings else element
    parts = element.xpath(
        ".//text()[not(ancestor::h:span[contains(@class,'section-number')])"
        " and not(ancestor::h:a[@epub:type='noteref'])"
        " and not(ancestor::h:span[contains(@class,'ways-back')])]",
        namespaces=NS,
    )
    return plain("".join(parts))


class PaperChapter(Chapter):
    """A chapter of the PDF."""

    def __init__(self, build: Path, language: str, number: int) -> None:
        """Find the chapter's pages."""
        self.pdf = _pdf(build / "pdf" / f"llm-book-{language}.pdf")
        self.number = number
        label = {"zh": "第{}章", "en": "Chapter{}"}[language]
        after = {"zh": "术语表", "en": "Glossary"}[language]
        following = label.format(number + 1) if number < CHAPTERS[-1] else after
        contents = 3  # the title page and the contents come before
        first = self._page_of(label.format(number), contents + 1)
        self.pages = range(first, self._page_of(following, first))

    def _page_of(self, label: str, start: int) -> int:
        return next(
            line.page for line in self.pdf.lines if line.page >= start and plain(line.text) == label
        )

    def _landings(self, prefix: str) -> list[Landing]:
        return [
            Landing(plain(link.text).strip("[]；，。（）”"), _without_ways_back(link.target.text))
            for link in self.pdf.links  # a squeezed mark may reach into the link behind it
            if link.page in self.pages and link.name.startswith(prefix)
        ]

    def citations(self) -> list[Landing]:
        """See Chapter."""
        return self._landings(f"cite.ch{self.number}/")

    def notes(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("Hfootnote")

    def references(self) -> list[Landing]:
        """See Chapter."""
        return self._landings("chapter.")

    def floats(self) -> list[Landing]:
        """See Chapter."""
        return [link for link in self._landings("") if PRINTED_FLOAT.fullmatch(link.says)]

    def captions(self) -> list[str]:
        """See Chapter: from the lines that begin with such a number in bold."""
        lines = (line for line in self.pdf.lines if line.page in self.pages and line.bold)
        found = (CAPTION.match(line.text) for line in lines)
        return [plain(match[1]) for match in found if match]

    def headings(self) -> list[str]:
        """See Chapter: from the bookmarks, which are all headings of the book."""
        titles = [plain(title) for title in self.pdf.bookmarks]
        own = [title for title in titles if re.match(rf"{self.number}(\.\d)*\D", title)]
        return [re.sub(rf"^{self.number}(\.\d)*", "", title) for title in own]


def _without_ways_back(text: str) -> str:
    """Leave out what differs: the PDF names the pages that cite a work, the others the sections."""
    return plain(text).partition("↑")[0]


_pdf = cache(Pdf)


def paper(build: Path, language: str, number: int) -> PaperChapter:
    """Open a chapter of the PDF."""
    found = chapter(build, "pdf", language, number)
    assert isinstance(found, PaperChapter)
    return found


@cache
def chapter(build: Path, kind: str, language: str, number: int) -> Chapter:
    """Open a chapter of an edition."""
    kinds = {"html": SiteChapter, "epub": BookChapter, "pdf": PaperChapter}
    return kinds[kind](build, language, number)
