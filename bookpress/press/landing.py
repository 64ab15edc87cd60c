"""``build/index.html``: the door to every edition."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from bookpress.press.editions import Edition, choose_editions, record_path
from bookpress.press.up_to_date import read_record

if TYPE_CHECKING:
    from bookpress.languages import Language
    from bookpress.press.book import Book

PAGE = Path(__file__).with_name("landing.html")


def write_landing_page(book: Book) -> Path:
    """Write the page that links every edition there is, in every language of the book."""
    editions = [edition for edition in choose_editions(book) if edition.exists(book)]
    sections = "\n".join(_section(book, language, editions) for language in book.languages)
    page = Template(PAGE.read_text("utf-8")).substitute(
        language=book.languages[0].tag,
        title=escape(" / ".join(book.titles[language.code] for language in book.languages)),
        sections=sections,
    )
    path = book.build / "index.html"
    if not path.is_file() or path.read_text("utf-8") != page:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.new")
        draft.write_text(page, "utf-8")
        draft.replace(path)
    return path


def _section(book: Book, language: Language, editions: list[Edition]) -> str:
    links = "\n".join(_link(book, edition) for edition in editions if edition.language == language)
    edition = language.words["edition"] % book.edition if book.edition else ""
    percent = _percent(book, language, editions)
    translated = language.words["translated"] % percent if percent is not None else ""
    shown = (translated, edition, book.date, book.licence)
    facts = " · ".join(escape(fact) for fact in shown if fact)
    return f"""<section lang="{language.tag}">
<h1>{escape(book.titles[language.code])}</h1>
<p class="author">{escape(book.authors[language.code])}</p>
<p>{escape(book.descriptions[language.code])}</p>
<p class="links">{links}</p>
<p class="facts">{facts}</p>
</section>"""


def _percent(book: Book, language: Language, editions: list[Edition]) -> int | None:
    """Return how much of the editions in a language is translated, at the least; None for all."""
    made = read_record(record_path(book, language)).get("editions", {})
    ours = (edition for edition in editions if edition.language == language)
    found = [made.get(edition.format, {}).get("percent") for edition in ours]
    return min((percent for percent in found if percent is not None), default=None)


def _link(book: Book, edition: Edition) -> str:
    path = edition.path(book)
    if edition.format == "html":
        path /= "index.html"
    word = edition.language.words[f"open {edition.format}"]
    return f'<a href="{escape(path.relative_to(book.build).as_posix())}">{escape(word)}</a>'
