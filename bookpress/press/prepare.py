"""On a fresh machine: what the system lacks, then the virtual environment.

It runs under the system's own Python before anything is installed: standard library only.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import venv
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bookpress.languages import LANGUAGES
from bookpress.press.book import BookError
from bookpress.press.console import say
from bookpress.press.system_requirements import Need, explain, lacking, packages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST = (3, 11)
UNFINISHED, LOCK = "unfinished", "lock"  # files in .venv


def prepare(root: Path, uses: list[str]) -> int:
    """Install what ``uses`` (formats, ``test``, ``bench``) need.

    Args:
        root: the project's folder; the environment is made in its ``.venv``.
        uses: what is going to be done.

    Returns:
        The exit status 0.

    Raises:
        BookError: something is lacking and cannot be installed from here.
    """
    if sys.version_info < OLDEST:
        raise BookError(f"Python {sys.version.split()[0]} is too old; 3.11 or later is needed")
    wanted = {"site", *uses}
    # The tests print books in every language that has a file of data; an edition's own languages
    # are in conf.py, which may need what is not installed yet (`make_book` looks for them).
    languages = LANGUAGES.values() if "test" in wanted else ()
    needs = lacking(wanted, languages)
    if needs:
        _install(needs)
        _forget_what_was_lacking()
        if still := lacking(wanted, languages):
            raise BookError(explain(still))
    _make_environment(root, "test" if "test" in uses else "book")
    return 0


def _forget_what_was_lacking() -> None:
    from bookpress.press import system_requirements as needs  # noqa: PLC0415

    needs._families.cache_clear()  # noqa: SLF001 - asked anew after the installation
    needs._tex_files.cache_clear()  # noqa: SLF001
    needs._patterns.cache_clear()  # noqa: SLF001


def _install(needs: list[Need]) -> None:
    before = _may_use_apt()
    if before is None:
        raise BookError(explain(needs))
    say("This machine lacks:")
    for need in needs:
        say(f"  {need.name}: {need.why}")
    say(f"Installing with apt: {packages(needs, 'apt')}")
    environment = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    options = ["-y", "-q", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
    _run([*before, "apt-get", "update", "-q"], environment)
    _run(
        [*before, "apt-get", "install", *options, *packages(needs, "apt").split()],
        environment,
    )


def _may_use_apt() -> list[str] | None:
    """Return what must stand before ``apt-get``, or None where it may not be used."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def _make_environment(root: Path, extent: str) -> None:
    """Make ``.venv``, or bring it up to date.

    What was stopped half-way is made anew: pip takes a package for installed of which only the
    first files are there.
    """
    folder = root / ".venv"
    folder.mkdir(exist_ok=True)
    with _alone(folder):
        unfinished, python = folder / UNFINISHED, folder / "bin" / "python"
        if unfinished.exists() or not _has_pip(python):
            unfinished.touch()
            _empty(folder)
            say("Making the virtual environment in .venv")
            venv.create(folder, with_pip=True)
        unfinished.touch()
        say(f"Installing the Python packages of requirements/{extent}.txt")
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        _run([*pip, "--require-hashes", "-r", f"requirements/{extent}.txt"], None, root)
        _run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], None, root)
        unfinished.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time work in ``.venv``; filelock is not installed yet."""
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another make that is installing …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _has_pip(python: Path) -> bool:
    if not python.exists():
        return False
    asked = [str(python), "-m", "pip", "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0  # noqa: S603


def _empty(folder: Path) -> None:
    """Remove all that the folder holds but the note that it is unfinished."""
    for path in folder.iterdir():
        if path.name not in {UNFINISHED, LOCK}:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _run(
    command: list[str], environment: dict[str, str] | None, folder: Path | None = None
) -> None:
    done = subprocess.run(command, env=environment, cwd=folder, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BookError(f"`{' '.join(command[:4])} …` failed; its words stand above")
