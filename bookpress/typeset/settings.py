"""From the book's own facts (``conf.py``) to Sphinx's settings.

``conf.py`` says what only the book knows; everything that makes it a well set book is chosen
here, once for all editions. A setting that ``conf.py`` names itself is left as the book wants it.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from sphinx.errors import ConfigError

from bookpress.languages import Language, UnknownLanguageError, language_of
from bookpress.typeset import reference_style

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# name: (default, what must be read again when it changes)
FACTS: MappingProxyType[str, tuple[Any, Any]] = MappingProxyType(
    {
        "book_id": ("book", "env"),
        "book_languages": ([], "env"),
        "book_title": ({}, "env"),
        "book_author": ({}, "env"),
        "book_description": ({}, "env"),
        "book_edition": ("", "env"),
        "book_date": ("", "env"),
        "book_licence": ("", "env"),
        # What only a citation of the book needs; see cite_book.
        "book_citation_author": ({}, "html"),
        "book_publisher": ({}, "html"),
        "book_doi": ({}, "html"),
        "book_isbn": ({}, "html"),
        "book_downloads": (["pdf", "epub"], "html"),  # what the site links beside itself
        "book_locale_dirs": ([], "env"),
        "book_citation_style": ("numeric", "env"),  # a name, or the path of a .csl file
        "book_ways_back": (True, "html"),  # each work says where it was cited
        "book_source_language": ("", "env"),
        "book_glossary": ("glossary", "env"),  # the document whose terms the index uses
        "book_pinyin": ({}, "env"),  # readings that the dictionary gets wrong
        "book_readings": ({}, "env"),  # those that no dictionary gives: 語彙 is ごい
    }
)


# Where no chapter is looked for, though conf.py and so build/ may stand among the chapters: what
# the press makes, and hidden folders such as a virtual environment. Sphinx would walk them all.
NO_CHAPTERS = ("build/.work", "build/html", "build/epub", "build/pdf", ".*", "**/.*")


def book_language(config: Config) -> Language:
    """Return the language of this edition.

    Raises:
        ConfigError: the press does not know the language of ``conf.py``.
    """
    try:
        return language_of(config.language)
    except UnknownLanguageError as error:
        raise ConfigError(f"conf.py: {error}") from None


def fact(config: Config, name: str) -> str:
    """Return a fact that may be given once or per language (``book_title`` and its like)."""
    value = getattr(config, name)
    if isinstance(value, dict):
        return str(value.get(config.language, next(iter(value.values()), "")))
    return str(value)


def printed_date(iso: str, language: Language) -> str:
    """Return a date as a language writes it; what is no date stays as the book says it."""
    try:
        return str(format_date(date.fromisoformat(iso), language.date, locale=language.code))
    except ValueError:
        return iso


def choose(config: Config, **values: object) -> None:
    """Set each of ``values`` that neither conf.py nor the command line has set."""
    given = config._raw_config  # noqa: SLF001 - Sphinx offers no public way to ask
    for name, value in values.items():
        if name not in given:
            setattr(config, name, value)


# What any book of Sphinx says, where it says nothing of ours.
_LIKE = {"book_title": "project", "book_author": "author", "book_edition": "release"}


def _take_what_sphinx_knows(app: Sphinx, config: Config) -> None:
    """Let a fact that conf.py does not give be what it says for Sphinx."""
    del app
    given = config._raw_config  # noqa: SLF001 - as above
    for name, like in _LIKE.items():
        if not config[name] and like in given:
            config[name] = given[like]
    if not config.book_edition and "version" in given:
        config.book_edition = given["version"]


_BY_LANGUAGE = (
    *("book_title", "book_author", "book_description", "book_citation_style"),
    *("book_citation_author", "book_publisher", "book_doi", "book_isbn"),
)
_READINGS = ("book_pinyin", "book_readings")
_ONE_TEXT = ("book_id", "book_edition", "book_date", "book_licence")


def _refuse_mistyped(app: Sphinx, config: Config) -> None:
    """Stop at a fact of a wrong type before anything is made of it.

    Raises:
        ConfigError: the message says which and how it is written.
    """
    del app
    for name in _ONE_TEXT:
        value = config[name]
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ConfigError(f'conf.py: {name} must be a text such as "1", not {value!r}')
        config[name] = str(value)  # an edition may be a number
    for name in _BY_LANGUAGE:
        value = config[name]
        texts = value.values() if isinstance(value, dict) else [value]
        if not _are_texts([*texts, *_keys(value)]):
            message = f'conf.py: {name} must be a text, or {{"en": "…"}}, not {value!r}'
            raise ConfigError(message)
    for name in _READINGS:
        value = config[name]
        if not isinstance(value, dict) or not _are_texts([*value, *value.values()]):
            raise ConfigError(f'conf.py: {name} must be {{"word": "reading"}}, not {value!r}')


def _are_texts(values: list[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _keys(value: object) -> list[object]:
    return list(value) if isinstance(value, dict) else []


def _choose_common(app: Sphinx, config: Config) -> None:
    # What the manuscript is written in is conf.py's language; -D chooses the edition's.
    config.book_source_language = config.book_source_language or _manuscript_language(config)
    # The press reads the .po files itself (see translation.py): Sphinx need not compile them.
    config.book_locale_dirs, config.locale_dirs = list(config.locale_dirs), []
    language = book_language(config)
    project, author = fact(config, "book_title"), fact(config, "book_author")
    year = config.book_date[:4]
    choose(
        config,
        project=project,
        author=author,
        copyright=f"{year} {author}",
        version=config.book_edition,
        release=config.book_edition,
        today=config.book_date,
        nitpicky=True,
        numfig=True,
        numfig_secnum_depth=1,
        numfig_format={
            "figure": language.figure,
            "table": language.table,
            "code-block": language.listing,
            "section": language.section,
        },
        math_numfig=True,
        math_eqref_format=language.equation % "{number}",
        math_number_all=False,
        gettext_compact=True,
        gettext_additional_targets=["index", "literal-block"],
        highlight_language="none",
        exclude_patterns=["**/figures/*.md", "Thumbs.db", ".DS_Store"],
        myst_enable_extensions=[
            "dollarmath",
            "colon_fence",
            "deflist",
            "attrs_inline",
            "html_image",
        ],
        myst_footnote_transition=False,
        bibtex_bibfiles=[],
        bibtex_reference_style=reference_style.NAME,
        bibtex_foot_reference_style=f"{reference_style.NAME}-foot",
        bibtex_tooltips=False,
        # Anchors by key, so that a link to a work outlives any change of order.
        bibtex_cite_id="cite-{key}",
        bibtex_bibliography_id="references-{bibliography_count}",
    )
    config.exclude_patterns = [*config.exclude_patterns, *NO_CHAPTERS]
    # Each chapter has a list of its own, so a work may well stand in two of them.
    config.suppress_warnings = [
        *config.suppress_warnings,
        "bibtex.duplicate_citation",
        "bibtex.duplicate_label",
        "myst.strikethrough",  # “only supported in HTML”: typeset/written_html.py knows better
    ]
    # Where the gate has looked, something may be allowed. (suppress_warnings would do it, and let
    # Sphinx read all anew when a book is checked for once.)
    reference_style.Style.tells_what_is_missing = not config.book_checked
    del app


def _keep_years(app: Sphinx) -> None:
    """Let a book without a date have the years that it says, not that of ``SOURCE_DATE_EPOCH``.

    Sphinx puts that year in the place of the current one, at 800; it fills in ``%Y`` at 795.
    """
    said: dict[str, object] = {}

    def keep(app: Sphinx, config: Config) -> None:
        del app
        if not config.book_date:
            said.update({name: config[name] for name in ("copyright", "epub_copyright")})

    def give_back(app: Sphinx, config: Config) -> None:
        del app
        for name, value in said.items():
            config[name] = value

    app.connect("config-inited", keep, priority=796)
    app.connect("config-inited", give_back, priority=801)


def _manuscript_language(config: Config) -> str:
    overridden = config._overrides.get("language")  # noqa: SLF001 - as above
    if overridden is None:
        return str(config.language)
    return str(config.book_languages[0]) if config.book_languages else str(config.language)


def setup(app: Sphinx) -> None:
    """Load the stack and register the book's facts."""
    for name, (default, rebuild) in FACTS.items():
        app.add_config_value(name, default, rebuild, types=(str, dict, list, bool))
    app.add_config_value("book_checked", default=False, rebuild="", types=bool)
    # MyST-NB is MyST with notebooks, and does not stand it beside itself.
    listed = {*app.config.extensions, *app.extensions}  # another extension may bring it
    myst = "myst_nb" if "myst_nb" in listed else "myst_parser"
    for extension in (myst, "sphinxcontrib.bibtex"):
        app.setup_extension(extension)
    app.connect("config-inited", _take_what_sphinx_knows, priority=4)
    app.connect("config-inited", _refuse_mistyped, priority=5)
    app.connect("config-inited", _choose_common, priority=10)
    _keep_years(app)
