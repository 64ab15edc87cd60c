"""What Sphinx says of a book's conf.py, asked in a process of its own and kept while it holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.disk import absolute, is_folder, read_regular
from bookpress.errors import CannotLook
from bookpress.read.cache import PACKAGE, digest
from bookpress.read.plain_conf import is_plain
from bookpress.read.watch import installed_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.read.cache import Cache

FAILED = "conf.py can’t be used: {why}; mend it, or install the extension that it names"
_LONGEST = 300  # characters of a reason


def settings_said(
    configuration: Path,
    source: Path,
    cache: Cache,
    meanwhile: Callable[[], object],
) -> dict[str, Any]:
    """Return what Sphinx says of a book, as ``read.probe`` puts it.

    An answer is kept if all that it depends on could be watched, and used while all of that is as
    it was: conf.py, the files that were opened and the folders that were listed.

    Args:
        configuration: the folder of conf.py.
        source: the folder of the manuscript.
        cache: where an earlier answer may be.
        meanwhile: called while Sphinx is asked, which takes most of a second.

    Raises:
        CannotLook: Sphinx can't use conf.py.
    """
    conf = _content(configuration / "conf.py")
    places = (os.path.realpath(configuration), os.path.realpath(source))
    key = digest("settings", _python(), str(configuration), str(source), *places, conf)
    kept = cache.get(key)
    if isinstance(kept, dict) and all(_state(path) == state for path, state in kept["seen"]):
        return dict(kept["settings"])
    begun = time.time_ns()
    found = _ask(configuration, source, meanwhile)
    if is_plain(conf) and not found["open"]:
        seen = [(path, _state(path)) for path in found["seen"]]
        if all(_is_older(path, begun) for path, _ in seen):
            cache.put(key, {"settings": found["settings"], "seen": seen})
    return dict(found["settings"])


def _content(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError as error:
        raise CannotLook(f"{path} can’t be opened ({error.strerror}); make it readable") from None


def _state(path: str) -> str:
    """Return what tells whether a file or a folder is as it was."""
    try:
        if is_folder(Path(path)):
            names = sorted(one.name for one in Path(path).iterdir())
            return digest("folder", *(name for name in names if name != "__pycache__"))
        return digest("file", read_regular(Path(path)))
    except OSError as error:
        return f"unread {error.errno}"


def _is_older(path: str, begun: int) -> bool:
    """Tell whether a file did not change while Sphinx was asked."""
    try:
        return Path(path).stat().st_mtime_ns < begun
    except OSError:
        return True


def _python() -> str:
    """Return which Python answers, and when a package was last installed for it or removed."""
    folders = [Path(folder) for folder in installed_folders()]
    times = [folder.stat().st_mtime_ns for folder in folders if folder.is_dir()]
    return f"{sys.executable} {sys.version} {times} {_python_path()}"


def _python_path() -> str:
    """Return PYTHONPATH so that it means the same in another folder; an empty name meant this."""
    names = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.pathsep.join(absolute(name) for name in names if name)


def _ask(configuration: Path, source: Path, meanwhile: Callable[[], object]) -> dict[str, Any]:
    # -P, and a program by its path: no folder of the book is one of modules, and what lies beside
    # conf.py stands in for nothing, unless conf.py itself adds its folder to sys.path.
    program = PACKAGE / "read" / "probe.py"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": _python_path()}
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-P", str(program), str(configuration), str(source)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=configuration,
    ) as sphinx:
        meanwhile()
        said, _ = sphinx.communicate()
    try:
        found: dict[str, Any] = json.loads(said)
    except ValueError:
        found = {"why": "it ends Python before Sphinx can read it"}
    if "why" in found:
        why = " ".join(str(found["why"]).split())
        short = why if len(why) <= _LONGEST else f"{why[:_LONGEST]}…"
        raise CannotLook(FAILED.format(why=short))
    return found
