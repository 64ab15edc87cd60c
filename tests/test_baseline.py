"""What stood when a book took up the gate is known; what is new is told, wherever it all moves."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from bookpress.files.errors import CannotLook
from bookpress.gate.baseline import FILE, write_baseline
from bookpress.gate.check import check_book
from bookpress.gate.options import Options, read_options
from bookpress.report import exit_status, render
from tests.kept import KEPT, lay_out_anew
from tests.test_gate import gate

ENGLISH = Path(__file__).parent / "rules" / "english"
HEADER, INDEX = ((ENGLISH / name).read_text("utf-8") for name in ("header.po", "index.po"))
FAULTS = "\n据{cite}`nobody1999`[^none]，见{ref}`nowhere`。\n\n模型**很大。\n"
RULES = [
    *("citations.unknown-key", "footnotes.undefined", "crossrefs.unknown-target"),
    "markup.leaked-markup",
]
PAGE = "source/ch1.md"


@pytest.fixture
def book() -> Path:
    book = lay_out_anew()
    add(book, PAGE, FAULTS)
    return book


def add(book: Path, path: str, text: str, *, above: bool = False) -> None:
    file = book / path
    old = file.read_text("utf-8")
    file.write_text(text + old if above else old + text, "utf-8")


def change(book: Path, path: str, old: str, new: str) -> None:
    text = (book / path).read_text("utf-8")
    assert old in text
    (book / path).write_text(text.replace(old, new), "utf-8")


def write(book: Path, options: Options = KEPT) -> str:
    every = replace(options, use_baseline=False, select=(), ignore=())
    findings = check_book(book, every).findings
    return write_baseline(options.baseline or book / FILE, findings, book, options)


def told(book: Path, options: Options = KEPT) -> list[str]:
    return [finding.rule for finding in check_book(book, options).findings]


def entries(book: Path) -> list[str]:
    lines = (book / FILE).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


def test_what_stands_is_known_and_what_is_new_is_told(book: Path) -> None:
    assert set(RULES) <= set(told(book))
    write(book)
    assert told(book) == []
    assert exit_status(check_book(book, KEPT), KEPT) == 0
    add(book, PAGE, "\n再据{cite}`nobody2000`。\n")
    assert told(book) == ["citations.unknown-key"]
    assert set(RULES) <= set(told(book, replace(KEPT, use_baseline=False)))


def test_the_same_fault_once_more_is_new(book: Path) -> None:
    write(book)
    add(book, PAGE, "\n模型**很大。\n")
    result = check_book(book, KEPT)
    (new,) = result.findings
    assert (new.rule, new.place.line) == ("markup.leaked-markup", 9)
    write(book)
    assert told(book) == []
    assert any(line.endswith(" 2") for line in entries(book))


@pytest.mark.parametrize(
    "move",
    [
        lambda book: add(book, PAGE, "% 一\n\n", above=True),
        lambda book: change(book, PAGE, "\n据{cite}", "\n新的一段，没有毛病。\n\n据{cite}"),
        lambda book: change(book, PAGE, "\n模型**", "\n又是一段。\n\n模型**"),
        lambda book: change(book, PAGE, "\n据{cite}", "\n据\n{cite}"),
        lambda book: change(book, PAGE, "见{ref}`nowhere`。\n", "见{ref}`nowhere`。完。\n\n完。\n"),
        lambda book: change(book, PAGE, "\n据{cite}", "\n前文又据{cite}"),
        lambda book: change(book, PAGE, "\n", "\r\n"),
    ],
    ids=[
        *("below a new line", "below a new paragraph", "between new paragraphs"),
        *("a line broken elsewhere", "text behind", "text before", "line ends of Windows"),
    ],
)
def test_what_moved_is_no_news(book: Path, move: object) -> None:
    write(book)
    move(book)  # type: ignore[operator]
    assert told(book) == []
    assert check_book(book, KEPT).gone == 0


def test_a_row_of_a_table_is_known_beside_changed_rows(book: Path) -> None:
    table = "\n| 甲 | 乙 |\n|---|---|\n| 一 |\n| 二 | 三 |\n"
    add(book, PAGE, table)
    assert "markup.lost-cells" in told(book)
    write(book)
    change(book, PAGE, "| 二 | 三 |", "| 四 | 五 |")
    change(book, PAGE, "|---|---|\n", "|---|---|\n| 六 | 七 |\n")
    assert told(book) == []


def test_a_number_of_a_line_in_a_message_is_no_part_of_it(book: Path) -> None:
    """“is defined in line 9 already” is the same when line 9 is line 10."""
    add(book, PAGE, "\n见[^a]。\n\n[^a]: 一。\n\n[^a]: 二。\n")
    assert "footnotes.duplicate" in told(book)
    write(book)
    change(book, PAGE, "\n[^a]: 一。", "\n再见[^a]。\n\n[^a]: 一。")
    assert told(book) == []


# --- catalogs, where lines move all the time


CATALOG = """
#: ../../source/ch1.md:1
msgid "引言"
msgstr ""

#: ../../source/ch1.md:3
msgid "大语言模型是从文本中学来的。"
msgstr "Large language models 。"
"""


@pytest.fixture
def translated() -> Path:
    book = lay_out_anew()
    folder = book / "locale/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "index.po").write_text(INDEX, "utf-8")
    (folder / "ch1.po").write_text(HEADER + CATALOG, "utf-8")
    return book


def test_a_message_is_known_by_its_original(translated: Path) -> None:
    path = "locale/en/LC_MESSAGES/ch1.po"
    seen = told(translated)
    assert {"translations.untranslated", "translations.left-in-chinese"} <= set(seen)
    write(translated)
    assert told(translated) == []
    add(translated, PAGE, "\n% 一行\n\n", above=True)
    change(translated, path, "ch1.md:1", "ch1.md:4")
    change(translated, path, "ch1.md:3", "ch1.md:6")
    change(translated, path, '"大语言模型', '""\n"大语言"\n"模型')
    assert told(translated) == []
    change(translated, path, "models 。", "models, learnt。")
    assert told(translated) == []


def test_another_message_is_news(translated: Path) -> None:
    path = "locale/en/LC_MESSAGES/ch1.po"
    write(translated)
    change(translated, path, 'msgstr ""\n\n#: ', 'msgstr "Introduction"\n\n#: ')
    assert check_book(translated, KEPT).gone == 1
    change(translated, path, '"Large language models 。"', '""')
    assert told(translated) == ["translations.untranslated"]


# --- the file


def test_what_is_gone_leaves_the_file(book: Path) -> None:
    write(book)
    before = entries(book)
    change(book, PAGE, "[^none]", "")
    result = check_book(book, KEPT)
    assert (len(result.findings), result.gone) == (0, 1)
    assert "1 of the baseline mended" in render(result, KEPT)
    assert write(book).endswith("0 of them new; 1 gone")
    assert [line for line in before if "footnotes.undefined" not in line] == entries(book)


def test_the_file_is_sorted_small_and_the_same_each_time(book: Path) -> None:
    write(book)
    first = (book / FILE).read_bytes()
    lines = entries(book)
    assert lines == sorted(lines)
    assert max(map(len, lines)) < 80
    write(book)
    assert (book / FILE).read_bytes() == first


def test_branches_that_mend_different_things_merge(book: Path, tmp_path: Path) -> None:
    """Two people write the baseline anew; git merges the files without asking."""
    add(book, "source/index.md", FAULTS)
    write(book)
    versions = {"base": (book / FILE).read_bytes()}
    mended = {"ours": (PAGE, "{cite}`nobody1999`"), "theirs": ("source/index.md", "**很大")}
    for name, (path, fault) in mended.items():
        page = (book / path).read_bytes()
        change(book, path, fault, "它")
        write(book)
        versions[name] = (book / FILE).read_bytes()
        (book / path).write_bytes(page)
    for name, data in versions.items():
        (tmp_path / name).write_bytes(data)
    command = ["git", "merge-file", "-p", *(str(tmp_path / n) for n in ("ours", "base", "theirs"))]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    for path, fault in mended.values():
        change(book, path, fault, "它")
    (book / FILE).write_bytes(done.stdout)
    assert told(book) == []
    assert check_book(book, KEPT).gone == 0


@pytest.mark.parametrize(
    "line",
    [
        *(
            "<<<<<<< HEAD",
            "source/ch1.md citations.unknown-key",
            "source/ch1.md a.b 0123456789ab 0",
        ),
        "source/ch1.md a.b 0123456789xy 1",
    ],
)
def test_a_damaged_file_is_named_with_its_line(book: Path, line: str) -> None:
    write(book)
    (book / FILE).write_text(f"# a remark\n\n{line}\n", "utf-8")
    with pytest.raises(CannotLook, match=rf"{FILE}:3: .*--write-baseline"):
        check_book(book, KEPT)
    write(book)
    assert told(book) == []


def test_a_file_that_is_named_must_be_there(book: Path) -> None:
    with pytest.raises(CannotLook, match=r"there is no baseline known\.txt"):
        check_book(book, replace(KEPT, baseline=book / "known.txt"))


def test_a_link_out_of_the_book_is_not_followed(book: Path, tmp_path: Path) -> None:
    """Who checks a book of others writes nothing of theirs into a file of his own."""
    (tmp_path / "mine").write_text("mine\n", "utf-8")
    (book / FILE).symlink_to(tmp_path / "mine")
    with pytest.raises(CannotLook, match="leads out of the book"):
        check_book(book, KEPT)
    assert gate(book, "--write-baseline").returncode == 2
    assert (tmp_path / "mine").read_text("utf-8") == "mine\n"


def test_rules_that_are_left_out_keep_their_lines(book: Path) -> None:
    """Who writes a baseline of one family does not forget the others."""
    write(book)
    before = entries(book)
    change(book, PAGE, "[^none]", "")
    change(book, PAGE, "{cite}`nobody1999`", "")
    write(book, replace(KEPT, select=("citations",)))
    gone = ("footnotes.undefined", "citations.unknown-key")
    assert entries(book) == [line for line in before if not any(name in line for name in gone)]
    add(book, PAGE, "\n又[^more]，据{cite}`nobody2000`。\n")
    write(book, replace(KEPT, select=("citations",)))
    assert told(book) == ["footnotes.undefined"]


def test_what_is_allowed_has_its_own_words(book: Path) -> None:
    """A row that silences nothing is told all the same: it is no fault of the past."""
    row = f'[[allow]]\nrule = "footnotes.empty"\npath = "{PAGE}"\nreason = "so"\n'
    (book / "allowed.toml").write_text(row, "utf-8")
    write(book)
    assert told(book) == ["allowed.unused"]


def test_nothing_is_called_gone_where_not_all_was_looked_at(translated: Path) -> None:
    write(translated)
    options = replace(KEPT, languages=("zh_CN",))
    assert check_book(translated, options).gone == 0


# --- as people call it


@pytest.mark.sampled(7)
def test_the_command_writes_and_from_then_on_tells_what_is_new(book: Path) -> None:
    done = gate(book, "--write-baseline")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"bookpress: {FILE}: ")
    done = gate(book)
    assert done.returncode == 0
    assert "known from the baseline" in done.stdout
    assert gate(book, "--no-baseline").returncode == 1
    assert gate(book, "--write-baseline", "--language", "en").returncode == 2


@pytest.mark.sampled(7)
def test_another_file(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "known"
    assert gate(book, "--write-baseline", "--baseline", str(other)).returncode == 0
    assert not (book / FILE).exists()
    assert gate(book, "--baseline", str(other)).returncode == 0
    assert gate(book).returncode == 1


def test_the_settings_name_a_file(book: Path) -> None:
    (book / "pyproject.toml").write_text('[tool.bookpress]\nbaseline = "ci/known"\n', "utf-8")
    options = replace(read_options(book, {}), cache=KEPT.cache)
    assert options.baseline == book / "ci/known"
    write(book, options)
    assert told(book, options) == []
