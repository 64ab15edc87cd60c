"""What an ePub page holds otherwise than a page of the web: changes to a document's tree.

Every function changes the tree that a builder is about to write; it is that builder's own copy.
"""

from __future__ import annotations

from docutils import nodes

from bookpress.typeset.citations import REFERENCES

SCRIPT_CLASSES = {"tex2jax_ignore", "mathjax_ignore"}


class note_list(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The notes of one page."""


class reference_list(nodes.General, nodes.Element):  # noqa: N801 - as above
    """A run of cited works, with its heading if it has one."""


class ways_back(nodes.Inline, nodes.Element):  # noqa: N801 - as above
    """Links from a note or a cited work to the several places that mark it."""


def reshape(document: nodes.document) -> None:
    """Change a page into what EPUB and its readers want."""
    for change in (gather_notes, wrap_references, add_ways_back, describe_images, forget_scripts):
        change(document)


def gather_notes(document: nodes.document) -> None:
    """Move all footnotes of a page to its end, into one list, in the order of their numbers."""
    notes = list(document.findall(nodes.footnote))
    if not notes:
        return
    holder = note_list()
    for note in sorted(notes, key=_number):
        note.parent.remove(note)
        holder += note
    sections = [child for child in document.children if isinstance(child, nodes.section)]
    (sections[0] if len(sections) == 1 else document).append(holder)


def _number(note: nodes.footnote) -> int:
    label = note[0].astext()
    return int(label) if label.isdecimal() else 0


def wrap_references(document: nodes.document) -> None:
    """Make one list of each run of cited works and of the heading before it."""
    parents = {id(node.parent): node.parent for node in document.findall(nodes.citation)}
    for parent in parents.values():
        works = [child for child in parent.children if isinstance(child, nodes.citation)]
        holder = reference_list()
        parent.insert(parent.index(works[0]), holder)
        for work in works:
            parent.remove(work)
            holder += work
        if len(parent) == 1 and isinstance(parent, nodes.container):  # sphinxcontrib-bibtex's box
            holder["ids"] = parent["ids"]
            parent.replace_self(holder)
        place = holder.parent.index(holder)
        if place and _is_heading_of_references(holder.parent[place - 1]):
            holder.insert(0, holder.parent.pop(place - 1))


def _is_heading_of_references(node: nodes.Node) -> bool:
    return isinstance(node, nodes.rubric) and REFERENCES in node["classes"]


def add_ways_back(document: nodes.document) -> None:
    """End each note and each cited work that is marked more than once with its ways back."""
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.footnote | nodes.citation) and len(node["backrefs"]) > 1:
            last = node[-1]
            place = last if isinstance(last, nodes.paragraph) else node
            place.append(ways_back(backrefs=node["backrefs"]))


def forget_scripts(document: nodes.document) -> None:
    """Take away the classes by which MyST speaks to a formula script: there is none."""
    for section in document.findall(nodes.section):
        classes = section["classes"]
        section["classes"] = [name for name in classes if name not in SCRIPT_CLASSES]


def describe_images(document: nodes.document) -> None:
    """Give an image without a description an empty one: its name is no description.

    Whether a book may leave it out is for the checker to say.
    """
    for image in document.findall(nodes.image):
        image["alt"] = image.get("alt", "")


def make_title_page(document: nodes.document, title_page: str) -> None:
    """Set ``title_page`` (XHTML) in the place of the first page's heading and contents.

    What else the author has written on the first page stays below it.
    """
    for contents in list(document.findall(nodes.compound)):
        if "toctree-wrapper" in contents["classes"]:
            contents.parent.remove(contents)
    section = next(document.findall(nodes.section), document)
    for heading in [child for child in section.children if isinstance(child, nodes.title)]:
        section.remove(heading)
    section.insert(0, nodes.raw("", title_page, format="html"))
