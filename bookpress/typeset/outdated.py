"""Which documents Sphinx reads again: those of which a file has other bytes than when it was read.

Sphinx compares times of modification (``sphinx.environment._has_doc_changed``), so a file that is
moved into place with an older time is not seen. Here the content decides, of the document and of
every file that it has read or looked for: ``doctrees/read.json`` holds their digests.

That file is taken away before a reading and put back when the build has ended well. Where it is
missing, the last reading did not come to its end, whatever ended it: nothing of it is used, so
that no warning is lost that Sphinx gives only while it reads.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util.i18n import get_image_filename_for_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

READ = "read.json"
ABSENT = "absent"
UNKNOWN = "unknown"  # equal to no digest: the file was written while it was read
_COARSE_CLOCK = 20_000_000  # nanoseconds by which a file's time may lag behind the clock


def digest(path: str | os.PathLike[str]) -> str:
    """Return what ``path`` holds, in short: a file's bytes, a folder's names, or ``ABSENT``."""
    try:
        if os.path.isdir(path):  # noqa: PTH112 - as below
            return hashlib.sha256("\0".join(sorted(os.listdir(path))).encode()).hexdigest()  # noqa: PTH208 - names alone
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ABSENT


class Readings:
    """What each document was read from: ``known[docname][path]`` is a digest."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.known: dict[str, dict[str, str]] = {}
        self._now: dict[str, str] = {}  # digests of this run, taken before anything is read
        self._reading: list[str] = []
        self._started = 0

    # ------------------------------------------------------------ events of Sphinx, in their order

    def take_up(self, app: Sphinx, config: Config) -> None:
        """Take the last reading's digests; without them, let nothing of it be used."""
        del config
        path = Path(app.doctreedir, READ)
        try:
            self.known = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            Path(app.doctreedir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)
        path.unlink(missing_ok=True)

    def find_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> Iterable[str]:
        """Put our answer in the place of Sphinx's ``changed``."""
        del app, removed
        changed.clear()
        return [
            docname
            for docname in env.found_docs - added
            if docname in env.reread_always or self._is_outdated(env, docname)
        ]

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Take the digests of what is going to be read, before it is."""
        del app
        self._reading = list(docnames)
        for docname in docnames:
            for path in (env.doc2path(docname), *self.known.pop(docname, ())):
                self._digest(path)
        self._started = time.time_ns() - _COARSE_CLOCK

    def note(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Keep the digests of all that was read."""
        del app
        for docname in self._reading:
            read = {env.doc2path(docname), *env.dependencies.get(docname, ())}
            paths = read | _absent(env).get(docname, set())
            self.known[docname] = {
                str(path): self._digest_after(path) for path in sorted(map(str, paths))
            }
        self.known = {name: files for name, files in self.known.items() if name in env.all_docs}

    def put_back(self, app: Sphinx, exception: Exception | None) -> None:
        """Let the next build use this reading, if nothing was wrong with it."""
        if ended_well(app, exception):
            write_json(Path(app.doctreedir, READ), self.known)

    # -------------------------------------------------------------------------------------- digests

    def _is_outdated(self, env: BuildEnvironment, docname: str) -> bool:
        files = self.known.get(docname)
        if files is None or not Path(env.doctreedir, f"{docname}.doctree").is_file():
            return True
        return any(self._digest(path) != before for path, before in files.items())

    def _digest(self, path: str | os.PathLike[str]) -> str:
        name = os.fspath(path)
        if name not in self._now:
            self._now[name] = digest(name)
        return self._now[name]

    def _digest_after(self, path: str) -> str:
        """Return the digest of a file that may have been read before anybody asked for it."""
        if path in self._now:
            return self._now[path]
        try:
            written = Path(path).stat().st_ctime_ns
        except OSError:
            written = 0
        return UNKNOWN if written >= self._started else self._digest(path)


def ended_well(app: Sphinx, exception: Exception | None) -> bool:
    """Tell whether a build may be built upon: for the press, a warning is a fault."""
    return exception is None and not (app.config.book_press and app._warncount)  # noqa: SLF001 - what sphinx-build itself asks


def write_json(path: Path, data: Mapping[str, object]) -> None:
    """Write ``data``; the file is whole or not there."""
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    draft.replace(path)


def look_for(env: BuildEnvironment, path: str | os.PathLike[str]) -> None:
    """Note a file that the document being read is made from, as soon as it is there.

    Only what is there is a dependency: extensions open those, and ask git about them.
    """
    whole = Path(env.srcdir, path)
    if whole.exists():
        env.note_dependency(path)
    else:
        _absent(env).setdefault(env.docname, set()).add(str(whole))


def _absent(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the files that were looked for and are not there, by document."""
    if not hasattr(env, "book_absent"):
        env.book_absent = {}  # type: ignore[attr-defined]
    absent: dict[str, set[str]] = env.book_absent  # type: ignore[attr-defined]
    return absent


class _AbsentCollector(EnvironmentCollector):
    """Keeps ``env.book_absent`` in step with the documents."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Do nothing: whoever looks for a file notes it."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget one document."""
        del app
        _absent(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process has read."""
        del app
        _absent(env).update({n: files for n, files in _absent(other).items() if n in docnames})


def _note_twins(app: Sphinx, doctree: nodes.document) -> None:
    """Note the figures that a document would show if they were there.

    A figure ``x.svg`` may have a twin ``x.en.svg`` in the language; one with ``*`` for its suffix
    is looked for in its folder.
    """
    env = app.env
    for image in doctree.findall(nodes.image):
        candidates: dict[str, str] = image.get("candidates", {})
        for kind, path in candidates.items():
            if kind == "*":
                look_for(env, get_image_filename_for_language(path, env))
            elif kind != "?":
                env.note_dependency(Path(path).parent)


def setup(app: Sphinx) -> Readings:
    """Let digests decide; return them for whoever decides about pages."""
    readings = Readings()
    app.add_config_value("book_press", default=False, rebuild="", types=bool)
    app.connect("config-inited", readings.take_up, priority=900)
    app.connect("env-get-outdated", readings.find_outdated, priority=900)
    app.add_env_collector(_AbsentCollector)
    app.connect("env-before-read-docs", readings.begin)
    app.connect("doctree-read", _note_twins, priority=900)
    app.connect("env-updated", readings.note)
    app.connect("build-finished", readings.put_back)
    return readings
