"""Where a work was cited: the sections, in the site and the ePub; the pages, in the PDF.

sphinxcontrib-bibtex leads back from a list to the citations of its own page, as “(1,2)”; here each
section that cites a work is named once, on any page, behind the work itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import get_docnames
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from bookpress.typeset.marks import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CLASS = "ways-back"
# TeX sets what stands in these twice, or elsewhere again: it could not say on which page.
_MOVED = (nodes.caption, nodes.title, nodes.term, nodes.thead)


class Place(NamedTuple):
    """A citation: its document and its anchor there, the anchor of its section, and its keys.

    One that is not ``on_a_page`` stands where TeX cannot tell the page.
    """

    docname: str
    anchor: str
    section: str
    keys: frozenset[str]
    on_a_page: bool


class PlacesCollector(EnvironmentCollector):
    """Keep the places of each document that cite: ``env.book_cited[docname]``."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the places of one document."""
        docname = app.env.docname
        _cited(app.env)[docname] = [
            _place(node, docname)
            for node in doctree.findall(addnodes.pending_xref)
            if node.get("refdomain") == "cite" and node["ids"]
        ]

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget one document."""
        del app
        _cited(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process has read."""
        del app
        _cited(env).update({name: _cited(other)[name] for name in docnames})


def _cited(env: BuildEnvironment) -> dict[str, list[Place]]:
    if not hasattr(env, "book_cited"):
        env.book_cited = {}  # type: ignore[attr-defined]
    cited: dict[str, list[Place]] = env.book_cited  # type: ignore[attr-defined]
    return cited


def _place(node: nodes.Element, docname: str) -> Place:
    sections = (one for one in _around(node) if isinstance(one, nodes.section))
    section = next((one["ids"][0] for one in sections), "")
    keys = frozenset(target.key for target in parse_citation_targets(node["reftarget"]))
    return Place(docname, node["ids"][0], section, keys, is_on_a_page(node))


def is_on_a_page(node: nodes.Element) -> bool:
    """Tell whether TeX can say on which page a node is."""
    return not any(isinstance(one, _MOVED) for one in _around(node))


def _around(node: nodes.Element) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node


class Ways(NamedTuple):
    """The ways back from works: by their key and the document of their list.

    ``sections`` names the section of each anchor.
    """

    places: dict[tuple[str, str], list[Place]]
    sections: dict[tuple[str, str], str]

    def of(self, key: str, docname: str) -> list[tuple[str, Place]]:
        """Return the sections that lead to a work, each with its first citation."""
        found: dict[str, Place] = {}
        for place in self.places.get((key, docname), []):
            name = self.sections.get((place.docname, place.section))
            found.setdefault(name or self.sections[place.docname, ""], place)
        return list(found.items())


def find_ways(env: BuildEnvironment) -> Ways:
    """Return the ways back, in the order of the book, when all has been read."""
    if not hasattr(env, "book_ways"):
        env.book_ways = _find_ways(env)  # type: ignore[attr-defined]
    ways: Ways = env.book_ways  # type: ignore[attr-defined]
    return ways


def _forget_ways(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    del app, docnames
    vars(env).pop("book_ways", None)


def _find_ways(env: BuildEnvironment) -> Ways:
    cited: Any = env.get_domain("cite")
    listed: dict[str, list[str]] = {}
    for citation in cited.citations:
        listed.setdefault(citation.key, []).append(citation.bibliography_key.docname)
    places: dict[tuple[str, str], list[Place]] = {}
    sections: dict[tuple[str, str], str] = {}
    for docname in get_docnames(env):  # type: ignore[no-untyped-call]
        for place in _cited(env).get(docname, []):
            for key in place.keys & listed.keys():
                # A citation leads to the list of its page, else to the last one.
                home = docname if docname in listed[key] else listed[key][-1]
                places.setdefault((key, home), []).append(place)
        for link in env.tocs[docname].findall(nodes.reference):
            number = ".".join(map(str, link.get("secnumber") or ()))
            anchor = str(link["anchorname"]).removeprefix("#")
            sections[docname, anchor] = number or link.astext()
    return Ways(places, sections)


class LeadBack(SphinxPostTransform):
    """End each work of a list with its ways back."""

    default_priority = BibliographyTransform.default_priority + 2
    formats = ("html", "latex")

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Lead back from the works of one document."""
        del kwargs
        works = list(self.document.findall(nodes.citation))
        if not works:
            return
        cited: Any = self.env.get_domain("cite")
        keys = {(one.bibliography_key.docname, one.citation_id): one.key for one in cited.citations}
        ways = find_ways(self.env)
        for work in works:
            work["backrefs"] = []
            key = keys.get((work["docname"], work["ids"][0]))
            paragraph = work[-1]
            if key and self.config.book_ways_back and isinstance(paragraph, nodes.paragraph):
                paragraph.extend(self._ways_back(ways, key, work["docname"]))

    def _ways_back(self, ways: Ways, key: str, docname: str) -> list[nodes.Node]:
        found = ways.of(key, docname)
        if not found:
            return []
        if self.app.builder.format == "latex":
            places = [one for one in ways.places[key, docname] if one.on_a_page]
            labels = ",".join(f"{one.docname}:{one.anchor}" for one in places)
            back = nodes.raw("", rf"\bookwaysback{{{labels}}}", format="latex")
            return [nodes.Text(NO_BREAK_SPACE), back] if places else []
        line = nodes.inline("", "", nodes.Text("↑"), classes=[CLASS])
        for number, (name, place) in enumerate(found):
            link = nodes.reference("", name, internal=True, refuri=self._address(docname, place))
            line += [nodes.Text(" " if number else NO_BREAK_SPACE), link]
        return [nodes.Text(NO_BREAK_SPACE), line]

    def _address(self, docname: str, place: Place) -> str:
        uri = self.app.builder.get_relative_uri(docname, place.docname)
        return f"{uri}#{place.anchor}" if docname != place.docname else f"#{place.anchor}"


def setup(app: Sphinx) -> None:
    """Register the collector and the transform."""
    app.add_env_collector(PlacesCollector)
    app.add_post_transform(LeadBack)
    app.connect("env-before-read-docs", _forget_ways)
