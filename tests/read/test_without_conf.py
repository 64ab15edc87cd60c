"""Books without a conf.py: Jupyter Book 1, and a _toc.yml of sphinx-external-toc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import BookFiles
from bookpress.gate.check import check_book
from bookpress.gate.options import Options
from bookpress.read.toc import read_toc

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".md", ".rst", ".ipynb")
BOOK = """\
format: jb-book
root: intro
parts:
- caption: One
  chapters:
  - file: part/ch1
    sections:
    - file: part/sec.md
- caption: Two
  numbered: true
  chapters:
  - url: https://example.org
    title: Out
  - glob: more/*
"""
ARTICLE = """\
format: jb-article
root: intro.md
sections:
- file: part/ch1
  sections:
  - file: part/sec
- glob: more/*
"""
PLAIN = """\
root: intro
subtrees:
- entries:
  - file: part/ch1
    entries:
    - file: part/sec
- caption: More
  entries:
  - glob: more/*
meta:
  file: nothing
defaults:
  titlesonly: true
"""
FORMATS = {"jb-book": BOOK, "jb-article": ARTICLE, "plain": PLAIN}
PAGES = {
    "intro.md": "# Intro\n\nSee {ref}`lab` and {cite}`new2020`.\n\n```{bibliography}\n```\n",
    "part/ch1.md": "(lab)=\n# One\n\nText.\n",
    "part/sec.md": "(sec)=\n# Section\n\nText.\n",
    "more/a.md": "(a)=\n# A\n\nText.\n",
    "refs.bib": "@misc{new2020,\n  title = {New},\n  author = {Doe, Jane},\n  year = {2020},\n}\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "_config.yml").write_text("title: T\nbibtex_bibfiles: [refs.bib]\n", "utf-8")
    return tmp_path


def told(book: Path) -> list[str]:
    """Return place and rule of each finding that is no remark."""
    found = check_book(book, Options(use_cache=False)).findings
    return [f"{f.place} {f.rule}" for f in found if f.severity != "info"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_of_a_toc(book: Path, name: str) -> None:
    (book / "_toc.yml").write_text(FORMATS[name], "utf-8")
    assert told(book) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_toc_lists_what_sphinx_external_toc_finds(book: Path, name: str) -> None:
    parsing = pytest.importorskip("sphinx_external_toc.parsing")
    path = book / "_toc.yml"
    path.write_text(FORMATS[name], "utf-8")
    site = parsing.parse_toc_yaml(path)
    toc = read_toc(BookFiles(book), "_toc.yml", SUFFIXES)
    ours = {toc.root.name, *(one.name for one in toc.below if not one.glob)}
    assert ours == {str(one).removesuffix(".md") for one in site}
    assert {one.name for one in toc.below if one.glob} == set(site.globs())


SOUND = {
    "options": "root: a\noptions:\n  numbered: true\n  maxdepth: 2\nentries:\n- file: b\n",
    "options of a toctree": (
        "root: a\nsubtrees:\n- caption: X\n  numbered: 2\n  hidden: true\n  entries:\n  - file: b\n"
    ),
    "defaults": "root: a\ndefaults: {titlesonly: true, numbered: true}\nentries:\n- file: b\n",
    "meta": "root: a\nmeta:\n  regress: intro-page\nentries:\n- file: b\n",
    "a title": "root: a\ntitle: Start\nentries:\n- file: b\n  title: ''\n- file: c\n  title:\n",
    "toctrees below a document": (
        "format: jb-book\nroot: a\nchapters:\n- file: b\n  subtrees:\n  - caption: X\n"
        "    sections:\n    - file: c\n  - reversed: true\n    sections:\n    - glob: d/**\n"
    ),
    "an article": "format: jb-article\nroot: a\noptions: {numbered: 3}\nsections:\n- file: b\n",
    "an article in parts": (
        "format: jb-article\nroot: a\nsubtrees:\n- sections:\n  - url: https://x.org\n"
    ),
    "addresses": "root: a\nentries:\n- url: https://x.org\n- url: ftp://x.org\n  title: X\n",
    "a root alone": "root: a\n",
    "no caption": "root: a\nsubtrees:\n- caption:\n  maxdepth: 1\n  entries:\n  - glob: x*\n",
    "a key that is taken over": (
        "root: a\nsubtrees:\n- &x\n  caption: One\n  entries:\n  - file: b\n"
        "- <<: *x\n  caption: Two\n  entries:\n  - file: c\n"
    ),
    "suffixes": "root: a.md\nentries:\n- file: b.ipynb\n- file: c.d\n",
}
REFUSED = {
    "no format of it": ("format: jb-bok\nroot: a\n", 1, "write jb-book or jb-article"),
    "lists of a book below a chapter": (
        "format: jb-book\nroot: a\nchapters:\n- file: b\n  chapters:\n  - file: c\n", 5,
        "what stands below is called “sections”"),
    "lists of a book without its format": (
        "root: a\nchapters:\n- file: b\n", 2, "what stands below is called “entries”"),
    "lists of an article in a book": (
        "format: jb-book\nroot: a\nsections:\n- file: b\n", 3, "is called “chapters”"),
    "both lists": (
        "format: jb-book\nroot: a\nparts:\n- chapters:\n  - file: b\nchapters:\n- file: c\n", 3,
        "put the chapters into one of the parts"),
    "an unknown key": ("root: a\nentries:\n- file: b\n  fil: c\n", 4, "delete it"),
    "an option beside the document": (
        "root: a\nnumbered: true\nentries:\n- file: b\n", 2, "put it under “options”"),
    "an option that is none": (
        "root: a\ndefaults: {titleonly: true}\nentries:\n- file: b\n", 2, "“titleonly”"),
    "a value that is none": (
        "root: a\noptions: {numbered: 'yes'}\nentries:\n- file: b\n", 2, "write true, false or"),
    "a caption that is a number": (
        "root: a\nsubtrees:\n- caption: 2020\n  entries:\n  - file: b\n", 3, "write a text in"),
    "a title that is a date": (
        "root: a\nentries:\n- file: b\n  title: 2020-01-01\n", 4, "write a text in quotes"),
    "a list without an entry": ("root: a\nentries: []\n", 2, "write “- file: chapter”"),
    "an entry that is a text": ("root: a\nentries:\n- b\n", 3, "write “- file: chapter”"),
    "a list that is a text": ("root: a\nentries: b\n", 2, "write “- file: chapter”"),
    "two in one": ("root: a\nentries:\n- file: b\n  url: https://x.org\n", 3, "one of file"),
    "none in one": ("root: a\nentries:\n- title: X\n", 3, "one of file, glob and url"),
    "a part without chapters": (
        "format: jb-book\nroot: a\nparts:\n- caption: X\n", 4, "write “chapters:”"),
    "a list below a pattern": (
        "root: a\nentries:\n- glob: b*\n  entries:\n  - file: c\n", 4, "delete “entries”"),
    "a list below an address": (
        "root: a\nentries:\n- url: https://x.org\n  entries:\n  - file: c\n", 4, "delete"),
    "an address that is none": ("root: a\nentries:\n- url: x.org\n", 3, "write https://"),
    "a number for a file": ("root: a\nentries:\n- file: 1\n", 3, "write its name, in quotes"),
    "a chapter that stands twice": (
        "root: a\nentries:\n- file: b\n  entries:\n  - file: c\n- file: c\n", 6,
        "“c” stands in line 5 too; delete one"),
    "the first document below itself": ("root: a\nentries:\n- file: a\n", 3, "delete one"),
    "a number for the root": ("root: 1\n", 1, "write its name, in quotes"),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_a_toc_that_is_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / "_toc.yml").write_text(SOUND[name], "utf-8")
    assert read_toc(BookFiles(tmp_path), "_toc.yml", SUFFIXES).root.name == "a"


@pytest.mark.parametrize("name", REFUSED)
def test_a_toc_that_is_not_taken(tmp_path: Path, name: str) -> None:
    text, line, advice = REFUSED[name]
    (tmp_path / "_toc.yml").write_text(text, "utf-8")
    with pytest.raises(CannotLook) as caught:
        read_toc(BookFiles(tmp_path), "_toc.yml", SUFFIXES)
    assert str(caught.value).startswith(f"_toc.yml:{line}: ")
    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", [*SOUND, *REFUSED])
def test_sphinx_external_toc_takes_the_same(tmp_path: Path, name: str) -> None:
    parsing = pytest.importorskip("sphinx_external_toc.parsing")
    path = tmp_path / "_toc.yml"
    path.write_text(SOUND.get(name) or REFUSED[name][0], "utf-8")
    if name in REFUSED:
        with pytest.raises(parsing.MalformedError):
            parsing.parse_toc_yaml(path)
        return
    site = parsing.parse_toc_yaml(path)
    toc = read_toc(BookFiles(tmp_path), "_toc.yml", ())
    assert {toc.root.name, *(one.name for one in toc.below if not one.glob)} == set(site)
    assert {one.name for one in toc.below if one.glob} == set(site.globs())


NUMBERS = """\
format: jb-book
root: intro
parts:
- numbered: true
  chapters:
  - file: part/ch1
    sections:
    - file: part/sec
- chapters:
  - file: more/a
"""


def test_numbered_chapters_have_numbers_and_all_below_them(book: Path) -> None:
    """Jupyter Book 1.0.4 warns of the last alone: “Any number is not assigned: a”."""
    (book / "_toc.yml").write_text(NUMBERS, "utf-8")
    with (book / "intro.md").open("a", encoding="utf-8") as page:
        page.write("\n{numref}`lab` {numref}`sec`\n{numref}`a`\n")
    assert told(book) == ["intro.md:9:10 crossrefs.unnumbered"]


def test_a_number_of_levels_reaches_no_further(book: Path) -> None:
    """Sphinx 9.0.4 with sphinx-external-toc 1.1.0 warns of the second; the third has no number."""
    (book / "_toc.yml").write_text(NUMBERS.replace("true", "1"), "utf-8")
    (book / "part/ch1.md").write_text("(lab)=\n# Lab\n\n(sub)=\n## Below\n\nText.\n", "utf-8")
    with (book / "intro.md").open("a", encoding="utf-8") as page:
        page.write("\n{numref}`lab` {numref}`sec` {numref}`sub`\n")
    places = ["intro.md:8:24 crossrefs.unnumbered", "intro.md:8:38 crossrefs.unnumbered"]
    assert told(book) == places
    (book / "_toc.yml").write_text(NUMBERS.replace("true", "2"), "utf-8")
    assert told(book) == []


def test_a_pattern_may_hold_what_is_listed(book: Path) -> None:
    """Each document’s patterns look at all pages, whatever is listed elsewhere."""
    toc = PLAIN.replace("  - glob: more/*\n", "  - file: more/a\n  - glob: more/*\n")
    (book / "_toc.yml").write_text(toc, "utf-8")
    assert told(book) == []


def test_a_star_stays_in_its_folder(book: Path) -> None:
    (book / "more/deep").mkdir()
    (book / "more/deep/b.md").write_text("# B\n\n{ref}`nowhere`\n", "utf-8")
    config = "title: T\nbibtex_bibfiles: [refs.bib]\nonly_build_toc_files: true\n"
    (book / "_config.yml").write_text(config, "utf-8")
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    assert told(book) == []
    (book / "_toc.yml").write_text(BOOK.replace("more/*", "more/**"), "utf-8")
    assert told(book) == ["more/deep/b.md:3:7 crossrefs.unknown-target"]


def test_the_place_of_what_a_toc_lists_and_nobody_wrote(book: Path) -> None:
    (book / "_toc.yml").write_text(BOOK.replace("part/sec.md", "part/none"), "utf-8")
    (book / "part/sec.md").unlink()
    assert told(book) == ["_toc.yml:8:13 crossrefs.missing-file"]


def test_a_first_document_that_nobody_wrote(book: Path) -> None:
    (book / "_toc.yml").write_text(BOOK.replace("root: intro", "root: introduction"), "utf-8")
    assert told(book) == ["_toc.yml:2 crossrefs.missing-file"]


def test_a_page_that_no_toc_lists_is_an_orphan_to_sphinx_too(book: Path) -> None:
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    (book / "README.md").write_text("# Read me\n", "utf-8")
    (finding,) = [f for f in check_book(book, Options()).findings if f.severity != "info"]
    assert (str(finding.place), finding.rule) == ("README.md:1", "crossrefs.orphan-chapter")
    assert "_toc.yml" in finding.message
    config = "title: T\nbibtex_bibfiles: [refs.bib]\nonly_build_toc_files: true\n"
    (book / "_config.yml").write_text(config, "utf-8")
    assert told(book) == []


def test_a_toc_alone(book: Path) -> None:
    (book / "_config.yml").unlink()
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    (book / "intro.md").write_text("# Intro\n\nSee {ref}`lab`.\n", "utf-8")
    assert told(book) == []
    (book / "more/a.md").write_text("# A\n\n{ref}`nowhere`\n", "utf-8")
    assert told(book) == ["more/a.md:3:7 crossrefs.unknown-target"]


def test_a_toc_beside_conf_py(book: Path) -> None:
    (book / "_config.yml").unlink()
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    (book / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_external_toc"]\n'
        'bibtex_bibfiles = ["refs.bib"]\n',
        "utf-8",
    )
    assert told(book) == []
    (book / "toc").mkdir()
    (book / "_toc.yml").rename(book / "toc/contents.yml")
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('external_toc_path = "toc/contents.yml"\n')
    assert told(book) == []


def test_settings_of_jupyter_book(book: Path) -> None:
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    config = """\
title: T
exclude_patterns: ["drafts/*"]
bibtex_bibfiles: refs.bib
parse:
  myst_enable_extensions: [dollarmath]
  myst_substitutions: {who: me}
sphinx:
  extra_extensions: [sphinx.ext.todo]
  config:
    language: zh_CN
    myst_heading_anchors: 2
"""
    (book / "_config.yml").write_text(config, "utf-8")
    (book / "drafts").mkdir()
    (book / "drafts/x.md").write_text("{ref}`nowhere`\n", "utf-8")
    with (book / "more/a.md").open("a", encoding="utf-8") as page:
        page.write("\n[there](#one-more) {{ who }}, $x$.\n\n## One more\n\nText.\n")
    assert told(book) == []


@pytest.mark.parametrize(
    ("toc", "why"),
    [
        ("root: [\n", "_toc.yml:2: the contents can’t be read"),
        ("- file: intro\n", "_toc.yml:1: the contents name no first document"),
        ("chapters:\n- file: part/ch1\n", "_toc.yml:1: the contents name no first document"),
        ("", "_toc.yml:1: the contents name no first document"),
        ("x: &x\n  y: *x\n", "_toc.yml:1: the contents name no first document"),
        ("[" * 5000, "_toc.yml"),
    ],
)
def test_a_toc_that_cannot_be_read(book: Path, toc: str, why: str) -> None:
    (book / "_toc.yml").write_text(toc, "utf-8")
    with pytest.raises(CannotLook) as caught:
        check_book(book, Options(use_cache=False))
    assert why in str(caught.value)


@pytest.mark.parametrize("config", ["title: [\n", "- x\n", "a: b: c\n"])
def test_a_config_that_cannot_be_read(book: Path, config: str) -> None:
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    (book / "_config.yml").write_text(config, "utf-8")
    with pytest.raises(CannotLook, match=r"_config\.yml"):
        check_book(book, Options(use_cache=False))


def test_a_book_of_mystmd_is_named(tmp_path: Path) -> None:
    (tmp_path / "myst.yml").write_text("version: 1\n", "utf-8")
    with pytest.raises(CannotLook, match="mystmd") as caught:
        check_book(tmp_path, Options(use_cache=False))
    assert "\n" not in str(caught.value)


def test_a_config_of_jekyll_is_no_book(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: T\n", "utf-8")
    with pytest.raises(CannotLook, match=r"neither a conf\.py nor a _toc\.yml"):
        check_book(tmp_path, Options(use_cache=False))


def test_contents_of_a_page_beside_a_toc(book: Path) -> None:
    """sphinx-external-toc 1.1.0 takes them out, and the page that they name is an orphan."""
    (book / "_toc.yml").write_text(BOOK, "utf-8")
    (book / "other.md").write_text("# Other\n", "utf-8")
    with (book / "intro.md").open("a", encoding="utf-8") as page:
        page.write("\n```{toctree}\nother\n```\n")
    assert told(book) == [
        "intro.md:8:1 crossrefs.ignored-contents",
        "other.md:1 crossrefs.orphan-chapter",
    ]
