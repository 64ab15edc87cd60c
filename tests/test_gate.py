"""The gate as people and machines call it, and that a run forgets nothing and leaves nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import Options, read_options
from bookpress.rules.docs import explain, list_rules
from bookpress.rules.rule import all_rules
from tests.kept import KEPT, lay_out_anew

BASE = Path(__file__).parent / "rules" / "base"
BROKEN = "\n据{cite}`nobody1999`[^none]，见{ref}`nowhere`。\n"

pytestmark = pytest.mark.sampled(7)  # most ask Sphinx, or start Python


@pytest.fixture
def book() -> Path:
    return lay_out_anew()


def gate(book: Path, *arguments: str, command: str = "check") -> subprocess.CompletedProcess[str]:
    place = [str(book)] if command == "check" else []
    return subprocess.run(
        [sys.executable, "-m", "bookpress", command, *place, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def break_it(book: Path) -> None:
    page = book / "source/ch1.md"
    page.write_text(page.read_text("utf-8") + BROKEN, "utf-8")


def rules_found(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line.rsplit("[", 1)[1].rstrip("]") for line in done.stdout.splitlines() if "]" in line]


# --- exit statuses and options


def test_a_sound_book_gives_0(book: Path) -> None:
    done = gate(book)
    assert (done.returncode, done.stderr) == (0, "")
    assert "citations" not in done.stdout


def test_a_broken_book_gives_1_and_the_places(book: Path) -> None:
    break_it(book)
    done = gate(book)
    assert done.returncode == 1
    assert "source/ch1.md:5:9: error: " in done.stdout
    graver = ["citations.unknown-key", "footnotes.undefined", "crossrefs.unknown-target"]
    assert [name for name in rules_found(done) if name in graver] == graver


def test_choosing_rules(book: Path) -> None:
    break_it(book)
    assert rules_found(gate(book, "--select", "footnotes")) == ["footnotes.undefined"]
    left = rules_found(gate(book, "--ignore", "footnotes,citations.unknown-key"))
    assert "crossrefs.unknown-target" in left
    assert not {"footnotes.undefined", "citations.unknown-key"} & set(left)


def test_the_severity_that_fails(book: Path) -> None:
    break_it(book)
    assert gate(book, "--fail-on", "never").returncode == 0
    assert gate(book, "--select", "crossrefs.unlabelled-heading").returncode == 0
    assert gate(book, "--select", "crossrefs.unlabelled-heading", "--fail-on", "info").returncode


def test_options_of_the_book(book: Path) -> None:
    break_it(book)
    (book / "pyproject.toml").write_text('[tool.bookpress]\nselect = ["footnotes"]\n', "utf-8")
    assert rules_found(gate(book)) == ["footnotes.undefined"]
    assert rules_found(gate(book, "--select", "citations")) == ["citations.unknown-key"]


def test_a_report_into_a_file(book: Path, tmp_path: Path) -> None:
    break_it(book)
    done = gate(book, "--format", "json", "--output", str(tmp_path / "report.json"))
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["findings"]


def test_an_explanation_for_each_rule(book: Path) -> None:
    break_it(book)
    assert explain("footnotes.undefined").splitlines()[2] in gate(book, "--explain-each").stdout


@pytest.mark.parametrize(
    ("change", "arguments", "said"),
    [
        (None, ("--select", "citation"), "citations"),
        (None, ("--select", "footnotes.undefind"), "footnotes.undefined"),
        ("pyproject.toml", (), "pyproject.toml"),
        ("conf.py", (), "conf.py"),
    ],
)
def test_what_stops_the_gate_is_one_line(
    book: Path,
    change: str | None,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    if change:
        (book / change).write_text("[tool.bookpress]\nselct = 1\n", "utf-8")
    done = gate(book, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_book_at_all(tmp_path: Path) -> None:
    done = gate(tmp_path)
    assert done.returncode == 2
    assert "conf.py" in done.stderr
    assert gate(tmp_path / "none").returncode == 2


@pytest.mark.parametrize("name", sorted(all_rules()))
def test_every_rule_is_explained(name: str) -> None:
    assert name in explain(name)
    assert name in list_rules()


def test_an_unknown_rule_is_suggested() -> None:
    done = gate(Path(), "citations.unkown-key", command="explain")
    assert done.returncode == 2
    assert "citations.unknown-key" in done.stderr


# --- the cache


def findings(book: Path, options: Options | None = None) -> tuple[object, ...]:
    return check_book(book, options or Options()).findings


def test_every_run_says_the_same(book: Path, tmp_path: Path) -> None:
    break_it(book)
    first = findings(book, Options(use_cache=False))
    assert len(first) > 3
    assert [findings(book) for _ in range(3)] == [first] * 3
    for builder in ("html", "dummy"):
        subprocess.run(
            [
                *(sys.executable, "-m", "sphinx", "-q", "-b", builder, "-j", "2"),
                *("-c", str(book), "-d", str(tmp_path / "d"), str(book / "source")),
                str(tmp_path / builder),
            ],
            capture_output=True,
            check=False,
        )
        assert findings(book) == first
    os.utime(book / "source/ch1.md")
    assert findings(book) == first


def test_findings_of_one_rule_at_one_place_have_an_order(book: Path) -> None:
    with (book / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("\n@article{bare2020x,\n  volume = {1},\n}\n")
    options = Options(use_cache=False)
    found = [f for f in check_book(book, options).findings if f.rule.endswith("missing-field")]
    assert len({f.place for f in found}) == 1
    assert len(found) > 1
    assert [f.message for f in found] == sorted(f.message for f in found)


def test_a_mended_book_is_clean_at_once(book: Path) -> None:
    page = book / "source/ch1.md"
    good = page.read_bytes()
    clean = findings(book)
    break_it(book)
    assert findings(book) != clean
    page.write_bytes(good)
    assert findings(book) == clean


def test_a_change_elsewhere_is_seen_through_the_cache(book: Path) -> None:
    page = book / "source/ch1.md"
    page.write_text(page.read_text("utf-8") + "\n又见{ref}`there`。\n", "utf-8")
    index = book / "source/index.md"
    index.write_text("(there)=\n" + index.read_text("utf-8"), "utf-8")
    assert not [f for f in findings(book) if getattr(f, "severity", "") != "info"]
    index.write_text(index.read_text("utf-8").replace("(there)", "(gone)"), "utf-8")
    assert [getattr(f, "rule", "") for f in findings(book) if "there" in str(f)] == [
        "crossrefs.unknown-target",
    ]


@pytest.mark.parametrize("rubble", [b"", b"[1,2", b"null", b"[[],[]]", b"\xff\x00"])
def test_a_damaged_cache_is_read_anew(book: Path, rubble: bytes) -> None:
    break_it(book)
    first = findings(book)
    for path in (book / ".bookpress-cache").rglob("*"):
        if path.is_file() and path.name != ".gitignore":
            path.write_bytes(rubble)
    assert findings(book) == first


def test_only_the_cache_is_written(book: Path, tmp_path: Path) -> None:
    before = {path for path in book.rglob("*") if "__pycache__" not in path.parts}
    check_book(book, read_options(book, {"cache": tmp_path / "cache"}))
    check_book(book, read_options(book, {"use_cache": False}))
    assert {path for path in book.rglob("*") if "__pycache__" not in path.parts} == before
    check_book(book, read_options(book, {}))
    new = {path.relative_to(book).parts[0] for path in set(book.rglob("*")) - before}
    assert new <= {".bookpress-cache", "__pycache__"}


# --- books of all sorts, and bad input


def test_a_book_with_its_conf_among_the_chapters(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\n', "utf-8")
    (tmp_path / "index.md").write_text("# A book\n\nIn English, see [this](none.md).\n", "utf-8")
    found = [(f.rule, f.place.path) for f in check_book(tmp_path, Options()).findings]
    assert found == [("crossrefs.missing-file", "index.md")]


def test_code_in_chapters_is_not_run(book: Path, tmp_path: Path) -> None:
    page = book / "source/ch1.md"
    mark = tmp_path / "mark"
    run = "```{eval-rst}\n.. raw:: html\n   :file: /etc/passwd\n```\n\n"
    run += f'{{eval}}`open("{mark}","w")`\n'
    page.write_text(page.read_text("utf-8") + run, "utf-8")
    check_book(book, KEPT)
    assert not mark.exists()


HOSTILE = {
    "undecodable": b"# \xff\xfe\x00\n",
    "NUL": b"# a\n\n\0\0\n",
    "a line of 50 MB": b"# a\n\n" + b"x" * 50_000_000,
    "brackets": ("# a\n\n" + "[" * 50_000).encode(),
    "stars": ("# a\n\n" + "*" * 50_000).encode(),
    "carets": ("# a\n\n" + "[^" * 20_000).encode(),
    "numbers": ("# a\n\n" + "[1], " * 15_000).encode(),
    "links": ("# a\n\n" + "[a](" * 20_000).encode(),
    "quotes": ("# a\n\n" + ">" * 5_000 + " a").encode(),
    "lists": "".join("  " * depth + "- a\n" for depth in range(300)).encode(),
    "fences": b"```{note}\n" * 2_000,
    "colons": b":::{note}\n" * 2_000,
    "citations": ("{cite}`a2020`\n\n" * 5_000).encode(),
    "a hostile title": b"# <script>alert(1)</script>\x1b[31m\n",
    "a file that includes itself": b"```{include} ch1.md\n```\n",
}


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", HOSTILE)
def test_bad_input_gets_findings_and_no_crash(book: Path, name: str) -> None:
    (book / "source/ch1.md").write_bytes(HOSTILE[name])
    result = check_book(book, KEPT)
    sound = name in ("brackets", "carets", "stars", "quotes", "lists", "links", "a hostile title")
    assert sound or any(f.severity != "info" for f in result.findings)


def test_a_folder_named_like_a_chapter(book: Path) -> None:
    (book / "source/ch1.md").unlink()
    (book / "source/ch1.md").mkdir()
    assert any(f.severity == "error" for f in check_book(book, KEPT).findings)


@pytest.mark.parametrize("content", [b"", b"\xff", b'msgid "', b"\0" * 100, b"<<<<<<< HEAD\n"])
def test_bad_catalogs(book: Path, content: bytes) -> None:
    catalog = book / "locale/en/LC_MESSAGES/ch1.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_bytes(content)
    rules = {f.rule for f in check_book(book, KEPT).findings}
    assert "translations.syntax" in rules


def test_ten_thousand_works(book: Path) -> None:
    works = "".join(f"@misc{{w{n},\n  title = {{Work {n}}},\n}}\n\n" for n in range(10_000))
    with (book / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("\n" + works)
    found = check_book(book, KEPT).findings
    assert sum(f.rule == "bibliography.uncited-entry" for f in found) == 10_000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(book: Path) -> None:
    (book / "source/ch1.md").chmod(0)
    rules = {f.rule for f in check_book(book, KEPT).findings}
    assert "markup.unreadable" in rules


# --- books that nobody trusts


def test_programs_beside_conf_py_do_not_stand_in_for_the_librarys(book: Path) -> None:
    trace = book / "ran"
    (book / "random.py").write_text(f"open({str(trace)!r}, 'w')\n", "utf-8")
    assert gate(book).returncode == 0
    assert not trace.exists()


def test_asking_for_settings_does_not_touch_the_network(book: Path) -> None:
    trace = book / "refused"
    conf = book / "conf.py"
    attempt = (
        "\nimport socket\ntry:\n    socket.create_connection(('127.0.0.1', 9))\n"
        f"except OSError as error:\n    open({str(trace)!r}, 'w').write(str(error))\n"
    )
    conf.write_text(conf.read_text("utf-8") + attempt, "utf-8")
    assert gate(book).returncode == 0
    assert "does not use the network" in trace.read_text("utf-8")


def test_folders_that_lead_in_circles_are_walked_once(book: Path) -> None:
    (book / "source/x").symlink_to(".")
    (book / "source/y").symlink_to(".")
    assert gate(book).returncode == 0


def test_a_folder_that_leads_to_the_whole_machine_is_told_and_not_walked(book: Path) -> None:
    (book / "source/x").symlink_to(".")
    (book / "source/y").symlink_to("/")
    done = gate(book)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line.split(":")[0] for line in told] == ["source/y"]
    assert "[crossrefs.outside-book]" in told[0]


def test_a_device_is_no_chapter(book: Path) -> None:
    (book / "source/endless.md").symlink_to("/dev/zero")
    done = gate(book)
    assert done.returncode == 1
    assert "source/endless.md:" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_cache_removes_only_what_it_made(book: Path) -> None:
    data = book / "data"
    data.mkdir()
    for number in range(300):
        (data / f"own-{number}.json").write_text("{}", "utf-8")
    assert gate(book, "--cache", str(data)).returncode == 0
    assert len(list(data.glob("own-*.json"))) == 300


def test_a_cache_that_is_a_link_is_not_used(book: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (book / ".bookpress-cache").symlink_to(elsewhere)
    assert gate(book).returncode == 0
    assert list(elsewhere.iterdir()) == []


def test_a_language_that_the_book_does_not_have_is_no_clean_book(book: Path) -> None:
    done = gate(book, "--language", "ne")
    assert done.returncode == 2
    assert "no language “ne”" in done.stderr


def test_a_name_that_is_no_utf_8_is_shown_all_the_same(book: Path) -> None:
    (book / os.fsdecode(b"source/bad\xff.md")).write_text("# A\n", "utf-8")
    done = gate(book)
    assert "Traceback" not in done.stderr
    assert "source/bad" in done.stdout


def test_the_reason_of_a_syntax_error_in_conf_py_is_said(book: Path) -> None:
    (book / "conf.py").write_text("extensions = [\n", "utf-8")
    done = gate(book)
    assert done.returncode == 2
    assert "syntax" in done.stderr.lower() or "never closed" in done.stderr
