"""The gate's work grows as the text does, whatever the text is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bookpress.facts import Settings
from bookpress.files.cache import Cache
from bookpress.files.sandbox import BookFiles
from bookpress.gate.check_files import CheckRun
from bookpress.read.source.decode import LONGEST_LINE
from bookpress.rules.rule import rules_for
from tests.growth import MOST, growth, seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MYST = ("amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath", "strikethrough")
PO = "locale/en/LC_MESSAGES/page.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

# What is repeated on one line: open and half markup, brackets, marks of all kinds.
REPEATED = (
    *("[^a]", "[^", "[^a", "\t", "a\t", "\\\\", "*a ", "a* ", "*图", "**a ", "_a ", "~~a "),
    *("图 3 ", "第 5 章", "[", "[a](", "![", "[[a]]", "[a](/ ", "{a", "{ref}`a", "{cite}", "`a"),
    *("$a ", "a$", "<a", "x <!-- ", "x <?", "&amp;", "“", "“a”", "(1", "（", "甲[1]", "甲[1,"),
    *("^a", "==a", "@a ", "|", ":a", "<b>a</b>", " ", "　", "`a`{", "[甲](http://a/b)", "\\a{"),
    *("![甲](a.png)", "(a)=", "¹", "↩", "{{a", "-", ".", "甲,", "word ", "GPT²", "《", "noqa "),
    *("# ", "3 个", "2020 年"),
)


def _lines(line: str) -> Callable[[int], str]:
    return lambda times: "".join(line.replace("N", str(n)) for n in range(times))


def _deep(mark: str, step: str) -> Callable[[int], str]:
    """Return a list in a list in a list; its text grows with the square of its depth."""
    return lambda times: "".join(step * n + mark for n in range(int(times**0.5)))


PAGES: dict[str, Callable[[int], str]] = {
    **{f"line of {text!r}": lambda times, text=text: text * times + "\n" for text in REPEATED},  # type: ignore[misc]
    "lists in lists": _deep("- a\n", "  "),
    "numbered lists in lists": _deep("1. a\n", "   "),
    "lists in lists on a line": lambda times: "- " * times + "a\n",
    "quotes in quotes": lambda times: "> " * times + "a\n",
    "brackets in brackets": lambda times: "[" * times + "a" + "]" * times + "\n",
    "admonitions in admonitions": lambda times: "".join(
        "`" * (int(times**0.5) + 3 - n) + "{note}\n" for n in range(int(times**0.5))
    ),
    "fences without an end": _lines("```{note}\na\n\n"),
    "rows": lambda times: "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * times,
    "columns": lambda times: f"|{' a |' * times}\n|{'---|' * times}\n|{' 1 |' * times}\n",
    "values": lambda times: "```{csv-table}\n" + "a,b\n" * times + "```\n",
    "list-table": lambda times: "```{list-table}\n" + "* - a\n  - b\n" * times + "```\n",
    "unknown labels": _lines("{ref}`no-N`\n\n"),
    "unknown works": _lines("{cite}`zhaoN`\n\n"),
    "unknown notes": _lines("甲[^noN]\n\n"),
    "unknown terms": _lines("{term}`甲N`\n\n"),
    "unknown files": _lines("![图](aN.png)\n\n"),
    "unknown pages": _lines("[图](aN.md)\n\n"),
    "labels": _lines("(lN)=\n## 甲N\n\n见{ref}`lN`。\n\n"),
    "notes": _lines("甲[^nN]。\n\n[^nN]: x\n\n"),
    "headings": _lines("## 甲\n\n"),
    "lines of a paragraph": _lines("大语言模型，是的。\n"),
    "hard breaks": _lines("甲\\\n"),
    "addresses": _lines("[lN]: http://a/N\n"),
    "raw LaTeX": lambda times: "```{raw} latex\n" + "\\input[" * times + "\n```\n",
}
SIZES = {"rows": 400, "columns": 400, "list-table": 200, "fences without an end": 60}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / PO).parent.mkdir(parents=True)
    return tmp_path


SETTINGS = Settings(
    language="zh_CN",
    languages=("en",),
    source="source",
    root="page",
    documents=(("page", "source/page.md"),),
    locale_folders=("locale",),
    myst=(("enable_extensions", MYST),),
    numfig=True,
)


def _work(book: Path, files: dict[str, str]) -> float:
    """Return how many seconds the reading and judging of a book takes."""
    for path, text in files.items():
        (book / path).write_text(text, "utf-8")

    def look() -> None:
        reading = CheckRun(BookFiles(book), SETTINGS, Cache(None), lambda *_: None)
        facts, _ = reading.whole_book()
        for one in rules_for("Book"):
            list(one.findings(facts))

    return seconds_of(look)


@pytest.mark.sampled(24)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_what_it_is_long(book: Path, name: str) -> None:
    def work(times: int) -> float:
        return _work(book, {"source/page.md": f"# 页\n\n{PAGES[name](times)}"})

    # A longer line is not read.
    largest = LONGEST_LINE // max(map(len, PAGES[name](1).split("\n")))
    assert growth(work, SIZES.get(name, 500), largest) < MOST


@pytest.mark.sampled(24)
@pytest.mark.parametrize("text", REPEATED)
def test_a_message_costs_what_it_is_long(book: Path, text: str) -> None:
    said = text.replace("\\", "\\\\").replace("\t", "\\t")

    def work(times: int) -> float:
        po = f'{HEADER}msgid "甲 3[^a]乙。"\nmsgstr "{said * times}"\n'
        return _work(book, {"source/page.md": "# 页\n\n甲 3[^a]乙。\n\n[^a]: 丙\n", PO: po})

    assert growth(work, 500, LONGEST_LINE // len(text)) < MOST


@pytest.mark.slow
def test_what_grows_with_the_square_is_seen() -> None:
    """The measure itself: a text that is searched to its end from each of its characters."""
    assert growth(lambda n: seconds_of(lambda: re.findall("x*y", "x" * n)), 500, 100_000) > MOST
