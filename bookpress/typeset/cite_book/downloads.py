"""Files of the site for reference managers: the book, and each page's list of references.

``cite/llm-book-zh.bib`` and its like, ``cite/CITATION.cff``, ``cite/references/ch1/index.bib``.
They are written anew with every build, whichever pages are: it costs a reading of the .bib files.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from docutils import nodes
from markupsafe import Markup
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri
from sphinxcontrib.bibtex.nodes import bibliography
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from bookpress.files.sandbox import read_regular
from bookpress.read.bibliography import read_excerpts
from bookpress.typeset.cite_book import formats
from bookpress.typeset.cite_book.item import book_item, edition_name
from bookpress.typeset.cite_book.sentence import label, plain, sentence
from bookpress.typeset.settings import book_language, fact

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = "cite"


class Download(NamedTuple):
    """A file of the site: what a reader calls it, and its path from the site's first page."""

    name: str
    path: str


def is_site(app: Sphinx) -> bool:
    """Tell whether a site is built, whose pages may lead to files."""
    return app.builder.name in {"html", "dirhtml"}


def downloads(config: Config) -> list[Download]:
    """Return the files that say how to cite the book."""
    name = f"{FOLDER}/{edition_name(config)}"
    return [
        Download("BibTeX", f"{name}.bib"),
        Download("RIS", f"{name}.ris"),
        Download("CSL-JSON", f"{name}.json"),
        Download("CITATION.cff", f"{FOLDER}/CITATION.cff"),
    ]


def _contents(config: Config) -> list[str]:
    """Return what stands in each of ``downloads``."""
    item = book_item(config)
    message = label(book_language(config)) + plain(sentence(config, item))
    return [
        formats.to_bibtex(item),
        formats.to_ris(item),
        formats.to_csl_json(item),
        formats.to_cff(item, message, fact(config, "book_licence")),
    ]


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write all files, when the pages have been written."""
    if exception or not is_site(app):
        return
    written = zip(downloads(app.config), _contents(app.config), strict=True)
    for download, content in written:
        _write(Path(app.outdir, download.path), content)
    listed = _listed(app)
    paths = app.env.get_domain("cite").bibdata.bibfiles if listed else ()  # type: ignore[attr-defined]
    excerpts = read_excerpts([(str(path), _bytes(path)) for path in paths])
    for docname in app.env.found_docs:
        path = Path(app.outdir, _of_page(docname))
        if docname in listed:
            _write(path, excerpts.of(listed[docname]))
        else:
            path.unlink(missing_ok=True)


def _bytes(path: Path) -> bytes | OSError:
    try:
        return read_regular(path)
    except OSError as error:
        return error


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="")


def _listed(app: Sphinx) -> dict[str, list[str]]:
    """Return the keys in the lists of references of each page, in their order."""
    listed: dict[str, list[str]] = {}
    for citation in app.env.get_domain("cite").data["citations"]:
        listed.setdefault(citation.bibliography_key.docname, []).append(citation.key)
    return listed


def _of_page(docname: str) -> str:
    return f"{FOLDER}/references/{docname}.bib"


class OfferReferences(SphinxPostTransform):
    """Put a link to the page's references behind the last of its lists."""

    default_priority = BibliographyTransform.default_priority - 1  # HeadReferences has been here
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Look at one page."""
        del kwargs
        if not is_site(self.app):
            return
        listed = {one.bibliography_key for one in self.env.get_domain("cite").data["citations"]}
        lists = [
            node
            for node in self.document.findall(bibliography)
            if (node["docname"], node["ids"][0]) in listed
        ]
        if lists:
            last = lists[-1]
            last.parent.insert(last.parent.index(last) + 1, self._link())

    def _link(self) -> nodes.raw:
        here = self.app.builder.get_target_uri(self.env.docname)
        address = relative_uri(here, quote(_of_page(self.env.docname)))
        word = book_language(self.config).words["download"]
        link = Markup(
            '<p class="references-file"><a class="cite-file" href="{}" download>{}</a></p>'
        )
        return nodes.raw("", link.format(address, f"{word} BibTeX"), format="html")
