"""Addresses of the site, ``../guide/tools.html``, in editions that are no site.

An author writes one in HTML, or where a directive takes any address. Where it is a page of the
book, the edition leads there; else its words stand alone: no reader has the file.
"""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def is_elsewhere(address: str) -> bool:
    """Tell whether a link leads out of the book, or stays on its page."""
    return bool(urlsplit(address).scheme) or address.startswith(("//", "#"))


def page_of_site(env: BuildEnvironment, here: str, address: str) -> tuple[str, str]:
    """Return the page of the book that an address of the site means, and the place on it (``#…``).

    Args:
        env: it knows the pages.
        here: the page that the address stands on.
        address: relative to that page.
    """
    path, sign, place = address.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path)))
    for docname in (name.removesuffix(".html"), name.removesuffix(".md"), f"{name}/index"):
        if docname in env.found_docs:
            return docname, sign + place
    return "", ""


class LeadWithinBook(SphinxPostTransform):
    """Let such addresses lead within the book."""

    default_priority = 70  # behind the HTML that becomes nodes, before links are written

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Go through the links of one document."""
        del kwargs
        if self.app.builder.name not in {"epub", "latex"}:
            return
        for node in list(self.document.findall(nodes.reference)):
            address = node.get("refuri", "")
            if not address or node.get("internal") or is_elsewhere(address) or address[0] == "%":
                continue
            here = self._page(node)
            docname, place = page_of_site(self.env, here, address)
            if docname:
                node["refuri"] = self.app.builder.get_relative_uri(here, docname) + place
                node["internal"] = True
            else:
                node.replace_self(list(node.children))

    def _page(self, node: nodes.Node | None) -> str:
        """Return the page that a node was written on: for paper all stand in one document."""
        while node is not None:
            source = str(node.source or "").partition(":<")[0]
            if source and (docname := self.env.path2doc(os.fspath(source))):
                return docname
            node = node.parent
        return self.env.docname


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(LeadWithinBook)
