"""What arXiv answers becomes records; nothing else does, and no entity is ever expanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.facts import Record
from bookpress.lock.arxiv import ask_arxiv
from bookpress.lock.client import RequestError
from tests.lock.answers import ATTENTION, HERA, MALFORMED, PAGE, feed
from tests.lock.server import Answer

if TYPE_CHECKING:
    from bookpress.lock.client import Client
    from tests.lock.server import Registry


def of_arxiv(registry: Registry, client: Client, answer: Answer, *ids: str) -> dict[str, Record]:
    registry.on(f"/query?id_list={','.join(ids)}&max_results={len(ids)}", answer)
    return ask_arxiv(client, registry.address, ids)


def test_papers_of_arxiv(registry: Registry, client: Client) -> None:
    found = of_arxiv(registry, client, feed(HERA, ATTENTION), "1706.03762", "hep-ex/0307015")
    assert found["1706.03762"] == Record(
        identifier="arxiv:1706.03762",
        registry="arXiv",
        type="preprint",
        titles=("Attention Is All You Need",),
        authors=("Ashish Vaswani", "Noam Shazeer"),
        years=(2017, 2023),
        containers=("arXiv",),
    )
    assert found["hep-ex/0307015"].published == "10.1140/epjc/s2003-01326-x"


def test_a_version_is_a_paper_of_its_own(registry: Registry, client: Client) -> None:
    found = of_arxiv(registry, client, feed(ATTENTION), "1706.03762v7", "1706.03762v1")
    assert list(found) == ["1706.03762v7"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("This paper has been withdrawn by the author due to an error", "withdrawn"),
        ("Withdrawn: see v1", "withdrawn"),
        ("We show how money is withdrawn", ""),
        ("10 pages; this paper supersedes a withdrawn one", ""),
    ],
)
def test_a_withdrawn_paper(registry: Registry, client: Client, comment: str, said: str) -> None:
    entry = ATTENTION.replace("15 pages, 5 figures", comment)
    assert of_arxiv(registry, client, feed(entry), "1706.03762")["1706.03762"].retracted == said


def test_an_unknown_paper_is_left_out(registry: Registry, client: Client) -> None:
    found = of_arxiv(registry, client, feed(ATTENTION), "1706.03762", "1706.99999")
    assert list(found) == ["1706.03762"]


def test_one_id_that_arxiv_refuses_costs_no_other(registry: Registry, client: Client) -> None:
    registry.on("/query?id_list=1706.03762&max_results=1", feed(ATTENTION))
    registry.on("/query?id_list=1234.12345&max_results=1", feed(MALFORMED))
    found = of_arxiv(registry, client, feed(MALFORMED), "1706.03762", "1234.12345")
    assert list(found) == ["1706.03762"]


BOMB = '<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
FILE = '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize("before", [BOMB, FILE, '<!doctype feed SYSTEM "http://127.0.0.1:1/x">\n'])
def test_no_entity_is_ever_expanded(registry: Registry, client: Client, before: str) -> None:
    entry = ATTENTION.replace("15 pages", "&a;")
    with pytest.raises(RequestError, match="declarations"):
        of_arxiv(registry, client, feed(entry, before=before), "1706.03762")


def test_declarations_do_not_hide_in_another_encoding(registry: Registry, client: Client) -> None:
    text = feed(ATTENTION, before=BOMB).body.decode().replace("UTF-8", "UTF-16")
    with pytest.raises(RequestError, match="something else than a feed"):
        of_arxiv(registry, client, Answer(text.encode("utf-16")), "1706.03762")


@pytest.mark.parametrize(
    "body",
    [
        PAGE.body,
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        b"",
        b"{}",
        feed(ATTENTION).body[:-40],
        b"\xff\xfe",
        b"<a>" * 5000,
    ],
    ids=["a page", "XHTML", "nothing", "JSON", "half", "bytes", "deep"],
)
def test_what_is_no_feed_is_told(registry: Registry, client: Client, body: bytes) -> None:
    with pytest.raises(RequestError, match="arXiv answers"):
        of_arxiv(registry, client, Answer(body), "1706.03762")
