"""The report for people says the same thing once, and where; reports for programs keep it all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bookpress.facts import Finding, Place
from bookpress.gate.options import Options
from bookpress.report import Result, exit_status, render
from bookpress.report.grouped import CROWD, MANY, SHOWN

ROOT = Path("/nonexistent")
PO = "locale/en/LC_MESSAGES/ch1.po"
ALL = "`bookpress check --all` names them"


def leak(line: int, path: str = "source/ch1.md", text: str = "“**” is printed") -> Finding:
    return Finding("markup.leaked-markup", Place(path, line, 3), text)


def behind(rule: str, line: int, severity: str = "warning", path: str = PO) -> Finding:
    told = f"this message is not translated (source/ch1.md:{line})"
    return Finding(f"translations.{rule}", Place(path, line, 1), told, severity)  # type: ignore[arg-type]


def lines(*findings: Finding, name_all: bool = False, **catalogs: int) -> list[str]:
    result = Result(ROOT, findings, catalogs={PO: 123, **catalogs})
    text = render(result, Options(all=name_all))
    return [line for line in text.splitlines() if "[" in line or line.startswith("    ")]


def test_a_fault_said_many_times_is_said_once() -> None:
    found = [leak(line) for line in range(1, 494)] + [leak(7, "source/ch2.md")]
    head, more, *tables = lines(*found)
    assert head == "source/ch1.md:1:3: error: “**” is printed [markup.leaked-markup]"
    named = ", ".join(f"{line}:3" for line in range(2, SHOWN + 1))
    assert more == f"    494 times, also at {named} and {494 - SHOWN} more; {ALL}"
    assert not any("“**”" in line for line in tables)


def test_places_in_other_files_are_named_with_them() -> None:
    found = [leak(1), leak(2), leak(1, "source/ch2.md"), leak(5, "source/ch2.md")]
    _, more = lines(*found)
    assert more == "    4 times, also at 2:3, source/ch2.md:1:3, 5:3"


def test_a_few_stand_where_they_are() -> None:
    found = [leak(line) for line in range(1, MANY)]
    assert len(lines(*found)) == MANY - 1


def test_what_says_something_else_stands_by_itself() -> None:
    found = [leak(line, text=f"“{line}” is printed") for line in range(1, 9)]
    assert len(lines(*found)) == 8


def test_all_names_each() -> None:
    found = [leak(line) for line in range(1, 9)] + [behind("fuzzy", 1), behind("fuzzy", 2)]
    assert len(lines(*found, name_all=True)) == 10


def test_a_catalog_says_in_one_line_what_it_is_behind_with() -> None:
    found = [behind("untranslated", line) for line in range(10, 19)]
    found += [behind("fuzzy", 30), *(behind("stale", line, "error") for line in range(40, 44))]
    rules = "translations.untranslated, translations.fuzzy, translations.stale"
    assert lines(*found)[0] == (
        f"{PO}:10:1: error: 9 of 123 untranslated, 1 fuzzy, 4 stale; {ALL} [{rules}]"
    )
    assert len([line for line in lines(*found) if line.startswith(PO)]) == 1


def test_what_is_no_longer_used_is_none_of_the_messages_in_use() -> None:
    found = [behind("obsolete", line, "info") for line in (90, 95)]
    assert lines(*found) == [f"{PO}:90:1: info: 2 no longer used; {ALL} [translations.obsolete]"]


def test_one_message_of_a_catalog_is_named_itself() -> None:
    assert lines(behind("fuzzy", 30)) == [
        (
            f"{PO}:30:1: warning: this message is not translated (source/ch1.md:30) "
            "[translations.fuzzy]"
        )
    ]


def test_chapters_without_a_catalog_are_one_line() -> None:
    found = [
        Finding(
            "translations.missing-catalog",
            Place(f"source/ch{number}.md", 1),
            f"no catalog of en translates this chapter: “ch{number}.po” is missing; update",
        )
        for number in range(1, CROWD + 1)
    ]
    head, more, *_ = lines(*found)
    assert head == (
        "source/ch1.md:1: error: no catalog of en translates this chapter: “…” is missing; "
        "update [translations.missing-catalog]"
    )
    assert more.startswith(f"    {CROWD} times, also at source/ch2.md:1, source/ch3.md:1")


@pytest.mark.parametrize("rule", ["bibliography.uncited-entry", "crossrefs.unlabelled-heading"])
def test_what_nobody_did_yet_is_named_while_it_is_little(rule: str) -> None:
    found = [Finding(rule, Place("refs.bib", n, 1), f"“{n}” is alone") for n in range(CROWD - 1)]
    assert next(line for line in lines(*found) if "”" in line) == (
        f"refs.bib:0:1: error: “0” is alone [{rule}]"
    )
    assert len([line for line in lines(*found) if "alone" in line]) == CROWD - 1
    more = [*found, found[0]._replace(message="“x” is alone")]
    assert [line for line in lines(*more) if "alone" in line] == [
        f"refs.bib:0:1: error: “…” is alone [{rule}]"
    ]


def test_severities_are_not_mixed() -> None:
    found = [leak(line) for line in range(1, 9)]
    found[5:] = [finding._replace(severity="info") for finding in found[5:]]
    heads = [line for line in lines(*found) if not line.startswith(" ")]
    assert [line.split(": ")[1] for line in heads] == ["error", *["info"] * 3]


@pytest.mark.parametrize("name", ["json", "sarif", "github", "junit"])
def test_programs_get_each_finding(name: str) -> None:
    result = Result(ROOT, tuple(leak(line) for line in range(1, 101)), catalogs={PO: 1})
    text = render(result, Options(format=name))
    assert text.count("“**” is printed") >= 100
    assert exit_status(result, Options()) == 1
    if name == "json":
        assert len(json.loads(text)["findings"]) == 100


# --- the tables of a long report


def table(text: str, head: str) -> list[list[str]]:
    """Return the rows of a table, cell by cell, in the columns of its head."""
    rows = text[text.index(f"  {head}\n") :].split("\n\n", maxsplit=1)[0].splitlines()[1:]
    return [[row[:10].strip(), row[10:20].strip(), row[20:30].strip(), row[32:]] for row in rows]


def test_a_long_report_says_where_to_begin() -> None:
    found = [leak(line) for line in range(1, 9)] + [behind("fuzzy", n) for n in range(3)]
    text = render(Result(ROOT, tuple(found), catalogs={PO: 9}), Options())
    assert table(text, "rule") == [
        ["8", "", "", "markup.leaked-markup"],
        ["", "3", "", "translations.fuzzy"],
    ]
    assert table(text, "file") == [["8", "", "", "source/ch1.md"], ["", "3", "", PO]]
    assert text.endswith("\n\nbookpress: 8 errors, 3 warnings in 2 files\n")


def test_a_short_report_has_no_tables() -> None:
    text = render(Result(ROOT, tuple(leak(line) for line in range(1, 11))), Options())
    assert "\n\n" not in text


def test_a_table_names_the_gravest_and_counts_the_rest() -> None:
    found = [leak(1, f"source/ch{number:02}.md") for number in range(14)]
    found.append(leak(2, "source/ch13.md"))
    rows = table(render(Result(ROOT, tuple(found)), Options()), "file")
    assert rows[0] == ["2", "", "", "source/ch13.md"]
    assert len(rows) == 11
    assert rows[-1][-1] == "and 4 files more"
