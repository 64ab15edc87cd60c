"""The builder ``epub``.

Sphinx's own walks its output folder and packs what it finds. Ours writes down each file it makes
and packs those, so that nothing left from an earlier build or meant for the web gets in.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from markupsafe import Markup
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from bookpress.typeset.epub import contents, reshape
from bookpress.typeset.epub.archive import write_archive
from bookpress.typeset.epub.cover import check_tools, draw_cover
from bookpress.typeset.epub.index_page import read_index
from bookpress.typeset.epub.modern_html import valid
from bookpress.typeset.epub.own_styles import take_styles
from bookpress.typeset.epub.package import Item, PageFacts, accessibility, look_at
from bookpress.typeset.epub.render import render, split_title, style_sheet
from bookpress.typeset.epub.settings import book_moment
from bookpress.typeset.epub.translator import EpubTranslator
from bookpress.typeset.epub.wellformed import as_xhtml
from bookpress.typeset.formulas import in_words
from bookpress.typeset.settings import book_language
from bookpress.typeset.untranslated import percent_translated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes

    from bookpress.languages import Language

COVER_PAGE, COVER_IMAGE = "epub-cover", "epub-cover.png"
NAV, NCX, STYLE = "nav", "toc.ncx", "book.css"
CONTAINER, PACKAGE = "META-INF/container.xml", "content.opf"

logger = logging.getLogger(__name__)


class BookEpubBuilder(Epub3Builder):
    """Writes an EPUB 3.3 publication and, beside it, the files that are in it."""

    name = "epub"
    default_translator_class = EpubTranslator
    supported_image_types = [*Epub3Builder.supported_image_types, "image/webp"]  # noqa: RUF012

    def init(self) -> None:
        """Look up the edition's language; without the tools for its cover, go no further."""
        super().init()
        check_tools()
        self.language: Language = book_language(self.config)

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield every page: writing is quick, and a number may change in any of them."""
        yield from self.env.found_docs

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Find out the book's order before its first page is written."""
        super().prepare_writing(docnames)
        entered = self.env.get_domain("index").data.get("entries", {})
        self.use_index = self.use_index and any(entered.values())
        entries = contents.read_contents(self)
        if self.use_index:
            index = contents.Entry(self.language.index, contents.INDEX + self.out_suffix)
            entries = contents.place_index(entries, index)
        self.contents = entries
        files = dict.fromkeys(file for entry in entries for file in entry.files())
        pages = [file.removesuffix(self.out_suffix) for file in files]
        first_page = self.config.root_doc
        elsewhere = sorted(self.env.found_docs - {*pages, first_page})
        self.pages = [*(name for name in pages if name != first_page), *elsewhere]
        self.matter = contents.matter_of(self.env, self.pages)

    @property
    def reading_order(self) -> list[str]:
        """The names of all pages, without suffix, from the cover on."""
        return [COVER_PAGE, self.config.root_doc, NAV, *self.pages]

    def copy_assets(self) -> None:
        """Copy nothing of what is meant for the web; extensions count on the folder for it."""
        Path(self.outdir, "_static").mkdir(parents=True, exist_ok=True)

    def post_process_images(self, doctree: nodes.Node) -> None:
        """Choose the images; one with a Chinese name or a blank gets another (OCF 3.3, 4.2.3)."""
        super().post_process_images(doctree)
        for source, name in self.images.items():
            if not name.isascii() or " " in name:
                self.images[source] = f"image-{crc32(name.encode()):08x}{Path(name).suffix}"

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write one page of the manuscript."""
        doctree.settings = self.docsettings
        self.current_docname = docname
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        self.imgpath = relative_uri(self.get_target_uri(docname), self.imagedir)
        if docname == self.config.root_doc:
            reshape.make_title_page(doctree, self._title_page())
        reshape.reshape(doctree)
        translator = self.create_translator(doctree, self)
        doctree.walkabout(translator)
        written = valid(as_xhtml("".join(translator.fragment)))  # type: ignore[attr-defined]
        page, styles = take_styles(written)
        facts = {
            "heading": self._heading(docname),
            "body": Markup(page),  # noqa: S704 - it is ours
            "styles": [Markup(style) for style in styles],  # noqa: S704 - as above
        }
        self._write_page(docname, "page.xhtml.jinja", **facts)

    def division_attributes(self) -> dict[str, str]:
        """Return what the page that is being written says of itself: epub_type and role."""
        kind, role = contents.division_of(self.env, self.current_docname)
        attributes = {"epub_type": kind, "role": role}
        return {name: value for name, value in attributes.items() if value}

    def _heading(self, docname: str) -> str:
        number = self.env.toc_secnumbers.get(docname, {}).get("") or ()
        title = in_words(self.app, self.env.titles[docname])
        return contents.with_number(title, tuple(number), self.language.chapter)

    def _title_page(self) -> str:
        main, colon, subtitle = split_title(self.config.epub_title)
        names = {"main": main, "colon": colon, "subtitle": subtitle}
        percent = percent_translated(self.env)
        return render(self.config, "title.xhtml.jinja", percent=percent, **names)

    def _write_page(self, docname: str, template: str, **context: object) -> None:
        context.setdefault("styles", [])
        context["root"] = "../" * docname.count("/")
        context["matter"] = self.matter.get(docname, "frontmatter")
        self._write(docname + self.out_suffix, render(self.config, template, **context))

    def _write(self, name: str, text: str) -> None:
        target = Path(self.outdir, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def finish(self) -> None:
        """Write all that is not manuscript, look at every page and pack the book."""
        self.copy_image_files()
        draw_cover(self.config, Path(self.outdir, COVER_IMAGE))
        whole = percent_translated(self.env) is None
        self._write(STYLE, style_sheet(self.config, whole=whole))
        self._write_companions()
        items = self._write_package()
        target = Path(self.outdir, f"{self.config.epub_basename}.epub")
        names = [CONTAINER, PACKAGE, *(item.name for item in items)]
        write_archive(target, Path(self.outdir), names, book_moment(self.config))

    def _write_companions(self) -> None:
        """Write cover page, contents and index."""
        heading = self.language.cover
        self._write_page(COVER_PAGE, "cover.xhtml.jinja", heading=heading, cover=COVER_IMAGE)
        shown = [entry.cut(self.config.epub_tocdepth) for entry in self.contents]
        lines = {"contents": shown, "landmarks": self._landmarks()}
        self._write_page(NAV, "nav.xhtml.jinja", heading=self.language.contents, **lines)
        depth = max((entry.depth for entry in shown), default=1)
        ncx = render(self.config, "toc.ncx.jinja", contents=shown, depth=depth)
        self._write(NCX, ncx)
        if self.use_index:
            groups = read_index(self, self.pages)
            heading = self.language.index
            self._write_page(contents.INDEX, "genindex.xhtml.jinja", heading=heading, groups=groups)

    def _landmarks(self) -> list[tuple[str, str, str]]:
        """Return what a reading system may want to jump to, as (epub:type, href, words)."""
        suffix, words = self.out_suffix, self.language.words
        marks = [
            ("cover", COVER_PAGE + suffix, self.language.cover),
            ("titlepage", self.config.root_doc + suffix, words["title page"]),
            ("toc", f"{NAV}{suffix}#toc", self.language.contents),
        ]
        body = (name for name in self.pages if self.matter[name] == "bodymatter")
        if first := next(body, None):
            marks.append(("bodymatter", first + suffix, words["start"]))
        if self.use_index:
            marks.append(("index", contents.INDEX + suffix, self.language.index))
        return marks

    def _write_package(self) -> list[Item]:
        """Write container and package document, and return the files of the book."""
        looked_at = {name: self._look_at(name + self.out_suffix) for name in self.reading_order}
        spine = [
            Item(name + self.out_suffix, f"page-{n}", page.properties)
            for n, (name, page) in enumerate(looked_at.items(), 1)
        ]
        spine[self.reading_order.index(NAV)] = Item(f"{NAV}{self.out_suffix}", "nav", ("nav",))
        cover = Item(COVER_IMAGE, "cover-image", ("cover-image",))
        ncx = Item(NCX, "ncx")
        images = sorted(f"{self.imagedir}/{name}" for name in set(self.images.values()))
        figures = [Item(name, f"image-{n}") for n, name in enumerate(images, 1)]
        items = [*spine, ncx, Item(STYLE, "style"), cover, *figures]
        pages = [page for name, page in looked_at.items() if name != COVER_PAGE]
        said = accessibility(pages, has_index=self.use_index)
        package = render(
            self.config,
            "content.opf.jinja",
            items=items,
            spine=spine,
            ncx=ncx,
            cover=cover,
            accessibility=said,
            modified=book_moment(self.config).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        self._write(PACKAGE, package)
        self._write(CONTAINER, render(self.config, "container.xml.jinja"))
        return items

    def _look_at(self, name: str) -> PageFacts:
        try:
            return look_at(Path(self.outdir, name))
        except ET.ParseError as error:
            page = name.removesuffix(self.out_suffix)
            where = page if page in self.env.found_docs else None
            logger.warning("the ePub page %s is not well-formed: %s", name, error, location=where)
            return PageFacts((), 0, 0)
