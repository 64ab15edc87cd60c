"""What the templates know about the book, and the last touches to a page's context."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from docutils import nodes

from bookpress.languages import Language, language_of
from bookpress.typeset.cite_book.head import page_head
from bookpress.typeset.cite_book.imprint import sentence_as_html, tools_for
from bookpress.typeset.cite_book.item import book_item
from bookpress.typeset.cite_book.sentence import sentence
from bookpress.typeset.settings import book_language, fact
from bookpress.typeset.untranslated import is_marked, percent_translated

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LICENCES = re.compile(r"CC (?P<terms>BY(?:-[A-Z]{2})*) (?P<version>\d\.\d)")
SEARCH_SCRIPTS = ("documentation_options", "doctools", "sphinx_highlight", "translations")
UNUSED_STYLES = ("furo-extensions",)  # for extensions that no book of ours loads
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>\s*')  # docutils' own; Furo has it as well
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")


@dataclass(frozen=True)
class Link:
    """A link of a page to another edition."""

    text: str
    url: str
    tag: str = ""


class _Words(NullTranslations):
    """Our words for Furo's, where Sphinx's own catalog has none."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


class PageWriter:
    """Prepares the context of every page of one edition."""

    def __init__(self, app: Sphinx) -> None:
        """Gather what is the same on all pages, and teach Furo the edition's language."""
        config = app.config
        self._app = app
        self._language = book_language(config)
        self._others = [
            language_of(code) for code in config.book_languages if code != config.language
        ]
        self._same_on_all_pages = {
            "author": fact(config, "book_author"),
            "description": fact(config, "book_description"),
            "edition": self._edition(),
            "date": config.book_date,
            "licence": fact(config, "book_licence"),
            "licence_url": licence_url(fact(config, "book_licence"), self._language),
            "language": self._language,
            "words": self._language.words,
            "spoken": self._spoken,
            "without_titles": _without_titles,
        }
        app.translator.add_fallback(_Words(self._language.words))

    def prepare(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Complete the context of one page (a handler of ``html-page-context``)."""
        root = context["content_root"]
        front = pagename == app.config.root_doc
        description = fact(app.config, "book_description")
        context["book"] = self._same_on_all_pages | {
            "own": self._edition_link(self._language, pagename, root),
            "editions": [self._edition_link(other, pagename, root) for other in self._others],
            "files": self._files(root),
            "head": self._head(pagename, context) if doctree is not None else "",
            "cite": self._cite(pagename) if front else None,
            "is_front": front,
            "has_index": has_index(app),
            "summary": description if front or doctree is None else self._summary(doctree),
            "percent": percent_translated(app.env) if front else None,
            "has_untranslated": doctree is not None and any(doctree.findall(is_marked)),
        }
        context["furo_navigation_tree"] = self._spoken(context["furo_navigation_tree"])
        context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
        if "body" in context:
            context["body"] = self._mended(pagename, context["body"])
        context["css_files"] = _without(context["css_files"], UNUSED_STYLES)
        if templatename not in ("search.html", "domainindex.html"):
            context["script_files"] = _without(context["script_files"], SEARCH_SCRIPTS)

    def _edition(self) -> str:
        edition = self._app.config.book_edition
        return self._language.words["edition"] % edition if edition else ""

    def _edition_link(self, language: Language, pagename: str, root: str) -> Link:
        page = self._app.builder.get_target_uri(pagename)
        return Link(language.name, f"{root}../{language.short}/{page}", language.tag)

    def _files(self, root: str) -> list[Link]:
        name = f"{self._app.config.book_id}-{self._language.short}"
        return [
            Link(label, f"{root}../../{kind}/{name}.{kind}")
            for kind, label in (("pdf", "PDF"), ("epub", "ePub"))
            if kind in self._app.config.book_downloads
        ]

    def _head(self, pagename: str, context: dict[str, Any]) -> str:
        """Return what the page says to programs; addresses are whole where the site's is known."""
        address = context.get("pageurl") or ""
        pdf = next(
            (one.url for one in self._files(context["content_root"]) if one.text == "PDF"), ""
        )
        return page_head(
            self._app,
            pagename,
            address=address,
            pdf=urljoin(address, quote(pdf)) if pdf else "",
            licence_page=self._same_on_all_pages["licence_url"],
        )

    def _cite(self, pagename: str) -> dict[str, str]:
        """Return the sentence that says how to cite the book, and the files that do."""
        config = self._app.config
        runs = sentence(config, book_item(config))
        here = self._app.builder.get_target_uri(pagename)
        return {"sentence": sentence_as_html(runs), "tools": tools_for(config, runs, here)}

    def _summary(self, doctree: nodes.document) -> str:
        return summary(doctree, self._language.script.summary)

    def _mended(self, pagename: str, body: str) -> str:
        """Return ``body`` with the whole name of a chapter's number: 第 1 章 for 1."""
        number = self._app.env.toc_secnumbers.get(pagename, {}).get("", ())
        if len(number) == 1:
            chapter, appendix = self._language.chapter, self._language.appendix
            form = chapter if isinstance(number[0], int) else appendix
            name = html.escape(form % number[0])
            whole = f'<span class="section-number chapter-number">{name} </span>'
            alone = r'(<h1[^>]*>)<span class="section-number">[^<]*</span>'
            body = re.sub(alone, rf"\g<1>{whole}", body, count=1)
        # DPUB-ARIA 1.1 has withdrawn the role: an entry is an item of its list.
        return body.replace(' role="doc-biblioentry"', ' role="listitem"')

    def _spoken(self, markup: str) -> str:
        """Return ``markup`` with Furo's labels in the edition's words: screen readers read them.

        The two asides have none of their own, so that nobody could tell them apart.
        """
        markup = re.sub(r'aria-label="([^"]+)"', self._label, markup)
        for place, word in (("sidebar-drawer", "book contents"), ("toc-drawer", "page contents")):
            label = html.escape(self._language.words[word])
            aside = f'<aside class="{place}'
            markup = markup.replace(aside, aside.replace("class", f'aria-label="{label}" class'))
        return markup

    def _label(self, found: re.Match[str]) -> str:
        words = self._language.words
        label = html.unescape(found[1])
        start = "Toggle navigation of "
        if label.startswith(start):
            form = words.get(f"{start}%s", f"{start}%s")
            return f'aria-label="{html.escape(form % label.removeprefix(start))}"'
        return f'aria-label="{html.escape(words[label])}"' if label in words else found[0]


def has_index(app: Sphinx) -> bool:
    """Return whether this edition has an index with at least one entry in it."""
    entries: dict[str, list[Any]] = app.env.domaindata["index"].get("entries", {})
    return app.config.html_use_index and any(entries.values())


def write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return all pages if the index has got its first entry, or lost its last: each links it."""
    index = env.domaindata["index"]
    before, index["linked"] = index.get("linked"), has_index(app)
    return [] if before == index["linked"] else sorted(env.all_docs)


def licence_url(licence: str, language: Language) -> str:
    """Return the page that says what ``licence`` allows, or nothing for one we do not know.

    >>> from bookpress.languages import ENGLISH
    >>> licence_url("CC BY 4.0", ENGLISH)
    'https://creativecommons.org/licenses/by/4.0/deed.en'
    """
    found = LICENCES.fullmatch(licence)
    if not found:
        return ""
    deed = language.deed or language.tag.lower()
    terms = found["terms"].lower()
    return f"https://creativecommons.org/licenses/{terms}/{found['version']}/deed.{deed}"


def summary(doctree: nodes.document, length: int) -> str:
    """Return the first sentences of a page, at most ``length`` characters, without note marks."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            text = " ".join(_prose(paragraph).split())
            return _cut(text, length)
    return ""


def _prose(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
        return ""
    return "".join(_prose(child) for child in node.children)


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text[:length])]
    return text[: ends[-1]] if ends else text[: length - 1].rstrip() + "…"


def _without(files: list[Any], names: tuple[str, ...]) -> list[Any]:
    return [file for file in files if not any(name in str(file.filename) for name in names)]


def _without_titles(icons: str) -> str:
    """Return Furo's drawings without their English titles; the buttons have labels."""
    return re.sub(r"<title>.*?</title>", "", icons)
