"""What each registry answers becomes a record; what it should not answer becomes one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.facts import Record
from bookpress.lock.agencies import ask_agencies
from bookpress.lock.client import Client, RequestError
from bookpress.lock.crossref import ask_crossref
from bookpress.lock.datacite import ask_datacite
from tests.lock.answers import (
    BERT,
    PAGE,
    SCHEMA,
    agencies,
    crossref,
    datacite,
    dated,
)
from tests.lock.server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.lock.server import Registry

    Ask = Callable[[Registry, Client, Answer], Record]


def of_crossref(registry: Registry, client: Client, answer: Answer, doi: str = "10.1/a") -> Record:
    registry.on(f"/works/{doi.replace('/', '%2F')}", answer)
    return ask_crossref(client, registry.address, doi)


def of_datacite(registry: Registry, client: Client, answer: Answer) -> Record:
    registry.on("/dois/10.1%2Fa", answer)
    return ask_datacite(client, registry.address, "10.1/a")


# --- Crossref


def test_a_paper_of_crossref(registry: Registry, client: Client) -> None:
    record = of_crossref(registry, client, BERT, "10.18653/v1/n19-1423")
    assert record == Record(
        identifier="doi:10.18653/v1/n19-1423",
        registry="Crossref",
        type="proceedings-article",
        titles=(
            "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        ),
        authors=("Devlin, Jacob", "Chang, Ming-Wei", "Lee, Kenton", "Toutanova, Kristina"),
        years=(2019,),
        printed=True,
        containers=("Proceedings of the 2019 Conference of the North",),
    )


@pytest.mark.parametrize(
    ("updates", "said"),
    [
        ([("retraction", "10.1021/acsami.9b11759")], "retraction 10.1021/acsami.9b11759"),
        ([("Retraction", "10.1/b")], "retraction 10.1/b"),
        ([("withdrawal", "10.1/b")], "withdrawal 10.1/b"),
        ([("removal", "10.1/b")], "removal 10.1/b"),
        ([("correction", "10.1/b"), ("retraction", "10.1/c")], "retraction 10.1/c"),
        ([("correction", "10.1/b")], ""),
        ([("expression_of_concern", "10.1/b")], ""),
        ([("partial_retraction", "10.1/b")], ""),
        ([("new_edition", "10.1/b")], ""),
        ([], ""),
    ],
)
def test_what_takes_a_work_back(
    registry: Registry, client: Client, updates: list[tuple[str, str]], said: str
) -> None:
    rows = [
        {"DOI": doi, "type": kind, "label": kind.title(), "source": "retraction-watch"}
        for kind, doi in updates
    ]
    assert of_crossref(registry, client, crossref("10.1/a", updated_by=rows)).retracted == said


def test_the_notice_that_takes_a_work_back_stands(registry: Registry, client: Client) -> None:
    rows = [{"DOI": "10.1/b", "type": "retraction", "label": "Retraction"}]
    answer = crossref("10.1/a", title=["Retracted: On Something"], update_to=rows)
    record = of_crossref(registry, client, answer)
    assert (record.retracted, record.titles) == ("", ("On Something",))


def test_a_new_version_of_itself_is_no_notice(registry: Registry, client: Client) -> None:
    """PLOS writes so: 10.1371/journal.ppat.1008184."""
    rows = [{"DOI": "10.1/A", "type": "new_version"}, {"DOI": "10.1/A", "type": "retraction"}]
    answer = crossref("10.1/a", title=["RETRACTED: On Something"], update_to=rows)
    assert of_crossref(registry, client, answer).retracted == "retracted"


@pytest.mark.parametrize(
    ("title", "left", "said"),
    [
        ("RETRACTED: On Something", "On Something", "retracted"),
        ("RETRACTED ARTICLE: On Something", "On Something", "retracted article"),
        ("Withdrawn: On Something", "On Something", "withdrawn"),
        ("Retracted Science and the Web", "Retracted Science and the Web", ""),
        ("Withdrawn from School", "Withdrawn from School", ""),
    ],
)
def test_a_title_may_say_that_a_work_is_taken_back(
    registry: Registry, client: Client, title: str, left: str, said: str
) -> None:
    record = of_crossref(registry, client, crossref("10.1/a", title=[title]))
    assert (record.titles, record.retracted) == ((left,), said)


@pytest.mark.parametrize("shape", [list, lambda rows: rows[0]], ids=["a list", "one"])
def test_a_preprint_names_what_it_became(
    registry: Registry, client: Client, shape: type[list[object]]
) -> None:
    became = {
        "id-type": "doi",
        "id": "https://doi.org/10.1038/S41592-025-02893-Y",
        "asserted-by": "subject",
    }
    answer = crossref(
        "10.1101/2024.05.03.592173",
        type="posted-content",
        subtype="preprint",
        relation={"is-preprint-of": shape([became]), "has-review": []},
        institution=[{"name": "bioRxiv"}],
        posted=dated(2024, 5, 5),
    )
    record = of_crossref(registry, client, answer, "10.1101/2024.05.03.592173")
    assert record.published == "10.1038/s41592-025-02893-y"
    assert (record.type, record.containers) == ("preprint", ("bioRxiv",))


def test_a_relation_without_a_doi_is_none(registry: Registry, client: Client) -> None:
    became = {"id-type": "uri", "id": "https://example.org/", "asserted-by": "subject"}
    answer = crossref("10.1/a", relation={"is-preprint-of": [became]})
    assert of_crossref(registry, client, answer).published == ""


def test_all_years_in_which_a_work_came_out(registry: Registry, client: Client) -> None:
    answer = crossref(
        "10.1/a",
        issued=dated(2018, 12),
        published_online=dated(2018, 12, 3),
        journal_issue={"published-print": dated(2019, 1), "issue": "1"},
        event={"name": "A Conference", "start": dated(2017, 11)},
    )
    record = of_crossref(registry, client, answer)
    assert (record.years, record.printed) == ((2017, 2018, 2019), True)


def test_a_date_that_is_not_known(registry: Registry, client: Client) -> None:
    answer = crossref("10.1/a", issued=dated(None), published={"date-parts": []})
    record = of_crossref(registry, client, answer)
    assert (record.years, record.printed) == ((), False)


def test_titles_lose_their_markup_and_take_their_subtitle(
    registry: Registry, client: Client
) -> None:
    titles = ["<i>E. coli</i>\n   in H<sub>2</sub>O &amp; CO\u200b2", "大肠杆菌"]
    answer = crossref("10.1/a", title=titles, subtitle=["A <b>Study</b>"])
    assert of_crossref(registry, client, answer).titles == (
        "E. coli in H2O & CO 2: A Study",
        "大肠杆菌",
    )


def test_groups_and_the_first_of_authors(registry: Registry, client: Client) -> None:
    authors = [
        {"given": "B.", "family": "Two", "sequence": "additional"},
        {"name": "The First Group", "sequence": "first"},
    ]
    record = of_crossref(registry, client, crossref("10.1/a", author=authors))
    assert record.authors == ("The First Group", "Two, B.")


def test_editors_stand_in_for_authors(registry: Registry, client: Client) -> None:
    answer = crossref("10.1/a", type="edited-book", editor=[{"given": "A.", "family": "One"}])
    assert of_crossref(registry, client, answer).authors == ("One, A.",)


def test_of_many_authors_the_first_are_kept(registry: Registry, client: Client) -> None:
    authors = [{"family": f"Name{number}", "given": "A."} for number in range(3000)]
    record = of_crossref(registry, client, crossref("10.1/a", author=authors))
    assert len(record.authors) == 20
    assert record.authors[0] == "Name0, A."


def test_a_doi_is_quoted(registry: Registry, client: Client) -> None:
    doi = "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
    registry.on(
        "/works/10.1002%2F%28sici%291097-4571%28199806%2949%3A8%3C693%3A%3Aaid-asi4%3E3.0.co%3B2-o",
        crossref(doi, title=["A"]),
    )
    assert ask_crossref(client, registry.address, doi).titles == ("A",)


# --- DataCite


def test_a_text_of_datacite(registry: Registry, client: Client) -> None:
    record = of_datacite(registry, client, SCHEMA)
    assert record._replace(titles=()) == Record(
        identifier="doi:10.1/a",
        registry="DataCite",
        type="text",
        authors=("DataCite Metadata Working Group",),
        years=(2016,),
    )
    assert record.titles[0].endswith("Citation of Research Data v4.0")


def test_persons_titles_and_dates_of_datacite(registry: Registry, client: Client) -> None:
    answer = datacite(
        "10.1/a",
        creators=[
            {
                "name": "Starr, Joan",
                "nameType": "Personal",
                "givenName": "Joan",
                "familyName": "Starr",
            },
            {"name": "Smaele, Madeleine de", "nameType": "Personal"},
        ],
        titles=[
            {"title": "Data", "titleType": None},
            {"title": "A Handbook", "titleType": "Subtitle"},
            {"title": "数据", "titleType": "TranslatedTitle", "lang": "zh"},
            {"title": "x", "titleType": "Other"},
        ],
        publicationYear="2016",
        dates=[
            {"date": "2015-12-01", "dateType": "Issued"},
            {"date": "2020", "dateType": "Updated"},
            {"date": "2021-02-03", "dateType": "Withdrawn"},
        ],
        container={"type": "Series", "title": "Things"},
    )
    record = of_datacite(registry, client, answer)
    assert record.authors == ("Starr, Joan", "Smaele, Madeleine de")
    assert record.titles == ("Data: A Handbook", "数据")
    assert (record.years, record.containers) == ((2015, 2016), ("Things",))
    assert record.retracted == "withdrawn 2021-02-03"


@pytest.mark.parametrize(
    ("kind", "relation", "became", "published"),
    [
        ("Preprint", "IsVersionOf", "10.2222/B", "10.2222/b"),
        ("Preprint", "IsPreviousVersionOf", "https://doi.org/10.2222/b", "10.2222/b"),
        ("Preprint", "IsVersionOf", "10.1/concept", ""),  # all versions of one house
        ("Preprint", "References", "10.2222/b", ""),
        ("Dataset", "IsVersionOf", "10.2222/b", ""),
    ],
)
def test_what_a_preprint_of_datacite_became(  # noqa: PLR0913, PLR0917 - a row of the table
    registry: Registry, client: Client, kind: str, relation: str, became: str, published: str
) -> None:
    related = [
        {
            "relationType": relation,
            "relatedIdentifier": became,
            "relatedIdentifierType": "DOI",
        }
    ]
    types = {"resourceTypeGeneral": kind}
    answer = datacite("10.1/a", types=types, relatedIdentifiers=related)
    assert of_datacite(registry, client, answer).published == published


# --- doi.org


def test_agencies_by_doi(registry: Registry, client: Client) -> None:
    given = {"10.1/A": "Crossref", "10.2/b,c": "ISTIC", "10.3/d": "[DOI does not exist]"}
    registry.on("/doiRA/10.1/a,10.2/b%2Cc,10.3/d,10.4/e", agencies(**given))
    found = ask_agencies(client, registry.address, ["10.1/a", "10.2/b,c", "10.3/d", "10.4/e"])
    assert found == {"10.1/a": "Crossref", "10.2/b,c": "ISTIC", "10.3/d": ""}


# --- answers of another form


@pytest.mark.parametrize(
    "body",
    [PAGE.body, b"", BERT.body[:-100], b"\xff", b"[" * 100_000],
    ids=["a page", "nothing", "half", "bytes", "deep"],
)
@pytest.mark.parametrize("ask", [of_crossref, of_datacite])
def test_what_is_no_json_is_told(registry: Registry, client: Client, ask: Ask, body: bytes) -> None:
    with pytest.raises(RequestError, match="something else than JSON"):
        ask(registry, client, Answer(body))


@pytest.mark.parametrize("body", [b"[]", b"null", b"{}", b'{"message": [], "data": 1}', b'"x"'])
@pytest.mark.parametrize("ask", [of_crossref, of_datacite])
def test_what_holds_no_work_is_told(
    registry: Registry, client: Client, ask: Ask, body: bytes
) -> None:
    with pytest.raises(RequestError, match="without a work"):
        ask(registry, client, Answer(body))


@pytest.mark.parametrize("odd", [None, 1, "x", [], [None], [[]], {"x": 1}, [{"x": [1]}], True])
def test_odd_values_are_not_there(registry: Registry, client: Client, odd: object) -> None:
    """Whatever stands in the place of a list, an object or a date."""
    names = "title subtitle author editor issued published event relation institution updated-by"
    work = dict.fromkeys([*names.split(), "container-title", "journal-issue", "type"], odd)
    record = of_crossref(registry, client, crossref("10.1/a", **work))
    assert record.authors in {(), ("x",)}
    names = "titles creators dates types container relatedIdentifiers publicationYear"
    record = of_datacite(registry, client, datacite("10.1/a", **dict.fromkeys(names.split(), odd)))
    assert record.authors in {(), ("x",)}


def test_the_kind_that_a_server_names_does_not_matter(registry: Registry, client: Client) -> None:
    answer = Answer(BERT.body, kind="text/plain")
    assert of_crossref(registry, client, answer).titles
