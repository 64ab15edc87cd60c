"""Asks Sphinx, in a process of its own, what a conf.py means; keeps the answer while it holds.

This runs at every build and every check, so a kept answer must be found without loading Sphinx.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.files.errors import CannotLook
from bookpress.files.packing import unpack
from bookpress.files.sandbox import absolute, is_folder, read_regular
from bookpress.read.conf.answer import Conf
from bookpress.read.conf.audit_hook import installed_folders
from bookpress.read.conf.cacheable import is_cacheable
from bookpress.read.conf.find import find_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.files.cache import Cache

FAILED = "conf.py can’t be used: {why}; mend it, or install the extension that it names"
_LONGEST = 300  # characters of a reason
_PACKAGE = Path(__file__).parent.parent.parent
# What an answer is made by: a change here makes it anew.
_OWN_CODE = ("read/conf", "typeset", "languages", "__init__.py")


def ask_sphinx(root: Path, cache: Cache, meanwhile: Callable[[], object] = lambda: None) -> Conf:
    """Return what Sphinx makes of the conf.py of the book in ``root``.

    An answer is kept if all that it depends on could be watched, and used while all of that is as
    it was: conf.py, the files that were opened and the folders that were listed.

    Args:
        root: the folder that holds conf.py, or the folder that does.
        cache: where an earlier answer may be.
        meanwhile: called while Sphinx is asked, which takes most of a second.

    Raises:
        CannotLook: there is no conf.py, or Sphinx can't use it.
    """
    configuration, source = find_book(root)
    conf = _content(configuration / "conf.py")
    places = (os.path.realpath(configuration), os.path.realpath(source))
    key = _digest("conf", _own_code(), _python(), str(configuration), str(source), *places, conf)
    kept = _kept(cache.get(key))
    if kept is not None:
        return kept
    begun = time.time_ns()
    answer = _ask(configuration, source, meanwhile)
    if is_cacheable(conf) and not answer["open"]:
        seen = [(path, _state(path)) for path in answer["seen"]]
        if all(_is_older(path, begun) for path, _ in seen):
            cache.put(key, {"conf": answer["conf"], "seen": seen})
    conf_said: Conf = unpack(Conf, answer["conf"])
    return conf_said


def _kept(entry: Any) -> Conf | None:  # noqa: ANN401 - JSON, which somebody else may have written
    try:
        if all(_state(path) == state for path, state in entry["seen"]):
            kept: Conf = unpack(Conf, entry["conf"])
            return kept
    except (ValueError, TypeError, IndexError, KeyError):
        pass
    return None


def _content(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError as error:
        raise CannotLook(f"{path} can’t be opened ({error.strerror}); make it readable") from None


def _digest(*parts: bytes | str) -> str:
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def _own_code() -> str:
    files = [_PACKAGE / name for name in _OWN_CODE if name.endswith(".py")]
    for name in _OWN_CODE:
        files += sorted((_PACKAGE / name).rglob("*.py"))
    return _digest(*(path.read_bytes() for path in files))


def _state(path: str) -> str:
    """Return what tells whether a file or a folder is as it was."""
    try:
        if is_folder(Path(path)):
            names = sorted(one.name for one in Path(path).iterdir())
            return _digest("folder", *(name for name in names if name != "__pycache__"))
        return _digest("file", read_regular(Path(path)))
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
    """Return the answer of ``sphinx_probe``: ``conf``, ``seen`` and ``open``."""
    # -P, and a program by its path: no folder of the book is one of modules, and what lies beside
    # conf.py stands in for nothing, unless conf.py itself adds its folder to sys.path.
    import subprocess  # noqa: PLC0415 - slow to load, and seldom needed

    program = _PACKAGE / "read" / "conf" / "sphinx_probe.py"
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
