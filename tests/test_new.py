"""``bookpress new``: what it writes is whole, clean and the book's own, in every setting."""

from __future__ import annotations

import ast
import os
import pty
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from filelock import FileLock

from bookpress.__main__ import _options, main
from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.languages import ENGLISH, LANGUAGES
from bookpress.new.answers import Given, settle
from bookpress.new.catalogs import _filled
from bookpress.new.texts import FOLDER, has_texts, in_markdown
from bookpress.new.write import identifier, write_book
from bookpress.press.book import open_book
from bookpress.read.po import read_po
from tests.conftest import ROOT, press

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = ("zh", "en", "zh,en", "en,zh")
PAGES = ("ch1/index.md", "ch2/index.md", "glossary.md", "imprint.md", "index.md")
FILES = {
    *(".github/workflows/book.yml", ".gitignore", ".pre-commit-config.yaml", "Makefile"),
    *("README.md", "conf.py", "pyproject.toml", "refs.bib", "requirements.txt"),
    *(f"source/{name}" for name in PAGES),
    *("source/ch2/figures/lines.svg", "tests/test_book.py"),
}
DOMAINS = ("ch1", "ch2", "glossary", "imprint", "index")
HAN = re.compile("[\u4e00-\u9fff]")
TITLE = r'C# & "Quotes" \ 100% $x$ *a* _b_ <i>{x}[y](z)`t`|~ @@{title}'


def new(folder: Path, *arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, where nobody can be asked."""
    command = [sys.executable, "-m", "bookpress", "new", str(folder), *arguments]
    options = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True} | how
    return subprocess.run(command, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the new book of a setting; nobody may change it.

    Processes that run tests side by side share it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def book(setting: str) -> Path:
        folder = shared / f"new-{setting}" / "my-book"
        with FileLock(shared / f"new-{setting}.lock"):
            if not folder.exists():
                done = new(folder, "--language", setting, "--defaults")
                assert (done.returncode, done.stderr) == (0, "")
        return folder

    return book


def copy_of(book: Path, place: Path) -> Path:
    left_out = shutil.ignore_patterns("build", ".bookpress-cache")
    return Path(shutil.copytree(book, place / "book", ignore=left_out))


def paths_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def conf_of(book: Path) -> dict[str, object]:
    """Return what conf.py sets; it holds literals alone."""
    tree = ast.parse((book / "conf.py").read_text("utf-8"))
    found: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


# ------------------------------------------------------------------------------------ what is there


@pytest.mark.parametrize("setting", SETTINGS)
def test_all_files_are_there_and_the_check_is_clean(
    written: Callable[[str], Path], setting: str
) -> None:
    book = written(setting)
    codes = {"zh": "zh_CN", "en": "en"}
    first, *others = (codes[name] for name in setting.split(","))
    catalogs = {f"locale/{code}/LC_MESSAGES/{domain}.po" for code in others for domain in DOMAINS}
    assert paths_in(book) == FILES | catalogs
    assert conf_of(book)["language"] == first
    options = read_options(book, {"use_cache": False})
    assert check_book(book, options).findings == ()


@pytest.mark.parametrize("setting", ["zh,en", "en,zh"])
def test_every_message_is_translated(written: Callable[[str], Path], setting: str) -> None:
    for path in (written(setting) / "locale").glob("*/LC_MESSAGES/*.po"):
        file = read_po(path.read_bytes(), path.name)
        assert file.entries
        assert file.parse_errors == []
        assert [entry.key for entry in file.entries if not entry.msgstr[0].value] == []


def translations(book: Path) -> dict[tuple[str, str], str]:
    return {
        (path.name, entry.key[1]): entry.msgstr[0].value
        for path in (book / "locale").glob("*/LC_MESSAGES/*.po")
        for entry in read_po(path.read_bytes(), path.name).entries
    }


def test_translations_lead_there_and_back(written: Callable[[str], Path]) -> None:
    """A word that stands twice has one translation, whichever of the two comes first."""
    there, back = translations(written("zh,en")), translations(written("en,zh"))
    assert len(there) > 50
    assert [
        (name, message, text)
        for (name, message), text in there.items()
        if back[name, text] != message
    ] == []


_REFERRING = re.compile(
    r"(?P<term>\{term\})`[^`]*`|(?:\{[\w:]+\})?`[^`]*`|\[\^\w+\]|^\([\w-]+\)="
    r"|^:[\w-]+: [!-~]+$|^:+(?:\{\w+\})?|\$[^$]*\$"
)


def references(line: str) -> list[str]:
    """Return what a line refers to and what it is called by, whatever its language."""
    return sorted(found["term"] or found[0] for found in _REFERRING.finditer(line))


def test_the_texts_of_all_languages_agree_line_by_line() -> None:
    english = FOLDER / "en"
    others = [path for path in FOLDER.iterdir() if path.name not in {"common", "en"}]
    assert others
    for other in others:
        assert paths_in(other) == paths_in(english)
        for name in sorted(paths_in(english)):
            if name.startswith("source/"):
                first, second = ((folder / name).read_text("utf-8") for folder in (english, other))
                rows = zip(first.split("\n"), second.split("\n"), strict=True)
                assert [(a, b) for a, b in rows if references(a) != references(b)] == []


@pytest.mark.parametrize("setting", SETTINGS)
def test_nothing_of_another_book_is_in_it(written: Callable[[str], Path], setting: str) -> None:
    book = written(setting)
    strange = re.compile(r"LXGW|Noto|WenKai|terms\.csv|llm-book|大语言模型|Large Language|@@")
    for name in paths_in(book):
        text = (book / name).read_text("utf-8")
        assert not strange.search(text), name
        assert str(ROOT) not in text, name
        assert setting != "en" or not HAN.search(text), name
    assert (book / "requirements.txt").read_text("utf-8").startswith("bookpress[press]>=")
    assert ("locale_dirs" in conf_of(book)) == ("," in setting)


def test_the_program_of_the_workflow_knows_its_commands(written: Callable[[str], Path]) -> None:
    workflow = yaml.safe_load((written("en") / ".github/workflows/book.yml").read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    script = "\n".join(step.get("run", "") for step in steps)
    commands = re.findall(r"^\s*bookpress (.*?)(?: >.*)?$", script, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        _options(command.replace("${{ matrix.format }}", "html,epub").split())
    hooks = yaml.safe_load((written("en") / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hooks["repos"][0]["hooks"][0]["entry"].endswith(" check")


@pytest.mark.parametrize("setting", ["zh", "en"])
def test_chapter_1_quotes_what_the_check_says(
    written: Callable[[str], Path], tmp_path: Path, setting: str
) -> None:
    book = copy_of(written(setting), tmp_path)
    bib = (book / "refs.bib").read_text("utf-8")
    (book / "refs.bib").write_text(bib.replace("1119--1184", "1184--1119"), "utf-8")
    done = press_check(book)
    assert done.returncode == 1
    chapter = (book / "source/ch1/index.md").read_text("utf-8")
    quoted = re.search(r"```text\n(.*)\n```", chapter)
    assert quoted
    assert quoted[1] in done.stdout.splitlines()


def press_check(book: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "check", "--all", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("old", "new_", "rule"),
    [
        ("{term}`胶`", "胶", "translations.reference-lost"),
        ("{term}`胶`", "{term}`胶水`", "translations.unknown-term"),
        ("{cite}`knuth1986texbook`", "", "translations.reference-lost"),
    ],
)
def test_what_a_chinese_translation_loses_is_told(
    written: Callable[[str], Path], tmp_path: Path, old: str, new_: str, rule: str
) -> None:
    book = copy_of(written("en,zh"), tmp_path)
    path = book / "locale/zh_CN/LC_MESSAGES/ch2.po"
    text = path.read_text("utf-8")
    at = text.index("看来，一行是一排盒子")
    assert old in text[at:]
    path.write_text(text[:at] + text[at:].replace(old, new_, 1), "utf-8")
    findings = check_book(book, read_options(book, {"use_cache": False})).findings
    assert [finding.rule for finding in findings] == [rule]


@pytest.mark.skipif(not shutil.which("xetex"), reason="TeX is the oracle")
def test_chapter_2_says_what_tex_computes(tmp_path: Path) -> None:
    chapter = (FOLDER / "en/source/ch2/index.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\d.]+) \| (\d+) \| ([a-z ]+) \|$", chapter, re.MULTILINE)
    assert len(rows) == 5
    boxes = "".join(
        rf"\setbox0\hbox to {ratio}in{{\hskip 0pt plus 1in}}\message{{<\the\badness>}}"
        for ratio, _, _ in rows
    )
    (tmp_path / "lines.tex").write_text(rf"{boxes}\bye", "utf-8")
    done = subprocess.run(
        ["xetex", "-no-pdf", "lines.tex"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.findall(r"<(\d+)>", done.stdout) == [badness for _, badness, _ in rows]
    for _, badness, name in rows:  # TeX: The Program, section 852
        limit = int(badness)
        assert name == ("decent" if limit <= 12 else "loose" if limit <= 99 else "very loose")


# ------------------------------------------------------------------------------- what is asked


def test_what_is_given_stands_in_conf_py(tmp_path: Path) -> None:
    book = tmp_path / "Mon Été № 2"
    done = new(book, "--title", TITLE, "--author", 'Ann "A" O\'Neil', "--licence", "MIT")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"  cd '{book}'\n  make book\n")  # as a shell reads it
    found = conf_of(book)
    assert found["book_title"] == TITLE
    assert found["book_author"] == 'Ann "A" O\'Neil'
    assert found["book_licence"] == "MIT"
    assert found["book_id"] == "mon-ete-no-2"
    assert found["book_date"] == date.today().isoformat()  # noqa: DTZ011
    assert open_book(book).titles == {"en": TITLE}
    assert check_book(book, read_options(book, {})).findings == ()


@pytest.mark.slow
def test_a_title_for_each_language(tmp_path: Path) -> None:
    names = ["--title", "逻辑", "--title", "Logic", "--author", "王 Wang"]
    done = new(tmp_path / "book", "--language", "zh,en", *names)
    assert (done.returncode, done.stderr) == (0, "")
    found = conf_of(tmp_path / "book")
    assert found["book_title"] == {"zh_CN": "逻辑", "en": "Logic"}
    assert found["book_author"] == "王 Wang"
    assert translations(tmp_path / "book")["index.po", "逻辑"] == "Logic"


def test_a_person_is_asked(tmp_path: Path) -> None:
    here, there = pty.openpty()
    os.write(here, b"en\nOn Lines\n\nAll rights reserved\n")
    done = new(tmp_path / "book", stdin=there)
    os.close(there)
    assert done.returncode == 0, done.stderr
    for question in ("Languages", "Title [A Small Book]", "Author [Anonymous]", "Licence"):
        assert question in done.stdout
    found = conf_of(tmp_path / "book")
    assert found["book_title"] == "On Lines"
    assert found["book_author"] == "Anonymous"
    assert found["book_licence"] == "All rights reserved"
    imprint = (tmp_path / "book/source/imprint.md").read_text("utf-8")
    assert "**Licence**: All rights reserved\n" in imprint


def test_only_what_is_not_given_is_asked() -> None:
    asked: list[tuple[str, str]] = []

    def ask(question: str, usual: str) -> str:
        asked.append((question, usual))
        return usual

    given = Given(languages=("zh", "en"), titles=("书", "Book"), licence="MIT")
    answers = settle(given, ask)
    assert asked == [("Author (中文)", "佚名"), ("Author (English)", "Anonymous")]
    assert answers.authors == ("佚名", "Anonymous")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "no terminal to ask on; give --title and --author, or --defaults"),
        (["--title", "A"], "no terminal to ask on; give --author, or --defaults"),
        (["--defaults", "--language", "tlh"], "“tlh” cannot be typeset yet; known are"),
        (["--defaults", "--language", "en,en"], "names a language twice"),
        (["--defaults", "--language", "zh,zh_CN"], "names a language twice"),
        (["--defaults", "--language", "zh,en", "--title", "A"], "once for each, in their order"),
        (["--defaults", "--title", " "], "the title is empty"),
        (["--defaults", "--title", "a\nb"], "holds a sign that cannot be printed"),
        (["--defaults", "--author", "a\u2028b"], "holds a sign that cannot be printed"),
        (["--defaults", "--from", "nowhere"], "nowhere is no folder"),
    ],
)
def test_what_cannot_be_used_is_one_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = new(tmp_path / "book", *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize("name", ["notes.txt", ".git/HEAD"])
def test_what_is_there_is_not_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / "book" / name).parent.mkdir(parents=True)
    (tmp_path / "book" / name).write_text("mine", "utf-8")
    done = new(tmp_path / "book", "--defaults")
    assert done.returncode == 2
    assert (
        done.stderr
        == f"bookpress: {tmp_path}/book is not empty; name a new folder for the new book\n"
    )
    assert paths_in(tmp_path / "book") == {name}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("mine", "utf-8")
    done = new(tmp_path / "book", "--defaults")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "book").read_text("utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    done = new(Path(), "--defaults", cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The book is written. Next:\n  make book\n"
    assert paths_in(tmp_path) == FILES
    assert conf_of(tmp_path)["book_id"] == identifier(tmp_path.name)


def test_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bookpress.new.write.catalogs_of", fails)
    assert main(["new", str(tmp_path / "a/b"), "--defaults", "--language", "zh,en"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_language_without_texts_begins_with_the_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esperanto = replace(ENGLISH, code="eo", tag="eo", short="eo", name="Esperanto")
    monkeypatch.setitem(LANGUAGES, "eo", esperanto)
    assert not has_texts(esperanto)
    write_book(tmp_path / "eo", settle(Given(languages=("eo",)), None), date(2026, 1, 2))
    write_book(tmp_path / "en", settle(Given(languages=("en",)), None), date(2026, 1, 2))
    assert conf_of(tmp_path / "eo")["language"] == "eo"
    for name in FILES - {"conf.py"}:
        assert (tmp_path / "eo" / name).read_bytes() == (tmp_path / "en" / name).read_bytes()


def test_a_translation_without_texts_is_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esperanto = replace(ENGLISH, code="eo", tag="eo", short="eo", name="Esperanto")
    monkeypatch.setitem(LANGUAGES, "eo", esperanto)
    monkeypatch.setattr("bookpress.new.write.catalogs_of", lambda *_: [])
    write_book(tmp_path / "book", settle(Given(languages=("en", "eo")), None), date(2026, 1, 2))
    assert 'draft = ["eo"]' in (tmp_path / "book/pyproject.toml").read_text("utf-8")
    empty = '# head\nmsgid ""\nmsgstr ""\n"Language: eo\\n"\n\n#: a.md:1\nmsgid "A"\nmsgstr ""\n'
    assert _filled(empty, {}) == empty


def test_markdown_shows_a_text_as_it_is() -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the oracle

    for text in (TITLE, "A #", "[x]: y", "**a**", "a&amp;b", "“q” — 1.5 % (x) + y!"):
        inline = MarkdownIt("commonmark").parse(f"# {in_markdown(text)}")[1]
        assert [token.type for token in inline.children or []].count("text") >= 1
        assert "".join(token.content for token in inline.children or []) == text


# ------------------------------------------------------------------------------------ it is made


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
@pytest.mark.parametrize("setting", ["zh", "en"])
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


# ---------------------------------------------------------------------------- from a package alone


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
