"""A new book is made: by its own tests, on paper, and from a built package alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bookpress.new.texts import FOLDER
from tests.conftest import ROOT, press
from tests.new.books import DOMAINS, SETTINGS, TITLE, copy_of, new, paths_in

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
def test_the_book_passes_its_own_tests(
    written: Callable[[str], Path], tmp_path: Path, setting: str
) -> None:
    """They check it, and make the site and the ePub of every language."""
    book = copy_of(written(setting), tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=book,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout
    for language in setting.split(","):
        assert (book / f"build/html/{language}/ch2/index.html").is_file()
        assert (book / f"build/epub/my-book-{language}.epub").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["zh,en", "en,zh"])
def test_its_catalogs_are_up_to_date(
    written: Callable[[str], Path], tmp_path: Path, setting: str
) -> None:
    book = copy_of(written(setting), tmp_path)
    done = press(book, "catalogs")
    assert done.returncode == 0, done.stderr
    said = done.stderr.splitlines()
    assert len(said) == len(DOMAINS)
    assert [
        line for line in said if not re.search(r": all \d+ translated \(as it was\)$", line)
    ] == []


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["zh", "en", "de"])
def test_the_pdf_comes_out(written: Callable[[str], Path], tmp_path: Path, setting: str) -> None:
    book = copy_of(written(setting), tmp_path)
    done = press(book, "book", "--format", "pdf")
    assert done.returncode == 0, done.stderr
    text = subprocess.run(
        ["pdftotext", f"build/pdf/my-book-{setting}.pdf", "-"],  # noqa: S607
        cwd=book,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    words = {
        "zh": ("图 2.1", "表 2.1", "术语表", "索引"),
        "en": ("Figure 2.1", "Table 2.1", "Glossary"),
        "de": ("Abbildung 2.1", "Tabelle 2.1", "Glossar"),
    }
    assert [word for word in words[setting] if word not in " ".join(text.split())] == []


@pytest.mark.slow
def test_any_title_is_printed_as_it_was_given(tmp_path: Path) -> None:
    done = new(tmp_path / "book", "--title", TITLE, "--author", "A & B")
    assert done.returncode == 0, done.stderr
    done = press(tmp_path / "book", "book", "--format", "html,pdf")
    assert done.returncode == 0, done.stderr
    from lxml import html  # noqa: PLC0415

    page = html.parse(tmp_path / "book/build/html/en/index.html")
    shown = TITLE.replace('"Quotes"', "“Quotes”")  # as Sphinx sets all straight quotes
    assert shown in [
        " ".join(found.text_content().split()).removesuffix("#") for found in page.iter("h1")
    ]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment that holds a built wheel of bookpress, and its libraries."""
    place = tmp_path_factory.mktemp("wheel")
    sources = place / "sources"
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "bookpress", sources / "bookpress", ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, sources)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(place)]
    subprocess.run([*build, str(sources)], check=True)
    shutil.rmtree(sources)
    venv.create(place / "venv")
    python = str(place / "venv/bin/python")
    wheel = next(place.glob("bookpress-*.whl"))
    subprocess.run(
        [*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True
    )
    # Its libraries are those of this environment: nothing is downloaded. A .pth file found this
    # way is not followed, so bookpress itself is not among them.
    site = next((place / "venv/lib").glob("python*/site-packages"))
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries) + "\n", "utf-8")
    return place / "venv"


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["zh,en", "en"])
def test_a_wheel_alone_writes_and_makes_a_book(package: Path, tmp_path: Path, setting: str) -> None:
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )

    where = run(str(package / "bin/python"), "-c", "import bookpress; print(bookpress.__file__)")
    assert Path(where.stdout).is_relative_to(package)
    done = run(str(package / "bin/bookpress"), "new", "book", "--language", setting, "--defaults")
    assert (done.returncode, done.stderr) == (0, "")
    book = tmp_path / "book"
    (book / ".venv").symlink_to(package)  # as `make` would make it, from an index
    (book / ".venv/ready").touch()
    for target in ("check", "test"):
        done = run("make", target, cwd=book)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (book / "build/index.html").is_file()
    helped = run("make", "help", cwd=book).stdout
    for target in ("book", "html", "epub", "pdf", "live", "check", "test", "catalogs"):
        assert re.search(rf"^  make {target} ", helped, re.MULTILINE)
    doctor = run("make", "doctor", cwd=book).stdout
    assert "html   can be made" in doctor


def test_the_wheel_s_files_are_declared() -> None:
    """A file of a new book that no pattern of pyproject.toml takes in would be lost."""
    import tomllib  # noqa: PLC0415

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "new/book/**/*" in project["tool"]["setuptools"]["package-data"]["bookpress"]
    assert [path for path in paths_in(FOLDER) if any(p[0] == "." for p in path.split("/"))] == []
