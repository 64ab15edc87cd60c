"""EPUBCheck has nothing to say, not even in passing."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from .conftest import build_book
from .publication import Publication, epubcheck

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("edition", ["zh", "en", "plain"])
def test_epubcheck_finds_nothing(edition: str, request: pytest.FixtureRequest) -> None:
    """No fatal error, error, warning, information or usage message in any edition."""
    book: Publication = request.getfixturevalue(edition)
    assert epubcheck(book.path) == []


def test_epubcheck_would_find_a_fault(zh: Publication, tmp_path: Path) -> None:
    """The test above can fail: a book with a dead link has a message."""
    broken = tmp_path / "broken.epub"
    shutil.copy(zh.path, broken)
    page = zh.files["preface.xhtml"].replace(b"</section>", b'<a href="no.xhtml">x</a></section>')
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in zh.files.items():
            archive.writestr(name, page if name == "preface.xhtml" else content)
    assert any("RSC-007" in message for message in epubcheck(broken))


def test_a_book_without_an_edition_is_in_its_first(tmp_path: Path) -> None:
    """No warning of Sphinx (build_book asks for none)."""
    build_book(tmp_path / "zh", "zh_CN", "-D", "book_edition=")
