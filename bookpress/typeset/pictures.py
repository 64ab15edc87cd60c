"""Pictures in formats that an edition cannot show: as PNG, or told at their line.

LaTeX takes PNG, JPEG and PDF; ePub its core media types (EPUB 3.3, 3.2). Of a moving picture the
first frame is printed. SVG is drawn for paper by rsvg-convert.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from docutils.parsers.rst.directives.images import Image
from sphinx.directives.patches import Figure
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging
from sphinx.util.images import guess_mimetype

from bookpress.typeset.origin import place_of

if TYPE_CHECKING:
    import os

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_READ = ("image/webp", "image/gif", "image/bmp", "image/tiff")
_NAMED = frozenset(("image/png", "image/jpeg"))  # names that LaTeX goes by
_EDITIONS = {"epub": "ePub", "latex": "PDF"}  # browsers show pictures as they are


class FindPictures(SphinxTransform):
    """Find pictures whose names are not ASCII: MyST writes them as a URL, ``%E5%9B%BE.png``."""

    default_priority = 10  # before anything asks for the files

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Write each name as the file has it."""
        del kwargs
        for node in self.document.findall(nodes.image):
            if "%" in node["uri"] and "://" not in node["uri"]:
                named = [node["uri"], unquote(node["uri"])]
                here = (uri for uri in named if Path(self.env.relfn2path(uri)[1]).is_file())
                node["uri"] = next(here, named[-1])


class BookImage(Image):
    """``{image}``, to which a blank in the name of a file belongs; docutils takes it out."""

    def run(self) -> list[nodes.Node]:
        """Make the picture."""
        _keep_blanks(self.arguments)
        return list(super().run())


class BookFigure(Figure):
    """``{figure}``, as ``BookImage``."""

    def run(self) -> list[nodes.Node]:
        """Make the figure."""
        _keep_blanks(self.arguments)
        return super().run()


def _keep_blanks(arguments: list[str]) -> None:
    arguments[:1] = [re.sub(r"(?<!\\) ", r"\ ", name.strip()) for name in arguments[:1]]


class _Converter(ImageConverter):
    """Tells at its line what it cannot convert."""

    def is_available(self) -> bool:
        """Say yes: the press has looked for the programs before it began."""
        return True

    def handle(self, node: nodes.image) -> None:
        """Convert one picture."""
        try:
            super().handle(node)
        except UnreadableError as error:
            _tell(self, node, "the picture %s cannot be read (%s); save it as PNG", error)
            node["candidates"] = {"?": node["uri"]}  # as for one that lies elsewhere: left alone


class UnreadableError(Exception):
    """A picture that cannot be read; the text says why."""


class DrawingConverter(_Converter):
    """Draws SVG for paper."""

    conversion_rules = [("image/svg+xml", "application/pdf")]  # noqa: RUF012 - as Sphinx has it

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Draw ``_from`` as the PDF ``_to``."""
        arguments = ["--format=pdf", f"--output={_to}", str(_from)]
        done = subprocess.run(  # noqa: S603 - no shell
            ["rsvg-convert", *arguments],  # noqa: S607 - as the press has found it
            capture_output=True,
            check=False,
            text=True,
        )
        if done.returncode:
            name = Path(_from).name
            raise UnreadableError(" ".join(done.stderr.replace(str(_from), name).split()))
        return True


class PictureConverter(_Converter):
    """Turns into PNG what Pillow reads and the edition cannot show.

    So also a picture whose name says another format than it has, such as a WebP that was saved as
    ``photo.jpg``: browsers look at what is in it, LaTeX and readers of ePub at the name.
    """

    conversion_rules = [(kind, "image/png") for kind in (*_READ, *_NAMED)]  # noqa: RUF012 - as Sphinx has it

    def match(self, node: nodes.image) -> bool:
        """Tell whether the picture is to be turned into PNG."""
        if self.app.builder.name not in _EDITIONS:
            return False
        return self._is_misnamed(node) or super().match(node)

    def _is_misnamed(self, node: nodes.image) -> bool:
        named = super().guess_mimetypes(node)
        return bool(set(named) & _NAMED) and self.guess_mimetypes(node) != list(named)

    def guess_mimetypes(self, node: nodes.image) -> list[str]:
        """Return the format of the picture, by what is in the file."""
        named = list(super().guess_mimetypes(node))
        if not set(named) & _NAMED or "*" not in node["candidates"]:
            return named
        return [_format_of(self.env.srcdir / node["uri"]) or named[0]]

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Write the first frame of ``_from`` to ``_to``, with its resolution."""
        from PIL import Image as Picture  # noqa: PLC0415 - the gate loads this, and has no Pillow

        try:
            with Picture.open(_from) as picture:
                dots = picture.info.get("dpi", (0, 0))  # per inch; 1: a TIFF gives a mere ratio
                kept = {"dpi": dots} if min(dots) > 1 else {}
                plain = picture.mode in {"1", "L", "P", "RGB", "RGBA"}
                (picture if plain else picture.convert("RGBA")).save(_to, "PNG", **kept)
        except (OSError, Picture.DecompressionBombError) as error:
            raise UnreadableError(error) from error
        return True


def _format_of(path: Path) -> str:
    """Return the media type of what a file holds; nothing where Pillow doesn't know."""
    from PIL import Image as Picture  # noqa: PLC0415 - as above
    from PIL import UnidentifiedImageError  # noqa: PLC0415

    try:
        with Picture.open(path) as picture:
            return str(picture.get_format_mimetype() or "")
    except (OSError, UnidentifiedImageError, Picture.DecompressionBombError):
        return ""


class TellUnfitPictures(SphinxPostTransform):
    """Name each picture that no converter has made fit for the edition."""

    default_priority = ImageConverter.default_priority + 1

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look at the pictures of one document."""
        del kwargs
        edition = _EDITIONS.get(self.app.builder.name)
        for node in list(self.document.findall(nodes.image)) if edition else ():
            if "*" not in node.get("candidates", {}):
                continue  # Sphinx chooses among several, or tells that none will do
            path = self.env.srcdir / node["uri"]
            kind = guess_mimetype(path)
            if path.is_file() and kind not in self.app.builder.supported_image_types:
                _tell(self, node, f"the {edition} cannot show the picture %s (%s); save it as PNG",
                      kind or "of an unknown format")  # fmt: skip


def _tell(transform: SphinxTransform, node: nodes.image, message: str, why: object) -> None:
    name = transform.env.original_image_uri.get(node["uri"], node["uri"])
    logger.warning(message, name, why, location=place_of(node, transform.config.book_root) or node)


def setup(app: Sphinx) -> None:
    """Register what finds, converts and judges pictures."""
    app.add_directive("image", BookImage, override=True)
    app.add_directive("figure", BookFigure, override=True)
    app.add_transform(FindPictures)
    app.add_post_transform(PictureConverter)
    app.add_post_transform(DrawingConverter)
    app.add_post_transform(TellUnfitPictures)
