"""Front, main and back matter, and the parts, as the table of contents says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.typeset.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


class DivideMatter(SphinxPostTransform):
    r"""Write ``\bookmainmatter`` and ``\bookbackmatter`` before the first file of each.

    Sphinx numbers every chapter in LaTeX. In HTML the toctree's own ``:numbered:`` decides, and
    so it does here: what stands before the numbered files is front matter, what follows is back
    matter. A book without a number is all main matter. Before the first file of a part stands its
    title.
    """

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Mark the divisions of the whole book, which the builder has put into one document."""
        del kwargs
        _put_under_title(self.document)
        _raise_chapters(self.document)
        numbered = set(self.env.toc_secnumbers)
        titles = {part.documents[0]: part.title for part in parts_of(self.env)}
        matter = "front"
        for file in _files(self.document):
            after = "front" if matter == "front" else "back"
            now = "main" if file["docname"] in numbered else after
            if not numbered:
                now = "plain"
            if now != matter:
                file.parent.insert(file.parent.index(file), _begin(now))
                matter = now
            if file["docname"] in titles:
                title = _title_of_part(titles[file["docname"]])
                file.parent.insert(file.parent.index(file), title)
        if matter == "main":
            _close(_files(self.document)[-1])


def _begin(matter: str) -> nodes.raw:
    return nodes.raw("", f"\\book{matter}matter\n", format="latex")


def _close(last: addnodes.start_of_file) -> None:
    """Let sections of the first page behind its chapters have no numbers, as on the site."""
    contents = last.parent if isinstance(last.parent, nodes.compound) else last
    after = contents.parent.children[contents.parent.index(contents) + 1 :]
    section = next((node for node in after if isinstance(node, nodes.section)), None)
    if section is not None:
        contents.parent.insert(contents.parent.index(section), _begin("back"))


def _title_of_part(title: str) -> nodes.inline:
    begin, end = (nodes.raw("", text, format="latex") for text in ("\\bookpart{", "}\n"))
    return nodes.inline("", "", begin, nodes.Text(title), end)


def _put_under_title(document: nodes.document) -> None:
    """Let the first page have one title: what stands beside it is a section of it.

    So where the page takes in a README, with its own title, and goes on with a heading.
    """
    sections = [node for node in document.children if isinstance(node, nodes.section)]
    for section in sections[1:]:
        document.remove(section)
        sections[0].append(section)


def _raise_chapters(document: nodes.document) -> None:
    """Let chapters be chapters wherever the first page names them: below a heading, too.

    Sphinx writes them as sections of that heading, which they are on no page of the site.
    """
    last: dict[int, nodes.Element] = {}  # what was put behind a section of the first page
    for file in _files(document):
        contents = file.parent if isinstance(file.parent, nodes.compound) else file
        above = [node for node in _ancestors(contents) if isinstance(node, nodes.section)]
        if len(above) > 1:
            contents.parent.remove(contents)
            section, first_page = above[-2:]
            before = last.get(id(section), section)
            first_page.insert(first_page.index(before) + 1, contents)
            last[id(section)] = contents


def _files(node: nodes.Element) -> list[addnodes.start_of_file]:
    """Return the files of the book that stand in no other.

    From above: what Sphinx has put into a file does not know it as its parent.
    """
    found: list[addnodes.start_of_file] = []
    for child in node.children:
        if isinstance(child, addnodes.start_of_file):
            found.append(child)
        elif isinstance(child, nodes.Element):
            found += _files(child)
    return found


def _ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(DivideMatter)
