"""Asks Sphinx what a book's settings mean; run as a process of its own, because conf.py is code.

``python bookpress/read/conf/sphinx_probe.py FOLDER SOURCE`` prints a packed ``Conf`` as JSON. On
standard input stands ``null``, or, as JSON, the settings that are taken in the place of conf.py.

The Python that runs it is the book's: it may have another version than the gate's, from 3.10 on,
and needs nothing but Sphinx, from 7.4 on.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib.metadata import entry_points
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bookpress.read.conf.answer import BookFacts, Conf
    from bookpress.read.conf.asked_sphinx import AskedSphinx

_OLDEST = (3, 10)
# Their directives define objects that no page names.
_FROM_CODE = frozenset(
    (
        "sphinx.ext.autodoc",
        "autoapi.extension",
        "autodoc2",
        "breathe",
        "sphinx_click",
        "sphinxarg.ext",
    )
)
# They write pages, with labels, before Sphinx looks for its own.
_WRITING = frozenset(
    (
        *("sphinx_gallery.gen_gallery", "autoapi.extension", "autodoc2", "exhale"),
        *("nbsphinx_link", "sphinxcontrib.apidoc", "sphinx.ext.apidoc"),
    )
)
_PACKAGE = Path(__file__).parent.parent.parent


def conf_of(app: AskedSphinx, configuration: Path, source: Path) -> Conf:
    """Return what Sphinx knows of the book in ``source``."""
    from sphinx.project import EXCLUDE_PATHS  # noqa: PLC0415 - a second to load
    from sphinx.util.matching import _translate_pattern  # noqa: PLC0415

    from bookpress.files.sandbox import absolute  # noqa: PLC0415 - known when this is asked
    from bookpress.read.conf import written_settings as written  # noqa: PLC0415
    from bookpress.read.conf.answer import Conf  # noqa: PLC0415
    from bookpress.read.conf.myst_settings import myst_settings  # noqa: PLC0415
    from bookpress.read.conf.signatures import lexers, registered, signatures  # noqa: PLC0415

    config, texts = app.config, written.texts
    for theme in entry_points(group="sphinx.html_themes", name=str(config.html_theme)):
        app.setup_extension(theme.module)  # it may bring directives, as sphinx_book_theme does
    excluded = [*texts(app, "exclude_patterns"), *texts(app, "templates_path"), *EXCLUDE_PATHS]
    listed = "sphinx_external_toc" in app.named
    toc = written.text(app.written.get("external_toc_path", "_toc.yml"), "external_toc_path")
    return Conf(
        configuration=absolute(configuration),
        source=absolute(source),
        language=written.text(config.language or "en", "language"),
        root_doc=written.text(config.root_doc, "root_doc"),
        suffixes=written.suffixes(app),
        included=tuple(map(_translate_pattern, texts(app, "include_patterns"))),
        excluded=tuple(map(_translate_pattern, excluded)),
        bib_files=written.paths(configuration, texts(app, "bibtex_bibfiles", [])),
        bibtex="sphinxcontrib.bibtex" in app.named,
        press="bookpress" in app.extensions,
        locale_folders=written.paths(source, texts(app, "locale_dirs", ["locales"])),
        compact_catalogs=written.compact(config.gettext_compact),
        also_translated=written.also_translated(app),
        roles=registered(app, "roles"),
        directives=registered(app, "directives"),
        signatures=tuple(signatures(app)),
        lexers=tuple(lexers(app)),
        highlight_language=str(config.highlight_language),
        myst=myst_settings(app),
        numfig=bool(config.numfig),
        rst_prolog=written.text(config.rst_prolog or "", "rst_prolog"),
        rst_epilog=written.text(config.rst_epilog or "", "rst_epilog"),
        rst_default_role=written.text(config.default_role or "", "default_role"),
        rst_marks_anywhere=written.marks_anywhere(configuration),
        suppressed=tuple(texts(app, "suppress_warnings")),
        titles_are_labels=written.titles(app),
        elsewhere="sphinx.ext.intersphinx" in app.extensions
        and bool(app.written.get("intersphinx_mapping")),
        toc=absolute(source / toc) if listed else "",
        toc_alone=listed and bool(app.written.get("external_toc_exclude_missing")),
        generates=not _WRITING.isdisjoint(app.named),
        objects=bool(_FROM_CODE.intersection(app.extensions)),
        book=_book_facts(app),
        citation_styles=written.citation_styles(app),
    )


def _book_facts(app: AskedSphinx) -> BookFacts:
    """Return the facts that only the press knows, which has looked at their types."""
    from bookpress.read.conf.answer import BookFacts  # noqa: PLC0415 - known when this is asked
    from bookpress.read.conf.written_settings import text, texts  # noqa: PLC0415

    config = app.config
    if "bookpress" not in app.extensions:
        return BookFacts(languages=(text(config.language or "en", "language"),))
    return BookFacts(
        identifier=config.book_id,
        languages=tuple(texts(app, "book_languages")) or (config.language,),
        titles=_by_language(config.book_title),
        authors=_by_language(config.book_author),
        descriptions=_by_language(config.book_description),
        edition=config.book_edition,
        date=config.book_date,
        licence=config.book_licence,
    )


def _by_language(value: str | dict[str, str]) -> tuple[tuple[str, str], ...]:
    return (("", value),) if isinstance(value, str) else tuple(value.items())


def not_installed(modules: list[str]) -> list[str]:
    """Return those of the modules that this Python does not find."""
    return [name for name in modules if not _is_found(name.partition(".")[0])]


def _is_found(name: str) -> bool:
    try:
        return name in sys.modules or find_spec(name) is not None
    except (ImportError, ValueError):
        return False


# --- the program -------------------------------------------------------------------------------


def _know_own_package() -> None:
    """Load bookpress from where this file stands, so that a book can't put its own in its place."""
    own = str(Path(__file__).parent)
    sys.path[:] = [place for place in sys.path if place != own]  # before 3.11 it is there
    os.environ.pop("PYTHONSAFEPATH", None)  # it is for this program, and not for others
    place = _PACKAGE
    spec = spec_from_file_location(place.name, place / "__init__.py")
    if spec is not None and spec.loader is not None:
        sys.modules[place.name] = module = module_from_spec(spec)
        spec.loader.exec_module(module)


def _answer(configuration: Path, source: Path, asked: dict[str, Any] | None) -> dict[str, Any]:
    """Return ``conf`` and what it depends on, or ``why`` there is none and if conf.py ``broke``."""
    from bookpress.files.packing import pack  # noqa: PLC0415 - known when this is asked
    from bookpress.read.conf.audit_hook import (  # noqa: PLC0415
        AuditHook,
        foreign_modules,
        installed_folders,
    )
    from bookpress.read.conf.reasons import cause_in_conf, reason  # noqa: PLC0415

    watch = AuditHook()
    with tempfile.TemporaryDirectory() as out:
        sys.addaudithook(watch)
        try:
            from bookpress.read.conf.asked_sphinx import AskedSphinx  # noqa: PLC0415

            app = AskedSphinx(source, configuration, Path(out), asked)
            conf = pack(conf_of(app, configuration, source))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - conf.py is code
            broke = cause_in_conf(error) is not None
            return {"why": reason(error, configuration), "broke": broke}
        return {
            "conf": conf,
            "missing": sorted({*app.missing, *not_installed(asked["imports"] if asked else [])}),
            "failed": app.failed,
            "seen": watch.own(os.path.realpath(out), out, str(_PACKAGE)),
            "open": watch.programs or foreign_modules(str(_PACKAGE)),
            "installed": installed_folders(),
        }


def main(folder: str, source: str) -> int:
    """Write the answer as JSON to where standard output led.

    What conf.py prints goes nowhere, even if it prints when Python ends.
    """
    _know_own_package()
    asked = json.load(sys.stdin)
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    if sys.version_info < _OLDEST:
        version = sys.version.split()[0]
        found: dict[str, Any] = {"unfit": f"it is {version}, and 3.10 or later is needed"}
    elif not _is_found("sphinx"):
        found = {"unfit": "Sphinx is not installed there"}
    else:
        found = _answer(Path(os.path.realpath(folder)), Path(source), asked)
    with answer:
        json.dump(found, answer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
