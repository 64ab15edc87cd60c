"""What a book's conf.py says, asked of Sphinx in a process of its own and kept until it changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.errors import CannotLook
from bookpress.facts import Settings
from bookpress.read.cache import PACKAGE, digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.options import Options
    from bookpress.read.cache import Cache

_SOURCES = ("source", "src", "docs", "doc", "book", "manuscript")
_FAILED = "conf.py can’t be used: {why}; mend it, or install the extension that it names"


def find_book(root: Path) -> tuple[Path, Path]:
    """Return the folder of conf.py and the folder of the manuscript.

    Raises:
        CannotLook: if there is no conf.py.
    """
    for name in ("", *_SOURCES):
        configuration = root / name
        if not (configuration / "conf.py").is_file():
            continue
        folders = [configuration, *(configuration / source for source in _SOURCES)]
        first = _first_page(configuration / "conf.py")
        with_first = (folder for folder in folders if any(folder.glob(f"{first}.*")))
        return configuration, next(with_first, configuration)
    message = f"{root} holds no book: there is no conf.py in it; name the folder that has one"
    raise CannotLook(message)


def _first_page(configuration: Path) -> str:
    """Return the name of the first document, as far as conf.py says it in plain words."""
    text = configuration.read_text(encoding="utf-8", errors="replace")
    match = re.search(r"""^(?:root|master)_doc\s*=\s*["']([\w./-]+)["']""", text, re.MULTILINE)
    return match[1] if match else "index"


def read_settings(
    root: Path,
    options: Options,
    cache: Cache,
    meanwhile: Callable[[], object] = lambda: None,
) -> Settings:
    """Return the settings of the book in the folder ``root``.

    Args:
        root: the folder of the book.
        options: how the check is run.
        cache: where an earlier answer of Sphinx may be.
        meanwhile: called while Sphinx is asked, which takes most of a second.

    Raises:
        CannotLook: if there is no conf.py, or Sphinx can't load it.
    """
    configuration, source = find_book(root)
    said = _said(root, configuration, source, cache, meanwhile)
    documents = tuple(_documents(root, source, said))
    languages = _languages(said["locale_folders"], said["language"])
    _refuse_unknown(options, [*languages, said["language"]])
    return Settings(
        language=said["language"] or "en",
        languages=tuple(
            name for name in languages if not options.languages or name in options.languages
        ),
        source=_from(root, source),
        configuration=_from(root, configuration / "conf.py"),
        root=said["root"],
        documents=documents,
        suffixes=tuple((suffix, kind) for suffix, kind in said["suffixes"]),
        bib_files=tuple(_from(root, Path(name)) for name in said["bib_files"]),
        bibtex=said["bibtex"],
        press=said["press"],
        locale_folders=tuple(_from(root, Path(name)) for name in said["locale_folders"]),
        compact_catalogs=said["compact_catalogs"],
        roles=frozenset(said["roles"]),
        directives=frozenset(said["directives"]),
        options=tuple((name, tuple(known)) for name, known in said["options"].items()),
        myst=_frozen(said["myst"]),
        also_translated=tuple(said["also_translated"]),
        numfig=said["numfig"],
        elsewhere=said["elsewhere"],
        outside=options.outside,
        release=options.release,
        thresholds=options.thresholds,
        suppressed=tuple(said["suppressed"]),
        titles_are_labels=said["titles_are_labels"],
    )


def _refuse_unknown(options: Options, languages: list[str]) -> None:
    """Stop at a language that the book does not have: a check of nothing would find nothing."""
    strange = next((name for name in options.languages if name not in languages), None)
    if strange is not None:
        known = ", ".join(name for name in languages if name) or "none"
        raise CannotLook(f"the book has no language “{strange}”; it has: {known}")


def _frozen(value: Any) -> Any:  # noqa: ANN401 - JSON
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _from(root: Path, path: Path) -> str:
    """Return a path from the book's folder, with ``/``; the folder itself is an empty string."""
    name = Path(os.path.relpath(path, root)).as_posix()
    return "" if name == "." else name


def _said(
    root: Path,
    configuration: Path,
    source: Path,
    cache: Cache,
    meanwhile: Callable[[], object],
) -> dict[str, Any]:
    near = [*configuration.glob("*.py"), *configuration.glob("_ext/**/*.py")]
    near += [root / "pyproject.toml"]
    content = [path.read_bytes() for path in sorted(near) if path.is_file()]
    key = digest("settings", _python(), str(root.resolve()), *content)
    kept = cache.get(key)
    if not isinstance(kept, dict):
        kept = _ask(configuration, source, meanwhile)
        cache.put(key, kept)
    return dict(kept)


def _python() -> str:
    """Return which Python answers, and when a package was last installed for it or removed."""
    folders = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
    times = [folder.stat().st_mtime_ns for folder in folders if folder.is_dir()]
    return f"{sys.executable} {sys.version} {times}"


def _ask(configuration: Path, source: Path, meanwhile: Callable[[], object]) -> dict[str, Any]:
    # -P: a random.py beside conf.py is a program of the book, and not the library's.
    command = [sys.executable, "-P", "-m", "bookpress.read.probe", str(configuration), str(source)]
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join([str(PACKAGE.parent), *_python_path()]),
    }
    with subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        cwd=configuration,
    ) as sphinx:
        meanwhile()
        said, errors = sphinx.communicate()
    if sphinx.returncode:
        raise CannotLook(_FAILED.format(why=_reason(errors)))
    try:
        found: dict[str, Any] = json.loads(said.rstrip().split("\n")[-1])
    except ValueError:
        raise CannotLook(_FAILED.format(why="it ends Python before Sphinx can read it")) from None
    return found


def _python_path() -> list[str]:
    return [path for path in [os.environ.get("PYTHONPATH", "")] if path]


def _reason(error: str) -> str:
    """Return the one line of an error of Sphinx that says what is wrong with conf.py."""
    lines = [line.strip() for line in error.strip().split("\n") if line.strip()]
    where = re.search(r'conf\.py", line (\d+)', error)
    lines = [line for line in lines if not line.startswith(("Traceback", "File ", "^"))]
    syntax = next((line for line in lines if line.startswith("There is a syntax error")), "")
    lines = [line for line in lines if not line.startswith("There is")] or [syntax] * bool(syntax)
    why = lines[-1] if lines else "Sphinx says nothing of the reason"
    return f"line {where[1]}: {why}" if where else why


def _languages(folders: list[str], own: str) -> list[str]:
    found = set()
    for folder in folders:
        for path in Path(folder).glob("*/LC_MESSAGES"):
            if path.parent.name != own:
                found.add(path.parent.name)
    return sorted(found)


def _may_hold_chapters(folder: Path) -> bool:
    return not folder.name.startswith(".") and not (folder / "pyvenv.cfg").exists()


def _documents(root: Path, source: Path, said: dict[str, Any]) -> list[tuple[str, str]]:
    """Find the documents as Sphinx does: by suffix, less the excluded patterns."""
    included = [re.compile(pattern).match for pattern in said["included"]]
    excluded = [re.compile(pattern).match for pattern in said["excluded"]]
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(source):
        at = Path(folder).relative_to(source)
        names = {name: (at / name).as_posix() for name in (*folders, *files)}
        kept = [name for name in folders if not any(match(names[name]) for match in excluded)]
        folders[:] = sorted(name for name in kept if _may_hold_chapters(Path(folder, name)))
        # A folder that is called like a chapter is meant to be one: its reader will say so.
        for name in sorted((*files, *folders)):
            path = names[name]
            suffix = next((s for s, _ in said["suffixes"] if name.endswith(s)), None)
            if suffix is None or any(match(path) for match in excluded):
                continue
            if any(match(path) for match in included):
                found.setdefault(path.removesuffix(suffix), _from(root, source / path))
    return sorted(found.items())
