"""The book itself as one item of CSL-JSON, from conf.py's facts: what every other form is made of.

https://docs.citationstyles.org/en/stable/specification.html, appendix IV, has the variables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person
from sphinx.errors import ConfigError

from bookpress.typeset.settings import book_language, fact

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

Item = dict[str, Any]
Name = dict[str, str]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ISBN = re.compile(r"(?:\d[- ]?){9}[\dXx]|97[89][- ]?(?:\d[- ]?){9}\d")
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)


def book_item(config: Config) -> Item:
    """Return this edition of the book as an item of CSL-JSON; what conf.py does not say is absent.

    ``author`` is what ``book_citation_author`` says in BibTeX's way of writing names, else
    ``book_author`` as one literal name: nobody can tell from a text whether it names a person, two
    persons or a group. Without ``book_publisher`` whoever wrote the book has published it, too.
    """
    said = {
        "id": edition_name(config),
        "type": "book",
        "title": _one_line(fact(config, "book_title")) or config.book_id,
        "author": authors(config),
        "edition": config.book_edition,
        "issued": _issued(config.book_date),
        "publisher": _one_line(fact(config, "book_publisher") or fact(config, "book_author")),
        "DOI": _RESOLVER.sub("", _of_edition(config, "book_doi")),
        "ISBN": _of_edition(config, "book_isbn"),
        "URL": config.html_baseurl,
        "language": book_language(config).tag,
    }
    return {name: value for name, value in said.items() if value}


def refuse_mistyped(app: Sphinx, config: Config) -> None:
    """Stop at a fact that no reference manager would understand.

    Raises:
        ConfigError: the message says which and how it is written.
    """
    del app
    item = book_item(config)
    if not _DOI.fullmatch(item.get("DOI", "10.1000/1")):
        raise ConfigError(f'conf.py: book_doi is no DOI such as "10.1000/182": {item["DOI"]!r}')
    if not _ISBN.fullmatch(item.get("ISBN", "0000000000")):
        message = f"conf.py: book_isbn has not the 10 or 13 digits of an ISBN: {item['ISBN']!r}"
        raise ConfigError(message)


def edition_name(config: Config) -> str:
    """Return the key of this edition and the name of its files: ``llm-book-zh``."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", config.book_id).strip("-")
    return f"{name or 'book'}-{book_language(config).short}"


def authors(config: Config) -> list[Name]:
    """Return the names of CSL-JSON: ``family`` and ``given``, or ``literal``."""
    written = fact(config, "book_citation_author")
    if written:
        return [_name(one) for one in split_name_list(written)]
    author = _one_line(fact(config, "book_author"))
    return [{"literal": author}] if author else []


def _name(written: str) -> Name:
    """Return a name that stands in BibTeX's form: ``Brown, Ann``; one in braces is literal."""
    try:
        person = Person(written)
    except InvalidNameString:
        message = f"conf.py: book_citation_author has a name with too many commas, {written!r}; "
        raise ConfigError(f"{message}write “Family, Given”, with “and” between names") from None
    parts = {
        "family": person.last_names,
        "given": [*person.first_names, *person.middle_names],
        "non-dropping-particle": person.prelast_names,
        "suffix": person.lineage_names,
    }
    said = {part: _without_braces(" ".join(words)) for part, words in parts.items() if words}
    return {"literal": said["family"]} if said.keys() == {"family"} else said


def _without_braces(text: str) -> str:
    return re.sub("[{}]", "", text)


def _of_edition(config: Config, name: str) -> str:
    """Return a number that belongs to one edition: no other language's stands for it."""
    value = config[name]
    if isinstance(value, dict):
        value = value.get(config.language, "")
    return _one_line(value)


def _issued(date: str) -> dict[str, Any]:
    found = _DATE.fullmatch(date)
    if found:
        return {"date-parts": [[int(part) for part in found.groups() if part]]}
    return {"literal": date} if date else {}


def _one_line(text: str) -> str:
    return " ".join(str(text).split())
