"""What the gate says a style leaves out, beside what citeproc sets with and without each field."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import Options
from bookpress.read.bib.types import TYPES
from bookpress.read.conf.written_settings import citation_styles
from bookpress.read.csl.fields import NO_VARIABLE, NOT_CARRIED, NOT_CARRIED_BY_WHOLES
from bookpress.read.csl.not_printed import NOT_FOR_PRINT, Style, not_printed
from bookpress.read.csl.rendering import Bibliography
from bookpress.read.csl.style import read_style
from bookpress.read.csl.style_files import StyleError
from bookpress.read.csl.types import WHOLES
from bookpress.read.csl.variables import variables
from bookpress.rules.bibliography._fields import FIELDS
from bookpress.typeset.csl.citeproc import set_works
from bookpress.typeset.csl.item import item
from tests.rules.pages import BASE
from tests.typeset.csl.citeproc import ours, works
from tests.typeset.csl.printed import STYLES
from tests.typeset.csl.test_item_fields import BESIDE, ROWS, VALUES, entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

pytestmark = pytest.mark.slow
NAMES = sorted(path.stem for path in STYLES.glob("*.csl"))
KINDS = sorted({kind for kind, _ in ROWS})
# What the gate keeps silent about, though citeproc sets the same without it.
SILENT = {name for name, why in NOT_CARRIED.items() if why != NO_VARIABLE} | NOT_FOR_PRINT
# Two of these may say the same; the one that is not taken is not lost.
SAYS_AS_ANOTHER = frozenset(
    "date year month journal journaltitle address location school institution eprint "
    "archiveprefix".split()
)


class Seen(NamedTuple):
    """A field of an entry: whether its entry is set the same without it, and what the gate says."""

    kind: str
    field: str
    same: bool
    told: bool


def seen(name: str, bib: str, without: Mapping[str, str], fields: Iterable[str]) -> list[Seen]:
    """Return what citeproc and the gate make of entries.

    Args:
        name: a style.
        bib: the entries.
        without: for each key, and a blank and a field behind it, its entry without that field.
        fields: these keys and fields.
    """
    data = (STYLES / f"{name}.csl").read_bytes()
    listed = works(bib)
    items = {key: item(work) for key, work in listed.items()}
    items |= {at: ours(text)[at.split()[0]] for at, text in without.items()}
    texts = {
        key: str(text) for key, text in set_works(read_style(name, data), "en-US", items).items()
    }
    style = Style(data)
    told = {key: style.leaves_out(work) for key, work in listed.items()}
    found = []
    for at in fields:
        key, field = at.split()
        work = listed[key]
        place = next(one.place for one in work.written if one.name == field)
        found.append(Seen(work.kind, field, texts[at] == texts[key], place in told[key]))
    return found


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_told_exactly_where_citeproc_sets_the_same_without_it(name: str) -> None:
    """26 types and 51 fields, each alone beside a title."""
    bib, without = "", {}
    for kind, field in ROWS:
        key = f"{kind}-{field}"
        bib += entry(kind, field, key)
        title = "" if field == "title" else "title={Base}, "
        without[f"{key} {field}"] = f"@{kind}{{{key}, {title}{BESIDE.get(field, '')}}}"
    found = seen(name, bib, without, without)
    assert len(found) == 26 * 51
    differ = {(one.kind, one.field) for one in found if one.same != one.told}
    listed = {
        (kind, field)
        for kind, field in ROWS
        if field in SILENT or (kind in WHOLES and field in NOT_CARRIED_BY_WHOLES)
    }
    assert differ <= listed
    assert not any(one.told for one in found if (one.kind, one.field) in listed)
    assert any(one.told for one in found)


def written(kind: str, key: str, fields: list[str]) -> str:
    values = (f"{field} = {{{VALUES.get(field, f'V{field}')}}}" for field in fields)
    return f"@{kind}{{{key}, {', '.join(values)}}}\n"


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", NAMES)
def test_among_other_fields_nothing_is_told_that_is_printed(name: str) -> None:
    """Three entries of each type with a fifth, two fifths and seven tenths of all fields."""
    chance = random.Random(name)  # noqa: S311 - the same entries each time
    bib, without = "", {}
    listed = sorted({field for _, field in ROWS} - {"title"})
    for kind in KINDS:
        for number, share in enumerate((0.2, 0.4, 0.7)):
            key = f"{kind}-{number}"
            fields = ["title", *(field for field in listed if chance.random() < share)]
            bib += written(kind, key, fields)
            for field in fields:
                rest = [one for one in fields if one != field]
                without[f"{key} {field}"] = written(kind, key, rest)
    found = seen(name, bib, without, without)
    assert [one for one in found if one.told and not one.same] == []
    lost = {one.field for one in found if one.same and not one.told}
    assert lost <= SILENT | NOT_CARRIED_BY_WHOLES.keys() | SAYS_AS_ANOTHER


def test_variables_are_those_of_the_items() -> None:
    """Each field of each type feeds the variables that change in the item without it."""
    special = VALUES | {"eventdate": "2001", "origdate": "1888", "editortype": "compiler"}
    # ``editortype`` and its like feed nothing: they say where another field goes.
    how = {"options", "langid", "hyphenation", "language", "day", "shorttitle", "entrysubtype"}
    differ = []
    for kind in sorted(TYPES - {"xdata", "set"}):
        base = ours(f"@{kind}{{a, title = {{Base}}}}")["a"]
        for field in sorted(FIELDS - how - {"title", "crossref", "xdata", "subtitle"}):
            work = works(f"@{kind}{{a, title = {{Base}}, {field} = {{{special.get(field, 'v')}}}}}")
            made = item(work["a"])
            changed = {name for name in made | base if made.get(name) != base.get(name)}
            said = {one.name: one.value for one in work["a"].written}
            names = said.keys() - {"title"}  # shortjournal is the journal as well
            feeds = variables(kind, said).items()
            fed = {name.partition(".")[0] for name, made_of in feeds if names & set(made_of)}
            fed -= {"dated", "numbers"}  # which come to the item behind its door (gb_t_7714.py)
            if fed != changed - {"type", "language"}:
                differ.append((kind, field, sorted(fed), sorted(changed)))
    assert differ == []


# --- conf.py

PYBTEX = {"bibtex_default_style": "plain"}
CHOSEN: list[tuple[dict[str, Any], bool, tuple[str, ...]]] = [
    ({}, True, ("numeric",)),
    ({}, False, ()),
    ({"book_citation_style": "author-date"}, True, ("author-date",)),
    ({"book_citation_style": "own.csl"}, False, ("own.csl",)),
    ({"book_citation_style": {"zh_CN": "a", "en": "b", "de": "a"}}, True, ("a", "b")),
    ({"book_citation_style": 7}, True, ()),
    (PYBTEX, True, ()),
    (PYBTEX, False, ()),
    (PYBTEX | {"book_citation_style": "numeric"}, True, ()),
    ({"bibtex_default_style": "author-date"}, True, ("author-date",)),
    ({"bibtex_default_style": "author-date"}, False, ()),
    ({"bibtex_default_style": None}, True, ()),
]


@pytest.mark.parametrize(("conf", "press", "styles"), CHOSEN)
def test_the_styles_of_a_book(conf: dict[str, Any], press: bool, styles: tuple[str, ...]) -> None:  # noqa: FBT001
    named = {"sphinxcontrib.bibtex", *(["bookpress"] if press else [])}
    app: Any = SimpleNamespace(written=conf, named=named)
    assert citation_styles(app) == styles


STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">{macros}'
    "<citation><layout/></citation><bibliography><layout>{layout}</layout></bibliography></style>"
)


def told(book: Path) -> list[str]:
    found = check_book(book, Options()).findings
    return [one.message for one in found if one.rule == "bibliography.field-not-printed"]


def test_a_style_is_read_again_when_it_changes(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415 - of this test alone

    book = Path(shutil.copytree(BASE, tmp_path / "book"))
    conf = book / "conf.py"
    conf.write_text(conf.read_text("utf-8") + '\nbook_citation_style = "own.csl"\n', "utf-8")
    assert told(book) == []  # the press says that there is none
    conf.write_text(conf.read_text("utf-8").replace("own.csl", "nobody-knows"), "utf-8")
    assert told(book) == []
    conf.write_text(conf.read_text("utf-8").replace("nobody-knows", "own.csl"), "utf-8")
    title = '<text variable="title"/>'
    (book / "own.csl").write_text(STYLE.format(macros="", layout=title), "utf-8")
    left_out = [f"the style “own.csl” does not print “{name}” of @article" for name in
                ("author", "journal", "year")]  # fmt: skip
    assert told(book) == told(book) == left_out
    names = '<names variable="author"/>'
    (book / "own.csl").write_text(STYLE.format(macros="", layout=title + names), "utf-8")
    assert told(book) == left_out[1:]
    (book / "own.csl").write_text("<style", "utf-8")
    assert told(book) == []


# --- files that nobody trusts

CALL = '<text macro="{}"/>'
DEEP = "<group>" * 200 + "</group>" * 200
CIRCLE = f'<macro name="a">{CALL.format("b")}</macro><macro name="b">{CALL.format("a")}</macro>'
# Twenty macros, each of which calls the next ten times.
BOMB = "".join(
    f'<macro name="m{number}">{CALL.format(f"m{number + 1}") * 10}</macro>' for number in range(20)
)


@pytest.mark.parametrize(
    ("macros", "layout"),
    [(CIRCLE, CALL.format("a")), (BOMB, CALL.format("m0")), ("", DEEP), ("", "<text"), ("", None)],
    ids=["in circles", "too long", "too deep", "no XML", "no list"],
)
def test_a_style_without_an_end_is_left_alone(macros: str, layout: str | None) -> None:
    text = STYLE.format(macros=macros, layout=layout)
    data = (text if layout else text.replace("bibliography", "info")).encode()
    with pytest.raises(StyleError):
        Bibliography(data)
    assert not_printed(works("@misc{a, title = {T}}").values(), {"own.csl": data}) == ()
