"""Asks Sphinx what a book's conf.py means; run as a process of its own, because conf.py is code.

``python -P bookpress/read/conf/sphinx_probe.py FOLDER SOURCE`` prints a packed ``Conf`` as JSON.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
import traceback
from configparser import ConfigParser
from configparser import Error as ConfigParserError
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from bookpress.read.conf.answer import BookFacts, Conf

# What MyST's parser is made with (myst_parser/parsers/mdit.py), anchors, addresses, and texts.
_ASKED = (
    *("commonmark_only", "gfm_only", "enable_extensions", "disable_syntax", "enable_checkboxes"),
    *("colon_fence_exact_match", "strikethrough_single_tilde", "sub_delimiters"),
    *("dmath_allow_digits", "dmath_allow_labels", "dmath_allow_space", "dmath_double_inline"),
    *("heading_anchors", "url_schemes", "substitutions", "fence_as_directive"),
)


_PACKAGE = Path(__file__).parent.parent.parent


class WrongSettingError(Exception):
    """A setting in conf.py that Sphinx or MyST can't use; the text says which and why."""


def probe(configuration: Path, source: Path, out: Path) -> Conf:
    """Return what the conf.py in the folder ``configuration`` says of the book in ``source``."""
    from sphinx.project import EXCLUDE_PATHS  # noqa: PLC0415 - a second to load
    from sphinx.util.matching import _translate_pattern  # noqa: PLC0415

    from bookpress.files.sandbox import absolute  # noqa: PLC0415 - known when this is asked
    from bookpress.read.conf.answer import Conf  # noqa: PLC0415
    from bookpress.read.conf.signatures import lexers, signatures  # noqa: PLC0415

    app = _application(configuration, source, out)
    config = app.config
    excluded = [*_texts(app, "exclude_patterns"), *_texts(app, "templates_path"), *EXCLUDE_PATHS]
    return Conf(
        configuration=absolute(configuration),
        source=absolute(source),
        language=_text(config.language or "en", "language"),
        root_doc=_text(config.root_doc, "root_doc"),
        suffixes=_suffixes(app),
        included=tuple(map(_translate_pattern, _texts(app, "include_patterns"))),
        excluded=tuple(map(_translate_pattern, excluded)),
        bib_files=_paths(configuration, _texts(app, "bibtex_bibfiles", [])),
        bibtex="sphinxcontrib.bibtex" in app.extensions,
        press="bookpress" in app.extensions,
        locale_folders=_paths(source, _texts(app, "locale_dirs", ["locales"])),
        compact_catalogs=_compact(config.gettext_compact),
        also_translated=tuple(sorted(_names(config.gettext_additional_targets))),
        roles=frozenset(_registered(app, "roles")),
        directives=frozenset(_registered(app, "directives")),
        signatures=tuple(signatures(app)),
        lexers=tuple(lexers()),
        highlight_language=str(config.highlight_language),
        myst=_myst(app),
        numfig=bool(config.numfig),
        rst_prolog=_text(config.rst_prolog or "", "rst_prolog"),
        rst_epilog=_text(config.rst_epilog or "", "rst_epilog"),
        rst_default_role=_text(config.default_role or "", "default_role"),
        rst_marks_anywhere=_marks_anywhere(configuration),
        suppressed=tuple(_texts(app, "suppress_warnings")),
        titles_are_labels=_titles(app),
        elsewhere="sphinx.ext.intersphinx" in app.extensions
        and bool(_raw(app, "intersphinx_mapping", {})),
        book=_book_facts(app),
    )


def _book_facts(app: Sphinx) -> BookFacts:
    """Return the facts that only the press knows, which has looked at their types."""
    from bookpress.read.conf.answer import BookFacts  # noqa: PLC0415 - known when this is asked

    config = app.config
    if "bookpress" not in app.extensions:
        return BookFacts(languages=(_text(config.language or "en", "language"),))
    return BookFacts(
        identifier=config.book_id,
        languages=tuple(_texts(app, "book_languages")) or (config.language,),
        titles=_by_language(config.book_title),
        authors=_by_language(config.book_author),
        descriptions=_by_language(config.book_description),
        edition=config.book_edition,
        date=config.book_date,
        licence=config.book_licence,
    )


def _by_language(value: str | dict[str, str]) -> tuple[tuple[str, str], ...]:
    return (("", value),) if isinstance(value, str) else tuple(value.items())


def _application(configuration: Path, source: Path, out: Path) -> Sphinx:
    """Return Sphinx as far as it knows its settings and has loaded what they name."""
    from sphinx.application import Sphinx  # noqa: PLC0415

    class Asked(Sphinx):
        """Sphinx that looks for no document, and in which no extension begins to work.

        Sphinx would walk the book, through links and in circles; extensions would fetch things
        and write pages into the manuscript (intersphinx, autosummary, apidoc).
        """

        def _post_init_env(self) -> None:
            self.env._builder_cls = self.builder.__class__  # noqa: SLF001 - as Sphinx does

        def _init_builder(self) -> None:
            pass  # it would say builder-inited

    return Asked(
        srcdir=source,
        confdir=configuration,
        outdir=out / "out",
        doctreedir=out / "doctrees",
        buildername="dummy",
        status=None,
        warning=io.StringIO(),
        freshenv=True,
        # pybtex raises where the gate goes on reading; Sphinx compiles catalogs that it finds; the
        # press empties locale_dirs for the manuscript's own language.
        confoverrides={"bibtex_bibfiles": [], "locale_dirs": [], "intersphinx_mapping": {}},
    )


# --- settings, tried ---------------------------------------------------------------------------


def _raw(app: Sphinx, name: str, default: object) -> Any:  # noqa: ANN401 - whatever conf.py holds
    """Return a setting as conf.py says it, whatever extensions or the gate made of it."""
    return app.config._raw_config.get(name, default)  # noqa: SLF001 - Sphinx has no other door


def _texts(app: Sphinx, name: str, default: Any = None) -> list[str]:  # noqa: ANN401
    """Return a setting that is a list of texts; given a default, as conf.py says it."""
    value = getattr(app.config, name) if default is None else _raw(app, name, default)
    if value is None:
        return []
    if isinstance(value, list | tuple | set | frozenset):
        return [_text(part, name) for part in value]
    raise WrongSettingError(f'“{name}” must be a list such as ["a", "b"], not {value!r}')


def _text(value: object, name: str) -> str:
    if not isinstance(value, str | os.PathLike) or isinstance(found := os.fspath(value), bytes):
        raise WrongSettingError(f"“{name}” must hold texts, not {value!r}")
    return found


def _paths(folder: Path, names: list[str]) -> tuple[str, ...]:
    from bookpress.files.sandbox import absolute  # noqa: PLC0415 - known when this is asked

    # As they are written: what links lead to, the gate asks when it reads.
    return tuple(absolute(folder / name) for name in names)


def _compact(value: object) -> bool | str:
    if isinstance(value, bool | str):
        return value
    raise WrongSettingError(f"“gettext_compact” must be True, False or a text, not {value!r}")


def _suffixes(app: Sphinx) -> tuple[tuple[str, str], ...]:
    suffixes = app.config.source_suffix.items()
    return tuple(
        (_text(suffix, "source_suffix"), str(kind or "restructuredtext"))
        for suffix, kind in suffixes
    )


def _titles(app: Sphinx) -> str:
    """Return how sphinx.ext.autosectionlabel names a section; empty if it is not loaded."""
    if "sphinx.ext.autosectionlabel" not in app.extensions:
        return ""
    return "document:title" if app.config.autosectionlabel_prefix_document else "title"


def _marks_anywhere(configuration: Path) -> bool:
    """Tell whether docutils.conf lets markup of reStructuredText begin within a word."""
    parser = ConfigParser()
    try:
        parser.read(configuration / "docutils.conf", encoding="utf-8")
    except (ConfigParserError, UnicodeDecodeError):
        return False  # Sphinx says what is wrong with it
    option = "character_level_inline_markup"
    found = [
        parser.get(section, name)
        for section in parser.sections()
        for name in parser.options(section)
        if name.replace("-", "_") == option
    ]
    return bool(found) and found[-1].strip().lower() in ("1", "on", "yes", "true")


def _names(value: object) -> tuple[str, ...]:
    if value is True:
        return ("index", "literal-block", "doctest-block", "raw", "image")
    return tuple(str(name) for name in value) if isinstance(value, list | tuple | set) else ()


def _registered(app: Sphinx, kind: str) -> set[str]:
    """Return the names of all roles or directives that a document may use."""
    from docutils.parsers.rst import directives, roles  # noqa: PLC0415
    from docutils.parsers.rst.languages import get_language  # noqa: PLC0415

    module: Any = roles if kind == "roles" else directives  # no public list exists
    own, built_in = f"_{kind}", f"_{kind.removesuffix('s')}_registry"
    names = {*getattr(module, own), *getattr(module, built_in)}
    for language in ("en", (app.config.language or "en").lower()):  # docutils’ own short names
        found = get_language(language, None)
        names |= set(getattr(found, kind, ()))
    for domain in app.env.domains.sorted():
        members = getattr(domain, kind)
        names |= {f"{domain.name}:{name}" for name in members}
        if domain.name in ("std", app.config.primary_domain):
            names |= set(members)
    if kind == "roles" and "sphinx.ext.extlinks" in app.extensions:
        names |= set(app.config.extlinks)  # they become roles when a build begins
    if kind == "directives" and "myst_parser" in app.extensions:
        names.add("eval-rst")  # MyST's renderer takes it before anything is looked up
    return names


def _myst(app: Sphinx) -> tuple[tuple[str, object], ...]:
    """Return those of MyST's settings that readers and rules ask for and that are no defaults."""
    from myst_parser.config.main import MdParserConfig  # noqa: PLC0415

    default = MdParserConfig()
    if "myst_parser" in app.extensions:
        _try_myst(app, MdParserConfig)
    chosen: list[tuple[str, object]] = []
    for name in _ASKED:
        value = getattr(app.config, f"myst_{name}", None)
        if isinstance(value, set | frozenset):
            value = sorted(value)
        elif name == "substitutions":
            pairs = (value or {}).items()
            value = [[name, text if isinstance(text, str) else ""] for name, text in pairs]
        elif isinstance(value, dict):
            value = list(value)  # of url_schemes: their names
        if value is not None and value != getattr(default, name, None) and _is_plain(value):
            chosen.append((name, value))
    return tuple(chosen)


def _try_myst(app: Sphinx, kind: Any) -> None:  # noqa: ANN401 - imported late
    """Make MyST's own settings of those in conf.py, as MyST does when a build begins."""
    given = {
        name: app.config[f"myst_{name}"]
        for name, _, field in kind().as_triple()
        if "sphinx" not in field.metadata.get("omit", [])
    }
    for name, value in given.items():
        try:
            kind(**{name: value})
        except (TypeError, ValueError) as error:
            raise WrongSettingError(f"“myst_{name}”: {error.args[0]}") from None


def _is_plain(value: object) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True


# --- the program -------------------------------------------------------------------------------


def _know_own_package() -> None:
    """Load bookpress from where this file stands, so that a book can't put its own in its place."""
    place = _PACKAGE
    spec = spec_from_file_location(place.name, place / "__init__.py")
    if spec is not None and spec.loader is not None:
        sys.modules[place.name] = module = module_from_spec(spec)
        spec.loader.exec_module(module)


def _why(error: BaseException, configuration: Path) -> str:
    """Return in one line what is wrong with conf.py."""
    if type(error).__name__ == "ConfigError" and error.__cause__ is not None:
        error = error.__cause__  # Sphinx has put the whole trace into its own
    if isinstance(error, SyntaxError):
        where = f"line {error.lineno}: " if error.lineno else ""
        return f"{where}{error.msg}"
    if isinstance(error, SystemExit):
        return "it ends Python before Sphinx can read it"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(configuration / "conf.py")]
    where = f"line {lines[-1]}: " if lines else ""
    own = isinstance(error, WrongSettingError) or type(error).__module__ == "sphinx.errors"
    kind = "" if own else f"{type(error).__name__}: "
    return f"{where}{kind}{error}"


def main(folder: str, source: str) -> int:
    """Write the answer as JSON to where standard output led: ``conf``, or ``why`` there is none.

    What conf.py prints goes nowhere, even if it prints when Python ends.
    """
    _know_own_package()
    from bookpress.files.packing import pack  # noqa: PLC0415
    from bookpress.read.conf.audit_hook import (  # noqa: PLC0415 - known from now on
        AuditHook,
        foreign_modules,
    )

    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    watch = AuditHook()
    found: dict[str, Any] = {}
    configuration = Path(os.path.realpath(folder))
    with tempfile.TemporaryDirectory() as out:
        sys.addaudithook(watch)
        try:
            found["conf"] = pack(probe(configuration, Path(source), Path(out)))
            found["seen"] = watch.own(os.path.realpath(out), out)
            found["open"] = watch.programs or foreign_modules(str(_PACKAGE))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - conf.py is code
            found = {"why": _why(error, configuration)}
    with answer:
        json.dump(found, answer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
