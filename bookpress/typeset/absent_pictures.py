"""Pictures that an edition cannot have: their words stand in their place, and their line is told.

An ePub and a PDF hold what they show, so Sphinx fetches pictures of the web, and says of one that
does not come neither the file nor the line that asks for it. Of a file that is not there LaTeX
makes no page at all.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform, images
from sphinx.transforms.post_transforms.images import ImageDownloader
from sphinx.util import logging

from bookpress.typeset.origin import place_of
from bookpress.typeset.outside import is_outside

if TYPE_CHECKING:
    from logging import LogRecord

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_HOLDS = ("epub", "latex")  # builders of editions that hold their pictures
_TOLD = "the picture %s could not be fetched (%s); save it in the book"


class PictureFetcher(ImageDownloader):
    """Sphinx's own, which tells what does not come where it was asked for."""

    def handle(self, node: nodes.image) -> None:
        """Fetch one picture."""
        told: list[LogRecord] = []

        def keep(record: LogRecord) -> bool:
            told.append(record)
            return False

        images.logger.logger.addFilter(keep)
        try:
            super().handle(node)
        finally:
            images.logger.logger.removeFilter(keep)
        for record in told:
            why = record.args[-1] if isinstance(record.args, tuple) and record.args else None
            said = f"status {why}" if isinstance(why, int) else type(why).__name__
            place = place_of(node, self.config.book_root) or node
            logger.warning(_TOLD, node["uri"], said, location=place)


class SayAbsentPictures(SphinxPostTransform):
    """Put its words in the place of a picture that has not come, or is not there."""

    default_priority = ImageDownloader.default_priority + 1

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look at the pictures of one document."""
        del kwargs
        if self.app.builder.name not in _HOLDS:
            return
        known = {name: uri for uri, (_, name) in self.env.images.items()}
        for node in list(self.document.findall(nodes.image)):
            uri = node["uri"]
            paths = {uri, *node.get("candidates", {}).values()}
            if uri.startswith("data:") or any(path in self.env.images for path in paths):
                continue
            # An extension may name a file as the site has it, which Sphinx knows by another name.
            gathered = None if "://" in uri else known.get(PurePath(uri).name)
            if gathered:
                node["uri"], node["candidates"] = gathered, {"*": gathered}
            elif "://" in uri or not self._is_there(uri):
                _say(node)

    def _is_there(self, uri: str) -> bool:
        path = Path(self.env.srcdir, uri)
        return path.is_file() and not is_outside(self.config, path)


def _say(node: nodes.image) -> None:
    words = node.get("alt") or PurePath(node["uri"].partition("?")[0]).name
    alone = not isinstance(node.parent, nodes.TextElement)
    node.replace_self(nodes.paragraph("", words) if alone else nodes.Text(words))


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's transform that fetches pictures."""
    transforms = app.registry.post_transforms
    transforms[transforms.index(ImageDownloader)] = PictureFetcher
    app.add_post_transform(SayAbsentPictures)
