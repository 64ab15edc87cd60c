"""The reader of catalogs: exact places, every fault that ``msgfmt`` refuses, and reading on."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookpress.read.po import read_po
from tests.growth import MOST, growth, seconds_of
from tests.read.po_variants import FIELDS, HEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST = HEADER.count("\n") + 1
PLURAL = 'msgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'


def with_plural_forms(value: str) -> str:
    return HEADER.replace("nplurals=2; plural=(n != 1);", value) + PLURAL


# What stands behind the header, and the line (from the first behind it) of the one fault.
BROKEN = {
    "closing quote": ('msgid "a"\nmsgstr "b\n', 2),
    "closing quote of a line between": ('msgid "a"\nmsgstr ""\n"b\n"c"\n', 3),
    "closing quote at the end of the file": ('msgid "a"\nmsgstr "b', 2),
    "closing quote behind a backslash": ('msgid "a"\nmsgstr "b\\"\n', 2),
    "opening quote": ('msgid "a"\nmsgstr b"\n', 2),
    "no quotes": ('msgid "a"\nmsgstr b\n', 2),
    "curly quotes": ("msgid “a”\nmsgstr “b”\n", 1),
    "curly quotes in msgstr": ('msgid "a"\nmsgstr “b”\n', 2),
    "full-width quotes": ('msgid "a"\nmsgstr ＂b＂\n', 2),
    "quote inside": ('msgid "a"\nmsgstr "b "c" d"\n', 2),
    "semicolon": ('msgid "a"\nmsgstr "b";\n', 2),
    "comment behind": ('msgid "a" # c\nmsgstr "b"\n', 1),
    "unknown escape": ('msgid "a"\nmsgstr "b\\q"\n', 2),
    "escape of a hash": ('msgid "a"\nmsgstr "b\\#"\n', 2),
    "hexadecimal escape": ('msgid "a"\nmsgstr "\\xg"\n', 2),
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 1),
    "no msgstr at the end": ('msgid "b"\nmsgstr "c"\n\nmsgid "a"\n', 4),
    "no msgid": ('msgid "b"\nmsgstr "c"\n\nmsgstr "d"\n', 4),
    "the wrong way round": ('msgstr "c"\nmsgid "b"\n', 1),
    "two msgstr": ('msgid "b"\nmsgstr "c"\nmsgstr "d"\n', 3),
    "two messages of one text": ('msgid "b"\nmsgstr "c"\n\nmsgid "b"\nmsgstr "d"\n', 4),
    "three lines of one text": ('msgid "b"\nmsgstr "c"\n\nmsgid ""\n"b"\nmsgstr "d"\n', 4),
    "an old message of one text": ('msgid "b"\nmsgstr "c"\n\n#~ msgid "b"\n#~ msgstr "d"\n', 4),
    "two headers": (HEADER, 1),
    "comment inside": ('msgid "a"\n# c\nmsgstr "b"\n', 2),
    "text": ('msgid "a"\nmsgstr "b"\nhello\n', 3),
    "Chinese text": ('msgid "a"\nmsgstr "b"\n\n你好\n', 4),
    "misspelt msgid": ('msgdi "a"\nmsgstr "b"\n', 1),
    "misspelt msgstr": ('msgid "a"\nmsgtsr "b"\n', 2),
    "capitals": ('MSGID "a"\nmsgstr "b"\n', 1),
    "no-break space": ('\u00a0msgid "a"\nmsgstr "b"\n', 1),
    "full-width space": ('msgid\u3000"a"\nmsgstr "b"\n', 1),
    "old message broken": ('#~ msgid "a\n#~ msgstr "b"\n', 1),
    "old message half": ('#~ msgid "a"\nmsgstr "b"\n', 2),
    "old message without msgstr": ('#~ msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 1),
    "old text without a msgid": ('#| msgctxt "c"\nmsgid "b"\nmsgstr "c"\n', 2),
    "old text without a keyword": ('#| "a"\nmsgid "b"\nmsgstr "c"\n', 1),
    "old text of a msgstr": ('#| msgstr "a"\nmsgid "b"\nmsgstr "c"\n', 1),
    "old text and no message": ('msgid "b"\nmsgstr "c"\n\n#| msgid "a"\n', 4),
    "old text before a comment": ('#| msgid "a"\n# d\nmsgid "b"\nmsgstr "c"\n', 2),
    "old text inside": ('msgid "b"\n#| msgid "a"\nmsgstr "c"\n', 2),
    "old text of an old message": ('#~| msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
    "text of now of an old message": ('#| msgid "a"\n#~ msgid "b"\n#~ msgstr "c"\n', 2),
    "context before another": ('msgctxt "x"\n\nmsgctxt "y"\nmsgid "b"\nmsgstr "c"\n', 1),
    "context at the end": ('msgid "b"\nmsgstr "c"\n\nmsgctxt "x"\n', 4),
    "comment behind msgctxt": ('msgctxt "a"\n# d\nmsgid "b"\nmsgstr "c"\n', 2),
    "line separator outside": ('\u2028msgid "b"\nmsgstr "c"\n', 1),
    "domain": ('domain "x"\nmsgid "b"\nmsgstr "c"\n', 1),
    "continued with Windows ends": ('msgid "a\\\r\nb"\r\nmsgstr "c"\r\n', 1),
    "old text broken": ('#| msgid "a\nmsgid "b"\nmsgstr "c"\n', 1),
    "line break at the end": ('msgid "a\\n"\nmsgstr "b"\n', 2),
    "line break too many": ('msgid "a"\nmsgstr "b\\n"\n', 2),
    "line break at the beginning": ('msgid "\\na"\nmsgstr "b"\n', 2),
    "plural without forms": ('msgid "b"\nmsgid_plural "bs"\nmsgstr "c"\n', 3),
    "form without plural": ('msgid "b"\nmsgstr[0] "c"\n', 2),
    "forms that skip": ('msgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\nmsgstr[2] "c"\n', 4),
    "too few forms": ('msgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\n', 3),
    "too many forms": (PLURAL + 'msgstr[2] "e"\n', 3),
    "placeholder lost": ('#, c-format\nmsgid "b %d"\nmsgstr "c"\n', 3),
    "placeholder changed": ('#, c-format\nmsgid "b %d"\nmsgstr "c %s"\n', 3),
    "placeholder of no kind": ('#, c-format\nmsgid "b %d"\nmsgstr "c %d %y"\n', 3),
    "placeholders exchanged": ('#, c-format\nmsgid "%d %s"\nmsgstr "%s %d"\n', 3),
    "named placeholder": ('#, python-format\nmsgid "%(x)s"\nmsgstr "c"\n', 3),
    "named placeholder added": ('#, python-format\nmsgid "%(x)s"\nmsgstr "%(x)s %(y)s"\n', 3),
    "placeholder in braces": ('#, python-brace-format\nmsgid "{n} b"\nmsgstr "c"\n', 3),
    "conflict": (
        '<<<<<<< HEAD\nmsgid "b"\nmsgstr "c"\n=======\nmsgid "b"\nmsgstr "d"\n>>>>>>> x\n',
        1,
    ),
    "conflict inside": ('msgid "b"\n<<<<<<< HEAD\nmsgstr "c"\n=======\nmsgstr "d"\n>>>>>>> x\n', 2),
}
# Faults that what stands behind them would mend.
WHOLE_ONLY = {"two headers", "old text and no message", "context at the end"}
WHOLE = {
    "empty": ("", 1),
    "blank": ("\n\n", 1),
    "no header": ('msgid "b"\nmsgstr "c"\n', 1),
    "byte order mark": ("\ufeff" + HEADER + PLURAL, 1),
    "no rule": (with_plural_forms("nplurals=2"), 11),
    "no number": (with_plural_forms("plural=n"), 11),
    "broken rule": (with_plural_forms("nplurals=2; plural=n !== 1;"), 11),
    "open bracket": (with_plural_forms("nplurals=2; plural=(n != 1;"), 11),
    "other letter": (with_plural_forms("nplurals=2; plural=x != 1;"), 11),
    "placeholders": (with_plural_forms("nplurals=INTEGER; plural=EXPRESSION;"), 11),
    "rule too large": (with_plural_forms("nplurals=2; plural=n;"), 11),
    "division by zero": (with_plural_forms("nplurals=2; plural=n/0;"), 11),
    "no plural forms": (HEADER.replace(f'"{FIELDS[-1]}\\n"\n', "") + PLURAL, 1),
    "other charset": (HEADER.replace("UTF-8", "GBK") + 'msgid "规"\nmsgstr "c"\n', 9),
    "narrow charset": (HEADER.replace("UTF-8", "ASCII") + 'msgid "规"\nmsgstr "c"\n', 9),
}


def refused(path: Path, content: str) -> bool:
    path.write_text(content, "utf-8", newline="")
    msgfmt = shutil.which("msgfmt")
    assert msgfmt is not None
    command = [msgfmt, "--check", "--output-file", os.devnull, str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


needs_msgfmt = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is missing")


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_one_trouble_at_its_line(name: str) -> None:
    content, line = BROKEN[name]
    file = read_po(HEADER + content, "a.po")
    assert [trouble.place.line - FIRST + 1 for trouble in file.parse_errors] == [line]


@pytest.mark.parametrize("name", WHOLE)
def test_a_fault_of_the_whole_file(name: str) -> None:
    content, line = WHOLE[name]
    file = read_po(content, "a.po")
    assert [trouble.place.line for trouble in file.parse_errors] == [line]


@needs_msgfmt
@pytest.mark.parametrize("name", [*BROKEN, *WHOLE])
def test_msgfmt_refuses_it_too(name: str, tmp_path: Path) -> None:
    content = HEADER + BROKEN[name][0] if name in BROKEN else WHOLE[name][0]
    assert refused(tmp_path / "a.po", content)


@pytest.mark.parametrize(
    "content",
    [
        '#, python-brace-format\nmsgid "b {cite}`x`"\nmsgstr "c"\n',
        '#, python-brace-format\nmsgid "{cite}`x` $\\\\frac{a}{b}$"\nmsgstr "{cite:t}`x`"\n',
        '#, python-format\nmsgid "100% of x"\nmsgstr "100 % 的 x"\n',
    ],
)
def test_roles_and_per_cents_are_no_placeholders(content: str) -> None:
    assert read_po(HEADER + content, "a.po").parse_errors == []


@pytest.mark.parametrize("name", sorted(BROKEN.keys() - WHOLE_ONLY))
def test_reading_goes_on_behind_a_fault(name: str) -> None:
    after = '\nmsgid "behind"\nmsgstr "all of this"\n'
    file = read_po(HEADER + BROKEN[name][0] + "\n" + after, "a.po")
    last = file.entries[-1]
    assert last.msgid is not None
    assert (last.msgid.value, last.msgstr[0].value) == ("behind", "all of this")
    assert not last.damaged
    assert len(file.parse_errors) == 1


def test_what_a_fault_leaves_is_kept() -> None:
    file = read_po(HEADER + 'msgid "a"\nmsgstr "b "c" d\n', "a.po")
    assert file.entries[0].msgstr[0].value == 'b "c" d'
    assert file.entries[0].damaged


def test_places() -> None:
    content = 'msgid ""\n"甲\\n"\n"乙"\n  msgstr "a\\"b\\x41\\\\c" "d"\n'
    entry = read_po(HEADER + content, "a.po").entries[0]
    msgid, msgstr = entry.msgid, entry.msgstr[0]
    assert msgid is not None
    assert msgid.value == "甲\n乙"
    places = [msgid.place(offset) for offset in range(4)]
    assert [(line - FIRST, column) for line, column in places] == [(1, 2), (1, 3), (2, 2), (2, 3)]
    assert msgstr.value == 'a"bA\\cd'
    columns = [msgstr.place(offset)[1] for offset in range(8)]
    assert columns == [11, 12, 14, 15, 19, 21, 25, 26]
    assert (msgid.line, msgstr.line, msgstr.column) == (FIRST, FIRST + 3, 3)


def test_runs_agree_with_places() -> None:
    content = 'msgid "x"\nmsgstr "a\\"b\\x41"\n"c d\\\\e"\n'
    text = read_po(HEADER + content, "a.po").entries[0].msgstr[0]
    for offset, place in text.runs():
        assert text.place(offset) == place


def test_what_stands_around_a_message() -> None:
    content = (
        "#  by a person\n#. by a tool\n#: ../../source/ch1.md:12 my page.md:3\n#: b.md\n"
        '#, fuzzy, python-format\n#| msgid "old"\nmsgid "new"\nmsgstr "neu"\n'
    )
    entry = read_po(HEADER + content, "a.po").entries[0]
    assert entry.comments == [(FIRST, "by a person")]
    assert entry.extracted == ["by a tool"]
    assert entry.references == [("../../source/ch1.md", 12), ("my page.md", 3), ("b.md", 0)]
    assert entry.flags == ["fuzzy", "python-format"]
    assert entry.fuzzy
    assert entry.previous["msgid"].value == "old"


def test_the_header_is_read() -> None:
    file = read_po(HEADER, "a.po")
    assert [f"{name}: {value}" for name, value, _ in file.fields()] == list(FIELDS)
    assert [line for _, _, line in file.fields()] == list(range(3, 12))


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n', FIRST + 1, "not UTF-8"),
        (HEADER.encode() + b'msgid "a"\nmsgstr "a\0b"\n', FIRST + 1, "NUL"),
        (HEADER.encode("utf-16"), 1, "UTF-16"),
        (b"\xde\x12\x04\x95\0\0\0\0\x1c\0\0\0", 1, "no text"),
        ((HEADER.replace("UTF-8", "GBK") + 'msgid "规"\n').encode("gbk"), 9, "GBK"),
    ],
)
def test_bytes_that_are_no_utf8(content: bytes, line: int, says: str) -> None:
    first = read_po(content, "a.po").parse_errors[0]
    assert first.place.line == line
    assert says in first.text


def _messages(count: int) -> str:
    return HEADER + "".join(
        f'#: ../../source/ch1.md:{n}\nmsgid "第{n}句，"\n"后半句。"\n'
        f'msgstr ""\n"Sentence "\n"{n}"\n\n'
        for n in range(count)
    )


def test_a_catalog_costs_what_it_is_long() -> None:
    assert len(read_po(_messages(2000), "a.po").entries) == 2000

    def work(count: int) -> float:
        content = _messages(count)
        return seconds_of(lambda: read_po(content, "a.po"))

    assert growth(work, 500, 40_000) < MOST


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=6, unique_by=lambda pair: pair[0]))
def test_what_polib_writes_is_read_the_same(pairs: list[tuple[str, str]]) -> None:
    written = polib.POFile(wrapwidth=30)
    written.metadata = dict(field.split(": ", 1) for field in FIELDS)
    for msgid, msgstr in pairs:
        if msgid:
            written.append(polib.POEntry(msgid=msgid, msgstr=msgstr, comment="c", flags=["fuzzy"]))
    file = read_po(str(written), "a.po")
    assert file.parse_errors == []
    found = [(e.msgid.value if e.msgid else "", e.msgstr[0].value) for e in file.entries]
    assert found == [(entry.msgid, entry.msgstr) for entry in written]


HUGE: list[Callable[[int], str]] = [
    lambda n: f'msgid "a"\nmsgid_plural "b"\nmsgstr[{"9" * n}] "c"\n',
    lambda n: f'#: a.md:{"9" * n}\nmsgid "a"\nmsgstr "c"\n',
    lambda n: f'#: {"a b " * n}\nmsgid "a"\nmsgstr "c"\n',
    lambda n: f'msgid "{"(" * n}"\nmsgstr "{"`" * n}\n',
    lambda n: with_plural_forms(f"nplurals={'9' * n}; plural={'(' * n}n{')' * n};"),
    lambda n: with_plural_forms(f"nplurals=2; plural={'(' * n}n>1{')' * n};"),
]


@pytest.mark.parametrize("content", HUGE)
def test_huge_numbers_and_lines_are_no_matter(content: Callable[[int], str]) -> None:
    def work(size: int) -> float:
        text = content(size)
        whole = text if text.startswith('msgid ""') else HEADER + text
        return seconds_of(lambda: read_po(whole, "a.po"))

    assert growth(work, 400, 80_000) < MOST


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    read_po(content, "a.po")


PIECES = st.sampled_from(
    (
        'msgid "',
        'msgstr "',
        '"',
        "\\",
        "\n",
        "#~ ",
        "#| ",
        "#, ",
        "a",
        "{x}",
        "=======\n",
        " ",
        "[1]",
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_rubble_crashes_the_reader(content: str) -> None:
    file = read_po(HEADER + content, "a.po")
    lines = content.count("\n") + FIRST
    for entry in file.entries:
        for text in entry.msgstr:
            for offset in range(len(text.value) + 1):
                assert text.place(offset)[0] <= lines
    assert all(0 < trouble.place.line <= lines for trouble in file.parse_errors)
