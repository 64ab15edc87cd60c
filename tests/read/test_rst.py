"""Pages in reStructuredText as facts: places, settings of conf.py, what other files hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.facts import Place, Settings
from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.read.rst.fragment import parse_rst_fragment
from bookpress.read.source.document import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.facts import Block, Page

BOOK = Settings(suffixes=((".rst", "restructuredtext"), (".md", "markdown")))


def read(text: str, settings: Settings = BOOK) -> Page:
    return read_document("ch1", "ch1.rst", text.encode(), settings)


def told(book: Path) -> list[str]:
    """Return what the gate says of a book: place and rule, less the infos."""
    result = check_book(book, read_options(book, {"use_cache": False}))
    return [f"{f.place} {f.rule}" for f in result.findings if f.severity != "info"]


def write(book: Path, **files: str) -> Path:
    """Write the files of a book; ``_`` in a name stands for the dot."""
    for name, text in {"conf_py": "", **files}.items():
        (book / name.replace("_", ".")).write_text(text, "utf-8")
    return book


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("See :ref:`x`.", 1, 11),
        ("See this\nand :ref:`x`.", 2, 11),
        ("See :ref:`a long\ntitle <x>`.", 2, 8),
        ("- a\n- b\n\n  - c :ref:`x`", 4, 13),
        ("\t- a\tb :ref:`x`", 1, 14),
        ("a :ref:`y` a\na :ref:`x` a", 2, 9),
        ("a \\*b :ref:`x`", 1, 13),
        ("中文 :ref:`x`。", 1, 10),
        ("+---+----------+\n| a | a        |\n|   | :ref:`x` |\n+---+----------+", 3, 13),
        ("=  =========\na  b\na  :ref:`x`\n=  =========", 3, 10),
        (".. list-table::\n\n   * - a\n     - a\n       :ref:`x`", 5, 14),
        (".. csv-table::\n   :header: a, b\n\n   a, a\n   b, :ref:`x`", 5, 13),
        (".. note:: a\n   :ref:`x`", 2, 10),
        (".. admonition:: :ref:`x`\n\n   a", 1, 23),
        (".. code-block:: none\n   :caption: see :ref:`x`\n\n   a", 2, 24),
        ("term\n   .. note::\n\n      :ref:`x`", 4, 13),
        (":field: a\n   :ref:`x`", 2, 10),
        ("| a\n| :ref:`x`", 2, 9),
    ],
)
def test_a_reference_has_its_place(text: str, line: int, column: int) -> None:
    """Line and column of the target, wherever docutils says that its block begins."""
    found = [one for one in read(text).document.references if one.target == "x"]
    assert [(one.place.line, one.place.column) for one in found] == [(line, column)]


def test_line_ends_that_editors_do_not_show_do_not_count() -> None:
    """Otherwise docutils would break lines at U+2028 and at a form feed."""
    found = read("a\u2028b\x0cc\x85d\n\nSee :ref:`x`.").document.references
    assert found[0].place == Place("ch1.rst", 3, 11)


def test_what_all_pages_begin_and_end_with_is_known_and_not_judged() -> None:
    """rst_prolog and rst_epilog are put around each page, below its fields."""
    settings = Settings(
        suffixes=BOOK.suffixes,
        roles=frozenset(("ref",)),
        rst_prolog=".. |a| replace:: b\n.. role:: red",
        rst_epilog=".. _Site: https://example.org\n\n:ref:`none` [#none]_",
    )
    page = read(":orphan:\n\nTitle\n=====\n\n|a| :red:`b` Site_ :ref:`x`\n", settings)
    assert page.parse_errors == ()
    assert page.document.orphan
    assert [one.place.line for one in page.document.references] == [6, 6]
    assert [mark.label for mark in page.document.marks] == []
    assert [heading.place.line for heading in page.document.headings] == [3]
    assert "site" in {label.name for label in page.document.labels}


UNSEEN = (
    *("currentmodule:: a.b", "module:: a", "index:: a", "role:: red", "default-role:: ref"),
    *("rst-class:: big", "meta::\n   :k: v", "sectionauthor:: Me <a@b.c>"),
)


@pytest.mark.parametrize("directive", UNSEEN)
def test_a_label_goes_past_what_prints_nothing(directive: str, tmp_path: Path) -> None:
    """As Sphinx finds the title for it; it does not find one behind ``highlight``."""
    text = f".. _lab:\n.. {directive}\n\nT\n=\n\n:ref:`lab`\n"
    assert told(write(tmp_path, index_rst=text)) == []
    if "\n" in directive:
        return  # MyST has its own way to say such
    name, _, argument = directive.partition(":: ")
    text = f"# T\n\n(lab)=\n```{{{name}}} {argument}\n```\n\n## Two\n\n{{ref}}`lab`\n"
    (tmp_path / "index.rst").unlink()
    assert told(write(tmp_path, index_md=text, conf_py="extensions = ['myst_parser']\n")) == []


def test_a_label_stops_at_what_stands_in_the_page(tmp_path: Path) -> None:
    text = ".. _lab:\n.. highlight:: python\n\nT\n=\n\n:ref:`lab`\n"
    assert told(write(tmp_path, index_rst=text)) == ["index.rst:7:7 crossrefs.unnumbered"]


def test_a_default_role_counts() -> None:
    """``default_role = "ref"`` makes a reference of single backticks."""
    settings = Settings(suffixes=BOOK.suffixes, rst_default_role="ref")
    assert [one.target for one in read("See `x`.", settings).document.references] == ["x"]
    assert read("See `x`.").document.references == ()


def test_markup_may_begin_within_a_word_where_docutils_conf_says_so(tmp_path: Path) -> None:
    """Chinese books set it: character_level_inline_markup."""
    text = "书\n==\n\n见:ref:`x`。\n"
    write(tmp_path, index_rst=text)
    assert told(tmp_path) == []
    (tmp_path / "docutils.conf").write_text(
        "[restructuredtext parser]\ncharacter-level-inline-markup: yes\n", "utf-8"
    )
    assert told(tmp_path) == ["index.rst:4:8 crossrefs.unknown-target"]


def test_included_files_are_read_in_the_language_of_the_page(tmp_path: Path) -> None:
    """Its names, roles and notes are those of the page, its faults its own."""
    part = ".. _part:\n\nPart [#n]_, `Book`_, **bold**, |w|.\n\n.. [#n] note\n\nSee :ref:`none`.\n"
    page = "Book\n====\n\nSee :ref:`x <part>` part_ [#n]_.\n\n.. include:: part.inc\n\n"
    page += ".. |w| replace:: a\n"
    write(tmp_path, index_rst=page, part_inc=part)
    assert told(tmp_path) == ["part.inc:7:11 crossrefs.unknown-target"]


def test_roles_that_conf_py_makes_of_addresses_are_known(tmp_path: Path) -> None:
    """sphinx.ext.extlinks registers them when a build begins."""
    conf = (
        'extensions = ["sphinx.ext.extlinks"]\nextlinks = {"issue": ("https://a.org/%s", "%s")}\n'
    )
    write(tmp_path, conf_py=conf, index_rst="Book\n====\n\n:issue:`7` :isue:`8`\n")
    assert told(tmp_path) == ["index.rst:4:12 markup.unknown-markup"]


@pytest.mark.parametrize("name", ["ipython", "prompt", "nope-tabs"])
def test_the_program_in_a_directive_that_nobody_knows_is_no_text(name: str, tmp_path: Path) -> None:
    """Its extension is not installed; text in one is read for its labels all the same."""
    program = f".. {name}:: python\n\n   for x_ in y:\n       f(**x)\n   g(*x)\n"
    text = ".. nope-card::\n\n   .. _lab:\n\n   Head\n   ----\n\n   Text with a [#n]_.\n"
    page = f"T\n=\n\n{program}\n{text}\n:ref:`lab`\n\n.. [#n] Note.\n"
    write(tmp_path, conf_py="extensions = ['nope']\n", index_rst=page)
    assert told(tmp_path) == []
    write(tmp_path, conf_py="extensions = ['nope']\n", index_rst=f"{page}\n.. note::\n\n   g(*x)\n")
    assert told(tmp_path) == ["index.rst:25:6 markup.broken-rst"]


def test_labels_of_what_is_generated_are_not_asked_for(tmp_path: Path) -> None:
    """Docstrings may define them; what is very like a known label is told all the same."""
    text = ".. _a-long-label:\n\nBook\n====\n\n:ref:`other` :ref:`a-long-labl`\n\n"
    text += ".. automodule:: os.path\n"
    conf = 'extensions = ["sphinx.ext.autodoc"]\n'
    write(tmp_path, conf_py=conf, index_rst=text)
    assert told(tmp_path) == ["index.rst:6:20 crossrefs.unknown-target"]


def test_rst_in_markdown_has_its_lines(tmp_path: Path) -> None:
    """{eval-rst}: labels and terms reach the book, references are asked for in their lines."""
    piece = "```{eval-rst}\n.. _inner:\n\nInner\n-----\n\n.. note:: See :ref:`outer`\n"
    piece += "   and :ref:`none`, :term:`word`.\n\n.. glossary::\n\n   Word\n      A word.\n```\n"
    page = f"(outer)=\n# Book\n\n{{ref}}`inner` {{term}}`Word`\n\n- a list\n\n{piece}"
    write(tmp_path, conf_py='extensions = ["myst_parser"]\n', index_md=page)
    assert told(tmp_path) == ["index.md:15:14 crossrefs.unknown-target"]


def fragment(text: str, msgid: str = "") -> tuple[Block, ...]:
    return parse_rst_fragment(text, lambda at: Place("a.po", 1, at + 1), msgid or text, BOOK)


def test_a_message_is_read_as_its_page_is() -> None:
    """Links, roles, code and emphasis of reStructuredText; plain words without docutils."""
    (block,) = fragment("See `this <https://a.org>`_, :ref:`x`, ``*c``, **b** [#n]_ and |w|.")
    assert [(s.kind, s.text, s.place.column) for s in block.spans if s.kind != "prose"] == [
        ("link", "this", 5),
        ("role", "x", 30),
        ("code", "*c", 40),
        ("emphasis", "**", 48),
        ("emphasis", "**", 51),
        ("mark", "#n", 54),
        ("code", "w", 64),
    ]
    (plain,) = fragment("Plain words\nin two lines")
    assert [(s.kind, s.place.column) for s in plain.spans] == [
        ("prose", 1),
        ("break", 12),
        ("prose", 13),
    ]


def test_a_message_that_becomes_another_block_is_seen() -> None:
    """A list in the place of a paragraph is; the number of a heading is none."""
    assert fragment("- One", "One")[0].inside == ("list",)
    assert fragment("1. Eins", "1. One")[0].inside == ()
    assert fragment(" One", "One")[0].inside == ("quote",)
    assert len(fragment("One\n\nTwo", "One")) == 2


CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: ../../index.rst:4
msgid "See `this <https://a.org>`_ and :ref:`x`, ``code`` [#n]_."
msgstr "Siehe {}."
"""
PAGE = (
    ".. _x:\n\nBook\n====\n\nSee `this <https://a.org>`_ and :ref:`x`, ``code`` [#n]_.\n\n"
    ".. [#n] note\n"
)


@pytest.mark.parametrize(
    ("msgstr", "rules"),
    [
        ("`dies <https://a.org>`_ und :ref:`x`, ``code`` [#n]_", []),
        ("``code``, :ref:`das da <x>` und [#n]_ `dies <https://a.org>`_", []),
        ("`dies <https://a.org>`_ und :ref:`y`, ``code`` [#n]_", ["reference-changed"]),
        ("`dies <https://a.org>`_ und :ref:`x`, ``code``", ["reference-lost"]),
        ("`dies <https://a.org>`_ und :ref:`x`, ``code`` **und [#n]_", ["markup-broken"]),
    ],
)
def test_translations_of_rst_are_compared_as_rst(
    tmp_path: Path, msgstr: str, rules: list[str]
) -> None:
    """What they refer to, code, and markup that readers would see."""
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "index.po").write_text(CATALOG.format(msgstr), "utf-8")
    write(tmp_path, conf_py='locale_dirs = ["locale"]\n', index_rst=PAGE)
    found = [one.partition("translations.")[2] for one in told(tmp_path) if ".po" in one]
    assert [one for one in found if one not in ("header", "stale", "untranslated")] == rules


def test_advice_is_in_the_language_of_the_page(tmp_path: Path) -> None:
    """Roles, directives, notes and links are written as the page writes them."""
    text = "Book\n====\n\n:reff:`x` [#n]_ :ref:`p`\n\n.. _p:\n\nText.\n\n.. nonote::\n"
    write(tmp_path, index_rst=text)
    result = check_book(tmp_path, read_options(tmp_path, {"use_cache": False}))
    assert [finding.message for finding in result.findings if finding.severity != "info"] == [
        "there is no role :reff:; did you mean :ref:?",
        "[#n]_ has no footnote on this page: write .. [#n] text",
        "“p” (index.rst:6) has no title; write :ref:`text <p>`",
        "there is no directive “.. nonote::”; did you mean “.. note::”?",
    ]


def test_a_directive_runs_nothing_and_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise docutils' own would open files, and fetch addresses."""
    text = (
        "Book\n====\n\n.. csv-table::\n   :file: a.csv\n\n"
        ".. csv-table::\n   :url: https://example.org/a.csv\n\n"
        ".. raw:: html\n   :file: a.csv\n\n.. figure:: a.png\n   :figwidth: image\n\n"
        ".. include:: a.csv\n   :literal:\n"
    )
    write(tmp_path, a_csv="a,b\n", a_png="", index_rst=text)
    opened: list[str] = []
    monkeypatch.setattr("docutils.io.FileInput.__init__", lambda *a, **_: opened.append(str(a)))
    told(tmp_path)
    assert opened == []
