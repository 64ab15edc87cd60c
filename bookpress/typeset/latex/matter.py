"""Front, main and back matter, and the parts, as the table of contents says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from bookpress.typeset.parts import parts_of

if TYPE_CHECKING:
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
        numbered = set(self.env.toc_secnumbers)
        titles = {part.documents[0]: part.title for part in parts_of(self.env)}
        matter = "front"
        for file in list(self.document.findall(addnodes.start_of_file)):
            if _is_inside_another(file):
                continue
            after = "front" if matter == "front" else "back"
            now = "main" if file["docname"] in numbered else after
            if not numbered:
                now = "plain"
            if now != matter:
                command = nodes.raw("", f"\\book{now}matter\n", format="latex")
                file.parent.insert(file.parent.index(file), command)
                matter = now
            if file["docname"] in titles:
                title = _title_of_part(titles[file["docname"]])
                file.parent.insert(file.parent.index(file), title)


def _title_of_part(title: str) -> nodes.inline:
    begin, end = (nodes.raw("", text, format="latex") for text in ("\\bookpart{", "}\n"))
    return nodes.inline("", "", begin, nodes.Text(title), end)


def _is_inside_another(file: addnodes.start_of_file) -> bool:
    parent = file.parent
    while parent is not None and not isinstance(parent, addnodes.start_of_file):
        parent = parent.parent
    return parent is not None


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(DivideMatter)
