"""``bookpress doctor``: which editions this machine can make, and what it lacks for the others."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple

from bookpress.press.book import BookError
from bookpress.press.editions import FORMATS
from bookpress.press.packages import require_press
from bookpress.press.system_requirements import install_command, lacking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.languages import Language
    from bookpress.press.system_requirements import Need

_PACKAGES = ("bookpress", "sphinx", "myst-parser", "sphinxcontrib-bibtex", "docutils")
_PROGRAMS = ("xelatex", "rsvg-convert", "fc-list")


class Format(NamedTuple):
    """A format, what the machine lacks for it, and the command that installs it ("" if none)."""

    name: str
    lacking: tuple[Need, ...]
    command: str


class Diagnosis(NamedTuple):
    """Versions by name, what is wrong with the Python packages ("" if nothing), the formats."""

    versions: dict[str, str]
    packages: str
    formats: tuple[Format, ...]

    @property
    def is_well(self) -> bool:
        """Tell whether every format that was asked for can be made."""
        return not self.packages and not any(one.lacking for one in self.formats)


def examine(formats: Sequence[str], languages: Sequence[Language] = ()) -> Diagnosis:
    """Look at this machine.

    Args:
        formats: the formats that are to be made; all if none is named.
        languages: the languages that they are to be made in.

    Raises:
        BookError: there is no such format.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise BookError(f"there is no format {unknown[0]}; there are {', '.join(FORMATS)}")
    packages = ""
    try:
        require_press()
    except BookError as error:
        packages = str(error)
    found = []
    for name in formats or FORMATS:
        needs = tuple(lacking({name}, languages))
        found.append(Format(name, needs, install_command(needs) if needs else ""))
    return Diagnosis(_versions(), packages, tuple(found))


def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    found["Python"] = sys.version.split()[0]
    found["system"] = platform.platform(terse=True)
    for name in _PROGRAMS:
        found[name] = _version_of(name) if shutil.which(name) else "not there"
    return found


def _version_of(program: str) -> str:
    done = subprocess.run(  # noqa: S603 - one of the names above
        [program, "--version"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # where fontconfig says it
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout.strip().partition("\n")[0]


def as_text(found: Diagnosis) -> str:
    """Return what a person reads: the formats first, then the versions for a report of a fault."""
    lines = [found.packages] if found.packages else []
    for one in found.formats:
        if not one.lacking:
            lines.append(f"{one.name:<6} {'can' if not found.packages else 'could'} be made")
            continue
        lines.append(f"{one.name:<6} can’t be made; this machine lacks")
        lines += [f"         {need.name}: {need.why}" for need in one.lacking]
        lines.append(f"       {one.command}")
    width = max(map(len, found.versions))
    lines += ["", *(f"{name:<{width}}  {said}" for name, said in found.versions.items())]
    return "\n".join(lines) + "\n"


def as_json(found: Diagnosis) -> str:
    """Return the same for programs: ``versions``, ``packages``, ``formats``, ``well``."""
    formats = [
        {
            "format": one.name,
            "can_be_made": not one.lacking and not found.packages,
            "lacking": [{"name": need.name, "why": need.why} for need in one.lacking],
            "command": one.command,
        }
        for one in found.formats
    ]
    facts = {
        "versions": found.versions,
        "packages": found.packages,
        "formats": formats,
        "well": found.is_well,
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
