"""The sentence that says how to cite the book, in the words and signs of the edition's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from bookpress.typeset.settings import book_language, fact, printed_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from bookpress.languages import Language
    from bookpress.typeset.cite_book.item import Item

_ENDS = ".?!…"


class Run(NamedTuple):
    """A piece of the sentence: the title is ``emphasised`` or an address leads to itself."""

    text: str
    emphasised: bool = False
    is_address: bool = False


def sentence(config: Config, item: Item) -> list[Run]:
    """Return how the book is cited: author, title, edition, publisher, date and where it is."""
    language = book_language(config)
    runs = list(_work(fact(config, "book_author"), item["title"], language))
    form = "cited details"
    for detail in _details(config, language):
        _go_on(runs, language.words[form] % detail)
        form = "cited detail"
    _go_on(runs, language.words["cited end"])
    address = f"https://doi.org/{item['DOI']}" if "DOI" in item else item.get("URL", "")
    if address:
        space = "" if language.script.wide else " "
        runs += [Run(space), Run(address, is_address=True)]
    return [run for run in runs if run.text]


def _work(author: str, title: str, language: Language) -> Iterator[Run]:
    """Yield author and title by the form ``%s. *%s*``, where stars are emphasis."""
    before, between, behind = language.words["cited work"].split("%s")
    if author:
        if author[-1] in _ENDS and between[0] == ".":
            between = between[1:]
        yield Run(before + author + between.rstrip("*"))
    else:
        yield Run(between.lstrip(".：:, ").rstrip("*"))
    yield Run(title, emphasised=between.endswith("*"))
    yield Run(behind.lstrip("*"))


def _details(config: Config, language: Language) -> Iterator[str]:
    if config.book_edition:
        yield language.words["edition"] % config.book_edition
    if publisher := fact(config, "book_publisher"):
        yield publisher
    if config.book_date:
        yield printed_date(config.book_date, language)


def _go_on(runs: list[Run], text: str) -> None:
    """Add a piece, whose full stop goes where a full stop stands already: “Who?”, “Jr.”."""
    before = "".join(run.text for run in runs)
    runs.append(Run(text.removeprefix(".") if before[-1:] in _ENDS else text))


def label(language: Language) -> str:
    """Return the words before the sentence, with the space that the script has there."""
    return language.words["cite as"] + ("" if language.script.wide else " ")


def plain(runs: list[Run]) -> str:
    """Return the sentence without markup."""
    return "".join(run.text for run in runs)


def as_nodes(runs: list[Run]) -> list[nodes.Node]:
    """Return the sentence as what stands in a paragraph."""
    return [_node(run) for run in runs]


def _node(run: Run) -> nodes.Node:
    if run.is_address:
        return nodes.reference("", run.text, refuri=run.text)
    return nodes.emphasis("", run.text) if run.emphasised else nodes.Text(run.text)
