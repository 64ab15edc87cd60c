"""What Sphinx says of conf.py is kept while it holds, and asked anew where nobody can tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import Options
from bookpress.read.conf import sphinx_client
from bookpress.read.conf.cacheable import is_cacheable

BASE = Path(__file__).parents[1] / "rules" / "base"
ENTRY = "@misc{new2020,\n  title = {新},\n  author = {甲},\n  year = {2020},\n}\n"

pytestmark = pytest.mark.sampled(8)  # most ask Sphinx, or start Python


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(BASE, tmp_path / "book"))
    with (folder / "source/ch1.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\n据{cite}`new2020`。\n")
    (folder / "more.bib").write_text(ENTRY, "utf-8")
    return folder


def conf(book: Path, text: str) -> None:
    path = book / "conf.py"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def unknown(book: Path) -> bool:
    """Tell whether the book does not know the work in more.bib."""
    found = check_book(book, Options()).findings
    return any(f.rule == "citations.unknown-key" and "new2020" in f.message for f in found)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders that Sphinx was asked about, one for each time."""
    found: list[Path] = []
    ask = sphinx_client._ask  # noqa: SLF001 - the one place where Sphinx is started

    def counted(configuration: Path, *others: object) -> object:
        found.append(configuration)
        return ask(configuration, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(sphinx_client, "_ask", counted)
    return found


def test_a_plain_conf_py_is_asked_about_once(book: Path, asked: list[Path]) -> None:
    assert [unknown(book) for _ in range(3)] == [True] * 3
    assert len(asked) == 1
    conf(book, 'bibtex_bibfiles.append("more.bib")\n')
    assert [unknown(book) for _ in range(2)] == [False] * 2
    assert len(asked) == 2


CHANGES = {
    "a file that it reads": (
        "import json\nbibtex_bibfiles = json.load(open('bibs.json'))\n",
        ("bibs.json", '["refs.bib"]', '["refs.bib", "more.bib"]'),
    ),
    "a module": (
        "import sys\nsys.path.insert(0, 'ext')\nfrom bibs import bibtex_bibfiles\n",
        ("ext/bibs.py", 'bibtex_bibfiles = ["refs.bib"]', 'bibtex_bibfiles = ["more.bib"]'),
    ),
    "a program": (
        "exec(open('base.conf').read())\n",
        ("base.conf", 'bibtex_bibfiles = ["refs.bib"]', 'bibtex_bibfiles = ["more.bib"]'),
    ),
    "a folder": (
        "import glob\nbibtex_bibfiles = glob.glob('bibs/*.bib')\n",
        ("bibs/new.bib", None, ENTRY),
    ),
    "whether a file is there": (
        "import os\nbibtex_bibfiles = ['more.bib'] if os.path.exists('here') else []\n",
        ("here", None, ""),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_conf_py_depends_on(book: Path, name: str) -> None:
    text, (path, before, after) = CHANGES[name]
    (book / path).parent.mkdir(exist_ok=True)
    if before is not None:
        (book / path).write_text(before, "utf-8")
    conf(book, text)
    assert [unknown(book) for _ in range(2)] == [True] * 2
    (book / path).write_text(after, "utf-8")
    assert [unknown(book) for _ in range(2)] == [False] * 2


def test_what_an_extension_reads(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is installed may read a file of the book, as sphinx-external-toc does."""
    asked: list[Path] = []
    ask = sphinx_client._ask  # noqa: SLF001 - the one place where Sphinx is started

    def seeing(configuration: Path, *others: object) -> object:
        asked.append(configuration)
        found = ask(configuration, *others)  # type: ignore[arg-type]
        return found | {"seen": [*found["seen"], str(book / "_toc.yml")]}

    monkeypatch.setattr(sphinx_client, "_ask", seeing)
    for times, text in ((1, None), (2, "a"), (3, "b")):
        if text is not None:
            (book / "_toc.yml").write_text(text, "utf-8")
        assert unknown(book)
        assert unknown(book)
        assert len(asked) == times


def test_the_environment(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conf(book, "import os\nbibtex_bibfiles.append(os.environ.get('BIB', 'refs.bib'))\n")
    assert unknown(book)
    monkeypatch.setenv("BIB", "more.bib")
    assert not unknown(book)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "language = 'zh_CN'\nextensions = ['a', *('b', 'c')]\n",
        "import os, sys\nsys.path.insert(0, os.path.abspath('ext'))\n",
        "from pathlib import Path\nhere = Path(__file__).resolve().parent\nlocale_dirs = [here]\n",
        "names = {name: name.upper() for name in ('a', 'b')}\n",
    ],
)
def test_plain(source: str) -> None:
    assert is_cacheable(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "x = (",
        "\0",
        "import os\nx = os.environ['X']\n",
        "from datetime import date\ncopyright = f'{date.today().year}, me'\n",
        "import datetime\nrelease = datetime.datetime.now().isoformat()\n",
        "import time\nrelease = time.strftime('%Y')\n",
        "import os\nx = os.getenv('X')\n",
        "from os import environ\n",
        "from os import *\n",
        "import os as o\n",
        "import subprocess\n",
        "x = open('y').read()\n",
        "x = __import__('os')\n",
        "from pathlib import Path\nx = Path('y').exists()\n",
        "def setup(app):\n    app.add_role('x', y)\n",
        "class X: pass\n",
        "x = tags.has('y')\n",
        "import sys\nx = sys.argv\n",
        "from mine import x\n",
        "from . import x\n",
        "[" * 5000,
    ],
)
def test_not_plain(source: str) -> None:
    assert not is_cacheable(source.encode())
