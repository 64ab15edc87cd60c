"""What a page of the site tells programs of itself: ``citation_*`` and schema.org.

Google Scholar's “Inclusion Guidelines for Webmasters” and reference managers read the former;
https://schema.org/Book and https://schema.org/Chapter are the latter.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bookpress.typeset.cite_book.formats import date_parts, name_for_indexes
from bookpress.typeset.cite_book.item import book_item
from bookpress.typeset.settings import fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from bookpress.typeset.cite_book.item import Item, Name

_META = Markup('<meta name="{}" content="{}">\n')
# In a script of HTML "</script>" and "<!--" would be markup (HTML, 4.12.1.3).
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def page_head(
    app: Sphinx, pagename: str, *, address: str, pdf: str, licence_page: str = ""
) -> Markup:
    """Return the elements for the head of a page that somebody wrote.

    Args:
        app: of the site.
        pagename: the document.
        address: of the page, where conf.py has ``html_baseurl``.
        pdf: the address of the PDF; empty where the site offers none.
        licence_page: the address of the licence.
    """
    item = book_item(app.config)
    title = "" if pagename == app.config.root_doc else app.env.titles[pagename].astext()
    metas = Markup("").join(_META.format(*row) for row in _metas(item, title, pdf) if row[1])
    book = _book(item, fact(app.config, "book_description"), licence_page)
    numbers = app.env.toc_secnumbers.get(pagename, {}).get("", ())
    said = _part(title, address, numbers, book) if title else book
    return metas + _script({"@context": "https://schema.org", **said})


def _metas(item: Item, title: str, pdf: str) -> Iterator[tuple[str, str]]:
    yield "citation_title", title or item["title"]
    if title:
        yield "citation_inbook_title", item["title"]
    for name in item.get("author", ()):
        yield "citation_author", name_for_indexes(name)
    yield "citation_publication_date", "/".join(f"{part:02}" for part in date_parts(item) if part)
    yield "citation_language", item["language"]
    yield "citation_publisher", item.get("publisher", "")
    yield "citation_isbn", item.get("ISBN", "")
    if not title:  # the DOI is the book's
        yield "citation_doi", item.get("DOI", "")
    yield "citation_pdf_url", pdf


def _book(item: Item, description: str, licence_page: str) -> dict[str, Any]:
    year, month, day = date_parts(item)
    parts = (f"{year:04}", f"{month:02}", f"{day:02}")
    known = [text for text, part in zip(parts, (year, month, day), strict=True) if part]
    said = {
        "@type": "Book",
        "@id": f"https://doi.org/{item['DOI']}" if "DOI" in item else item.get("URL"),
        "name": item["title"],
        "author": [_who(name) for name in item.get("author", ())],
        "inLanguage": item["language"],
        "bookEdition": item.get("edition"),
        "datePublished": "-".join(known),
        "publisher": item.get("publisher"),
        "isbn": item.get("ISBN", "").replace("-", "").replace(" ", ""),
        "url": item.get("URL"),
        "license": licence_page,
        "description": description,
    }
    return {name: value for name, value in said.items() if value}


def _who(name: Name) -> dict[str, str] | str:
    """Return a person; a literal name may be anybody's and stays a text."""
    if "literal" in name:
        return name["literal"]
    given, particle, family = (
        name.get(part, "") for part in ("given", "non-dropping-particle", "family")
    )
    western = " ".join(part for part in (given, particle, family) if part)
    whole = f"{family}{given}" if _is_han(family + given) else western
    said = {"@type": "Person", "name": whole, "familyName": family, "givenName": given}
    return {part: text for part, text in said.items() if text}


def _is_han(text: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in text)


def _part(title: str, address: str, numbers: tuple[object, ...], book: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    said = {
        "@type": "Chapter" if numbers else "WebPage",
        "name": title,
        "url": address,
        "position": str(numbers[0]) if numbers else None,
        "inLanguage": book["inLanguage"],
        "isPartOf": book,
    }
    return {name: value for name, value in said.items() if value}


def _script(data: object) -> Markup:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True).translate(_IN_SCRIPT)
    return Markup(f'<script type="application/ld+json">{text}</script>\n')  # noqa: S704 - escaped
