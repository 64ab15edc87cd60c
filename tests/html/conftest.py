"""A small book as its readers get it: built once, in both languages, by the real Sphinx."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

ROOTS = Path(__file__).parents[1] / "roots"
LANGUAGES = {"zh": "zh_CN", "en": "en"}


@dataclass(frozen=True)
class BuiltBook:
    """The folder that holds ``html/zh`` and ``html/en``, and what Sphinx said while building."""

    build: Path
    warnings: dict[str, str]

    def page(self, language: str, name: str) -> html.HtmlElement:
        """Return a parsed page of one edition."""
        text = (self.build / "html" / language / name).read_text(encoding="utf-8")
        return html.document_fromstring(text)

    def pages(self, language: str) -> dict[str, html.HtmlElement]:
        """Return all pages of one edition by their path inside it."""
        folder = self.build / "html" / language
        found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        return {name: self.page(language, name) for name in found}


def build_html(root: Path, build: Path, language: str) -> str:
    """Build one edition of the book in ``root``; return Sphinx's warnings."""
    options = ["-q", "-b", "html", "-c", str(root), "-D", f"language={LANGUAGES[language]}"]
    folders = ["-d", str(build / ".work" / language), str(root / "source")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, *folders, str(build / "html" / language)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> BuiltBook:
    """Build the small book in both languages, with stand-ins for its PDF and ePub."""
    root = tmp_path_factory.mktemp("html") / "book"
    shutil.copytree(ROOTS / "html-book", root)
    build = root / "build"
    warnings = {language: build_html(root, build, language) for language in LANGUAGES}
    for kind in ("pdf", "epub"):
        (build / kind).mkdir()
        for language in LANGUAGES:
            (build / kind / f"small-book-{language}.{kind}").touch()
    return BuiltBook(build, warnings)
