"""The references of a page as a .bib file of their own: the same works, whoever reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bookpress.read.bibliography import read_bibliography, read_excerpts
from tests.conftest import ROOT

if TYPE_CHECKING:
    from bookpress.facts import Work

BIB = r"""
A comment, which is nobody's entry.
@preamble{"\newcommand{\noop}[1]{}"}
@STRING{acm = "ACM" # " Press"}
@string(proc = {Proceedings of } # acm)
@string{unused = {Nobody}}

% about Knuth
@Book(knuth84,
  author = {Donald E. Knuth},   title = "The {\TeX}book",
  publisher = ACM, year = 1984)

@inproceedings{part, author = {张三}, title = {一部分}, pages = {1--9}, crossref = {WHOLE}}
@misc{alone, title = {By itself @ home}, year = 2001, month = jan}
@misc{data, title = {Data}, xdata = {place, more}}
@misc{single, title = {Single}, year = 2002, note = {xdata=more-note}}
@misc{both, title = {Both}, year = 2003, entryset = {alone,knuth84}}
@xdata{place, location = {Here}, xdata = {more}}
@xdata{more, note = {More}, year = 1999}
@proceedings{whole, title = proc, booktitle = proc, editor = {Ed Itor}, year = 2020,
  publisher = {P}}
@misc{Part, title = {The second of this key}}
"""
FILES = [("a.bib", BIB.encode())]


def works(files: list[tuple[str, bytes]]) -> dict[str, Work]:
    read = read_bibliography(files, "2026-11-30")
    return {work.key: work for work in read.works}


def said(work: Work) -> tuple[str, dict[str, str], object]:
    return work.kind, {field.name: field.value for field in work.fields}, work.lacks


def excerpt(*keys: str, files: list[tuple[str, bytes]] = FILES) -> str:
    return read_excerpts(files).of(keys)


@pytest.mark.parametrize("keys", [[key] for key in works(FILES)] + [list(works(FILES))])
def test_a_reader_finds_the_same_works(keys: list[str]) -> None:
    found, known = works([("x.bib", excerpt(*keys).encode())]), works(FILES)
    assert {key: said(found[key]) for key in keys} == {key: said(known[key]) for key in keys}


def test_entries_are_as_they_were_written_with_what_they_need() -> None:
    text = excerpt("part", "knuth84")
    assert BIB[BIB.index("@Book(") : BIB.index("@inproc")].strip() in text
    heads = ["@preamble", "@STRING{acm", "@string(proc", "@inproc", "@Book", "@proceedings{whole"]
    assert sorted(heads, key=text.index) == heads
    for absent in ("unused", "alone", "place", "second", "about Knuth", "A comment"):
        assert absent not in text, absent
    assert text.endswith("}\n")


def test_parents_stand_behind_their_children() -> None:
    """BibTeX asks for it, wherever a parent is cited."""
    for keys in (("whole", "part"), ("part", "whole")):
        text = excerpt(*keys)
        assert text.index("@inproceedings{part") < text.index("@proceedings{whole")
    text = excerpt("data")
    assert text.index("{data") < text.index("{place") < text.index("{more")


def test_bibtex_sets_the_same_from_it(tmp_path: Path) -> None:
    keys = ["knuth84", "part", "alone"]
    printed = {}
    for name, text in (("whole", BIB), ("excerpt", excerpt(*keys))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "x.bib").write_text(text, "utf-8")
        cited = "".join(f"\\citation{{{key}}}\n" for key in keys)
        (folder / "x.aux").write_text(f"{cited}\\bibstyle{{plain}}\n\\bibdata{{x}}\n", "utf-8")
        subprocess.run(["bibtex", "x"], cwd=folder, capture_output=True, check=False)  # noqa: S607
        printed[name] = (folder / "x.bbl").read_bytes()
    assert printed["excerpt"] == printed["whole"]
    assert printed["whole"].count(b"\\bibitem") == len(keys)


def test_parents_in_a_circle_come_to_an_end() -> None:
    circle = b"@misc{a, title={A}, crossref={b}}\n@misc{b, title={B}, crossref={a}}\n"
    text = excerpt("a", files=[("x.bib", circle)])
    assert (text.count("@misc{a"), text.count("@misc{b")) == (1, 1)


@pytest.mark.parametrize("keys", [(), ("nobody",)])
def test_nothing_is_an_empty_file(keys: tuple[str, ...]) -> None:
    assert excerpt(*keys, files=[("x.bib", b"@misc{a, title={A}}")]).strip() == ""


def test_strings_of_another_file_come_along() -> None:
    files = [("s.bib", b"@string{p = {Press}}"), ("x.bib", b"@book{a, title={A}, publisher=p}")]
    assert excerpt("a", files=files) == "@string{p = {Press}}\n\n@book{a, title={A}, publisher=p}\n"


@pytest.mark.parametrize("path", [ROOT / "refs.bib", Path(__file__).parents[1] / "sound.bib"])
def test_each_work_of_a_whole_file_by_itself(path: Path) -> None:
    files = [(path.name, path.read_bytes())]
    excerpts = read_excerpts(files)
    for key, work in works(files).items():
        alone = works([("x.bib", excerpts.of([key]).encode())])
        assert said(alone[key]) == said(work), key
