"""What conf.py and its extensions look at while they run, by Python's audit events; no network.

The answer of Sphinx depends on conf.py, and on whatever conf.py and its extensions read.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig

_NETWORK = frozenset(
    "socket.connect socket.getaddrinfo socket.gethostbyname socket.gethostbyaddr socket.sendto"
    " socket.getnameinfo socket.sendmsg".split(),
)
_LOOKS = frozenset(("open", "os.listdir", "os.scandir"))
_PROGRAMS = frozenset(("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork"))
_UNIX = 1  # socket.AF_UNIX: it does not leave the machine


class AuditHook:
    """An audit hook: ``seen`` are files that were opened and folders that were listed."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.seen: set[str] = set()
        self.programs = False  # whether other programs were run: nobody knows what they look at

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note what is looked at; refuse what would leave the machine."""
        if event in _LOOKS:
            path = arguments[0]
            if isinstance(path, str | bytes | os.PathLike):
                self.seen.add(os.path.abspath(os.fsdecode(path)))
        elif event in _NETWORK and getattr(arguments[0], "family", None) != _UNIX:
            raise PermissionError("the gate does not use the network")
        elif event in _PROGRAMS:
            self.programs = True

    def own(self, *places: str) -> list[str]:
        """Return what was seen less what is installed, or lies in one of the ``places``."""
        passed = _passed(places)
        paths = {*self.seen, *_module_files()}
        return sorted(
            path
            for path in paths
            if not f"{path}{os.sep}".startswith(passed) and not path.endswith(".pyc")
        )


def foreign_modules(*places: str) -> bool:
    """Tell whether a module was loaded that is neither installed nor in one of the ``places``."""
    passed = _passed(places)
    return any(not file.startswith(passed) for file in _module_files())


def _passed(places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(os.path.join(place, "") for place in (*installed_folders(), *places))


def _module_files() -> set[str]:
    modules = list(sys.modules.values())
    return {str(getattr(module, "__file__", None) or "") for module in modules} - {""}


def installed_folders() -> list[str]:
    """Return the folders of the modules that are installed for this Python."""
    found = [*site.getsitepackages(), site.getusersitepackages()]
    found += [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    return sorted({os.path.abspath(folder) for folder in found})
