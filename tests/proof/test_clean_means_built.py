"""Whatever the gate calls clean, the press sets: HTML and ePub always, the PDF of a sample.

The books are those of the gate's own proof: every sound variation (tests/mutations), every case
that a rule's page calls right, the past faults (tests/corpus) and the small books (tests/roots).
Those that were written for stock Sphinx are made for the press by three lines in their conf.py.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from tests.conftest import ROOT, ROOTS
from tests.mutations.faults import all_variations
from tests.mutations.mutation import Bench
from tests.rules.pages import lay_out
from tests.rules.test_pages import CASES
from tests.test_corpus import CASES as CORPUS
from tests.test_corpus import sections, write_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _pytest.mark.structures import ParameterSet

pytestmark = pytest.mark.slow

FACTS = """
extensions = [*extensions, "bookpress"]
book_id, book_edition, book_date, book_licence = "small", "1", "2026-01-02", "CC BY 4.0"
book_title, book_author, book_description = "Book", "Somebody", "A book."
book_languages = ["zh_CN", "en"]
"""
# Written for stock Sphinx, these books have one list of works for all chapters, and no translation
# of what Sphinx does not offer (cells of a table in a directive).
NOT_OF_THE_PRESS = ("citations.no-list", "translations.stale")
ALONE = "*"  # stands for all files: the group takes no other variation
# One book in so many is printed; which ones, changes with the package. 1 prints all of them.
SAMPLE = int(os.environ.get("BOOKPRESS_SAMPLE", "40"))
_WEB = "the ePub and the PDF fetch pictures of the web, and need the network"
# Right for stock Sphinx alone, and a file outside of its book that no test lays out.
NO_BOOKS = (
    "citations.foreign-syntax not reported 2",
    "crossrefs.unknown-object not reported 1",
    "crossrefs.unknown-target not reported 3",  # a notebook
    "markup.dollar-maths not reported 2",
    "markup.lost-html not reported 2",
    "markup.missing-alt not reported 1",  # the PDF leaves out what is HTML
    "markup.unknown-markup not reported 1",  # crossrefs.unknown-object
    "crossrefs.outside-book not reported 1",
    "crossrefs.missing-term not reported 3",  # a term of another book
    "crossrefs.unsafe-latex not reported 1",  # it shows a picture that is not there
)
# Likewise of the variations: pages of reStructuredText, which the press does not translate (what
# stock Sphinx makes of them is asked in tests/mutations/test_rst_agrees.py), what needs an
# extension that is not there, or the network, a picture that nobody drew, and
# what the press weighs more; the tests' translator has one word for two new terms.
OF_OTHERS = re.compile(
    "crossrefs: (?:reStructuredText: .*|what an extension .*|a program’s names"
    "|a role of another book|a term of another book)"
    "|markup: shell variables and prices"
    "|markup: a glossary with blank lines"
    "|translations: (?:a message of reStructuredText.*|a docstring|a picture in another language"
    "|a link to a heading that got a word more|a link to the web that helps readers)"
)
KNOWN = {  # why what is clean is not built
    "crossrefs: pictures of the web": _WEB,
    "crossrefs.broken-link-syntax not reported 1": _WEB,
    "crossrefs.missing-image not reported 1": _WEB,
    "crossrefs.circular-include not reported 1": (
        "MyST looks for a file that an included one includes beside the page, the gate beside it"
    ),
}

VARIATIONS = {
    name: one
    for one in all_variations()
    if not OF_OTHERS.fullmatch(name := f"{one.family}: {one.name}")
}
RIGHT = {
    f"{rule} {case.name}": case
    for rule, case in CASES
    if case.section == "Not reported"
    and not case.findings  # another rule's
    and f"{rule} {case.name}" not in NO_BOOKS
}


def _package_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "bookpress").rglob("*.[ps][yt]*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


PACKAGE = _package_digest()


def is_drawn(name: str, one_in: int) -> bool:
    """Tell whether a case is in a sample that changes whenever the package does."""
    return int(hashlib.sha256(f"{name} {PACKAGE}".encode()).hexdigest(), 16) % one_in == 0


def marked(groups: list[tuple[str, ...]]) -> list[ParameterSet]:
    """Return the cases; those that are known not to be built are expected to fail."""
    return [
        pytest.param(
            names,
            id="; ".join(names),
            marks=[
                pytest.mark.xfail(reason=f"known, {KNOWN[name]}", strict=True)
                for name in names
                if name in KNOWN
            ],
        )
        for names in groups
    ]


@dataclass
class Press:
    """The workers, one for each language, started when they are first needed."""

    folder: Path
    workers: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def make(self, book: Path, language: str, formats: list[str]) -> tuple[bool, str]:
        """Make editions; return whether all were made, and what was said."""
        worker = self.workers.get(language) or self._start(language)
        assert worker.stdin
        assert worker.stdout
        print(json.dumps([str(book), *formats]), file=worker.stdin, flush=True)
        made, said = json.loads(worker.stdout.readline())
        return made, said

    def _start(self, language: str) -> subprocess.Popen[str]:
        warm = self.folder / f"warm-{language}"
        shutil.copytree(ROOTS / "press-book", warm)
        self.workers[language] = subprocess.Popen(
            [sys.executable, "-m", "tests.proof.worker", language, warm, f"{warm}.txt"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self.workers[language]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proof")


@pytest.fixture(scope="module")
def press(workshop: Path) -> Iterator[Press]:
    press = Press(workshop)
    yield press
    for worker in press.workers.values():
        worker.communicate()


@pytest.fixture(scope="module")
def bench(workshop: Path) -> Bench:
    return Bench(workshop / "bench")


def prove(press: Press, book: Path, name: str, *, english: bool) -> None:
    """Ask the gate, then make the editions."""
    conf = book / "conf.py"
    if '"bookpress"' not in conf.read_text("utf-8"):
        conf.write_text(conf.read_text("utf-8") + FACTS, "utf-8")
    options = read_options(
        book, {"cache": press.folder / "cache", "ignore": NOT_OF_THE_PRESS, "use_cache": True}
    )
    found = [f for f in check_book(book, options).findings if f.severity != "info"]
    assert not found, found
    formats = ["html", "epub", *(["pdf"] if is_drawn(name, SAMPLE) else [])]
    for language in ["zh", *(["en"] if english or is_drawn(name, min(10, SAMPLE)) else [])]:
        made, said = press.make(book, language, formats)
        faults = [line for line in said.splitlines() if not re.match(r"\[ *[\d.]+ s\]", line)]
        assert made, said
        assert not faults, said


def files_of(name: str) -> set[str]:
    """Return the files that a variation changes; where a page is changed, a translator follows."""
    paths = {edit.path for edit in VARIATIONS[name].edits}
    catalogs = any(path.endswith((".po", ".md")) for path in paths)
    return {path for path in paths if not path.endswith(".po")} | (
        {"catalogs"} if catalogs else set()
    )


def groups() -> list[tuple[str, ...]]:
    """Return the variations, those together that change different files of the book."""
    found: list[tuple[set[str], list[str]]] = []
    for name in VARIATIONS:
        files = files_of(name)
        alone = name in KNOWN
        room = (group for group in found if not alone and not group[0] & {*files, ALONE})
        taken, names = next(room, (set(), []))
        if not names:
            found.append((taken, names))
        taken |= {ALONE} if alone else files
        names.append(name)
    return [tuple(names) for _, names in found]


def vary(press: Press, bench: Bench, names: tuple[str, ...]) -> None:
    edits = tuple(edit for name in names for edit in VARIATIONS[name].edits)
    with bench.edited("small", edits) as (root, _):
        kept = (root / "conf.py").read_bytes()
        english = any(edit.path.endswith(".po") for edit in edits)
        try:
            prove(press, root, "; ".join(names), english=english)
        finally:
            (root / "conf.py").write_bytes(kept)


@pytest.mark.parametrize("group", marked(groups()))
def test_sound_variations(group: tuple[str, ...], press: Press, bench: Bench) -> None:
    try:
        vary(press, bench, group)
    except AssertionError:
        if len(group) == 1:
            raise
        for name in group:  # which of them was it?
            vary(press, bench, (name,))


@pytest.mark.parametrize("names", marked([(name,) for name in RIGHT]))
def test_what_a_rule_calls_right(names: tuple[str], press: Press, workshop: Path) -> None:
    case = RIGHT[names[0]]
    book = workshop / "page"
    shutil.rmtree(book, ignore_errors=True)
    lay_out(case, book)
    english = any(path.endswith(".po") for path in case.files)
    prove(press, book, names[0], english=english)


@pytest.mark.parametrize("name", ["press-book", "html-book"])
def test_a_small_book(name: str, press: Press, workshop: Path) -> None:
    prove(press, shutil.copytree(ROOTS / name, workshop / name), name, english=True)


def test_the_past_faults(press: Press, workshop: Path) -> None:
    book = workshop / "corpus"
    (book / "source").mkdir(parents=True)
    (book / "conf.py").write_text(
        f'extensions = []\nlanguage = "zh_CN"\nlocale_dirs = ["../locale"]{FACTS}', "utf-8"
    )
    pages = "\n".join(CORPUS)
    index = f"# 书\n\n:::{{toctree}}\n:numbered:\n\n{pages}\n:::\n"
    (book / "source/index.md").write_text(index, "utf-8")
    for case in CORPUS:
        text = f"# 一\n\n{sections(case)['Manuscript']}\n"
        (book / "source" / f"{case}.md").write_text(text, "utf-8")
    prove(press, book, "corpus", english=False)
    for case in CORPUS:
        write_catalog(book / "locale/en/LC_MESSAGES" / f"{case}.po", case)
    made, said = press.make(book, "en", ["html", "epub"])
    assert made, said
