"""One run of ``bookpress lock``: which works there are, what is not known, and what is learned."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.cache import FOLDER, Cache
from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import BookFiles
from bookpress.lock.client import Client, Limits, NotFoundError, RequestError
from bookpress.lock.lock_file import LockFile
from bookpress.lock.registries import Registries, ask_registries
from bookpress.read.bibliography import read_entries
from bookpress.read.conf import ask_sphinx
from bookpress.read.records import lock_path
from bookpress.read.settings import read_settings
from bookpress.report.result import counted
from bookpress.rules.bibliography._entries import sound_entries
from bookpress.rules.bibliography._identifiers import identifiers_of
from bookpress.text.did_you_mean import nearest_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from bookpress.facts import Bibliography, Place, Record, Settings
    from bookpress.gate.options import Options

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class Wish(NamedTuple):
    """What a run is asked for: a mail address to be reached at, all anew, some keys alone."""

    mail: str = ""
    refresh: bool = False
    only: tuple[str, ...] = ()


class Locked(NamedTuple):
    """What a run did: the file, how many identifiers the works have, how many were asked about.

    ``new``, ``changed`` and ``removed`` count records; ``failures`` is what could not be learned.
    """

    path: str
    identifiers: int
    asked: int
    new: int
    changed: int
    removed: int
    failures: tuple[tuple[Place, str], ...]


def lock_book(  # noqa: PLR0913, PLR0917 - the last two are for tests
    root: Path,
    options: Options,
    wish: Wish,
    progress: Callable[[str, int, int], None] = lambda *_: None,
    registries: Registries | None = None,
    limits: Limits | None = None,
) -> Locked:
    """Ask the registries what they know of a book's works, and keep it beside conf.py.

    Args:
        root: the book's folder.
        options: how the book is read, as for a check.
        wish: what is asked for.
        progress: called with what is done, how much of it, and of how much.
        registries: the addresses; those of the public by default.
        limits: how patiently they are asked.

    Raises:
        CannotLook: the book or its lock file can't be read, or a wish is not understood.
        WriteError: the lock file could not be written, and stands as it was.
    """
    user_agent = _user_agent(wish.mail)
    disk = BookFiles(root, options.outside)
    settings = _settings(root, disk, options)
    bibliography = _read(disk, settings)
    lock = LockFile(disk, lock_path(settings.configuration))
    places = _places(bibliography, wish.only)
    wanted = [name for name in places if wish.refresh or name not in lock.records]
    where = registries or Registries()
    before = dict(lock.records)
    answers = ask_registries(Client(user_agent, where.hosts(), limits), where, wanted)
    failed: dict[str, RequestError] = {}
    progress("records", 0, len(wanted))
    for done, (name, answer) in enumerate(answers, 1):
        if isinstance(answer, RequestError):
            failed[name] = answer
        else:
            lock.keep(answer)  # at once: who stops the run loses nothing
        progress("records", done, len(wanted))
    whole = not wish.only and not bibliography.parse_errors
    removed = lock.drop_all_but(places) if whole else 0
    return Locked(
        path=lock_path(settings.configuration),
        identifiers=len(places),
        asked=len(wanted),
        new=sum(name not in before for name in lock.records),
        changed=_changed(before, lock.records),
        removed=removed,
        failures=tuple(_told(failed, places)),
    )


def _user_agent(mail: str) -> str:
    """Return who asks, as registries want to know it (RFC 9110, 10.1.5)."""
    if mail and not _MAIL.fullmatch(mail):
        raise CannotLook(f"--mail: “{mail}” is no mail address; write it as name@example.org")
    try:
        own = f"bookpress/{version('bookpress')}"
    except PackageNotFoundError:  # run from its folder
        own = "bookpress"
    return f"{own} (mailto:{mail})" if mail else own


def _settings(root: Path, disk: BookFiles, options: Options) -> Settings:
    cache = Cache((options.cache or root / FOLDER) if options.use_cache else None, root)
    conf = ask_sphinx(root, cache, python=options.python, run_conf=not options.no_conf)
    return read_settings(disk, options, conf)


def _read(disk: BookFiles, settings: Settings) -> Bibliography:
    """Return the entries of the book.

    Raises:
        CannotLook: there is no .bib file, or one can't be read.
    """
    if not settings.bib_files:
        named = f"{settings.configuration} names no .bib file; set bibtex_bibfiles"
        raise CannotLook(named)
    files: list[tuple[str, bytes | OSError]] = []
    for path in settings.bib_files:
        try:
            files.append((path, disk.read(path)))
        except OSError as error:
            raise CannotLook(f"{path} can’t be read ({error.strerror}); mend that first") from None
    return read_entries(files, "")


def _places(bibliography: Bibliography, only: Sequence[str]) -> dict[str, Place]:
    """Return the identifiers of the works, or of those with some keys, and where each stands first.

    Raises:
        CannotLook: no work has one of the keys.
    """
    keys = bibliography.keys()
    for key in only:
        if key not in keys:
            near = nearest_key(key, keys)
            advice = f"did you mean “{near}”?" if near else "keys are written as in the .bib file"
            raise CannotLook(f"--only: no work has the key “{key}”; {advice}")
    places: dict[str, Place] = {}
    for entry in sound_entries(bibliography):
        if not only or entry.key in only:
            for field, identifier in identifiers_of(entry):
                places.setdefault(identifier, field.place)
    return places


def _changed(before: Mapping[str, Record], after: Mapping[str, Record]) -> int:
    return sum(name in before and before[name] != record for name, record in after.items())


def _told(
    failed: Mapping[str, RequestError], places: Mapping[str, Place]
) -> Iterable[tuple[Place, str]]:
    """Yield a line for each unknown work, and one for all that failed for the same reason."""
    groups: dict[str, list[str]] = {}
    for name in places:
        if name in failed:
            unknown = isinstance(failed[name], NotFoundError)
            groups.setdefault(name if unknown else str(failed[name]), []).append(name)
    for first, *others in groups.values():
        more = f"; so it is with {counted(len(others), 'work')} more" if others else ""
        yield places[first], f"“{first.partition(':')[2]}”: {failed[first]}{more}"
