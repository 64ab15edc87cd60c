"""Names as CSL has them, and as citeproc prints them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bookpress.typeset.csl.markup import GUARD
from bookpress.typeset.csl.names import OTHERS, OTHERS_OF_ONE, Name, names
from bookpress.typeset.csl.printed import finish
from tests.typeset.csl.citeproc import Item, of, printed, run

if TYPE_CHECKING:
    from pathlib import Path


def person(family: str, given: str = "", **parts: str) -> Name:
    name = {"family": family, "given": given, **parts}
    return {part.replace("_", "-"): text for part, text in name.items() if text}


def body(literal: str) -> Name:
    return {"literal": literal}


NAMES: list[tuple[str, list[Name]]] = [
    # Chinese
    ("李, 明 and 王, 小红", [person("李", "明"), person("王", "小红")]),
    ("{张, 三} and {{李, 四}}", [person("张", "三"), person("李", "四")]),
    ("李，明", [person("李", "明")]),
    ("李明 and 李小明", [person("李", "明"), person("李", "小明")]),
    ("欧阳修 and 司马相如", [person("欧阳", "修"), person("司马", "相如")]),
    ("尉迟恭 and 諸葛亮", [person("尉迟", "恭"), person("諸葛", "亮")]),
    ("欧阳, 修 and 欧阳 修", [person("欧阳", "修"), person("欧阳", "修")]),
    ("李 明 and 小红 王", [person("李", "明"), person("王", "小红")]),
    ("{李明}", [body("李明")]),
    ("中国科学院 and {国务院} and 外交部", [body("中国科学院"), body("国务院"), body("外交部")]),
    ("卡尔·马克思", [person("卡尔·马克思")]),
    # Japanese and Korean
    ("山田, 太郎 and 宮崎 駿", [person("山田", "太郎"), person("宮崎", "駿")]),
    ("山田太郎 and さくら ももこ", [body("山田太郎"), person("さくら", "ももこ")]),
    ("김, 철수 and 김철수 and 김 철수", [person("김", "철수")] * 3),
    ("남궁민수", [person("남궁", "민수")]),
    # Western
    (
        "Knuth, Donald E. and Leslie Lamport",
        [person("Knuth", "Donald E."), person("Lamport", "Leslie")],
    ),
    (
        "von Neumann, John and Ludwig van Beethoven",
        [
            person("Neumann", "John", dropping_particle="von"),
            person("Beethoven", "Ludwig", dropping_particle="van"),
        ],
    ),
    (
        r"Charles Louis de la Vall{\'e}e Poussin and de~la~Cruz, J.~R.",
        [
            person("Vallée Poussin", "Charles Louis", dropping_particle="de la"),
            person("Cruz", "J. R.", dropping_particle="de la"),
        ],
    ),
    ("King, Jr., Martin Luther", [person("King", "Martin Luther", suffix="Jr.")]),
    (r"M{\"u}ller, J\"org and \'Emile Zola", [person("Müller", "Jörg"), person("Zola", "Émile")]),
    ("Plato and Толстой, Л. Н.", [person("Plato"), person("Толстой", "Л. Н.")]),
    (
        "O'Brien, Conan and Al-Khwarizmi, M.",
        [person("O’Brien", "Conan"), person("Al-Khwarizmi", "M.")],
    ),
    # biblatex, section 3.4
    (
        "given=Hans, family=Harman, prefix=von and family=Simon, given={Jean Pierre}, suffix=Jr.",
        [
            person("Harman", "Hans", dropping_particle="von"),
            person("Simon", "Jean Pierre", suffix="Jr."),
        ],
    ),
    (
        'family=Test, prefix=de, useprefix=true, given=Ann, given-i=A and "family={A, B}", given=C',
        [person("Test", "Ann", non_dropping_particle="de"), person("A, B", "C")],
    ),
    # Bodies
    ("{OpenAI} and {Barnes and Noble}", [body("OpenAI"), body("Barnes and Noble")]),
    (r"{The \LaTeX\ Team} and {Foo, Inc.}", [body("The LaTeX Team"), body("Foo, Inc.")]),
    # In both scripts: initials are made of the given name
    (
        "Zhang, San (张三) and Si Li (李四)",
        [person("Zhang (张三)", "San"), person("Li (李四)", "Si")],
    ),
    # Others
    ("Vaswani, A. and others", [person("Vaswani", "A."), body(OTHERS_OF_ONE)]),
    ("李明 and 王红 and 等", [person("李", "明"), person("王", "红"), body(OTHERS)]),
    ("A, B and C, D and et al.", [person("A", "B"), person("C", "D"), body(OTHERS)]),
    # Nothing
    ("", []),
    ("{} and { }", []),
    (",", []),
]


@pytest.mark.parametrize(("written", "listed"), NAMES, ids=[written for written, _ in NAMES])
def test_names_are_taken_apart(written: str, listed: list[Name]) -> None:
    assert names(written) == listed


def test_a_japanese_name_has_a_surname_of_any_length() -> None:
    assert names("高橋誠", japanese=True) == [body("高橋誠")]
    assert of("author = {高橋誠}, langid = {japanese}")["author"] == [body("高橋誠")]


def test_a_particle_is_a_part_of_the_surname_if_the_entry_says_so() -> None:
    particle = [person("Beethoven", "L.", non_dropping_particle="van")]
    assert names("van Beethoven, L.", use_prefix=True) == particle
    assert of("author={van Beethoven, L.}, options={useprefix=true}")["author"] == particle
    dropping = of("author={van Beethoven, L.}, options={useprefix=false}")["author"]
    assert dropping == [person("Beethoven", "L.", dropping_particle="van")]


@pytest.mark.parametrize(
    ("fields", "role", "family"),
    [
        ("editor = {A, B}", "editor", "A"),
        ("editor = {A, B}, editortype = {compiler}", "compiler", "A"),
        ("editor = {A, B}, editortype = {redactor}", "editor", "A"),
        ("editora = {A, B}, editoratype = {director}", "director", "A"),
        ("translator = {A, B}", "translator", "A"),
        ("bookauthor = {A, B}", "container-author", "A"),
        ("introduction = {A, B}", "contributor", "A"),
        ("holder = {A, B}", "contributor", "A"),
    ],
)
def test_who_did_what(fields: str, role: str, family: str) -> None:
    assert of(fields)[role] == [person(family, "B")]


def test_who_owns_a_patent_stands_for_an_unnamed_inventor() -> None:
    assert of("holder = {{ACME}}", "patent")["author"] == [body("ACME")]
    both = of("author = {A, B}, holder = {{ACME}}", "patent")
    assert (both["author"], both["contributor"]) == ([person("A", "B")], [body("ACME")])
    assert "contributor" not in of("author = {A, B}, holder = {A, B}", "patent")


# --- as printed

LONG = '<names variable="author"><name and="text" delimiter-precedes-last="contextual"/></names>'
SORTED = '<names variable="author"><name name-as-sort-order="all" and="symbol"/></names>'
SHORT = (
    '<names variable="author"><name delimiter=", " et-al-min="4" et-al-use-first="3" '
    'delimiter-precedes-et-al="always" initialize-with="" name-as-sort-order="all" '
    'sort-separator=" "/></names>'
)


def test_east_asian_names_are_printed_as_they_are_read(tmp_path: Path) -> None:
    author = names("李, 明 and {王, 小红} and 山田, 太郎 and 김, 철수")
    item: Item = {"id": "a", "type": "book", "author": author}
    found = printed([item], LONG, tmp_path, "zh-CN")
    assert found == {"a": "李明, 王小红, 山田太郎, 和 김철수"}


ET_AL = {"en-US": "et al.", "zh-CN": "等", "de-DE": "u. a."}


@pytest.mark.parametrize(
    ("author", "layout", "language", "text"),
    [
        ("Vaswani, Ashish and others", LONG, "en-US", "Ashish Vaswani et al."),
        ("Vaswani, Ashish and others", SORTED, "en-US", "Vaswani, Ashish et al."),
        ("Vaswani, Ashish and others", LONG, "zh-CN", "Ashish Vaswani等"),
        ("李, 明 and others", LONG, "zh-CN", "李明等"),
        ("李, 和 and others", LONG, "zh-CN", "李和等"),
        ("A, B and C, D and others", LONG, "en-US", "B A, D C, et al."),
        ("李明 and 王和 and others", LONG, "zh-CN", "李明, 王和, 等"),
        ("A, B and C, D and others", LONG, "de-DE", "B A, D C, u. a."),
        ("A, B and C, D and E, F and others", SHORT, "en-US", "A B, C D, E F, et al."),
        ("Grand, Al and others", LONG, "en-US", "Al Grand et al."),
        ("{\\relax others}", LONG, "en-US", "others"),
        ("others", LONG, "en-US", "et al."),
    ],
)
def test_others_are_et_al(
    tmp_path: Path, author: str, layout: str, language: str, text: str
) -> None:
    blocks = _set(author, layout, tmp_path, language)
    finish(blocks, ET_AL[language])
    assert _words(blocks) == (text if text.endswith(".") else f"{text}.")


def test_a_style_may_want_its_comma_behind_one_name(tmp_path: Path) -> None:
    blocks = _set("Vaswani, Ashish and others", SHORT, tmp_path, "en-US")
    finish(blocks, "et al.", always_delimiter=True)
    assert _words(blocks) == "Vaswani A, et al."


def test_several_lists_of_names_may_stand_in_one_word() -> None:
    inlines: list[Item] = [{"t": "Str", "c": f"李明和{OTHERS_OF_ONE}，王红，赵和，{OTHERS}编．题"}]
    finish(inlines, "等")
    assert _words(inlines) == "李明等，王红，赵和，等编．题"


def test_a_full_stop_follows_et_al_once() -> None:
    stop: Item = {"t": "Str", "c": "."}
    emphasized: Item = {"t": "Emph", "c": [{"t": "Str", "c": f"A,\u00a0{OTHERS_OF_ONE}"}]}
    inlines = [emphasized, stop]
    finish(inlines, "et al.")
    assert _words(inlines) == "A et al."


def test_guards_are_taken_away() -> None:
    inlines: list[Item] = [
        {"t": "Str", "c": f"{GUARD}arXiv:1"},
        {"t": "Emph", "c": [{"t": "Space"}]},
    ]
    finish(inlines, "et al.")
    assert _words(inlines) == "arXiv:1 "


def _set(author: str, layout: str, folder: Path, language: str) -> list[Item]:
    """Return the inlines of an entry that ends with a full stop, as pandoc's JSON has them."""
    style = folder / "style.csl"
    printed([], f'<group suffix=".">{layout}</group>', folder)
    item: Item = {"id": "a", "type": "book", "author": names(author)}
    arguments = ("-f", "csljson", "-t", "json", "--citeproc", f"--csl={style}")
    document = json.loads(run(*arguments, "-M", f"lang={language}", text=json.dumps([item])))
    (entry,) = document["blocks"][0]["c"][1]
    inlines: list[Item] = entry["c"][1][0]["c"]
    return inlines


def _words(inlines: list[Any]) -> str:
    """Return the text of pandoc's inlines."""
    found = ""
    for one in inlines:
        if isinstance(one, list):
            found += _words(one)
        elif isinstance(one, dict):
            blank = {"Space": " ", "Str": one.get("c")}.get(one["t"])
            found += blank or _words(one.get("c", []))
    return found
