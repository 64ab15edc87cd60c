"""Every format of the report, parsed as its readers parse it; and text that tries to break it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookpress.facts import Finding, Place
from bookpress.gate.options import Options
from bookpress.gate.suppress import Allowed
from bookpress.report import Result, exit_status, render

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
FORMATS = ("text", "json", "sarif", "github", "junit")
UNKNOWN = Finding("citations.unknown-key", Place("source/ch1.md", 3, 7), "no work “x”")
UNCITED = Finding(
    "bibliography.uncited-entry", Place("refs.bib", 9, 1), "“y” is cited nowhere", "warning"
)
ODD = [
    "<script>alert(1)</script>",
    "]]>&amp;\x00\x1b[31m\x9b\u202e",
    "a\nb\r\nc\u2028d\u0085e",
    "100%, 3:4::error file=x::gone",
    "汉字😀\ud800",
]


def result_of(root: Path, *findings: Finding) -> Result:
    allowed = (Allowed(UNCITED, "a reason"),)
    return Result(root, findings, allowed, 2, 3, 4, ("en",), 0.5)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/ch1.md").write_text("# 一\n\n见𠮷😀{cite}`x`。\n", "utf-8")
    return tmp_path


def shown(root: Path, name: str, *findings: Finding, terminal: bool = False) -> str:
    return render(result_of(root, *findings), Options(format=name), terminal=terminal)


# --- text


def test_text_has_one_line_a_finding_and_one_that_sums_up(book: Path) -> None:
    assert shown(book, "text", UNCITED, UNKNOWN).splitlines() == [
        "refs.bib:9:1: warning: “y” is cited nowhere [bibliography.uncited-entry]",
        "source/ch1.md:3:7: error: no work “x” [citations.unknown-key]",
        "bookpress: 1 error, 1 warning in 2 files; 1 allowed",
    ]


def test_a_clean_book_says_what_was_looked_at(book: Path) -> None:
    assert (
        shown(book, "text") == "bookpress: clean: 2 documents, 3 entries, 4 messages; 1 allowed\n"
    )


def test_a_caret_stands_below_the_place_on_a_terminal(
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    _, source, caret, _ = shown(book, "text", UNKNOWN, terminal=True).splitlines()
    assert source == "  见𠮷😀{cite}`x`。"
    # Before the place stand three characters of two columns each, and "{ci".
    assert caret == "  " + " " * (3 * 2 + 3) + "^"


def test_explanations_come_once(book: Path) -> None:
    options = Options(explain_each=True)
    text = render(result_of(book, UNKNOWN, UNKNOWN), options, terminal=False)
    assert text.count("so readers get a question mark") == 1


# --- the other formats


def test_json_says_all_of_a_finding(book: Path) -> None:
    data = json.loads(shown(book, "json", UNKNOWN))
    (finding,) = data["findings"]
    assert finding["rule"] == "citations.unknown-key"
    assert finding["message"] == "no work “x”"
    assert (finding["path"], finding["line"], finding["column"]) == ("source/ch1.md", 3, 7)
    assert finding["severity"] == "error"


def test_sarif_is_valid_and_counts_columns_in_utf16(book: Path) -> None:
    data = json.loads(shown(book, "sarif", UNKNOWN))
    VALIDATOR.validate(data)
    (run,) = data["runs"]
    unknown, uncited = run["results"]
    assert run["columnKind"] == "utf16CodeUnits"
    region = unknown["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 9}  # two characters before it take two units
    assert uncited["suppressions"][0]["justification"] == "a reason"
    rule = run["tool"]["driver"]["rules"][unknown["ruleIndex"]]
    assert rule["id"] == "citations.unknown-key"
    assert "# citations.unknown-key" in rule["help"]["markdown"]


def test_a_fingerprint_stays_when_the_line_moves(book: Path) -> None:
    def print_of(finding: Finding) -> str:
        data = json.loads(shown(book, "sarif", finding))
        found: str = data["runs"][0]["results"][0]["partialFingerprints"]["bookpress/v1"]
        return found

    first = print_of(UNKNOWN)
    page = book / "source/ch1.md"
    page.write_text("\n\n" + page.read_text("utf-8"), "utf-8")
    assert print_of(UNKNOWN._replace(place=Place("source/ch1.md", 5, 7))) == first


def test_github_gets_a_command_a_finding(book: Path) -> None:
    odd = UNCITED._replace(message="100%, a:b\nc")
    lines = shown(book, "github", UNKNOWN, odd).splitlines()
    assert lines[0].startswith("::error file=source/ch1.md,line=3,col=7,title=")
    assert lines[0].endswith("::no work “x”")
    assert lines[1].startswith("::warning file=refs.bib,line=9,col=1,title=")
    assert lines[1].endswith("::100%25, a:b%0Ac")


def test_junit_fails_for_what_fails(book: Path) -> None:
    tree = ET.fromstring(shown(book, "junit", UNKNOWN, UNCITED))  # noqa: S314
    assert len(tree.findall(".//testcase/failure")) == 2
    text = "".join(tree.itertext())
    assert "no work “x”" in text or any(
        "no work “x”" in str(f.attrib) for f in tree.iter("failure")
    )


# --- hostile text

hostile = st.one_of(st.sampled_from(ODD), st.text(max_size=40))


@pytest.mark.slow
@given(hostile, hostile, st.integers(0, 10**6), st.integers(0, 10**4))
def test_no_text_breaks_a_report(path: str, message: str, line: int, column: int) -> None:
    root = Path("/nonexistent")
    finding = Finding("citations.unknown-key", Place(path, line, column), message)
    for name in FORMATS:
        text = shown(root, name, finding)
        text.encode("utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text), name
        if name in ("text", "github"):  # what a terminal obeys
            assert not re.search("[\x7f-\x9f\u202a-\u202e]", text), name
        if name == "sarif":
            VALIDATOR.validate(json.loads(text))
        elif name == "json":
            assert len(json.loads(text)["findings"]) == 1
        elif name == "junit":
            assert len(ET.fromstring(text).findall(".//failure")) == 1  # noqa: S314
        else:
            assert len([one for one in text.split("\n") if one]) == 2 if name == "text" else 1


@pytest.mark.parametrize(
    ("level", "status"),
    [("info", 1), ("warning", 1), ("error", 0), ("never", 0)],
)
def test_the_level_that_fails(book: Path, level: str, status: int) -> None:
    assert exit_status(result_of(book, UNCITED), Options(fail_on=level)) == status
