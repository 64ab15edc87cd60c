"""Books of strangers: a check runs, reads, fetches and writes nothing that it should not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docutils.parsers.rst import directives, roles

from bookpress.files.errors import CannotLook
from bookpress.gate.check import check_book
from bookpress.gate.options import Options
from tests.kept import KEPT, lay_out_anew

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = "# 密码\n\n据{cite}`secretkey123`，密码是hunter2。\n"
OUTSIDE = "crossrefs.outside-book"

pytestmark = pytest.mark.sampled(7)  # most ask Sphinx, or start Python


@pytest.fixture
def book() -> Path:
    return lay_out_anew()


@pytest.fixture
def elsewhere(book: Path) -> Path:
    folder = book.parent / "elsewhere"
    folder.mkdir()
    (folder / "secret.md").write_text(HIDDEN, "utf-8")
    return folder


def told(book: Path, options: Options = KEPT) -> list[str]:
    """Return path, line and rule of each finding that is no remark."""
    found = check_book(book, options).findings
    return [f"{f.place.path}:{f.place.line} {f.rule}" for f in found if f.severity != "info"]


def said(book: Path) -> str:
    return "\n".join(finding.message for finding in check_book(book, KEPT).findings)


def write(book: Path, path: str, text: str) -> None:
    target = book / path
    target.parent.mkdir(parents=True, exist_ok=True)
    before = target.read_text("utf-8") if target.exists() else ""
    target.write_text(before + text, "utf-8")


def link(book: Path, path: str, target: Path | str) -> None:
    (book / path).parent.mkdir(parents=True, exist_ok=True)
    (book / path).unlink(missing_ok=True)
    (book / path).symlink_to(target)


# --- what is run, fetched and written


@pytest.mark.parametrize(
    "name", ["random", "json", "calendar", "code", "token", "sphinx", "bookpress"]
)
def test_modules_beside_conf_py_are_not_run(book: Path, tmp_path: Path, name: str) -> None:
    mark = tmp_path / "mark"
    (book / f"{name}.py").write_text(f"open({str(mark)!r}, 'w')\n", "utf-8")
    assert told(book) == []
    assert not mark.exists()


def test_a_relative_python_path_does_not_lead_into_the_book(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    (book / "random.py").write_text(f"open({str(mark)!r}, 'w')\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", f"{os.pathsep}.")
    assert told(book) == []
    assert not mark.exists()


def test_conf_py_may_add_its_folder_itself(book: Path) -> None:
    write(book, "conf.py", 'import sys\nsys.path.insert(0, ".")\nextensions.append("mine")\n')
    write(book, "mine.py", "def setup(app):\n    app.add_role('mine', lambda *_: ([], []))\n")
    write(book, "source/ch1.md", "\n有{mine}`它`。\n")
    assert told(book) == []


@pytest.mark.parametrize("extension", ["intersphinx", "autosummary"])
def test_no_extension_begins_to_work(book: Path, tmp_path: Path, extension: str) -> None:
    """One would fetch another book's list of labels, the other write pages into this one."""
    mark = tmp_path / "mark"
    setup = f"""
extensions.append("sphinx.ext.{extension}")
intersphinx_mapping = {{"x": ("http://127.0.0.1:9/", None)}}

def setup(app):
    import socket
    def refuse(*_):
        open({str(mark)!r}, "w")
        raise OSError
    socket.socket.connect = refuse
"""
    write(book, "conf.py", setup)
    summary = "\n```{eval-rst}\n.. autosummary::\n   :toctree: gen\n\n   os.path\n```\n"
    if extension == "autosummary":
        write(book, "source/ch1.md", summary)
    before = set(book.rglob("*"))
    assert told(book) == []
    assert not mark.exists()
    assert set(book.rglob("*")) == before


def test_a_label_of_another_book_is_believed(book: Path) -> None:
    write(book, "conf.py", 'extensions.append("sphinx.ext.intersphinx")\n')
    write(book, "conf.py", 'intersphinx_mapping = {"x": ("http://127.0.0.1:9/", None)}\n')
    write(book, "source/ch1.md", "\n见{doc}`x:page`。\n")
    assert told(book) == []


# --- what is read


@pytest.mark.parametrize(
    "path", ["source/secret.md", "refs.bib", "locale/en/LC_MESSAGES/ch1.po", "allowed.toml"]
)
def test_what_a_link_leads_to_outside_is_not_read(book: Path, elsewhere: Path, path: str) -> None:
    link(book, path, elsewhere / "secret.md")
    rule = "allowed.invalid" if path == "allowed.toml" else OUTSIDE
    assert f"{path}:1 {rule}" in told(book)
    assert "secretkey123" not in said(book)
    assert "hunter2" not in said(book)


def test_a_chapter_that_is_a_link_gets_one_finding(book: Path, elsewhere: Path) -> None:
    write(book, "source/index.md", "\n```{toctree}\nsecret\n```\n")
    link(book, "source/secret.md", elsewhere / "secret.md")
    assert told(book) == [f"source/secret.md:1 {OUTSIDE}"]


@pytest.mark.parametrize("how", ["include", "literalinclude", "image", "download"])
@pytest.mark.parametrize("folder", [True, False])
def test_a_link_that_a_page_names_is_told_there(
    book: Path, elsewhere: Path, how: str, *, folder: bool
) -> None:
    name = "parts/secret.md" if folder else "tail.md"
    link(book, "parts" if folder else "tail.md", elsewhere / ("" if folder else "secret.md"))
    uses = {
        "image": f"![图](../{name})",
        "download": f"{{download}}`它 <../{name}>`",
    }
    use = uses.get(how, f"```{{{how}}} ../{name}\n```")
    write(book, "source/ch1.md", f"\n{use}\n")
    assert told(book) == [f"source/ch1.md:5 {OUTSIDE}"]
    assert "secretkey123" not in said(book)


def test_a_folder_of_chapters_outside_is_told_once(book: Path, elsewhere: Path) -> None:
    link(book, "source/parts", elsewhere)
    assert told(book) == [f"source/parts:1 {OUTSIDE}"]
    assert "secretkey123" not in said(book)


def test_a_folder_that_is_allowed_may_be_linked_to(book: Path, elsewhere: Path) -> None:
    link(book, "source/secret.md", elsewhere / "secret.md")
    options = replace(KEPT, outside=("../elsewhere",))
    assert "source/secret.md:3 citations.unknown-key" in told(book, options)


def test_a_report_does_not_show_what_a_link_leads_to(book: Path, elsewhere: Path) -> None:
    from bookpress.report import render  # noqa: PLC0415

    link(book, "source/secret.md", elsewhere / "secret.md")
    result = check_book(book, KEPT)
    assert "密码" not in render(result, KEPT, terminal=True)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("source/z.md", "markup.unreadable"),
        ("refs.bib", "bibliography.missing-file"),
        ("locale/en/LC_MESSAGES/ch1.po", "translations.syntax"),
        ("allowed.toml", "allowed.invalid"),
    ],
)
@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_devices_and_pipes_are_no_files(book: Path, path: str, rule: str, kind: str) -> None:
    (book / path).parent.mkdir(parents=True, exist_ok=True)
    (book / path).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(book / path)
    else:
        (book / path).symlink_to("/dev/zero")
    assert rule in {line.split(" ")[1] for line in told(book)}


def test_a_pipe_that_is_included_is_no_file(book: Path) -> None:
    os.mkfifo(book / "source/pipe")
    write(book, "source/ch1.md", "\n```{include} pipe\n```\n\n![图](pipe)\n")
    assert told(book) == [
        "source/ch1.md:5 crossrefs.missing-file",
        "source/ch1.md:8 crossrefs.missing-image",
    ]


def test_folders_that_hold_each_other_are_walked_once(book: Path) -> None:
    names = [f"d{number}" for number in range(40)]
    for name, after in zip(names, [*names[1:], names[0]], strict=True):
        (book / "source" / name).mkdir()
        for other in ("x", "y"):
            link(book, f"source/{name}/{other}", f"../{after}")
    assert told(book) == []


def test_chapters_and_figures_behind_a_link_in_the_book_are_there(book: Path) -> None:
    write(book, "shared/part.md", "(sec-part)=\n# 部分\n\n![图](a.svg)\n")
    write(book, "shared/a.svg", "<svg/>")
    link(book, "source/part", "../shared")
    write(book, "source/index.md", "\n```{toctree}\npart/part\n```\n\n![图](part/a.svg)\n")
    assert told(book) == []


@pytest.mark.parametrize("folder", ["build", "dist", "_build/x", "node_modules", ".hidden"])
def test_figures_among_the_work_of_tools_are_there(book: Path, folder: str) -> None:
    write(book, f"source/{folder}/a.svg", "<svg/>")
    write(book, "source/ch1.md", f"\n![图]({folder}/a.svg)\n\n![图]({folder}/a.*)\n")
    assert told(book) == []


def test_a_picture_that_leads_nowhere_is_missing(book: Path) -> None:
    link(book, "source/z.svg", "nowhere")
    write(book, "source/ch1.md", "\n![图](z.svg)\n")
    assert told(book) == ["source/ch1.md:5 crossrefs.missing-image"]


# --- the cache


def cached(folder: Path) -> Options:
    return Options(cache=folder)


def test_the_cache_leaves_what_is_not_its_own(book: Path) -> None:
    names = [f"{number:032x}.json" for number in range(300)]
    for name in names:
        write(book, f"data/{name}", "1")
    told(book, cached(book / "data"))
    assert {name for name in names if (book / "data" / name).exists()} == set(names)


@pytest.mark.parametrize("place", [".bookpress-cache", ".bookpress-cache/bookpress-facts"])
def test_the_cache_follows_no_link(book: Path, elsewhere: Path, place: str) -> None:
    link(book, place, elsewhere)
    before = {path.name for path in elsewhere.iterdir()}
    assert told(book, Options()) == []
    assert {path.name for path in elsewhere.iterdir()} == before


def test_an_entry_that_is_a_link_is_neither_read_nor_followed(book: Path, tmp_path: Path) -> None:
    told(book, Options())
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    for entry in (book / ".bookpress-cache/bookpress-facts").glob("*.json"):
        entry.unlink()
        entry.symlink_to(victim)
    assert told(book, Options()) == []
    assert victim.read_text("utf-8") == "mine"


@pytest.mark.parametrize("entry", [b"{}", b"[]", b'{"seen": [], "settings": {}}'])
def test_an_entry_that_somebody_else_wrote_is_none(book: Path, entry: bytes) -> None:
    write(book, "source/ch1.md", "\n甲[^none]。\n")
    first = told(book, Options())
    for path in (book / ".bookpress-cache").rglob("*.json"):
        path.write_bytes(entry)
    assert told(book, Options()) == first


def test_an_entry_is_believed_under_its_own_name_alone(book: Path) -> None:
    """A sound chapter's entry under the name of a faulty one would hide its faults."""
    chapter = book / "source/ch1.md"
    sound = chapter.read_text("utf-8")
    folder = book / ".bookpress-cache/bookpress-facts"
    assert told(book, Options()) == []
    before = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    chapter.write_text(f"{sound}\n甲[^none]。\n", "utf-8")
    faulty = told(book, Options())
    assert faulty == ["source/ch1.md:5 footnotes.undefined"]
    (added,) = [path for path in folder.glob("*.json") if path.name not in before]
    for content in before.values():
        added.write_bytes(content)
        assert told(book, Options()) == faulty
        assert added.read_bytes() != content, "it is written anew"


@pytest.mark.parametrize("change", ["cut", "longer", "other"])
def test_an_entry_that_was_changed_is_read_anew(book: Path, change: str) -> None:
    write(book, "source/ch1.md", "\n甲[^none]。\n")
    first = told(book, Options())
    for path in (book / ".bookpress-cache").rglob("*.json"):
        content = path.read_bytes()
        changed = {"cut": content[:-1], "longer": content + b" ", "other": content[:-1] + b"]"}
        path.write_bytes(changed[change].replace(b"none", b"nona"))
    assert told(book, Options()) == first


def test_names_that_are_no_utf_8_are_kept(book: Path) -> None:
    name = os.fsdecode(b"source/bad\xff.md")
    (book / name).write_text("# 甲\n", "utf-8")
    first = told(book, Options())
    assert first == [f"{name}:1 crossrefs.orphan-chapter"]
    assert told(book, Options()) == first
    for form in ("text", "json", "sarif", "github", "junit"):
        done = subprocess.run(
            [sys.executable, "-m", "bookpress", "check", str(book), "--format", form],
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, b"")


def test_a_bibliography_that_says_missing_is_not_missing(book: Path) -> None:
    (book / "refs.bib").write_text("missing", "utf-8")
    there = told(book, Options())
    (book / "refs.bib").unlink()
    assert told(book, Options()) != there
    assert "conf.py:8 bibliography.missing-file" in told(book, Options())


# --- what is not read at all


def test_a_manuscript_that_is_a_link_is_no_clean_book(book: Path, elsewhere: Path) -> None:
    shutil.move(book / "source", elsewhere / "source")
    link(book, "source", elsewhere / "source")
    with pytest.raises(CannotLook, match="nothing of the book would be read: source is a link"):
        told(book)


RST = """\
```{{eval-rst}}
.. include:: {path}

.. raw:: html
   :file: {path}

.. csv-table::
   :file: {path}

.. figure:: {path}
   :figwidth: image

.. literalinclude:: {path}
```
"""


def test_reading_restructuredtext_opens_no_file(
    book: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gate reads {eval-rst} with docutils, in its own process."""
    opened: list[str] = []
    secret = elsewhere / "secret.md"
    secret.write_text("secret", "utf-8")
    write(book, "ch1.md", "# 一\n\n" + RST.format(path=secret))
    registries = vars(roles)["_roles"], vars(directives)["_directives"]
    before = [dict(registry) for registry in registries]
    monkeypatch.setattr("docutils.io.FileInput.__init__", lambda *a, **_: opened.append(str(a)))
    said(book)
    assert not opened
    assert list(registries) == before
