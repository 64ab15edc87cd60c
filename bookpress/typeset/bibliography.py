"""Reading the bibliography and the citations: a fault in them is a line with its place.

sphinxcontrib-bibtex lets three of them out as exceptions without a place: BibTeX that cannot be
parsed, an entry of a type that no style knows, and a citation that is no list of keys.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sphinxcontrib.bibtex
from docutils import nodes
from pybtex.exceptions import PybtexError
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinxcontrib.bibtex import bibfile
from sphinxcontrib.bibtex.roles import CiteRole

from bookpress.typeset import reference_style
from bookpress.typeset.outdated import digest

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.bibfile import BibData

logger = logging.getLogger(__name__)


def process_bibdata(bibdata: BibData, bibfilenames: list[Path], encoding: str) -> BibData:
    """Read the bibliography as sphinxcontrib-bibtex does.

    An entry of unknown type is named and set like ``@misc``.

    Raises:
        SphinxError: the BibTeX is broken; the message says in which file and line.
    """
    try:
        read = bibfile.process_bibdata(bibdata, bibfilenames, encoding)
    except PybtexError as error:
        place = f"{error.filename}:{getattr(error, 'lineno', 1)}"
        raise SphinxError(f"{place}: error: {error.args[0]}") from error
    for path, file in read.bibfiles.items():
        for key in file.keys:
            entry = read.data.entries[key]
            if not reference_style.knows(entry.type):
                _name_unknown_type(path, key, entry.type)
                entry.type = "misc"
    return read


def _name_unknown_type(path: Path, key: str, kind: str) -> None:
    text = path.read_text("utf-8", "replace")
    found = re.search(rf"@{re.escape(kind)}\s*[{{(]\s*{re.escape(key)}\s*,", text, re.IGNORECASE)
    line = text[: found.start()].count("\n") + 1 if found else 1
    logger.warning(
        "%s: there is no entry type @%s; an article is @article, a chapter @incollection, "
        "anything else @misc",
        key,
        kind,
        location=f"{path}:{line}",
        type="bibtex",
        subtype="entry_type",
    )


class BookCiteRole(CiteRole):
    """``{cite}`` that names a list of keys it cannot read."""

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,  # noqa: FBT001
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation, or its text as it was typed."""
        try:
            result: tuple[list[nodes.Node], list[nodes.system_message]]
            result = super().result_nodes(document, env, node, is_ref)  # type: ignore[no-untyped-call]
        except ValueError:
            logger.warning(
                'citation "%s" is not a list of keys such as {cite}`knuth84` or '
                "{cite}`knuth84,lamport94`",
                self.target,
                location=node,
                type="bibtex",
                subtype="malformed_citation",
            )
            return [nodes.problematic("", self.rawtext)], []
        return result


def setup(app: Sphinx) -> None:
    """Take the place of the reader and of the roles."""
    reference_style.register()
    # sphinxcontrib-bibtex reads a file again when its time differs; here, when its bytes do.
    bibfile.get_mtime = digest  # type: ignore[assignment]
    sphinxcontrib.bibtex.process_bibdata = process_bibdata  # type: ignore[attr-defined]
    roles = app.registry.domains["cite"].roles
    roles.update({name: BookCiteRole() for name in roles})
    app.add_role("cite", BookCiteRole(), override=True)
