"""Asks Sphinx, in a process of its own, what a conf.py means; keeps the answer while it holds.

This runs at every build and every check, so a kept answer must be found without loading Sphinx.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.files.errors import CannotLook
from bookpress.files.packing import pack, unpack
from bookpress.files.sandbox import absolute, is_folder, read_regular
from bookpress.read.conf.answer import Conf
from bookpress.read.conf.cacheable import is_cacheable
from bookpress.read.conf.conf_text import read_conf_text
from bookpress.read.conf.find import find_book
from bookpress.read.conf.interpreter import book_python
from bookpress.read.conf.questions import about_text, notices_of, short
from bookpress.read.conf.without_conf import question_without_conf

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from bookpress.files.cache import Cache
    from bookpress.read.conf.find import BookPlace
    from bookpress.read.conf.questions import Question

UNFIT = "{python} can’t be asked for the settings: {why}; name another Python with --python"
FAILED = "{file} can’t be used: {why}; mend it"
_PACKAGE = Path(__file__).parent.parent.parent
# What an answer is made by: a change here makes it anew.
_OWN_CODE = ("read/conf", "typeset", "languages", "__init__.py")


def ask_sphinx(
    root: Path,
    cache: Cache,
    meanwhile: Callable[[], object] = lambda: None,
    *,
    python: Path | None = None,
    run_conf: bool = True,
) -> Conf:
    """Return what Sphinx makes of the settings of the book in ``root``.

    An answer is kept if all that it depends on could be watched, and used while all of that is as
    it was: conf.py, the files that were opened and the folders that were listed.

    Args:
        root: the folder that holds conf.py, or the folder that does.
        cache: where an earlier answer may be.
        meanwhile: called while Sphinx is asked, which takes most of a second.
        python: the Python to ask, or its environment; if none is named, the book's own.
        run_conf: whether conf.py is run; else its text says what it can.

    Raises:
        CannotLook: the book has no settings, or Sphinx can't use them.
    """
    book = find_book(root)
    content = _content(book.path)
    program = book_python(python, (root, book.configuration) if run_conf else ())
    places = (os.path.realpath(book.configuration), os.path.realpath(book.source))
    names = (str(book.path), str(book.source), *places, str(run_conf))
    key = _digest("conf", _own_code(), _python(program), *names, content)
    kept = _kept(cache.get(key))
    if kept is not None:
        return kept
    begun = time.time_ns()
    question = _question(book, content, run_conf=run_conf)
    answer = _ask(program, book, question, meanwhile)
    if answer.get("broke") and question is None:
        question = _instead(book, content, answer["why"])
        answer = _ask(program, book, question, lambda: None)
    if "why" in answer:
        raise CannotLook(FAILED.format(file=book.path.name, why=short(answer["why"])))
    notices = notices_of(answer, question, book.path.name, program)
    said: Conf = unpack(Conf, answer["conf"])
    said = dataclasses.replace(said, file=book.path.name, notices=notices)
    text = read_conf_text(content) if book.path.name == "conf.py" else None
    if text is not None and text.generates:
        said = dataclasses.replace(said, generates=True)
    if question is not None:
        said = _as_unknown(said, question)
    if (question is not None or is_cacheable(content)) and not answer["open"]:
        _keep(cache, key, said, answer, begun)
    return said


def _as_unknown(said: Conf, question: Question) -> Conf:
    """Return what is said; nobody is told of what settings that are not known may define."""
    known = not any(map(question.lacks, ("rst_prolog", "rst_epilog")))
    elsewhere = said.elsewhere or question.lacks("intersphinx_mapping")
    return dataclasses.replace(said, epilog_known=known, elsewhere=elsewhere)


def _question(book: BookPlace, content: bytes, *, run_conf: bool) -> Question | None:
    """Return what is asked in the place of conf.py; None if that is to be run."""
    if book.path.name != "conf.py":
        return question_without_conf(book.path, content)
    if run_conf:
        return None
    text = read_conf_text(content)
    if text is None:
        raise CannotLook(FAILED.format(file="conf.py", why="its text is no Python"))
    notice = "conf.py was not run (--no-conf)"
    return about_text(text, book.configuration, notice, ran=False)


def _instead(book: BookPlace, content: bytes, why: str) -> Question:
    """Return what is asked after conf.py was run and did not reach its end."""
    text = read_conf_text(content)
    if text is None:
        raise CannotLook(FAILED.format(file="conf.py", why=short(why)))
    notice = f"conf.py can’t be run, so its text was read: {short(why)}"
    return about_text(text, book.configuration, notice, ran=True)


def _keep(cache: Cache, key: str, said: Conf, answer: dict[str, Any], begun: int) -> None:
    seen = [(path, _state(path)) for path in answer["seen"]]
    if all(_is_older(path, begun) for path, _ in seen):
        installed = [(folder, _changed(folder)) for folder in answer["installed"]]
        cache.put(key, {"conf": pack(said), "seen": seen, "installed": installed})


def _kept(entry: Any) -> Conf | None:  # noqa: ANN401 - JSON, which somebody else may have written
    try:
        same = all(_changed(folder) == time for folder, time in entry["installed"])
        if same and all(_state(path) == state for path, state in entry["seen"]):
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


def _changed(path: str) -> int:
    """Return when a folder last changed, as when a package is installed into it or removed."""
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


def _python(program: str) -> str:
    """Return what tells one Python from another."""
    return f"{program} {_changed(program)} {_python_path()}"


def _python_path() -> str:
    """Return PYTHONPATH so that it means the same in another folder; an empty name meant this."""
    names = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.pathsep.join(absolute(name) for name in names if name)


def _ask(
    python: str, book: BookPlace, question: Question | None, meanwhile: Callable[[], object]
) -> dict[str, Any]:
    """Return the answer of ``sphinx_probe``.

    Raises:
        CannotLook: this Python can't be asked.
    """
    # A program by its path, and PYTHONSAFEPATH: no folder of the book is one of modules, and what
    # lies beside conf.py stands in for nothing, unless conf.py itself adds its folder to sys.path.
    import subprocess  # noqa: PLC0415 - slow to load, and seldom needed

    own = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONSAFEPATH": "1", "PYTHONPATH": _python_path()}
    program = _PACKAGE / "read" / "conf" / "sphinx_probe.py"
    try:
        with subprocess.Popen(  # noqa: S603 - our own module, by the Python that was chosen
            [python, str(program), str(book.configuration), str(book.source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **own},
            cwd=book.configuration,
        ) as sphinx:
            _tell(sphinx, question)
            meanwhile()
            said, _ = sphinx.communicate()
    except OSError as error:
        raise CannotLook(UNFIT.format(python=python, why=error.strerror)) from None
    try:
        found: dict[str, Any] = json.loads(said)
    except ValueError:
        found = {"why": "it ends Python before Sphinx can read it", "broke": True}
    if "unfit" in found:
        raise CannotLook(UNFIT.format(python=python, why=found["unfit"]))
    return found


def _tell(sphinx: subprocess.Popen[bytes], question: Question | None) -> None:
    if sphinx.stdin is not None:
        with contextlib.suppress(BrokenPipeError):  # what has ended gives no answer
            sphinx.stdin.write(json.dumps(question and question.as_json()).encode())
            sphinx.stdin.close()
    sphinx.stdin = None
