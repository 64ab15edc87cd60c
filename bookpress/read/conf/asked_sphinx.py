"""Sphinx as far as it knows its settings and has loaded what they name; the book is not touched."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from bookpress.read.conf.answer import MARKDOWN
from bookpress.read.conf.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# The press loads it to draw pictures; nothing is read by it.
_UNREAD = frozenset(("sphinxcontrib.rsvgconverter",))
# pybtex raises where the gate goes on reading; Sphinx compiles catalogs that it finds; the press
# empties locale_dirs for the manuscript's own language; intersphinx would fetch.
_OVERRIDES: dict[str, Any] = {"bibtex_bibfiles": [], "locale_dirs": [], "intersphinx_mapping": {}}


class AskedSphinx(Sphinx):
    """Sphinx that looks for no document, and in which no extension begins to work.

    Sphinx would walk the book, through links and in circles; extensions would fetch things
    and write pages into the manuscript (intersphinx, autosummary, apidoc).

    What can't be loaded is passed over: ``missing`` are modules that are not installed, ``failed``
    pairs of an extension, or conf.py, and what went wrong in it.
    """

    def __init__(
        self, source: Path, configuration: Path, out: Path, asked: dict[str, Any] | None
    ) -> None:
        """Read conf.py, or take the ``settings`` of ``asked`` in its place.

        ``asked["more"]`` tells that there may be more extensions than these settings name.
        """
        given = asked and asked["settings"]
        self.more = bool(asked and asked["more"])
        self.missing: set[str] = set()
        self.failed: list[tuple[str, str]] = []
        self.given = given
        self.place = configuration
        super().__init__(
            srcdir=source,
            confdir=configuration if given is None else None,
            outdir=out / "out",
            doctreedir=out / "doctrees",
            buildername="dummy",
            status=None,
            warning=io.StringIO(),
            freshenv=True,
            confoverrides={**(given or {}), **_OVERRIDES},
        )

    def _post_init_env(self) -> None:
        self.env._builder_cls = self.builder.__class__  # noqa: SLF001 - as Sphinx does

    def _init_builder(self) -> None:
        pass  # it would say builder-inited

    @property
    def written(self) -> dict[str, Any]:
        """Return the settings as they were written, whatever was made of them since."""
        if self.given is not None:
            return self.given
        return self.config._raw_config  # noqa: SLF001 - Sphinx has no other door

    @property
    def named(self) -> set[str]:
        """Return the names of the extensions, those that could not be loaded among them."""
        return {*self.extensions, *self.config.extensions}

    @property
    def markdown(self) -> bool:
        """Tell whether MyST is loaded; MyST-NB brings it along without its name."""
        return any(name in self.extensions for name in MARKDOWN)

    @property
    def complete(self) -> bool:
        """Tell whether every role and directive is known that a page may use."""
        return not self.missing and not self.failed and not self.more

    def setup_extension(self, extname: str) -> None:
        """Load an extension; note one that can't be."""
        try:
            super().setup_extension(extname)
        except Exception as error:  # noqa: BLE001 - it is code of others
            self._note(extname, error)
            if extname in MARKDOWN and extname != MARKDOWN[0]:
                self.setup_extension(MARKDOWN[0])

    def _note(self, extension: str, error: Exception) -> None:
        cause = error.orig_exc if isinstance(error, ExtensionError) else error
        if extension in _UNREAD:
            return
        if isinstance(cause, ModuleNotFoundError):
            self.missing.add(cause.name or extension)
        else:
            self.failed.append((extension, reason(cause or error, self.place)))

    def preload_builder(self, name: str) -> None:
        """Let a ``setup`` in conf.py fail without an end to all; it is called right after this."""
        super().preload_builder(name)
        own = self.config.setup
        if callable(own):
            self.config.setup = partial(self._try, "conf.py", own)

    def connect(self, event: str, callback: Callable[..., Any], priority: int = 500) -> int:
        """Let a handler of others fail without an end to all."""
        module = getattr(callback, "__module__", "") or ""
        if event == "config-inited" and not f"{module}.".startswith(("sphinx.", "bookpress.")):
            name = module if module not in ("", "builtins") else "conf.py"
            callback = partial(self._try, name, callback)
        return super().connect(event, callback, priority)

    def _try(self, name: str, function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        try:
            return function(*arguments)
        except Exception as error:  # noqa: BLE001 - it is code of others
            self.failed.append((name, reason(error, self.place)))
