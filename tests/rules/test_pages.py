"""Every case of every rule's page, checked as a book; and the pages themselves."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bookpress.rules.rule import RULES, all_rules, rule_names, rules_for
from tests.rules.pages import Case, PageError, faults_of, has_header, lay_out, parse_page, shown

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(
    f"{path.parent.name}.{path.stem.replace('_', '-')}" for path in RULES.glob("*/[!_]*.py")
)


def page_of(name: str) -> Path:
    family, rule = name.split(".")
    return RULES / family / f"{rule.replace('-', '_')}.md"


def all_cases() -> list[tuple[str, Case]]:
    """Return every case with its rule; a page that can't be read has a test of its own."""
    cases = []
    for name in NAMES:
        try:
            page = parse_page(page_of(name).read_text("utf-8"))
        except (PageError, OSError):
            continue
        cases += [(name, case) for case in page.cases]
    return cases


CASES = all_cases()


@pytest.fixture(scope="session")
def rule_workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the book under test and of the cache that all cases share.

    The book is always at the same path: what Sphinx said of its conf.py is kept by path and
    content, and asking anew takes half a second.
    """
    return tmp_path_factory.mktemp("rules")


@pytest.fixture
def book(rule_workshop: Path) -> Path:
    folder = rule_workshop / "book"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name} {case.name}" for name, case in CASES]
)
def test_case(book: Path, rule_workshop: Path, name: str, case: Case) -> None:
    from bookpress.gate.check import check_book  # noqa: PLC0415 - the pages' own tests need no gate
    from bookpress.gate.options import read_options  # noqa: PLC0415

    moved = lay_out(case, book)
    options = read_options(book, {"cache": rule_workshop / "cache", "use_cache": True})
    result = check_book(book, options)
    found = shown(result.findings, name, moved)
    assert found == (case.findings or []), f"{page_of(name)}:{case.line}"


@pytest.mark.parametrize("name", NAMES)
def test_page_is_whole(name: str) -> None:
    path = page_of(name)
    assert path.is_file(), f"{name} has no page: write {path.name} beside it"
    assert list(faults_of(parse_page(path.read_text("utf-8")), name)) == []


def test_every_rule_is_found_by_what_it_looks_at() -> None:
    """`rules_for` reads a type in the text of a rule before it loads it."""
    kinds = ("Page", "Message", "Bibliography", "Catalog", "Book")
    found = {one.name for looks_at in kinds for one in rules_for(looks_at)}
    assert found == set(all_rules()) == set(rule_names())


def test_no_page_without_a_rule() -> None:
    pages = sorted(RULES.glob("*/*.md"))
    assert [page for page in pages if not page.with_suffix(".py").is_file()] == []


# --- the harness itself -----------------------------------------------------------------------

PAGE = """\
# family.name

Why.

## Reported

```md source/ch1.md
# 一
```
````md source/ch2.md
```{note}
甲
```
````
```findings
source/ch1.md:1:1: error: wrong [family.name]
```

Prose is free here.

```md source/ch1.md
# 二
```
```findings
source/ch1.md:1:1: error: wrong [family.name]
```

## Not reported

Because.

```md source/ch1.md
# 三
```
```bib refs.bib
```

Because.

```md source/ch1.md
# 四
```
"""


def test_a_page_is_read_into_its_cases() -> None:
    page = parse_page(PAGE)
    assert list(faults_of(page, "family.name")) == []
    assert [case.name for case in page.cases] == [
        "reported 1",
        "reported 2",
        "not reported 1",
        "not reported 2",
    ]
    assert page.cases[0].files["source/ch2.md"] == "```{note}\n甲\n```\n"
    assert page.cases[2].files == {"source/ch1.md": "# 三\n", "refs.bib": ""}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("# family.name", "# family.other", "the title"),
        ("Why.\n", "", "nothing says"),
        ("## Reported", "## Not reported", "the sections"),
        ("wrong [family.name]", "wrong [family.other]", "does not name"),
        ("# 三\n```\n", "# 三\n```\n```findings\na:1:1: error: b [family.name]\n```\n", "reports"),
    ],
)
def test_a_page_with_a_fault_fails(old: str, new: str, fault: str) -> None:
    page = parse_page(PAGE.replace(old, new, 1))
    assert fault in "; ".join(faults_of(page, "family.name"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("```findings\n", "```md a.md\n"),
        ("```\n\nBecause.\n\n```md source/ch1.md\n# 四\n```\n", ""),
        ("```md source/ch1.md", "```md"),
        ("## Not reported", "## Silent"),
        ("Why.", "```md a.md\n```"),
    ],
)
def test_a_page_that_is_no_page_is_refused(old: str, new: str) -> None:
    assert old in PAGE
    with pytest.raises(PageError, match="line"):
        parse_page(PAGE.replace(old, new))


def test_a_catalog_gets_a_header_and_keeps_its_lines(tmp_path: Path) -> None:
    from bookpress.facts import Finding, Place  # noqa: PLC0415

    path = "locale/en/LC_MESSAGES/ch1.po"
    case = Case("Reported", 1, 1, {path: 'msgid "引言"\nmsgstr "Introduction"\n'})
    moved = lay_out(case, tmp_path)
    lines = (tmp_path / path).read_text("utf-8").splitlines()
    line = lines.index('msgstr "Introduction"') + 1
    finding = Finding("a.b", Place(path, line, 9), f"as in {path}:{line - 1}")
    assert shown([finding], "a.b", moved) == [f"{path}:2:9: error: as in {path}:1 [a.b]"]
    assert (tmp_path / "locale/en/LC_MESSAGES/index.po").is_file()


def test_a_header_is_known_from_a_long_message() -> None:
    assert has_header('# by hand\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n')
    assert not has_header('msgid ""\n"引"\n"言"\nmsgstr "Introduction"\n')
    assert not has_header("")


def test_what_is_no_fault_of_the_page_is_left_out() -> None:
    from bookpress.facts import Finding, Place  # noqa: PLC0415

    place = Place("a.md", 1)
    findings = [Finding("a.b", place, "x", "info"), Finding("a.c", place, "y", "info")]
    assert shown(findings, "a.b", {}) == ["a.md:1: info: x [a.b]"]


def test_a_case_stays_in_its_book(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="leaves the book"):
        lay_out(Case("Reported", 1, 1, {"../out.md": ""}), tmp_path / "book")
