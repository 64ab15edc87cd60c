"""Which text domain a document belongs to, and so which catalog translates it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.text.chinese.characters import has_han, has_wide

if TYPE_CHECKING:
    from bookpress.facts import Book, Catalog, Document, Passage, Settings

_NOT_IN_CATALOGS = frozenset(("alt", "formula", "code", "literal", "meta"))
_LITERAL = frozenset(("parsed-literal", "line-block", "code-block", "code"))
_NO_DIRECTIVE = frozenset(("list", "quote", "definition", "table"))


def domain_of(name: str, settings: Settings) -> str:
    """Return Sphinx's text domain of a document (``gettext_compact``)."""
    compact = settings.compact_catalogs
    if isinstance(compact, str):
        return compact
    return name.split("/", 1)[0] if compact else name


def by_domain(book: Book) -> dict[str, list[Document]]:
    """Return the documents of each domain that can be compared with its catalogs."""
    kinds = dict(book.settings.suffixes)
    known = {document.name: document for document in book.documents}
    found: dict[str, list[Document]] = {}
    closed = set()
    for name, path in book.settings.documents or [(d.name, d.path) for d in book.documents]:
        domain = domain_of(name, book.settings)
        suffix = max((end for end in kinds if path.endswith(end)), key=len, default="")
        if name not in known or kinds.get(suffix, "markdown") != "markdown":
            closed.add(domain)  # what it says is not known
            continue
        found.setdefault(domain, []).append(known[name])
    return {domain: documents for domain, documents in found.items() if domain not in closed}


def catalogs_of(book: Book) -> dict[tuple[str, str], list[Catalog]]:
    """Return the catalogs of translations by language and domain."""
    found: dict[tuple[str, str], list[Catalog]] = {}
    for catalog in book.catalogs:
        if catalog.domain != "sphinx" and catalog.language != book.settings.language:
            found.setdefault((catalog.language, catalog.domain), []).append(catalog)
    return found


def by_language(book: Book) -> dict[str, list[Catalog]]:
    """Return the catalogs of translations by language, in the order of the languages."""
    found: dict[str, list[Catalog]] = {}
    for (language, _), catalogs in sorted(catalogs_of(book).items()):
        found.setdefault(language, []).extend(catalogs)
    return found


def how_to_update(settings: Settings) -> str:
    """Return what brings the catalogs of a book up to date with its manuscript."""
    if settings.press:
        return "run “bookpress catalogs”"
    return "update the catalogs (sphinx-build -b gettext, sphinx-intl update)"


def is_extracted(passage: Passage, settings: Settings) -> bool:
    """Tell whether Sphinx asks translators for this passage."""
    if passage.kind == "index":
        return "index" in settings.also_translated
    if passage.kind == "heading" and not passage.place.column:
        return False  # the title in the front matter
    if settings.press:
        return _is_offered(passage, settings)
    if passage.kind in _NOT_IN_CATALOGS or _LITERAL.intersection(passage.inside):
        return False
    if passage.kind == "cell" and _in_directive(passage.inside):
        return False  # a pipe table in a directive: MyST keeps it from the catalogs
    chinese = settings.language.lower().startswith(("zh", "ja"))
    return has_han(passage.text) if chinese else any(map(str.isalpha, passage.text))


def _is_offered(passage: Passage, settings: Settings) -> bool:
    """Tell whether the press offers a passage (typeset/messages.py)."""
    if passage.kind == "literal":
        return False
    if passage.kind == "code":
        return "literal-block" in settings.also_translated
    if passage.kind in ("alt", "meta") or passage.inside[-1:] == ("toctree",):
        return True
    return has_wide(passage.text) or not settings.language.startswith("zh")


def _in_directive(inside: tuple[str, ...]) -> bool:
    """Tell whether a pipe table stands in a directive; both may be called ``table``."""
    if inside[-2:] == ("table", "table"):
        return True
    around = (name for name in inside[:-1] if not name.startswith("note:"))
    return inside[-1:] == ("table",) and any(name not in _NO_DIRECTIVE for name in around)
