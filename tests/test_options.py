"""What pyproject.toml and the command line may say of a check, and how wrong ones are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.files.errors import CannotLook
from bookpress.gate.options import Options, read_options

if TYPE_CHECKING:
    from pathlib import Path


def options_of(folder: Path, table: str, **given: object) -> Options:
    (folder / "pyproject.toml").write_text(f"[tool.bookpress]\n{table}\n", "utf-8")
    return read_options(folder, given)


def test_nothing_said(tmp_path: Path) -> None:
    assert read_options(tmp_path, {}) == Options()


def test_the_command_line_goes_over_the_file(tmp_path: Path) -> None:
    options = options_of(tmp_path, 'fail-on = "error"\nformat = "json"', fail_on="never")
    assert (options.fail_on, options.format) == ("never", "json")


def test_paths_are_the_books(tmp_path: Path) -> None:
    assert options_of(tmp_path, 'output = "out/report.json"').output == tmp_path / "out/report.json"


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("footnotes",), (), True),
        (("footnotes.undefined",), (), True),
        (("citations",), (), False),
        ((), ("footnotes",), False),
        (("footnotes",), ("footnotes.undefined",), False),
        # The closer word counts: the family is left out, but for this rule.
        (("footnotes.undefined",), ("footnotes",), True),
    ],
)
def test_which_rules_are_wanted(
    select: tuple[str, ...], ignore: tuple[str, ...], *, wanted: bool
) -> None:
    options = Options(select=select, ignore=ignore)
    assert options.wants("footnotes.undefined") is wanted
    assert options.wants("allowed.unused"), "nobody silences what watches over silence"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('ignored = ["chinese"]', "no option is called “ignored”; did you mean “ignore”?"),
        ('select = ["footnots"]', "did you mean “footnotes”?"),
        ('select = ["citations.unknown-keys"]', "did you mean “citations.unknown-key”?"),
        ('ignore = ["allowed"]', "always reported"),
        ('fail-on = "errors"', "fail-on"),
        ("format = 3", "format"),
        ("thresholds = { fr = 101 }", "from 0 to 100"),
        ("thresholds = 80", "{en = 90}"),
        ('release = "en', "can’t be read"),
        ("use-cache = 1", "use-cache"),
        ('draft = "en"', "draft"),
        ('release = ["de", "en"]\ndraft = ["en"]', "both name en; choose one"),
    ],
)
def test_what_is_not_understood_stops_the_check(tmp_path: Path, table: str, told: str) -> None:
    with pytest.raises(CannotLook) as caught:
        options_of(tmp_path, table)
    text = str(caught.value)
    assert told in text
    assert text.startswith("pyproject.toml")
    assert "\n" not in text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xe8\xaf\x8d,token,word\n", "terms.csv:1: "),
        (b"a,b\n\n\xe8\xaf\x8d,\n", "terms.csv:3: "),
        (b"\xff\n", "terms.csv can’t be read"),
        (b'a,"b\n', "terms.csv can’t be read"),
    ],
)
def test_a_term_base_that_is_none(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "terms.csv").write_bytes(content)
    options = options_of(tmp_path, 'terms = "terms.csv"')
    with pytest.raises(CannotLook, match=told):
        options.term_base(tmp_path)


def test_a_term_base(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(
        '\ufeffterm,translation\n词元,token\n"甲,乙",a b\n', "utf-8"
    )
    options = options_of(tmp_path, 'terms = "terms.csv"')
    assert options.term_base(tmp_path) == (("词元", "token"), ("甲,乙", "a b"))
