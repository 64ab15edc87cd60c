"""Citations: each chapter has its own numbered list, and each citation leads to it.

sphinxcontrib-bibtex already resolves a citation in its own document first; what it lacks for a
book is mended here. It notes citations while it parses, also those of text that a translation
then replaces, so its table holds ghosts; LaTeX lumps all lists into one chapter at the end of
the book; and the list has no heading that knows the edition's language.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import pybtex.plugin
from docutils import nodes
from sphinx.builders.latex.nodes import thebibliography
from sphinx.builders.latex.transforms import BibliographyTransform as BibliographyAtTheEnd
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.nodes import bibliography
from sphinxcontrib.bibtex.roles import CitationRef
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from bookpress.typeset.reference_style import Style
from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx

REFERENCES = "references"  # class of the heading; style sheets and the LaTeX writer know it


def note_citations(app: Sphinx, doctree: nodes.document) -> None:
    """Put into the citation table what the finished doctree cites, and nothing else."""
    domain = app.env.get_domain("cite")
    docname = app.env.docname
    kept = [ref for ref in domain.data["citation_refs"] if ref.docname != docname]
    domain.data["citation_refs"] = kept + list(_citations(doctree, docname))


def _citations(doctree: nodes.document, docname: str) -> list[CitationRef]:
    return [
        CitationRef(
            citation_ref_id=node["ids"][0],
            docname=docname,
            line=node.line or 0,
            targets=list(parse_citation_targets(node["reftarget"])),
        )
        for node in doctree.findall(nodes.Element)
        if node.get("refdomain") == "cite" and node.get("ids")
    ]


class HeadReferences(SphinxPostTransform):
    """Set the heading 参考文献 / References over a list that ends a chapter.

    It comes after the catalogs have been read: the heading is the press's word, not a message.
    A document that holds nothing but the list has its own title for it.
    """

    default_priority = BibliographyTransform.default_priority - 1

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Head every list of one document."""
        del kwargs
        domain = self.env.get_domain("cite")
        listed = {citation.bibliography_key for citation in domain.data["citations"]}
        for node in list(self.document.findall(bibliography)):
            has_title_of_its_own = len(_without_targets(node.parent)) == 2  # noqa: PLR2004
            if (node["docname"], node["ids"][0]) in listed and not has_title_of_its_own:
                node.parent.insert(node.parent.index(node), self._heading())

    def _heading(self) -> nodes.rubric:
        heading = nodes.rubric("", book_language(self.config).references, classes=[REFERENCES])
        heading["heading-level"] = 2
        return heading


def _without_targets(parent: nodes.Element) -> list[nodes.Node]:
    return [child for child in parent.children if not isinstance(child, nodes.target)]


class SayLanguage(SphinxPostTransform):
    """Let a work in a language that is not the edition's say so: it is set in its own words."""

    default_priority = BibliographyTransform.default_priority + 1

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Mark the works of one document; docutils writes the class as ``lang``."""
        del kwargs
        cited: Any = self.env.get_domain("cite")
        works = {citation.citation_id: citation.entry for citation in cited.citations}
        own = book_language(self.config).tag
        for node in self.document.findall(nodes.citation):
            entry = works.get(node["ids"][0])
            if entry and _primary(entry.language) != _primary(own):
                for paragraph in node.findall(nodes.paragraph):
                    paragraph["classes"].append(f"language-{entry.language}")


class LeaveLabelsOut(SphinxPostTransform):
    """Set a list without labels where citations are names and years, which begin each entry."""

    default_priority = BibliographyTransform.default_priority + 1

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Take the labels of one document away; LaTeX's list wants an empty one."""
        del kwargs
        cited: Any = self.env.get_domain("cite")
        keys = {citation.citation_id: citation.bibliography_key for citation in cited.citations}
        for node in self.document.findall(nodes.citation):
            key = keys.get(node["ids"][0])
            if key is None or not _cites_by_name(cited.bibliographies[key].style):
                continue
            node["classes"].append("by-name")
            node.pop(0)
            if self.app.builder.format == "latex":
                node.insert(0, nodes.label())


def _cites_by_name(style: str) -> bool:
    plugin = pybtex.plugin.find_plugin("pybtex.style.formatting", style)
    return issubclass(plugin, Style) and not plugin.csl.by_number


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


class ListReferencesInPlace(SphinxPostTransform):
    """In LaTeX, leave each list of references where it stands.

    Sphinx gathers all citations of a book in one list at its end, where numbers that begin anew
    in each chapter would stand twice (sphinx#4775, sphinx#5893).
    """

    default_priority = BibliographyAtTheEnd.default_priority
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Make each run of citations one ``thebibliography``."""
        del kwargs
        parents = {id(node.parent): node.parent for node in self.document.findall(nodes.citation)}
        for parent in parents.values():
            citations = [child for child in parent.children if isinstance(child, nodes.citation)]
            holder = thebibliography()
            parent.insert(parent.index(citations[0]), holder)
            for citation in citations:
                parent.remove(citation)
                holder += citation


def _read_plugins_once() -> None:
    # pybtex walks all installed distributions whenever it registers a plugin or finds one, which it
    # does for each citation: a quarter of the time of a large book.
    if not hasattr(pybtex.plugin.find_plugin, "cache_info"):
        pybtex.plugin.find_plugin = lru_cache(maxsize=None)(pybtex.plugin.find_plugin)
        pybtex.plugin.entry_points = entry_points().select


class _Anchor(str):
    """``bibtex_cite_id`` of the press, less what a second list of a page would say twice.

    sphinxcontrib-bibtex makes an anchor for each work in each list, cited or not.
    """

    __slots__ = ()

    def format(self, *, bibliography_count: int, key: str) -> str:  # type: ignore[override]
        number = f"{bibliography_count}-" if bibliography_count > 1 else ""
        return super().format(bibliography_count=bibliography_count, key=f"{number}{key}")


def _part_anchors(app: Sphinx) -> None:
    # Behind Sphinx's look at the types of settings, which takes no subclass.
    app.config.bibtex_cite_id = _Anchor(app.config.bibtex_cite_id)


def setup(app: Sphinx) -> None:
    """Register the transforms; Sphinx's own gathering of lists is taken out."""
    _read_plugins_once()
    app.registry.post_transforms.remove(BibliographyAtTheEnd)
    app.add_post_transform(HeadReferences)
    app.add_post_transform(SayLanguage)
    app.add_post_transform(LeaveLabelsOut)
    app.add_post_transform(ListReferencesInPlace)
    app.connect("doctree-read", note_citations)
    app.connect("builder-inited", _part_anchors)
