"""Settings of the LaTeX builder. How the page looks stands in the two .sty files beside this."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.latex.util import ExtBabel

from bookpress.typeset.settings import book_language, choose, fact, printed_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from bookpress.languages import Language

PACKAGES = Path(__file__).parent
# sphinx.sty: colours, and code that may be broken anywhere, since Chinese has no spaces to
# break at.
SPHINX_OPTIONS = """
verbatimforcewraps=true,
verbatimhintsturnover=false,
VerbatimColor={gray}{0.965},
VerbatimBorderColor={gray}{0.85},
TitleColor={named}{black},
InnerLinkColor={rgb}{0.05,0.25,0.5},
OuterLinkColor={rgb}{0.05,0.25,0.5}"""

# In the log alone: where a page ends that is too full (press/latex_log.py).
PAGE_NOTE = r"\AddToHook{shipout/before}{\wlog{bookpress: page at line \the\inputlineno}}"


def tex_name(config: Config) -> str:
    """Return the name of the LaTeX file, without its suffix: ``llm-book-zh``."""
    return f"{config.book_id}-{book_language(config).short}"


class BookLaTeXBuilder(LaTeXBuilder):
    """Sphinx's builder, without its words on languages that babel has no name for."""

    def init_babel(self) -> None:
        """Let Sphinx take English for them: what is said of babel is said in ``_elements``."""
        known = ExtBabel(self.config.language).is_supported_language()
        self.babel = ExtBabel(self.config.language if known else "en", not self.context["babel"])


def _choose_latex(app: Sphinx, config: Config) -> None:
    language = book_language(config)
    choose(
        config,
        latex_engine="xelatex",
        latex_docclass={"manual": "book"},  # it has \frontmatter and its like
        latex_use_xindy=False,  # it sorts Chinese by code point
        latex_show_urls="no",  # "footnote" numbers its notes apart from the book's own
        latex_show_pagerefs=False,
        latex_table_style=["booktabs"],
        latex_additional_files=[str(path) for path in sorted(PACKAGES.glob("*.sty"))],
    )
    ours = _elements(app, language)
    config.latex_elements = ours | config.latex_elements


def _choose_document(app: Sphinx, config: Config) -> None:
    """Let the book begin with its first page, which sphinx_external_toc names late."""
    del app
    title, author = fact(config, "book_title"), fact(config, "book_author")
    name = f"{tex_name(config)}.tex"
    document = (config.root_doc, name, _escape(title), _escape(author), "manual")
    choose(config, latex_documents=[document])


def _elements(app: Sphinx, language: Language) -> dict[str, str]:
    return {
        "papersize": "b5paper",  # of the class; the page itself is set in bookpress-page.sty
        "pointsize": "10pt",
        "classoptions": ",openany,oneside",
        "extraclassoptions": "",
        # Sphinx has babel speak English in a Chinese book: 目录 would be "Contents". What babel
        # has of other languages beside their hyphenation (bookpress-page.sty) would be in the way:
        # words that are ours here, shorthands, and in French a space before each colon.
        "babel": r"\usepackage[english]{babel}" if _is_english(language) else "",
        "polyglossia": "",
        "fontenc": r"\usepackage{fontspec}\usepackage{xeCJK}",
        "fontpkg": script_commands(language) + r"\usepackage{bookpress-fonts}",
        "fncychap": "",
        "geometry": r"\usepackage{geometry}",
        # Notes at the foot of the page, not of the text. After hyperref it would undo the links
        # of notes in headings.
        "extrapackages": r"\usepackage[bottom]{footmisc}",
        "fvset": r"\fvset{fontsize=\footnotesize,baselinestretch=1.1,formatcom=\xeCJKVerbAddon}",
        "sphinxsetup": SPHINX_OPTIONS,
        "figure_align": "htbp",
        "maxlistdepth": "20",  # LaTeX has six; the gate calls no list deeper than this sound
        "releasename": " ",
        "preamble": "\n".join([*_words(app, language), r"\usepackage{bookpress-page}", PAGE_NOTE]),
        # Sphinx has just given it the name that its catalog has.
        "printindex": r"\renewcommand{\indexname}{\bookindexname}\printindex",
    }


def _is_english(language: Language) -> bool:
    return language.tag.partition("-")[0] == "en"


def script_commands(language: Language) -> str:
    """Return the LaTeX that says which faces a language has, and how its lines are set."""
    script = language.script
    texts = {
        "bookscript": script.name,
        "bookleading": f"{script.leading:g}",
        "bookindent": script.indent,
        "bookregion": script.region,
        "bookopentype": script.opentype,
        "bookseriffaces": ",".join(script.serif),
        "booksansfaces": ",".join(script.sans),
        "bookmonofaces": ",".join(script.mono),
        "bookemphasisfaces": ",".join(script.emphasis),
        "bookpatterns": language.patterns,
    }
    switches = {
        "wide": script.wide,
        "firstindent": script.first_indent,
        "english": _is_english(language),
        "capitals": language.divides_capitals,
        "groups": language.sorting == "collation",
    }
    return "".join(
        [
            *(rf"\newcommand*{{\{name}}}{{{text}}}" for name, text in texts.items()),
            *(rf"\newif\ifbook{name}\book{name}{str(on).lower()}" for name, on in switches.items()),
        ]
    )


def _words(app: Sphinx, language: Language) -> list[str]:
    """Return the definitions of every word that the page prints by itself."""
    config = app.config
    edition = language.words["edition"] % config.book_edition
    words = {
        "bookcontentsname": language.contents,
        "bookindexname": language.index,
        "bookreferencesname": language.references,
        "booksymbolsname": language.symbols,
        "bookeditionline": _escape(edition) if config.book_edition else "",
        "bookdateline": _escape(printed_date(config.book_date, language)),
        "bookindexnote": _index_note(app, language),
    }
    formats = {
        "bookchapterformat": language.chapter,
        "bookappendixformat": language.appendix,
        "bookpageformat": language.page,
    }
    return [
        *(rf"\newcommand*{{\{name}}}{{{text}}}" for name, text in words.items()),
        *(rf"\newcommand*{{\{name}}}[1]{{{_tie(text % '#1')}}}" for name, text in formats.items()),
    ]


def _index_note(app: Sphinx, language: Language) -> str:
    """Return what the index says of its bold pages, where the book has a glossary."""
    glossary = Path(app.srcdir, f"{app.config.book_glossary}.md")
    return language.words["glossary pages"] if glossary.is_file() else ""


def _tie(text: str) -> str:
    return text.replace("\u00a0", "~")


def _escape(text: str) -> str:
    for special in "&%$#_{}":
        text = text.replace(special, f"\\{special}")
    return text


def setup(app: Sphinx) -> None:
    """Choose the settings after the common ones."""
    app.add_builder(BookLaTeXBuilder, override=True)
    app.connect("config-inited", _choose_latex, priority=20)
    app.connect("config-inited", _choose_document, priority=950)  # sphinx_external_toc: 900
