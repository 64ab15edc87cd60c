"""The archive and the package document say what the book is, and hold nothing else."""

from __future__ import annotations

import struct
import zipfile
from urllib.parse import unquote

import pytest

from .publication import NS, XML_LANG, Publication

pytestmark = pytest.mark.slow


def test_media_type_comes_first_and_is_stored(zh: Publication) -> None:
    """EPUB 3.3 OCF, 4.2.2."""
    first = zh.entries[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert zh.files["mimetype"] == b"application/epub+zip"
    assert not first.extra


def test_every_file_is_dated_like_the_book(zh: Publication) -> None:
    assert {entry.date_time for entry in zh.entries} == {(2025, 3, 9, 0, 0, 0)}


def test_archive_holds_what_the_manifest_lists(zh: Publication) -> None:
    """No dead file: scripts, themes and search data of the web stay out."""
    listed = {unquote(item.get("href")) for item in zh.manifest.values()}
    apart = {"mimetype", "META-INF/container.xml", "content.opf"}
    assert set(zh.files) == listed | apart
    assert {name.rpartition(".")[2] for name in listed} == {"xhtml", "css", "ncx", "png", "svg"}


def test_pages_run_no_script(zh: Publication, en: Publication) -> None:
    for book in (zh, en):
        for name, page in book.pages.items():
            assert not page.findall(".//h:script", NS), name
            assert "scripted" not in book.properties(name)


def test_facts_of_the_book_in_chinese(zh: Publication) -> None:
    assert zh.dublin_core("title") == ["小书：从字到页"]
    assert zh.dublin_core("creator") == ["测试 & 作者"]
    assert zh.dublin_core("language") == ["zh-CN"]
    assert zh.dublin_core("description") == ["一本用来测试的小书。"]
    assert zh.dublin_core("rights") == ["© 2025 测试 & 作者 · CC BY 4.0"]
    assert zh.dublin_core("publisher") == ["测试 & 作者"]
    assert zh.dublin_core("date") == ["2025-03-09"]
    assert zh.meta("dcterms:modified") == ["2025-03-09T00:00:00Z"]
    assert zh.meta("schema:bookEdition") == ["1.2"]
    assert zh.package.get(XML_LANG) == "zh-CN"


def test_facts_of_the_book_in_english(en: Publication) -> None:
    assert en.path.name == "small-book-en.epub"
    assert en.dublin_core("title") == ["A Small Book: From Letters to Pages"]
    assert en.dublin_core("language") == ["en"]
    assert en.package.get(XML_LANG) == "en"


def test_each_edition_has_an_identifier_of_its_own(zh: Publication, en: Publication) -> None:
    """It is derived from the facts, so it is the same in every build and on every machine."""
    assert zh.dublin_core("identifier") == ["urn:uuid:e1aba483-0317-5aa4-84a7-9b7a5b2ebbec"]
    assert en.dublin_core("identifier") != zh.dublin_core("identifier")


def test_accessibility_is_described(zh: Publication, plain: Publication) -> None:
    """EPUB Accessibility 1.1, 2.2; what is claimed follows from what is in the book."""
    assert zh.meta("schema:accessMode") == ["textual", "visual"]
    assert zh.meta("schema:accessModeSufficient") == ["textual"]
    features = {"alternativeText", "MathML", "index", "tableOfContents", "readingOrder"}
    assert features <= set(zh.meta("schema:accessibilityFeature"))
    assert zh.meta("schema:accessibilityHazard") == ["none"]
    (summary,) = zh.meta("schema:accessibilitySummary")
    assert summary.startswith("全书")
    assert plain.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert not {"alternativeText", "MathML", "index"} & set(
        plain.meta("schema:accessibilityFeature")
    )


def test_properties_tell_what_a_page_holds(zh: Publication) -> None:
    """EPUB 3.3, D.4."""
    with_formulas = {name for name, page in zh.pages.items() if page.findall(".//m:math", NS)}
    assert with_formulas == {"ch1/index.xhtml"}
    assert {name for name in zh.spine if "mathml" in zh.properties(name)} == with_formulas
    assert zh.properties("nav.xhtml") == {"nav"}
    assert zh.properties("epub-cover.png") == {"cover-image"}


def test_cover_has_the_size_that_shops_ask_for(zh: Publication) -> None:
    png = zh.files["epub-cover.png"]
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1600, 2560)
    (image,) = zh.pages["epub-cover.xhtml"].findall(".//h:img", NS)
    assert image.get("alt") == "《小书：从字到页》封面"
