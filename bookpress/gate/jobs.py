"""Files to read and judge: done in processes side by side, or found in the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from bookpress.facts import Finding
from bookpress.files.packing import pack, unpack
from bookpress.gate.workers import as_they_come

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bookpress.files.cache import Cache

_Facts = TypeVar("_Facts")


class Checked(NamedTuple, Generic[_Facts]):
    """What is kept of a file: its facts, and what the rules of one file found."""

    facts: _Facts
    findings: tuple[Finding, ...]


class Job(NamedTuple, Generic[_Facts]):
    """A file to read and judge, unless the cache has it; what has no key is not kept."""

    key: str
    kind: type[_Facts]
    make: Callable[[], Checked[_Facts]]


class Jobs:
    """Does jobs, keeps what they find, and says how far it is."""

    def __init__(self, cache: Cache, progress: Callable[[str, int, int], None]) -> None:
        """Take the cache, and who is told how many jobs of a kind are done, and of how many."""
        self._cache = cache
        self._progress = progress

    def done(self, what: str, jobs: Sequence[Job[_Facts]]) -> list[Checked[_Facts]]:
        """Return what the jobs find, in their order; what is not kept is made in processes."""
        found = {at: kept for at, job in enumerate(jobs) if (kept := self._kept(job))}
        waiting = [at for at in range(len(jobs)) if at not in found]
        for index, made in as_they_come(self._make, [jobs[at] for at in waiting]):
            self._progress(what, len(found), len(jobs))
            found[waiting[index]] = made
        return [found[at] for at in range(len(jobs))]

    def one(self, job: Job[_Facts]) -> Checked[_Facts]:
        """Return what a single job finds."""
        return self._kept(job) or self._make(job)

    def _kept(self, job: Job[_Facts]) -> Checked[_Facts] | None:
        kept = self._cache.get(job.key) if job.key else None
        if kept is not None:
            try:
                found = unpack(tuple[Finding, ...], kept[1])
                return Checked(unpack(job.kind, kept[0]), found)
            except (ValueError, TypeError, IndexError, KeyError):
                pass  # somebody else wrote it: read the file again
        return None

    def _make(self, job: Job[_Facts]) -> Checked[_Facts]:
        made = job.make()
        if job.key and self._cache.folder is not None:
            self._cache.put(job.key, [pack(made.facts), pack(made.findings)])
        return made
