"""What conf.py and the gate’s own options say of a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


def is_draft(language: str, release: tuple[str, ...], draft: tuple[str, ...]) -> bool:
    """Tell whether a language is in the making, by the lists of ``[tool.bookpress]``.

    Where a book says what it will release, its other languages are still in the making.
    """
    return language not in release and (language in draft or bool(release))


class Signature(NamedTuple):
    """What a directive takes, as its class says (docutils.parsers.rst.Directive).

    ``converters`` name, for each option, the function that reads its value: ``int``, one of
    docutils.parsers.rst.directives, ``class`` for one that ``source`` alone knows, or an empty
    string where nobody but an extension of the book does.
    """

    name: str
    required: int = 0  # arguments
    optional: int = 0
    spaces: bool = False  # the last argument may hold some
    content: bool = False  # may have some
    must: bool = False  # have content
    source: str = ""  # module:class, if docutils or Sphinx define the options
    converters: tuple[tuple[str, str], ...] = ()
    parses: bool = True  # its content as text of the page


class ListedDocument(NamedTuple):
    """A line of a _toc.yml of sphinx-external-toc: a document, or a pattern of some."""

    name: str  # without its suffix, from the folder of the manuscript
    path: str  # of the _toc.yml, from the book's folder
    line: int
    column: int
    glob: bool = False
    numbered: int = 0  # how many levels have numbers, from it or what it stands below on
    parent: str = ""  # the document in whose lists it stands


@dataclass(frozen=True, slots=True)
class Settings:
    """What conf.py and the extensions it names say of the book, as far as rules and readers ask."""

    language: str = "en"
    languages: tuple[str, ...] = ()  # those of the catalogs, as their folders are called
    left_out: tuple[str, ...] = ()  # languages that have catalogs, and were not asked for
    source: str = ""  # folder of the manuscript from the book's folder; "" for the same
    configuration: str = "conf.py"
    root: str = "index"  # name of the first document
    toc: tuple[ListedDocument, ...] = ()  # by _toc.yml, in the place of toctrees
    root_path: str = "conf.py"  # where it says so, from the book's folder
    root_line: int = 1
    documents: tuple[tuple[str, str], ...] = ()  # name, path
    suffixes: tuple[tuple[str, str], ...] = ((".md", "markdown"),)
    bib_files: tuple[str, ...] = ()  # paths from the book's folder
    bibtex: bool = False  # sphinxcontrib-bibtex is loaded
    press: bool = False  # bookpress is loaded: Chinese emphasis and soft breaks are mended
    citation_styles: tuple[str, ...] = ()  # CSL styles of the lists of references, by their names
    locale_folders: tuple[str, ...] = ()
    compact_catalogs: bool | str = True  # Sphinx's gettext_compact
    roles: frozenset[str] = frozenset()
    directives: frozenset[str] = frozenset()
    signatures: tuple[Signature, ...] = ()  # of the directives, as far as they are known
    lexers: tuple[str, ...] = ()  # names of Sphinx's, and of the book's own, beside Pygments'
    highlight_language: str = "default"
    myst: tuple[tuple[str, object], ...] = ()  # MyST's settings that differ from its defaults
    also_translated: tuple[str, ...] = ()  # Sphinx's gettext_additional_targets
    numfig: bool = False
    rst_prolog: str = ""  # put before each page of reStructuredText
    rst_epilog: str = ""  # put behind it
    epilog_known: bool = True  # what these two define, at least by its names
    rst_default_role: str = ""  # of `text` without a role
    rst_marks_anywhere: bool = False  # docutils' character_level_inline_markup
    elsewhere: bool = False  # intersphinx names other books that labels may stand in
    generates: bool = False  # conf.py or an extension writes pages before Sphinx reads them
    objects: bool = False  # an extension documents programs, whose names links may lead to
    repository: str = ""  # the folder with .git above the book: ../ as often as it lies above
    place: str = ""  # of the book in its repository, with a slash at its end
    ignored: tuple[tuple[str, str], ...] = ()  # a folder of the repository, a line of .gitignore
    outside: tuple[str, ...] = ()  # folders outside the book that it may read
    release: tuple[str, ...] = ()  # languages that must be complete
    draft: tuple[str, ...] = ()  # languages whose translators may be behind
    thresholds: tuple[tuple[str, float], ...] = ()  # language, per cent that must be translated
    term_base: tuple[tuple[str, str], ...] = ()  # term, its one translation
    suppressed: tuple[str, ...] = ()  # Sphinx's suppress_warnings
    titles_are_labels: str = ""  # by sphinx.ext.autosectionlabel: "title", or "document:title"

    def takes(self, extension: str) -> bool:
        """Tell whether MyST reads one of its optional syntaxes (``myst_enable_extensions``)."""
        chosen = dict(self.myst).get("enable_extensions", ())
        return isinstance(chosen, list | tuple) and extension in chosen

    def options(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the options that each directive takes."""
        return {one.name: tuple(name for name, _ in one.converters) for one in self.signatures}
