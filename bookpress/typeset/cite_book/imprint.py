"""``{cite-this-book}``: how to cite the book, where an author wants it said, as in the imprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from bookpress.typeset.cite_book.downloads import downloads, is_site
from bookpress.typeset.cite_book.item import book_item
from bookpress.typeset.cite_book.sentence import Run, as_nodes, label, plain, sentence
from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_BUTTON = Markup(
    '<button type="button" class="cite-file copy-citation" data-citation="{}" data-copied="{}"'
    " hidden>{}</button>\n"
)
_FILE = Markup('<a class="cite-file" href="{}" download>{}</a>\n')


class book_citation(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The place of the sentence; what it says is known when an edition is written."""


class CiteThisBook(SphinxDirective):
    """The directive, which takes nothing."""

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        place = book_citation()
        self.set_source_info(place)
        return [place]


class SayHowToCite(SphinxPostTransform):
    """Put the sentence in its places, on the site with the files and a button beside it."""

    default_priority = 4

    def run(self, **kwargs: object) -> None:
        """Look at one document."""
        del kwargs
        for place in list(self.document.findall(book_citation)):
            place.replace_self(self._said())

    def _said(self) -> list[nodes.Node]:
        runs = sentence(self.config, book_item(self.config))
        words = label(book_language(self.config))
        strong, space = nodes.strong("", words.rstrip()), nodes.Text(words[len(words.rstrip()) :])
        said = nodes.paragraph("", "", strong, space, *as_nodes(runs), classes=["cite-as"])
        if not is_site(self.app):
            return [said]
        here = self.app.builder.get_target_uri(self.env.docname)
        tools = tools_for(self.config, runs, here)
        return [said, nodes.raw("", f'<p class="cite-tools">\n{tools}</p>', format="html")]


def tools_for(config: Config, runs: list[Run], here: str) -> Markup:
    """Return the button and the links of a page of the site, whose address is ``here``.

    The button is hidden until a script can do what it says.
    """
    words = book_language(config).words
    button = _BUTTON.format(plain(runs), words["copied"], words["copy citation"])
    links = [_FILE.format(relative_uri(here, one.path), one.name) for one in downloads(config)]
    return button + Markup("").join(links)


def sentence_as_html(runs: list[Run]) -> Markup:
    """Return the sentence as it stands on the title page of the site."""
    forms = {
        (False, False): Markup("{}"),
        (True, False): Markup("<em>{}</em>"),
        (False, True): Markup('<a class="reference external" href="{0}">{0}</a>'),
    }
    return Markup("").join(forms[run.emphasised, run.is_address].format(run.text) for run in runs)


def setup(app: Sphinx) -> None:
    """Register the directive and the transform."""
    app.add_node(book_citation)
    app.add_directive("cite-this-book", CiteThisBook)
    app.add_post_transform(SayHowToCite)
