"""Ask Sphinx what a book's conf.py means; run as a process of its own, because conf.py is code.

``python -m bookpress.read.probe FOLDER SOURCE`` prints the settings as JSON. No document is read.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What MyST's parser is made with (myst_parser/parsers/mdit.py), anchors, addresses, and texts.
_ASKED = (
    *("commonmark_only", "gfm_only", "enable_extensions", "disable_syntax", "enable_checkboxes"),
    *("colon_fence_exact_match", "strikethrough_single_tilde", "sub_delimiters"),
    *("dmath_allow_digits", "dmath_allow_labels", "dmath_allow_space", "dmath_double_inline"),
    *("heading_anchors", "url_schemes", "substitutions"),
)


def probe(configuration: Path, source: Path) -> dict[str, Any]:
    """Return what the conf.py in the folder ``configuration`` says of the book in ``source``."""
    from sphinx.application import Sphinx  # noqa: PLC0415 - a second to load
    from sphinx.environment import BuildEnvironment  # noqa: PLC0415
    from sphinx.project import EXCLUDE_PATHS  # noqa: PLC0415
    from sphinx.util.matching import _translate_pattern  # noqa: PLC0415

    # Sphinx would walk the book, through links out of it and in circles, and extensions would
    # write pages for what it finds.
    BuildEnvironment.find_files = lambda *_: None  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        app = Sphinx(
            srcdir=source,
            confdir=configuration,
            outdir=Path(folder, "out"),
            doctreedir=Path(folder, "doctrees"),
            buildername="dummy",
            status=None,
            warning=io.StringIO(),
            freshenv=True,
            confoverrides={"bibtex_bibfiles": []},  # pybtex raises where the gate goes on reading
        )
        config = app.config
        excluded = (*config.exclude_patterns, *config.templates_path, *EXCLUDE_PATHS)
        # The press empties locale_dirs while it builds the manuscript's own language.
        locale_dirs = config._raw_config.get("locale_dirs", config.locale_dirs)  # noqa: SLF001
        return {
            "language": config.language,
            "root": config.root_doc,
            "suffixes": _suffixes(app),
            "included": [_translate_pattern(pattern) for pattern in config.include_patterns],
            "excluded": [_translate_pattern(pattern) for pattern in excluded],
            "bib_files": _bib_files(app, configuration),
            "bibtex": "sphinxcontrib.bibtex" in app.extensions,
            "press": "bookpress" in app.extensions,
            "locale_folders": [str((source / name).resolve()) for name in locale_dirs],
            "compact_catalogs": config.gettext_compact,
            "also_translated": sorted(_names(config.gettext_additional_targets)),
            "roles": sorted(_registered(app, "roles")),
            "directives": sorted(_registered(app, "directives")),
            "options": _options(),
            "myst": _myst(app),
            "numfig": bool(config.numfig),
            "suppressed": list(config.suppress_warnings),
            "titles_are_labels": _titles(app),
            "elsewhere": bool(getattr(config, "intersphinx_mapping", None)),
        }


def _suffixes(app: Sphinx) -> list[list[str]]:
    suffixes = app.config.source_suffix.items()
    return [[suffix, str(kind or "restructuredtext")] for suffix, kind in suffixes]


def _titles(app: Sphinx) -> str:
    """Return how sphinx.ext.autosectionlabel names a section; empty if it is not loaded."""
    if "sphinx.ext.autosectionlabel" not in app.extensions:
        return ""
    return "document:title" if app.config.autosectionlabel_prefix_document else "title"


def _names(value: object) -> tuple[str, ...]:
    if value is True:
        return ("index", "literal-block", "doctest-block", "raw", "image")
    return tuple(str(name) for name in value) if isinstance(value, list | tuple | set) else ()


def _bib_files(app: Sphinx, configuration: Path) -> list[str]:
    names = app.config._raw_config.get("bibtex_bibfiles") or []  # noqa: SLF001 - as conf.py says
    return [str((configuration / name).resolve()) for name in names]


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
    if kind == "directives" and "myst_parser" in app.extensions:
        names.add("eval-rst")  # MyST's renderer takes it before anything is looked up
    return names


def _options() -> dict[str, list[str]]:
    """Return the options of the directives that books use most, as they are registered."""
    from docutils.parsers.rst import directives  # noqa: PLC0415

    registered: dict[str, object] = dict(vars(directives)["_directives"])  # no public list exists
    for alias, (module, name) in vars(directives)["_directive_registry"].items():
        built_in = import_module(f"{directives.__name__}.{module}")
        registered.setdefault(alias, getattr(built_in, name))
    found = {}
    for name, directive in registered.items():
        spec = getattr(directive, "option_spec", None)
        if isinstance(spec, dict):
            found[name] = sorted(spec)
    found["include"] += ["relative-docs", "relative-images"]  # myst_parser/mocking.py
    return found


def _myst(app: Sphinx) -> list[list[object]]:
    """Return those of MyST's settings that readers and rules ask for and that are no defaults."""
    from myst_parser.config.main import MdParserConfig  # noqa: PLC0415

    chosen: list[list[object]] = []
    default = MdParserConfig()
    for name in _ASKED:
        value = getattr(app.config, f"myst_{name}", None)
        if isinstance(value, set | frozenset):
            value = sorted(value)
        elif name == "substitutions":
            value = [list(pair) for pair in (value or {}).items() if isinstance(pair[1], str)]
        elif isinstance(value, dict):
            value = list(value)  # of url_schemes: their names
        if value is not None and value != getattr(default, name, None) and _is_plain(value):
            chosen.append([name, value])
    return chosen


def _is_plain(value: object) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True


def _keep_off_the_network(event: str, _: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise OSError("the gate does not use the network")


def main(folder: str, source: str) -> int:
    """Print the settings; 1 with one line on stderr if conf.py can't be used."""
    sys.addaudithook(_keep_off_the_network)
    try:
        settings = probe(Path(folder), Path(source))
    except Exception as error:  # noqa: BLE001 - conf.py and extensions may raise anything
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("\n" + json.dumps(settings) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
