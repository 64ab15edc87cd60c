"""What an entry says, beside what BibTeX and biber themselves read in it.

Each variant is a small .bib file that the real program reads too. Where we differ on purpose, the
variant says so: the entry and its field, what the program reads, and why we read something else.
The same reasons stand in ARCHITECTURE.md, “What an entry inherits”.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from pybtex.richtext import Text

from bookpress.read.bib import BibFile
from bookpress.read.bib.dates import month_name
from bookpress.read.bib.works import Resolver
from bookpress.read.bibliography import read_bibliography
from tests.typeset.csl.titles import set_titles

STYLE = Path(__file__).parent / "fields.bst"
READ_BY_BIBTEX = frozenset(
    "author booktitle chapter editor howpublished institution journal month note number pages "
    "publisher school series title volume year".split()
)
PARENT = (
    "@proceedings{$conf, title={Conference}, booktitle={Conference 2018}, editor={Smith, Ann}, "
    "publisher={ACM}, year=2018, month=may}\n"
)
BOOK = "@book{$book, author={Ray, Bo}, title={The Book}, publisher={Press}, year=1999}\n"


Fields = dict[str, str]


class Other(NamedTuple):
    """A difference on purpose; a ``value`` of None is a field that the program does not have."""

    key: str
    field: str
    value: str | None
    why: str


class Variant(NamedTuple):
    """A .bib file, and where we read it otherwise than the program does."""

    name: str
    text: str
    others: tuple[Other, ...] = ()


def ours(text: str) -> dict[str, Fields]:
    """Return the fields of each work, before they are fitted to the form they are set in."""
    text = text.replace("$", "")  # which stands before keys that must differ between variants
    resolver = Resolver(read_bibliography([("refs.bib", text.encode())], "2026-01-01").entries)
    return {
        entry.key: {name: field.value for name, field in resolver.resolved(entry).items()}
        for entry in resolver.by_key.values()
        if entry.kind != "xdata"
    }


def compare(variant: Variant, program: dict[str, Fields], names: frozenset[str]) -> None:
    """Compare each field that one of both has."""
    mine = ours(variant.text)
    assert set(mine) == set(program)
    others = {(other.key, other.field): other.value for other in variant.others}
    for key, fields in program.items():
        for name in sorted(names):
            value, own = fields.get(name), mine[key].get(name)
            if (key, name) in others:
                assert value == others.pop((key, name)), f"{key}: {name} of the program"
                assert own != value, f"{key}: {name} is no difference"
            else:
                assert own == value, f"{key}: {name}"
    assert not others


# --- BibTeX

NO_TITLE = "a paper is never called as its proceedings are (biber)"
ANY_ORDER = "a parent may stand before its child (biber)"
FROM_TITLE = "the title of a whole is the booktitle of its parts (biber)"
EMPTY = "an empty field says nothing (biber)"
NESTED = "a parent has what its own parent gives it (biber)"
DATE = "BibTeX knows no date; biber makes a year and a month of it"
NUMBER = "a month is a number or a name (biber)"

BIBTEX = [
    Variant("a paper", "@inproceedings{a, author={A B}, title={T}, crossref={conf}}\n" + PARENT),
    Variant(
        "own fields win",
        "@inproceedings{a, author={A B}, title={T}, publisher={Own}, month=jan, crossref={conf}}\n"
        "@inproceedings{b, author={A B}, title={T}, year={2019}, crossref={conf}}\n" + PARENT,
    ),
    Variant(
        "a field of several pieces in the parent",
        '@string{acm = "The " # {ACM}}\n'
        "@inproceedings{a, author={A B}, title={T}, crossref={p}}\n"
        '@proceedings{p, booktitle={X} # " " # acm, title={X}, year=20 # {18}, month=jan # "~4"}\n',
    ),
    Variant("other case", "@inproceedings{a, author={A}, title={T}, crossref={CONF}}\n" + PARENT),
    Variant("a chapter of a book", "@inbook{a, chapter=3, pages={1--2}, crossref={book}}\n" + BOOK),
    Variant("a volume", "@book{a, title={Two}, volume=2, crossref={book}}\n" + BOOK),
    Variant(
        "a part that says its booktitle",
        "@incollection{a, author={A B}, title={T}, booktitle={B}, crossref={book}}\n" + BOOK,
    ),
    Variant(
        "a part of a collection",
        "@incollection{a, author={A B}, title={T}, crossref={book}}\n" + BOOK,
        (Other("a", "booktitle", None, FROM_TITLE),),
    ),
    Variant(
        "proceedings without a booktitle",
        "@inproceedings{a, author={A}, title={T}, crossref={p}}\n"
        "@proceedings{p, title={P}, year=2018}\n",
        (Other("a", "booktitle", None, FROM_TITLE),),
    ),
    Variant(
        "a paper without a title",
        "@inproceedings{a, author={A B}, crossref={conf}}\n" + PARENT,
        (Other("a", "title", "Conference", NO_TITLE),),
    ),
    Variant(
        "an empty field",
        "@inproceedings{a, author={A}, title={T}, publisher={}, crossref={conf}}\n" + PARENT,
        (Other("a", "publisher", "", EMPTY),),
    ),
    Variant(
        "a parent of a parent",
        "@inproceedings{a, author={A}, title={T}, crossref={p}}\n"
        "@proceedings{p, booktitle={P}, title={P}, crossref={q}}\n"
        "@proceedings{q, title={Q}, year=2018}\n",
        (Other("a", "year", None, NESTED),),
    ),
    Variant(
        "the same key twice", "@misc{a, title={One}}\n@misc{a, title={Two}}\n@misc{b, title={B}}\n"
    ),
    Variant(
        "a key in two cases", "@misc{a, title={One}}\n@misc{A, title={Two}}\n@misc{b, title={B}}\n"
    ),
    Variant("a field twice", "@misc{a, title={One}, title={Two}}\n"),
    Variant(
        "strings", '@string{s = "a b"}\n@string{T = s # {c}}\n@misc{a, title = S # " " # t # 12}\n'
    ),
    Variant("a string made anew", "@string{s = {a}}\n@string{s = {b}}\n@misc{a, title = s}\n"),
    Variant(
        "a string made of itself",
        "@string{s = {a}}\n@string{s = s # {b}}\n@misc{a, title = s}\n",
        (Other("a", "title", "b", "BibTeX forgets a string while it is defined; pybtex does not"),),
    ),
    Variant(
        "an unknown string",
        '@misc{a, title = {A}, note = nobody # "x"}\n@misc{b, title={B}}\n',
        (Other("a", "note", "x", "the gate reports it; its name shows where it is missing"),),
    ),
    Variant("white space", "@misc{a, title={  a\n    b\tc },\n note = {a} # { b} # {c}}\n"),
    Variant("the ideographic space", "@misc{a, title={甲\u3000\u3000乙}}\n"),
    Variant("braces", '@misc{a, title={{{A}b} {\\\'e}}, note="{"}x"}\n'),
    Variant("round brackets", "@misc(a, title={A}, year=2020)\n"),
    Variant("capitals", "@MISC{a, TITLE={A}, Year={2020}}\n"),
    Variant(
        "free text and comments",
        "Words.\n@comment{x}\n@misc{a, title={A}}\n% more\n@misc{b, title={B}}\n",
    ),
    Variant("a preamble", '@preamble{"\\newcommand{\\x}{y}" # " z"}\n@misc{a, title={A}}\n'),
    *(
        Variant(f"month {month}", f"@misc{{a, title={{A}}, year=2020, month={month}}}\n")
        for month in ("jan", "FEB", "mar # {~1}", '"1~" # apr', "{May}", "{Sept.}", "{五月}", "dec")
    ),
    *(
        Variant(
            f"month {month}",
            f"@misc{{a, title={{A}}, year=2020, month={month}}}\n",
            (Other("a", "month", month.strip("{}"), NUMBER),),
        )
        for month in ("5", "{05}", "{12}", "{may}")
    ),
    Variant(
        "a date",
        "@misc{a, title={A}, date={2020-05}}\n",
        (Other("a", "year", None, DATE), Other("a", "month", None, DATE)),
    ),
]


@pytest.mark.parametrize("variant", BIBTEX, ids=[variant.name for variant in BIBTEX])
def test_bibtex_reads_the_same(variant: Variant, tmp_path: Path) -> None:
    program: dict[str, Fields] = {work: {} for work in ours(variant.text)}
    for line in bibtex(tmp_path, variant.text, STYLE.stem):
        key, name, value = line.split("|", 2)
        program[key][name] = value
    compare(variant, program, READ_BY_BIBTEX)


def bibtex(folder: Path, text: str, style: str) -> list[str]:
    """Return the lines of the .bbl file that BibTeX writes of all entries."""
    (folder / "refs.bib").write_text(text.replace("$", ""), "utf-8")
    shutil.copy(STYLE, folder)
    commands = f"\\citation{{*}}\n\\bibdata{{refs}}\n\\bibstyle{{{style}}}\n"
    (folder / "book.aux").write_text(commands, "utf-8")
    # A parent that two cite would be listed, and only referred to by its children.
    command = ["bibtex", "-min-crossrefs=99", "book"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode <= 2, done.stdout
    return (folder / "book.bbl").read_text("utf-8").splitlines()


TITLES = [
    "attention is all you need",
    "A Survey of Large Language Models",
    "{GPT}-4: A Report",
    "Scaling {L}aws: {E}mpirical Findings: the Rest",
    "Man is to Programmer as Woman is to Homemaker? Debiasing",
    "Pre-Training of Few-Shot Learners",
    "{\\'E}tudes on Words",
    "What's in a Name: on Don't",
]


def test_titles_have_the_small_letters_of_plain(tmp_path: Path) -> None:
    text = "".join(f"@misc{{a{n}, title={{{title}}}}}\n" for n, title in enumerate(TITLES))
    lines = bibtex(tmp_path, text, "unsrt")
    blocks = "\n".join(lines).split("\\bibitem")[1:]
    printed = [" ".join(block.split("\n")[1:-2] or block.split("\n")[1:]) for block in blocks]
    plain = [Text.from_latex(title.strip().rstrip(".")) for title in printed]
    # A new sentence begins with a capital; BibTeX keeps those behind a colon alone.
    begun = [re.sub(r"(?<=\? )[a-z]", lambda a: a[0].upper(), str(title)) for title in plain]
    begun = [title.replace("'", "’") for title in begun]
    assert set_titles(TITLES, tmp_path) == begun


# --- biber

WRITTEN = "the parent says itself what its parts call it (BibTeX)"
ONE_DATE = "half a date of each would be a third"
ONE_TITLE = "a subtitle belongs to its title"
AS_BOOK = "a chapter of a book is called as the book (BibTeX)"
PARTS_OF_ANY = "BibTeX’s users cite parts of any whole"
SAME = {"journaltitle": "journal", "location": "address", "eprinttype": "archiveprefix"}
READ_BY_BIBER = frozenset(
    "author editor title subtitle booktitle booksubtitle maintitle journal journalsubtitle "
    "publisher address note year month series volume archiveprefix eprint institution "
    "mainsubtitle chapter".split()
)
MV = "@mvproceedings{$mv, title={Main}, subtitle={All}, year=2011, publisher={Great}}\n"

BIBER = [
    Variant(
        "a paper",
        "@inproceedings{$a, author={A, B}, title={T}, crossref={$p}}\n"
        "@proceedings{$p, title={P}, subtitle={Sub}, editor={E, F}, date={2018-05}, location={X}}"
        "\n",
    ),
    Variant(
        "both titles",
        "@inproceedings{$a, author={A, B}, title={T}, crossref={$conf}}\n" + PARENT,
        (Other("a", "booktitle", "Conference", WRITTEN),),
    ),
    Variant("a parent before its child", BOOK + "@book{$a, title={Two}, crossref={$book}}\n"),
    Variant("an empty field", "@book{$a, title={Two}, publisher={}, crossref={$book}}\n" + BOOK),
    Variant(
        "a paper without a title",
        "@inproceedings{$a, crossref={$p}}\n@proceedings{$p, title={P}}\n",
    ),
    Variant(
        "a paper of many volumes",
        "@inproceedings{$a, title={T}, crossref={$p}}\n"
        "@proceedings{$p, title={P}, crossref={$mv}}\n" + MV,
    ),
    Variant("a paper of all volumes", "@inproceedings{$a, title={T}, crossref={$mv}}\n" + MV),
    Variant(
        "a volume of a book",
        "@book{$a, title={Two}, volume=2, crossref={$m}}\n"
        "@mvbook{$m, author={A, B}, title={All}, publisher={P}, date={1999/2005}}\n",
    ),
    Variant(
        "a titled part of a book",
        "@inbook{$a, author={A, B}, title={T}, crossref={$book}}\n" + BOOK,
    ),
    Variant(
        "a chapter of a book",
        "@inbook{$a, chapter=3, crossref={$book}}\n" + BOOK,
        (Other("a", "booktitle", "The Book", AS_BOOK), Other("a", "title", None, AS_BOOK)),
    ),
    Variant(
        "a part of a book as if of a collection",
        "@incollection{$a, author={A, B}, title={T}, crossref={$book}}\n" + BOOK,
        (Other("a", "booktitle", None, PARTS_OF_ANY),),
    ),
    Variant(
        "an article of a periodical",
        "@article{$a, author={A, B}, title={T}, crossref={$p}}\n"
        "@periodical{$p, title={P}, subtitle={Sub}, date={2017-03}}\n",
    ),
    Variant(
        "a subtitle of the parent",
        "@misc{$a, title={T}, crossref={$p}}\n@misc{$p, title={P}, subtitle={Sub}, note={N}}\n",
        (Other("a", "subtitle", "Sub", ONE_TITLE),),
    ),
    Variant(
        "the date of both",
        "@misc{$a, title={T}, date={2020}, crossref={$p}}\n@misc{$p, title={P}, date={2018-05}}\n",
    ),
    Variant(
        "a date and a parent’s month",
        "@misc{$a, title={T}, date={2020}, crossref={$p}}\n"
        "@misc{$p, title={P}, year=2018, month=may}\n",
        (Other("a", "month", "May", ONE_DATE),),
    ),
    Variant(
        "a year and a parent’s date",
        "@misc{$a, title={T}, year=2020, crossref={$p}}\n@misc{$p, title={P}, date={2018-05}}\n",
        (Other("a", "month", "May", ONE_DATE),),
    ),
    Variant("xdata", "@book{$a, title={T}, xdata={$x}}\n@xdata{$x, publisher={P}, location={L}}\n"),
    Variant(
        "xdata replaces the entry’s own",
        "@book{$a, title={T}, publisher={Own}, xdata={$x}}\n@xdata{$x, publisher={P}}\n",
    ),
    Variant(
        "several xdata, one of them by another",
        "@book{$a, title={T}, xdata={$x, $y}}\n@xdata{$x, publisher={P}, note={N}, xdata={$z}}\n"
        "@xdata{$y, note={M}}\n@xdata{$z, location={L}, series={S}}\n",
    ),
    Variant(
        "one field of xdata",
        "@book{$a, title={T}, publisher={xdata=$x-publisher-1}, location={xdata=$x-location}}\n"
        "@xdata{$x, publisher={P}, location={L}, note={N}}\n",
    ),
    Variant(
        "xdata of the parent",
        "@book{$a, title={T}, crossref={$b}}\n@book{$b, title={B}, xdata={$x}}\n"
        "@xdata{$x, publisher={P}}\n",
        (
            Other(
                "a",
                "publisher",
                None,
                "biber --tool resolves xdata last, in a book it does so first",
            ),
        ),
    ),
    Variant(
        "names of BibTeX",
        "@phdthesis{$a, title={T}, school={S}, address={L}, archiveprefix={arXiv}, eprint={1}}\n",
    ),
    *(
        Variant(f"month {month}", f"@misc{{$a, title={{A}}, year=2020, month={month}}}\n")
        for month in ("jan", "5", "{05}", "{may}", "{May}")
    ),
    *(
        Variant(f"date {date}", f"@misc{{$a, title={{A}}, date={{{date}}}}}\n")
        for date in ("2020", "2020-05", "1066-10")
    ),
    Variant("a date over a year", "@misc{$a, title={A}, year=1999, month=jan, date={2020-05}}\n"),
    Variant("a date and a month", "@misc{$a, title={A}, month=jan, date={2020}}\n"),
    Variant(
        "no date",
        "@misc{$a, title={A}, date={in press}}\n",
        (Other("a", "year", None, "what is no date is printed as it is, not dropped"),),
    ),
    Variant(
        "a field twice",
        "@misc{$a, title={One}, title={Two}}\n",
        (Other("a", "title", "Two", "the first counts (BibTeX); the gate reports it"),),
    ),
    Variant(
        "the same key twice",
        "@misc{$a, title={One}}\n@misc{$a, title={Two}}\n@misc{$b, title={B}}\n",
    ),
]


@pytest.mark.parametrize("variant", BIBER, ids=[variant.name for variant in BIBER])
def test_biber_reads_the_same(variant: Variant, resolved_by_biber: dict[str, Fields]) -> None:
    prefix = f"v{BIBER.index(variant)}"
    program = {
        key.removeprefix(f"{prefix}."): fields
        for key, fields in resolved_by_biber.items()
        if key.startswith(f"{prefix}.")
    }
    names = READ_BY_BIBER - {"year", "month"} if "/" in variant.text else READ_BY_BIBER
    compare(variant, program, names)


@pytest.fixture(scope="module")
def resolved_by_biber(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Fields]:
    """Return what biber reads in all variants, which it is given in one file."""
    folder = tmp_path_factory.mktemp("biber")
    texts = (variant.text.replace("$", f"v{n}.") for n, variant in enumerate(BIBER))
    (folder / "refs.bib").write_text("".join(texts), "utf-8")
    settings = ("--output-resolve", "--output-legacy-dates", "--output-fieldcase=lower")
    command = ["biber", "--tool", *settings, "--output-file=resolved.bib", "refs.bib"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    file = BibFile("resolved.bib", (folder / "resolved.bib").read_text("utf-8"), {})
    assert not file.parse_errors
    program = {
        entry.key: {SAME.get(field.name, field.name): field.value for field in entry.fields}
        for entry in file.entries
        if entry.kind != "xdata"
    }
    for fields in program.values():
        if "month" in fields:
            fields["month"] = month_name(fields["month"])
    return program


def test_where_biber_keeps_the_case_of_keys_we_do_not() -> None:
    """BibTeX takes A and a for the same key, biber for two; two works by case alone are a slip."""
    read = read_bibliography([("refs.bib", b"@misc{a, title={A}}\n@misc{A, title={B}}\n")], "")
    assert [work.key for work in read.works] == ["a"]
    assert [trouble.kind for trouble in read.parse_errors] == ["bibliography.duplicate-key"]
