"""Every past fault, built again: see tests/corpus/README.md."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import polib
import pytest
from lxml import etree, html

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
CORPUS = ROOT / "tests" / "corpus"
CASES = sorted(path.stem for path in CORPUS.glob("*.md") if path.stem != "README")
PAGES = {"zh_CN": "Chinese page", "en": "English page"}
# Headings have no translation, nor have cases about the Chinese page alone.
HALF_TRANSLATED = ("translations.untranslated", "translations.header", "translations.stale")
CONF = """
extensions = ["bookpress"]
language = "zh_CN"
book_languages = ["zh_CN", "en"]
locale_dirs = ["locale"]
html_theme = "basic"
gettext_compact = False
"""


@cache
def sections(case: str) -> dict[str, str]:
    """Return the parts of a case by their headings."""
    text = (CORPUS / f"{case}.md").read_text("utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build all cases as one book in both languages; return its folder."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "conf.py").write_text(CONF, "utf-8")
    pages = "\n".join(CASES)
    (folder / "index.md").write_text(f"# Index\n\n:::{{toctree}}\n{pages}\n:::\n", "utf-8")
    for case in CASES:
        (folder / f"{case}.md").write_text(f"# {case}\n\n{sections(case)['Manuscript']}\n", "utf-8")
        write_catalog(folder / "locale/en/LC_MESSAGES" / f"{case}.po", case)
    for language in PAGES:
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", "html",
             "-D", f"language={language}", "-d", folder / f"doctrees-{language}",
             folder, folder / f"html-{language}"],
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return folder


def write_catalog(path: Path, case: str) -> None:
    """Write what the case's translator wrote."""
    catalog = polib.POFile()
    for line in sections(case).get("Translation", "").splitlines():
        msgid, msgstr = line.replace("\\n", "\n").split(" => ")
        catalog.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.save(str(path))


@pytest.mark.parametrize(
    ("case", "language"),
    [(case, lang) for case in CASES for lang, name in PAGES.items() if name in sections(case)],
)
def test_the_reader_gets_what_was_meant(book: Path, case: str, language: str) -> None:
    text = (book / f"html-{language}" / f"{case}.html").read_text("utf-8")
    (section,) = html.document_fromstring(text).xpath("//div[@class='body']/section")
    section.remove(section[0])  # the heading
    parts = [etree.tostring(bare(p), encoding="unicode", method="html") for p in section]
    assert collapsed("".join(parts)) == collapsed(sections(case)[PAGES[language]])


def test_the_gate_is_silent(book: Path) -> None:
    """What the press sets as it was meant is no fault."""
    options = read_options(book, {"cache": book / "cache"})
    found = check_book(book, options).findings
    assert [f for f in found if f.rule not in HALF_TRANSLATED] == []


def test_every_case_expects_something() -> None:
    assert len(CASES) > 5
    for case in CASES:
        assert set(sections(case)) & set(PAGES.values()), case


def bare(element: html.HtmlElement) -> html.HtmlElement:
    """Return ``element`` without attributes, but for the classes of highlighted code."""
    for part in element.iter():
        kind = part.get("class", "").split(" ")[0]
        part.attrib.clear()
        if kind.startswith("highlight"):
            part.set("class", kind)
    etree.strip_tags(element, "colgroup", "col", "semantics")
    for code in element.xpath(".//code"):
        etree.strip_tags(code, "span")
    return element


def collapsed(text: str) -> str:
    """Return ``text`` with single spaces, and none between tags."""
    return re.sub(r">\s+<", "><", " ".join(text.split())).strip()
