"""What is written into a catalog is read again as it was, by us and by gettext."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookpress.press.po_writer import WIDTH, header, references, string
from bookpress.read.po import read_po
from tests.read.po_variants import HEADER

TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), st.just(" ")),
    max_size=300,
)
PATHS = st.text("ab/ .中-", min_size=1).map(lambda name: f"{name.strip() or 'a'}.md")


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_every_text_is_read_as_it_was(text: str) -> None:
    lines = [*string("msgid", f"甲{text}甲"), *string("msgstr", f"甲{text}甲")]
    file = read_po(HEADER + "\n".join(lines), "a.po")
    assert file.parse_errors == []
    (entry,) = file.entries
    assert entry.key[1] == entry.msgstr[0].value == f"甲{text}甲"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(PATHS, st.integers(0, 9999)), max_size=8))
def test_every_place_is_read_as_it_was(places: list[tuple[str, int]]) -> None:
    lines = [*references(places), 'msgid "甲"', 'msgstr ""']
    (entry,) = read_po(HEADER + "\n".join(lines), "a.po").entries
    assert entry.references == places


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ['msgid ""']),
        ("甲", ['msgid "甲"']),
        ("甲\n", ['msgid "甲\\n"']),
        ("甲\n乙", ['msgid ""', '"甲\\n"', '"乙"']),
        ('a "b" \\c', ['msgid "a \\"b\\" \\\\c"']),
        ("word " * 20, ['msgid ""', f'"{"word " * 15}"', f'"{"word " * 5}"']),
        ("词" * 90, ['msgid ""', f'"{"词" * 90}"']),
    ],
)
def test_how_it_is_written(text: str, lines: list[str]) -> None:
    assert string("msgid", text) == lines
    assert all(len(line) <= WIDTH for line in lines if " " in text)


def test_a_new_header_is_sound() -> None:
    fields = {
        "Project-Id-Version": 'The "Book" 1',
        "Last-Translator": "A very long name " * 6,
        "Content-Type": "text/plain; charset=UTF-8",
    }
    text = "\n".join(header("Translation of it", fields))
    file = read_po(text, "a.po")
    assert file.parse_errors == []
    assert {name: value for name, value, _ in file.fields()} == {
        name: value.strip() for name, value in fields.items()
    }


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is missing")
def test_gettext_reads_what_we_write() -> None:
    text = 'a "b" \\ c\t\r\a\b\f\v 你好\x01 \u2028'
    body = "\n".join([*string("msgid", text), *string("msgstr", text)])
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file", "/dev/null", "-"],  # noqa: S607 - as on the PATH
        input=(HEADER + body + "\n").encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
