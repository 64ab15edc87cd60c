"""No edition holds a file from outside the book, whatever its pages ask for.

A manuscript that one has been sent may name any file of one's machine: by ``..``, by an address,
or by a link in the file system. The gate says so first (``crossrefs.outside-book``); this holds
where the gate is left out. docutils' own switch (``file_insertion_enabled``) would refuse the
book's files too. ``outside`` in ``[tool.bookpress]`` names further folders that a book may read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.directives.misc import Raw
from myst_parser.mdit_to_docutils import base as myst_renderer
from myst_parser.mocking import MockIncludeDirective
from sphinx import addnodes
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable
from sphinx.errors import ConfigError
from sphinx.util import logging

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import absolute, is_below
from bookpress.gate.options import read_options
from bookpress.typeset.settings import choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

_ADVICE = "copy it into the book, or allow its folder with “outside” in [tool.bookpress]"
_AFTER_COLLECTORS = 600  # Sphinx's own note images and downloads at 500


def is_outside(config: Config, path: Path) -> bool:
    """Tell whether an absolute path leads, by links too, to what the book may not read."""
    book = Path(config.book_root)
    return not any(is_below(path, book / folder) for folder in ("", *config.book_outside))


def _refuse(asked: str, location: Any, why: str = f"lies outside the book; {_ADVICE}") -> None:  # noqa: ANN401 - Sphinx's
    logger.warning("“%s” %s", asked, why, location=location, type="bookpress", subtype="outside")


# --- directives, before they read


class _Confined:
    """A directive that is not run if it asks for what the book may not read."""

    def run(self: Any) -> list[nodes.Node]:
        place, line = self.state_machine.get_source_and_line(self.lineno)
        env = self.state.document.settings.env
        if "url" in self.options:
            why = f"is an address; {{{self.name}}} prints files of the book alone: save it as one"
            _refuse(self.options["url"], f"{place}:{line}", why)
            return []
        for asked, path in self.asked(env, Path(place).parent):
            if is_outside(env.config, path):
                _refuse(asked, f"{place}:{line}")
                return []
        found: list[nodes.Node] = super().run()  # type: ignore[misc]
        return found

    def asked(self: Any, env: BuildEnvironment, folder: Path) -> Iterator[tuple[str, Path]]:
        """Yield the files that the options name, as written and as they will be looked for."""
        del env
        if "file" in self.options:
            yield self.options["file"], folder / self.options["file"]


class ConfinedRaw(_Confined, Raw):
    """``{raw}``, whose ``:file:`` is taken from the page's folder, or from the top."""


class ConfinedCSVTable(_Confined, CSVTable):  # type: ignore[misc]
    """``{csv-table}``: with ``/`` first from the manuscript's folder, or from the top."""

    def asked(self, env: BuildEnvironment, folder: Path) -> Iterator[tuple[str, Path]]:
        """Yield the file as Sphinx looks for it (sphinx/directives/patches.py)."""
        name = self.options.get("file", "")
        below = name.startswith("/") and not Path(name).exists()
        if name:
            yield name, env.srcdir / name[1:] if below else folder / name


class ConfinedLiteralInclude(_Confined, LiteralInclude):
    """``{literalinclude}``, which may compare with a second file."""

    def asked(self, env: BuildEnvironment, folder: Path) -> Iterator[tuple[str, Path]]:
        """Yield both files."""
        del folder
        names = [*self.arguments[:1], *filter(None, [self.options.get("diff")])]
        yield from ((name, Path(env.relfn2path(name)[1])) for name in names)


class ConfinedInclude(_Confined, Include):
    """``.. include::`` of reStructuredText; MyST has a reader of its own, below."""

    def asked(self, env: BuildEnvironment, folder: Path) -> Iterator[tuple[str, Path]]:
        """Yield the file; ``<name>`` is one of docutils' own."""
        del folder
        name = self.arguments[0]
        if not name.startswith("<"):
            yield name, Path(env.relfn2path(name)[1])


class _ConfinedMystInclude(MockIncludeDirective):
    def run(self) -> list[nodes.Element]:
        env = self.renderer.sphinx_env
        name = self.arguments[0].strip()
        if env is not None and not name.startswith("<"):
            path = env.relfn2path(name)[1]
            if is_outside(env.config, Path(path)):
                _refuse(name, f"{self.document['source']}:{self.lineno}")
                return []
        return super().run()


_DIRECTIVES: dict[str, type[Directive]] = {
    "raw": ConfinedRaw,
    "csv-table": ConfinedCSVTable,
    "literalinclude": ConfinedLiteralInclude,
    "include": ConfinedInclude,
}


# --- images and downloads, before they are copied


def leave_out(app: Sphinx, doctree: nodes.document) -> None:
    """Take images and downloads from outside out of what will be copied into the editions."""
    env = app.env
    for image in doctree.findall(nodes.image):
        paths: set[str] = set(image.get("candidates", {}).values())
        outside = [path for path in paths if _leads_out(app, path)]
        if outside:
            _refuse(image["uri"], image)
        for path in outside:
            env.images.pop(path, None)
    for download in doctree.findall(addnodes.download_reference):
        asked = download["reftarget"]
        path = env.relfn2path(asked, env.docname)[0]
        if "filename" in download and _leads_out(app, path):
            _refuse(asked, download)
            env.dlfiles.pop(Path(path), None)
            del download["filename"]


def _leads_out(app: Sphinx, path: str) -> bool:
    address = "://" in path or path.startswith("data:")
    return not address and is_outside(app.config, app.srcdir / path)


# --- what is read without a page that names it


def _take_options(app: Sphinx, config: Config) -> None:
    config.book_root = config.book_root or str(app.confdir)
    try:
        choose(config, book_outside=list(read_options(Path(config.book_root), {}).outside))
    except CannotLook as error:
        raise ConfigError(str(error)) from None
    catalogs = [
        path
        for folder in (app.srcdir / name for name in config.book_locale_dirs)
        if not is_outside(config, folder)  # else conf.py itself names it
        for path in folder.glob("*/LC_MESSAGES/**/*")
    ]
    # sphinxcontrib-bibtex takes .bib files from conf.py's folder.
    _stop_at_links(config, [*catalogs, *(app.confdir / name for name in config.bibtex_bibfiles)])


def _stop_at_pages(app: Sphinx, env: BuildEnvironment, *_: object) -> list[str]:
    _stop_at_links(app.config, [Path(env.doc2path(name)) for name in sorted(env.found_docs)])
    return []


def _stop_at_links(config: Config, paths: list[Path]) -> None:
    for path in paths:
        written = absolute(path)
        named = Path(config.book_root) in Path(written).parents
        if named and is_outside(config, path):
            raise ConfigError(
                f"{written}:1: error: this leads by a link out of the book; {_ADVICE}"
            )


def setup(app: Sphinx) -> None:
    """Stand between the pages and the files that they name."""
    app.add_config_value("book_root", "", "", types=(str,))
    app.add_config_value("book_outside", [], "env", types=(list,))
    app.connect("config-inited", _take_options)
    app.connect("env-get-outdated", _stop_at_pages)
    for name, directive in _DIRECTIVES.items():
        app.add_directive(name, directive, override=True)
    myst_renderer.MockIncludeDirective = _ConfinedMystInclude  # type: ignore[attr-defined]
    app.connect("doctree-read", leave_out, priority=_AFTER_COLLECTORS)
