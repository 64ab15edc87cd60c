"""A conf.py that is read as text: what it says without being run, and what it does not say."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from bookpress.read.conf.conf_text import read_conf_text
from tests.kept import lay_out_anew

if TYPE_CHECKING:
    from pathlib import Path


def settings(text: str) -> dict[str, Any]:
    found = read_conf_text(text.encode())
    assert found is not None
    return found.settings


def unread(text: str) -> set[str]:
    found = read_conf_text(text.encode())
    assert found is not None
    return found.unread


READ = {
    "texts and numbers": (
        "language = 'zh_CN'\nnumfig = True\nmyst_heading_anchors = 3\n",
        {"language": "zh_CN", "numfig": True, "myst_heading_anchors": 3},
    ),
    "lists of all kinds": (
        "extensions = ['a', 'b']\nlocale_dirs = ('x',)\nsuppress_warnings = {'y'}\n",
        {"extensions": ["a", "b"], "locale_dirs": ["x"], "suppress_warnings": ["y"]},
    ),
    "dictionaries": (
        "source_suffix = {'.md': 'markdown', '.rst': None}\n",
        {"source_suffix": {".md": "markdown", ".rst": None}},
    ),
    "sums": ("extensions = ['a'] + ['b']\nroot_doc = 'in' + 'dex'\n",
             {"extensions": ["a", "b"], "root_doc": "index"}),
    "what is added": (
        "extensions = ['a']\nextensions += ['b']\nextensions.append('c')\nextensions.extend(['d'])",
        {"extensions": ["a", "b", "c", "d"]},
    ),
    "names": (
        "base = ['a']\nwho = 'm'\nextensions = [*base, f'{who}yst']\nlanguage = who\n",
        {"extensions": ["a", "myst"], "language": "m"},
    ),
    "types": ("language: str = 'fr'\n", {"language": "fr"}),
    "two targets": ("root_doc = master_doc = 'a'\n", {"root_doc": "a", "master_doc": "a"}),
    "nothing that nobody asks for": ("html_theme = 'x'\nproject = 'y'\n", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_written_out(name: str) -> None:
    text, expected = READ[name]
    assert settings(text) == expected
    assert unread(text) == set()


UNREAD = {
    "a function": ("exclude_patterns = find()\n", {"exclude_patterns"}, {}),
    "the environment": ("import os\nlanguage = os.environ['L']\n", {"language"}, {}),
    "a part of a list": (
        "extensions = ['a', name()]\n", {"extensions"}, {"extensions": ["a"]}),
    "a part of a sum": (
        "exclude_patterns = ['a'] + find()\n", {"exclude_patterns"}, {"exclude_patterns": ["a"]}),
    "a branch": (
        "extensions = ['a']\nif x:\n    extensions.append('b')\n",
        {"extensions"}, {"extensions": ["a"]}),
    "an attempt": (
        "try:\n    import x\n    language = x.y\nexcept ImportError:\n    language = 'en'\n",
        {"language"}, {}),
    "a loop": ("for x in y:\n    suppress_warnings = [x]\n", {"suppress_warnings"}, {}),
    "a method": (
        "extensions = ['a']\nextensions.insert(0, f())\n", {"extensions"}, {"extensions": ["a"]}),
    "a format": ("language = f'{x:>3}'\n", {"language"}, {}),
    "a value in a text that defines words": (
        "rst_epilog = f'.. |v| replace:: {x.y}'\nrst_epilog += '\\n.. _a: %s' % b\n",
        {"rst_epilog"}, {"rst_epilog": ".. |v| replace:: …\n.. _a: %s"}),
    "a text that is filled in": (
        "rst_prolog = '.. |v| replace:: {}'.format(v())\n",
        {"rst_prolog"}, {"rst_prolog": ".. |v| replace:: {}"}),
    "lines that are joined": (
        "links = ['.. _a: b', f()]\nrst_epilog = '\\n'.join(['.. _a: b', f()])\n",
        {"rst_epilog"}, {"rst_epilog": ".. _a: b"}),
    "what words stand for": (
        "myst_substitutions = {'v': f(), 'w': 1}\n",
        {"myst_substitutions"}, {"myst_substitutions": {"v": "…", "w": "…"}}),
    "a file of words": ("rst_epilog = open('links.inc').read()\n", {"rst_epilog"}, {}),
    "another time it is written out": ("language = f()\nlanguage = 'en'\n", set(),
                                       {"language": "en"}),
    "nothing that nobody asks for": ("html_title = f()\n", set(), {}),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_written_out(name: str) -> None:
    text, missing, expected = UNREAD[name]
    assert unread(text) == missing
    assert settings(text) == expected


@pytest.mark.parametrize("text", ["x = (", "\0", "[" * 5000, "print 1\n"])
def test_what_is_no_python(text: str) -> None:
    assert read_conf_text(text.encode()) is None


def test_what_it_imports_and_defines() -> None:
    found = read_conf_text(
        b"import os, sys\nfrom a.b import c\nfrom . import d\nsys.path.insert(0, 'ext')\n"
        b"try:\n    import e\nexcept ImportError:\n    pass\ndef setup(app): pass\n"
    )
    assert found is not None
    assert found.imports == ["os", "sys", "a.b"]
    assert found.folders == ["ext"]
    assert found.defines


@pytest.mark.parametrize(
    ("text", "generates"),
    [
        ("def setup(app):\n    app.connect('builder-inited', write)\n", True),
        ("def setup(app):\n    generate_examples()\n", True),
        ("def write():\n    pass\nwrite()\n", True),
        ("import subprocess\nsubprocess.call('doxygen')\n", True),
        ("import os\nos.system('make pages')\n", True),
        ("import subprocess\nversion = subprocess.check_output(['git', 'describe'])\n", False),
        ("import sys\nsys.path.insert(0, '.')\nprint(sys.path)\n", False),
        ("def setup(app):\n    app.add_css_file(str('a.css'))\n", False),
        ("def setup(app):\n    app.connect('autodoc-skip-member', skip)\n", False),
    ],
)
def test_what_may_write_pages(text: str, *, generates: bool) -> None:
    found = read_conf_text(text.encode())
    assert found is not None
    assert found.generates is generates


# --- the check that goes on


def check(book: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "check", str(book), "--no-cache", *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture
def book() -> Path:
    return lay_out_anew()


def prepend(book: Path, text: str) -> None:
    path = book / "conf.py"
    path.write_text(text + path.read_text("utf-8"), "utf-8")


def test_all_that_is_missing_in_one_line(book: Path) -> None:
    prepend(book, "import nope_theme\nfrom nope.version import release\n")
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("extensions += ['nope_a', 'nope_b']\nexclude_patterns = nope_theme.find()\n")
    done = check(book)
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("bookpress: conf.py can’t be run, so its text was read: line 1: ")
    assert "nope.version, nope_a, nope_b, nope_theme" in line
    assert "its text does not give exclude_patterns" in line


def test_extensions_that_are_missing_in_one_line(book: Path) -> None:
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("extensions += ['nope_a', 'sphinx.ext.todo', 'nope_b.c']\n")
    with (book / "source/ch1.md").open("a", encoding="utf-8") as page:
        page.write("\n```{nope-grid}\n```\n\n{nope}`x` {ref}`nowhere`\n")
        page.write("\n```{nope:figure} x\n:name: nope-x\n\nA caption.\n```\n\n{ref}`nope-x`\n")
    done = check(book)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "not installed: nope_a, nope_b; name the book’s own Python with --python, or " in line
    assert "unknown-target" in done.stdout
    assert "unknown-markup" not in done.stdout
    assert "nope-x" not in done.stdout


def test_nobody_is_told_of_what_settings_may_define_that_are_not_known(tmp_path: Path) -> None:
    text = "T\n=\n\n|v| of Site_, :ref:`of another book <library>`\n"
    (tmp_path / "index.rst").write_text(text, "utf-8")
    conf = tmp_path / "conf.py"
    unknown = ("unknown-substitution", "unknown-target")
    conf.write_text(f"extensions = ['sphinx.ext.intersphinx']\n{UNKNOWN}", "utf-8")
    assert not any(name in check(tmp_path, "--no-conf").stdout for name in unknown)
    conf.write_text("extensions = ['sphinx.ext.intersphinx']\n", "utf-8")
    assert all(name in check(tmp_path, "--no-conf").stdout for name in unknown)


UNKNOWN = "rst_epilog = open('links.inc').read()\nintersphinx_mapping = others()\n"


@pytest.mark.parametrize("extension", ["myst_nb", "nbsphinx"])
def test_notebooks_are_pages_where_their_extension_is_missing(book: Path, extension: str) -> None:
    """And what comes with it for their code is known."""
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"extensions += ['{extension}']\n")
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["# Notebook\n"]}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (book / "source/nb.ipynb").write_text(json.dumps(notebook), "utf-8")
    with (book / "source/index.md").open("a", encoding="utf-8") as page:
        page.write("\n```{toctree}\nnb\n```\n")
    with (book / "source/ch1.md").open("a", encoding="utf-8") as page:
        page.write("\n```ipython3\n%time 1\n```\n")
    for arguments in ((), ("--no-conf",)):
        done = check(book, *arguments)
        assert (done.returncode, done.stdout.count("error")) == (0, 0), done.stdout


def test_what_is_missing_is_said_where_a_baseline_is_written(book: Path) -> None:
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("extensions += ['nope_a']\n")
    done = check(book, "--write-baseline")
    (line,) = done.stderr.splitlines()
    assert "not installed: nope_a; " in line
    assert done.stdout.startswith("bookpress: .bookpress-baseline: ")


NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# A\n"]}],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.mark.parametrize(
    "conf",
    [
        "extensions = ['myst_nb', 'nope_a']\n",
        "extensions = ['nbsphinx', 'myst_parser', 'nope_a']\n",
        # sphinx_lesson is an extension that brings myst_nb
        "extensions = ['nope_a']\nmyst_heading_anchors = 2\nnb_execution_mode = 'off'\n",
        "import nope_b\nextensions = ['nope_a']\nnb_execution_mode = 'off'\n",
    ],
)
@pytest.mark.parametrize("arguments", [[], ["--no-conf"]])
def test_pages_whose_extension_is_missing_are_read(
    tmp_path: Path, conf: str, arguments: list[str]
) -> None:
    """The extension that would read them is not here; the gate reads them by itself."""
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    page = "# Title\n\n```{toctree}\na\n```\n\n{ref}`nowhere`\n"
    (tmp_path / "index.md").write_text(page, "utf-8")
    (tmp_path / "a.ipynb").write_text(json.dumps(NOTEBOOK), "utf-8")
    done = check(tmp_path, "--select", "crossrefs", *arguments)
    findings = [line for line in done.stdout.splitlines() if "error" in line and "[" in line]
    assert len(findings) == 1
    assert findings[0].startswith("index.md:7:7: error: there is no label")


def test_pages_of_an_extension_that_is_missing_are_read(tmp_path: Path) -> None:
    """It may bring MyST, as sphinx_lesson does; what is missing is said beside what is found."""
    (tmp_path / "conf.py").write_text("extensions = ['nope_a']\n", "utf-8")
    (tmp_path / "index.md").write_text("# Title\n\nA word[^nowhere].\n", "utf-8")
    done = check(tmp_path)
    (line,) = done.stderr.splitlines()
    assert "not installed: nope_a" in line
    assert done.returncode == 1
    assert done.stdout.startswith("index.md:3:7: error: [^nowhere] has no footnote on this page")


def test_a_handler_that_fails_is_passed_over(book: Path) -> None:
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "import urllib.request\n"
            "def fetch(app, config):\n    urllib.request.urlopen('http://127.0.0.1:9/')\n"
            "def setup(app):\n    app.connect('config-inited', fetch)\n"
        )
    done = check(book)
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "conf.py was passed over" in line
    assert "the gate does not use the network" in line


def test_nothing_of_the_book_is_run(book: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    prepend(book, f"import own\nopen({str(mark)!r}, 'w').close()\n")
    for name in ("own", "sphinx_own"):
        (book / f"{name}.py").write_text(f"open({str(mark)!r}, 'w').close()\n", "utf-8")
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("import sys\nsys.path.insert(0, '.')\nextensions.append('sphinx_own')\n")
    program = book / ".venv/bin/python"
    (book / ".venv/lib/python3.11/site-packages/sphinx").mkdir(parents=True)
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n", "utf-8")
    program.chmod(0o755)
    done = check(book, "--no-conf")
    assert done.returncode == 0
    assert not mark.exists()
    assert done.stderr.startswith("bookpress: conf.py was not run (--no-conf)")
    assert "own" not in done.stderr
    assert check(book).returncode == 2  # the program of .venv is no Python
    assert mark.exists()


def test_the_press_needs_all_of_conf_py(book: Path) -> None:
    pytest.importorskip("pikepdf", reason="the press is not installed")
    prepend(book, "import nope_theme\n")
    done = subprocess.run(
        [sys.executable, "-m", "bookpress", "book", "--book", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "nope_theme" in line
