"""What a book's conf.py says, as Sphinx and the extensions that it names understand it."""

from __future__ import annotations

from dataclasses import dataclass

MARKDOWN = ("myst_parser", "myst_nb")  # where one is missing, its Markdown is read all the same
NOTEBOOKS = {"myst_nb": "markdown", "nbsphinx": "jupyter_notebook"}  # their parsers


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The book's own facts (``book_title`` and its like), for the press.

    A text that differs by language is pairs of a language (a code of Sphinx) and a text; a text
    that is the same in all of them has "" for its language.
    """

    identifier: str = "book"
    languages: tuple[str, ...] = ()  # codes of Sphinx, the manuscript's first
    titles: tuple[tuple[str, str], ...] = ()
    authors: tuple[tuple[str, str], ...] = ()
    descriptions: tuple[tuple[str, str], ...] = ()
    edition: str = ""
    date: str = ""  # ISO 8601, YYYY-MM-DD
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Conf:
    """Every setting that the gate or the press asks for; one answer serves a whole run.

    Paths are absolute and as they are written: no link is followed.
    """

    configuration: str  # the folder of conf.py
    source: str  # the folder of the manuscript
    language: str  # a code of Sphinx
    root_doc: str  # the name of the first document
    suffixes: tuple[tuple[str, str], ...]  # ending of a file, name of its parser
    included: tuple[str, ...]  # regular expressions for paths below ``source``
    excluded: tuple[str, ...]
    bib_files: tuple[str, ...]
    bibtex: bool  # sphinxcontrib-bibtex is loaded
    press: bool  # bookpress is loaded
    locale_folders: tuple[str, ...]
    compact_catalogs: bool | str  # gettext_compact
    also_translated: tuple[str, ...]  # gettext_additional_targets
    roles: frozenset[str]
    directives: frozenset[str]
    # Packed ``facts.Signature``s: who needs them unpacks them, since all facts load slowly.
    signatures: tuple[object, ...]
    lexers: tuple[str, ...]  # names of Sphinx's lexers and of the book's own
    highlight_language: str
    myst: tuple[tuple[str, object], ...]  # MyST's settings that differ from its defaults
    numfig: bool
    rst_prolog: str
    rst_epilog: str
    rst_default_role: str
    rst_marks_anywhere: bool  # docutils.conf: character_level_inline_markup
    suppressed: tuple[str, ...]  # suppress_warnings
    titles_are_labels: str  # by sphinx.ext.autosectionlabel: "title", or "document:title"
    elsewhere: bool  # intersphinx names other books that labels may stand in
    toc: str  # the file that lists the documents in the place of toctrees; empty if there is none
    toc_alone: bool  # no other documents are read
    book: BookFacts
    file: str = "conf.py"  # what says all this
    generates: bool = False  # something writes pages before Sphinx reads them
    objects: bool = False  # an extension documents programs, whose names links may lead to
    epilog_known: bool = True  # what rst_prolog and rst_epilog define, at least by its names
    notices: tuple[str, ...] = ()  # what could not be learned, each in a line
    citation_styles: tuple[str, ...] = ()  # book_citation_style, of all languages
