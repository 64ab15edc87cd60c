"""Reference managers read what the book offers them: pandoc, BibTeX, our own reader, a schema."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pypandoc
import pytest
import yaml
from pybtex.richtext import Text
from sphinx.errors import ConfigError

from bookpress.read.bibliography import read_bibliography
from bookpress.typeset.cite_book import formats
from bookpress.typeset.cite_book.item import book_item, refuse_mistyped

from .facts import conf

if TYPE_CHECKING:
    from bookpress.typeset.cite_book.item import Item

# https://github.com/citation-file-format/citation-file-format, schema.json of 1.2.0 (CC BY 4.0).
CFF = json.loads(Path(__file__).with_name("cff-1.2.0.json").read_text("utf-8"))
NAMES = "李, 明 and van den Berg, Jr., Jan and {The Team, and Friends} and Müller, Ann Maria"
FULL: dict[str, Any] = {
    "book_citation_author": NAMES,
    "book_publisher": "P & Q, 50% _new_",
    "book_doi": "https://doi.org/10.1234/a_b(1)",
    "book_isbn": {"en": "978-3-16-148410-0", "zh_CN": "978-7-302-00000-0"},
    "html_baseurl": "https://example.org/a_b/?x=1%20&y#z",
    "book_licence": "CC BY-NC-SA 4.0",
}
BOOKS: dict[str, Item] = {
    "little": book_item(conf()),
    "chinese": book_item(
        conf("zh_CN", book_title="大语言模型：从 GPT 到 ChatGPT", book_author="本书编写组")
    ),
    "full": book_item(conf(**FULL)),
    "signs": book_item(conf(book_title="100% of C# & A_b: {x}, ~1^2 \\ a: “b” <c>")),
    "a lone brace": book_item(conf(book_title="From { to Begin", book_date="")),
    "yaml": book_item(conf(book_title="yes: [no] # 'x'", book_author="no", book_edition="1.10")),
    "a year": book_item(conf(book_date="2026", book_edition="")),
}
every_book = pytest.mark.parametrize("item", BOOKS.values(), ids=BOOKS)


def read_by_pandoc(form: str, text: str) -> Item:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", form, "-t", "csljson"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    (item,) = json.loads(done.stdout)
    found: Item = item
    return found


def _straight(text: str) -> str:
    """Return a text with straight quotes: pandoc turns them."""
    return text.translate(str.maketrans("“”’", "'" * 3))


def names_of(item: Item) -> list[str]:
    """Return each name as one text, whatever a reader takes for its parts."""
    parts = ("non-dropping-particle", "dropping-particle", "family", "literal")
    return [" ".join(name[part] for part in parts if part in name) for name in item["author"]]


def test_an_item_holds_what_conf_says_and_no_more() -> None:
    assert BOOKS["little"] == {
        "id": "small-en",
        "type": "book",
        "title": "A Small Book",
        "author": [{"literal": "The Book’s Contributors"}],
        "edition": "2",
        "issued": {"date-parts": [[2026, 11, 25]]},
        "publisher": "The Book’s Contributors",
        "language": "en",
    }


def test_names_are_persons_or_literal() -> None:
    assert BOOKS["full"]["author"] == [
        {"family": "李", "given": "明"},
        {
            "family": "Berg",
            "given": "Jan",
            "non-dropping-particle": "van den",
            "suffix": "Jr.",
        },
        {"literal": "The Team, and Friends"},
        {"family": "Müller", "given": "Ann Maria"},
    ]
    # A text may name one person or three: it stays as it is.
    (name,) = book_item(conf(book_author="Ann Brown, Wei Zhang and Others"))["author"]
    assert name == {"literal": "Ann Brown, Wei Zhang and Others"}


def test_a_number_is_that_of_its_edition() -> None:
    said: dict[str, Any] = {"book_isbn": {"en": "0-306-40615-2"}, "book_doi": {"en": "10.1234/a"}}
    assert book_item(conf(**said)).keys() >= {"ISBN", "DOI"}
    assert not book_item(conf("zh_CN", **said)).keys() & {"ISBN", "DOI"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"book_doi": "zenodo.123"}, "book_doi is no DOI"),
        ({"book_doi": {"en": "10.5281"}}, "book_doi is no DOI"),
        ({"book_isbn": "978-3-16-148410"}, "10 or 13 digits"),
        ({"book_citation_author": "A, B, C, D"}, "too many commas"),
    ],
)
def test_what_nobody_would_understand_is_refused(said: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        refuse_mistyped(None, conf(**said))  # type: ignore[arg-type] # it asks the settings alone


@pytest.mark.parametrize(
    "said",
    [
        {"book_doi": "doi:10.1234/a(b)<c>;2-#"},
        {"book_doi": "https://dx.doi.org/10.1234/A"},
        {"book_isbn": "0-306-40615-2"},
        {"book_isbn": "080442957X"},
        {"book_isbn": "978 3 16 148410 0"},
        {},
    ],
)
def test_what_is_sound_is_taken(said: dict[str, Any]) -> None:
    refuse_mistyped(None, conf(**said))  # type: ignore[arg-type] # as above


# ---------------------------------------------------------------------------------------- BibTeX


@pytest.mark.parametrize("name", sorted(BOOKS.keys() - {"a lone brace"}))
def test_pandoc_reads_the_bibtex(name: str) -> None:
    r"""All but ``\textbraceleft``, which LaTeX knows and pandoc 3.9 does not."""
    item = BOOKS[name]
    found = read_by_pandoc("biblatex", formats.to_bibtex(item))
    for variable in item.keys() - {"author", "issued", "language"}:
        # Of an English title pandoc makes small letters, for styles to choose from.
        got, expected = found[variable], item[variable]
        assert _straight(got).casefold() == _straight(expected).casefold(), variable
    assert names_of(found) == names_of(item)
    # BibTeX has no day.
    (parts,) = item["issued"]["date-parts"]
    assert found["issued"]["date-parts"] == [parts[:2]]


@every_book
def test_our_own_reader_finds_a_sound_work(item: Item) -> None:
    text = formats.to_bibtex(item)
    read = read_bibliography([("book.bib", text.encode())], "2026-11-30")
    assert read.parse_errors == ()
    (work,) = read.works
    assert (work.key, work.kind) == (item["id"], "book")
    assert work.lacks == (() if "issued" in item else (("year", "date", "pubstate"),))
    assert work.get("doi") == item.get("DOI", "")
    assert work.get("url") == item.get("URL", "")
    if item["title"].isascii() and not set("{}^~\\") & set(item["title"]):
        assert str(Text.from_latex(work.get("title"))) == item["title"]


@every_book
def test_bibtex_sets_it_without_a_warning(item: Item, tmp_path: Path) -> None:
    (tmp_path / "book.bib").write_text(formats.to_bibtex(item), "utf-8")
    aux = "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{book}\n"
    (tmp_path / "x.aux").write_text(aux, "utf-8")
    done = subprocess.run(
        ["bibtex", "x"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    warned = [line for line in done.stdout.splitlines() if line.startswith("Warning")]
    assert done.returncode == 0, done.stdout
    assert warned == ([] if "issued" in item else [f"Warning--empty year in {item['id']}"])
    assert f"\\bibitem{{{item['id']}}}" in (tmp_path / "x.bbl").read_text("utf-8", "replace")


@pytest.mark.parametrize("name", ["full", "chinese"])
def test_biber_has_nothing_to_say(name: str, tmp_path: Path) -> None:
    """Of biblatex's model of data: fields that the type does not have, dates, ISBNs."""
    path = tmp_path / "book.bib"
    path.write_text(formats.to_bibtex(BOOKS[name]), "utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", f"--output-file={tmp_path}/o.bib", str(path)],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert (done.returncode, said) == (0, []), done.stdout


# ------------------------------------------------------------------------------------------ others


@every_book
def test_pandoc_reads_the_ris(item: Item) -> None:
    """It takes SN for an ISSN, a suffix for a given name, and no month."""
    text = formats.to_ris(item)
    found = read_by_pandoc("ris", text)
    for variable in item.keys() - {"id", "author", "issued", "language", "ISBN"}:
        assert found[variable] == item[variable], variable
    assert names_of(found) == [
        name.replace(",", "") if "literal" in one else name
        for one, name in zip(item["author"], names_of(item), strict=True)
    ]
    if "issued" in item:
        assert found["issued"]["date-parts"][0] == item["issued"]["date-parts"][0][:1]


def test_ris_has_the_order_and_the_line_ends_of_its_specification() -> None:
    text = formats.to_ris(BOOKS["full"])
    lines = text.split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - BOOK", ["ER  - ", ""])
    assert "AU  - van den Berg, Jan, Jr." in lines
    assert "AU  - The Team and Friends," in lines
    assert "DA  - 2026/11/25/" in lines
    assert "SN  - 978-3-16-148410-0" in lines
    assert all(line[2:6] == "  - " for line in lines[:-1])


@every_book
def test_pandoc_reads_the_csl_json(item: Item) -> None:
    found = read_by_pandoc("csljson", formats.to_csl_json(item))
    assert _straight(found["title"]) == _straight(item["title"])
    assert found["author"] == item["author"]
    assert {name: found[name] for name in item.keys() - {"title"}} == {
        name: value for name, value in item.items() if name != "title"
    }


@every_book
def test_the_cff_holds_to_its_schema(item: Item) -> None:
    text = formats.to_cff(item, "Cite it: “so”.", "CC BY-NC-SA 4.0")
    said = yaml.safe_load(text)
    jsonschema.Draft7Validator(CFF).validate(said)
    assert said["title"] == said["preferred-citation"]["title"] == item["title"]
    assert said["license"] == "CC-BY-NC-SA-4.0"
    assert said.get("version") == item.get("edition")
    assert "&id" not in text.replace(item["title"], "")


def test_the_schema_would_find_a_fault() -> None:
    said = yaml.safe_load(formats.to_cff(BOOKS["full"], "", "CC BY 4.0"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(CFF).validate(said)  # no message


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("CC BY-SA 3.0", "CC-BY-SA-3.0"),
        ("All rights reserved", ""),
        ("CC BY-XX 4.0", ""),
        ("", ""),
    ],
)
def test_only_licences_of_spdx_are_named(licence: str, name: str) -> None:
    assert formats.spdx(licence) == name
