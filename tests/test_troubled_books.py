"""What keeps a book from being looked at, or a part of it: one line or a finding, no traceback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bookpress.files.errors import CannotLook
from bookpress.gate.check import check_book
from bookpress.gate.options import Options, read_options
from tests.kept import KEPT, lay_out_anew

pytestmark = pytest.mark.sampled(7)  # most ask Sphinx, or start Python


@pytest.fixture
def book() -> Path:
    return lay_out_anew()


def told(book: Path, options: Options = KEPT) -> list[str]:
    """Return path, line and rule of each finding that is no remark."""
    found = check_book(book, options).findings
    return [f"{f.place.path}:{f.place.line} {f.rule}" for f in found if f.severity != "info"]


def check(book: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "check", str(book), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def why_not(book: Path) -> str:
    """Return why the book can't be looked at, as the command line says it."""
    done = check(book)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("bookpress: ")
    assert done.stderr.count("\n") == 1
    assert done.stderr.rstrip("\n").isprintable()
    return done.stderr


def add(book: Path, path: str, text: str) -> None:
    target = book / path
    target.parent.mkdir(parents=True, exist_ok=True)
    before = target.read_text("utf-8") if target.exists() else ""
    target.write_text(before + text, "utf-8")


def loop(book: Path, path: str) -> None:
    """Put a link to itself in the place of a file or folder: not even root may open it."""
    target = book / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)
    target.symlink_to(target.name)


# --- conf.py


@pytest.mark.parametrize(
    ("conf", "why"),
    [
        ("x = [\n", "line 17: '[' was never closed"),
        ("x = '\0'\n", "null bytes"),
        ("locale_dirs = '../locale'\n", '“locale_dirs” must be a list such as ["a", "b"]'),
        ("bibtex_bibfiles = 'refs.bib'\n", "“bibtex_bibfiles” must be a list"),
        ("bibtex_bibfiles = [1]\n", "“bibtex_bibfiles” must hold texts, not 1"),
        ("root_doc = b'x'\n", "“root_doc” must hold texts"),
        ("from pathlib import Path\ngettext_compact = Path('x')\n", "“gettext_compact” must be"),
        ("myst_enable_extensions = ['nope']\n", "“myst_enable_extensions”: "),
        ("myst_enable_extensions = 'dollarmath'\n", "“myst_enable_extensions”: "),
        ("myst_heading_anchors = 'x'\n", "“myst_heading_anchors”: "),
    ],
)
def test_a_conf_py_that_cannot_be_used(book: Path, conf: str, why: str) -> None:
    add(book, "conf.py", conf)
    assert why in why_not(book)


@pytest.mark.parametrize(
    ("conf", "why"),
    [
        ("import os\nos.nope()\n", "line 18: AttributeError: module 'os' has no attribute 'nope'"),
        ("raise ValueError('a\\nb')\n", "line 17: ValueError: a b"),
        ("raise ValueError('\\x1b[31m')\n", "\\x1b[31m"),
        ("import sys\nsys.exit(3)\n", "it ends Python before Sphinx can read it"),
        ("import os\nos._exit(0)\n", "it ends Python before Sphinx can read it"),
        ("input()\n", "line 17: EOFError"),
        ("extensions.append('nope')\n", "conf.py needs what is not installed: nope; name"),
        ("def setup(app):\n    raise ValueError('no')\n", "line 18: ValueError: no"),
        ("import urllib.request as u\nu.urlopen('http://127.0.0.1:9/')\n", "the network"),
    ],
)
def test_a_conf_py_that_cannot_be_run_is_no_end(book: Path, conf: str, why: str) -> None:
    """What its text says of the book is enough to check it."""
    add(book, "conf.py", conf)
    add(book, "source/ch1.md", "\n见{ref}`nowhere`。\n")
    done = check(book)
    assert done.returncode == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 1
    assert [line for line in done.stdout.splitlines() if "error" in line and "[" in line] == [
        "source/ch1.md:5:8: error: there is no label “nowhere” [crossrefs.unknown-target]"
    ]


@pytest.mark.parametrize(
    "conf",
    [
        "import atexit\natexit.register(print, '{}')\n",
        "import sys\nprint('x' * 100_000)\nprint('y', file=sys.stderr)\n",
        "import os\nos.write(1, b'{}')\n",
        "import os\nos.chdir('/')\n",
    ],
)
def test_what_conf_py_prints_is_no_answer(book: Path, conf: str) -> None:
    add(book, "conf.py", conf)
    assert told(book) == []


def test_conf_py_that_leads_to_itself_is_no_book(book: Path) -> None:
    loop(book, "conf.py")
    assert "neither a conf.py nor a _toc.yml" in why_not(book)


# --- books of which nothing is read


def test_a_book_whose_markdown_nobody_reads(book: Path) -> None:
    (book / "conf.py").write_text("", "utf-8")
    assert "“myst_parser” is not among the extensions in conf.py" in why_not(book)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("exclude_patterns = ['**']\n", "exclude_patterns or include_patterns"),
        (None, "no file in source ends in .rst or .md; write a chapter"),
    ],
)
def test_a_book_without_a_chapter(book: Path, change: str | None, why: str) -> None:
    if change:
        add(book, "conf.py", change)
    else:
        for path in (book / "source").iterdir():
            path.rename(path.with_suffix(".txt"))
    assert why in why_not(book)


def test_a_language_that_is_nearly_one_of_the_books(book: Path) -> None:
    add(book, "locale/en/LC_MESSAGES/x.po", "")
    with pytest.raises(CannotLook, match="no language “EN”; did you mean “en”"):
        told(book, replace(KEPT, languages=("EN",)))


# --- files and folders that can't be opened


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("source/ch1.md", "source/ch1.md:1 markup.unreadable"),
        ("refs.bib", "conf.py:8 bibliography.missing-file"),
        ("locale", "locale:1 markup.unreadable"),
        ("locale/en/LC_MESSAGES/ch1.po", "locale/en/LC_MESSAGES/ch1.po:1 translations.syntax"),
        ("allowed.toml", "allowed.toml:1 allowed.invalid"),
    ],
)
def test_what_leads_to_itself_is_told_where_it_is(book: Path, path: str, expected: str) -> None:
    loop(book, path)
    assert expected in told(book)


@pytest.mark.parametrize(
    "use", ["![图](x)", "```{include} x\n```", "```{literalinclude} x\n```", "{download}`x`"]
)
def test_what_a_page_names_may_lead_to_itself(book: Path, use: str) -> None:
    loop(book, "source/x")
    add(book, "source/ch1.md", f"\n{use}\n")
    (found,) = told(book)
    assert found in (
        "source/ch1.md:5 crossrefs.missing-file",
        "source/ch1.md:5 crossrefs.missing-image",
    )


def test_a_folder_that_leads_to_itself_is_no_book(book: Path) -> None:
    loop(book, "x")
    assert "is no folder" in why_not(book / "x")
    assert "is no folder" in why_not(Path("x" * 5000))


FILES = {
    "refs.bib": "conf.py:8 bibliography.missing-file",
    "allowed.toml": "allowed.toml:1 allowed.invalid",
    "locale/en/LC_MESSAGES/ch1.po": "locale/en/LC_MESSAGES/ch1.po:1 translations.syntax",
}
FOLDERS = ["source/figures", "locale", "locale/en", "locale/en/LC_MESSAGES"]


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
def test_what_may_not_be_opened_is_told_where_it_is(book: Path, path: str) -> None:
    add(book, "locale/en/LC_MESSAGES/ch1.po", "")
    add(book, "source/figures/a.svg", "")
    add(book, "allowed.toml", "")
    (book / path).chmod(0)
    try:
        if os.access(book / path, os.R_OK):
            pytest.skip("root may open everything")
        found = told(book)
    finally:
        (book / path).chmod(0o700)
    assert FILES.get(path, f"{path}:1 markup.unreadable") in found


@pytest.mark.parametrize("path", ["conf.py", "source"])
def test_what_must_be_opened_stops_the_check(book: Path, path: str) -> None:
    (book / path).chmod(0)
    try:
        if os.access(book / path, os.R_OK):
            pytest.skip("root may open everything")
        assert "can’t be opened (Permission denied)" in why_not(book)
    finally:
        (book / path).chmod(0o700)


def test_a_book_without_a_first_page(book: Path) -> None:
    (book / "source/index.md").unlink()
    add(book, "source/ch2.md", "# 乙\n")
    found = [line for line in told(book) if "crossrefs" in line]
    assert found == ["conf.py:1 crossrefs.missing-file"]


def test_a_first_page_that_is_misspelt(book: Path) -> None:
    add(book, "conf.py", '\nroot_doc = "indx"\n')
    (found,) = [f for f in check_book(book, KEPT).findings if f.severity != "info"]
    assert (str(found.place), found.rule) == ("conf.py:18", "crossrefs.missing-file")
    assert found.message.endswith("did you mean “index”?")


def test_a_chapter_that_leads_nowhere_says_so(book: Path) -> None:
    (book / "source/ch1.md").unlink()
    (book / "source/ch1.md").symlink_to("nowhere.md")
    found = check_book(book, KEPT).findings
    (text,) = [one.message for one in found if one.rule == "markup.unreadable"]
    assert text.startswith("this is a link that leads nowhere")


def test_a_long_chain_of_includes(book: Path) -> None:
    for number in range(1500):
        text = f"```{{include}} part{number + 1}.txt\n```\n" if number < 1499 else "完[^none]。\n"
        (book / f"source/part{number}.txt").write_text(text, "utf-8")
    add(book, "source/ch1.md", "\n```{include} part0.txt\n```\n")
    assert told(book) == ["source/part1499.txt:1 footnotes.undefined"]


# --- pyproject.toml and the command line


@pytest.mark.parametrize("name", ["output", "cache", "terms"])
def test_no_file_has_a_name_with_nul_in_it(book: Path, name: str) -> None:
    add(book, "pyproject.toml", f'[tool.bookpress]\n{name} = "a\\u0000b"\n')
    assert f"“{name}” holds a NUL character" in why_not(book)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"x = {'9' * 5000}\n", "pyproject.toml can’t be read"),
        ('[tool.bookpress]\n"a\\nb" = 1\n', "no option is called “a\\nb”"),
        ('[tool.bookpress]\n"a\\u001bb" = 1\n', "no option is called “a\\x1bb”"),
    ],
)
def test_a_pyproject_that_is_not_understood(book: Path, text: str, why: str) -> None:
    add(book, "pyproject.toml", text)
    assert why in why_not(book)


def test_a_pyproject_that_leads_to_itself(book: Path) -> None:
    loop(book, "pyproject.toml")
    with pytest.raises(CannotLook, match=r"pyproject\.toml can’t be read"):
        read_options(book, {})


# --- standard output


def run(book: Path, shell: str, **environ: str) -> subprocess.CompletedProcess[str]:
    add(book, "source/ch1.md", "\n甲[^none]。\n")
    return subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m bookpress check "{book}" {shell}'],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environ},
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_that_is_not_utf_8(book: Path, encoding: str) -> None:
    done = run(book, "", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, "")
    assert "source/ch1.md:5:2: error: " in done.stdout
    add(book, "source/甲.md", "# 甲\n")
    done = run(book, "--format junit", PYTHONIOENCODING=encoding)
    assert 'name="source/甲.md"' in done.stdout, "XML names its encoding itself"


@pytest.mark.parametrize(("where", "why"), [(">&-", "is closed"), (">/dev/full", "No space left")])
def test_output_that_cannot_be_written(book: Path, where: str, why: str) -> None:
    done = run(book, where)
    assert done.returncode == 2
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_nobody_listens_to_errors(book: Path) -> None:
    assert run(book, "2>&-").returncode == 1


def test_an_interrupted_check_says_nothing(book: Path, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    add(book, "conf.py", f"import time\nopen({str(mark)!r}, 'w').close()\ntime.sleep(60)\n")
    # A shell has what it runs behind it ignore Ctrl-C, and children would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "bookpress", "check", str(book)],
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        while not mark.exists():
            assert process.poll() is None, "it ended before conf.py began"
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate()
    signal.signal(signal.SIGINT, before)
    assert (process.returncode, errors) == (130, b"")
