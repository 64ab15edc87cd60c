"""Write a person's file whole or not at all.

The new text is written beside the file, synced to the disk, and renamed over it: a full disk, a
kill or a power failure leaves the old file or the new one, and nothing between (rename(2),
fsync(2)).
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from bookpress.files.errors import WriteError

_PREFIX = ".bookpress-"  # not the file's own name, which may be as long as names can be


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file, and make its folder if there is none.

    Args:
        path: the file. Where it is a link, the file that it leads to is written. The permissions
            of a file that is there are kept, and its owner where the system lets us.
        data: what it shall hold.

    Raises:
        WriteError: it could not be written, and stands as it was; the text is one line.
    """
    try:
        target = path.resolve()
        before = _status(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = _write_beside(target, data, before)
        try:
            draft.replace(target)
        except OSError:
            draft.unlink()
            raise
        _sync_folder(target.parent)
    except (OSError, RuntimeError) as error:  # links in a circle, up to Python 3.12
        why = getattr(error, "strerror", None) or str(error)
        state = "it stands as it was" if path.exists() else "there is none"
        raise WriteError(f"{path}: cannot be written ({why}); {state}") from None


def _status(target: Path) -> os.stat_result | None:
    """Return the status of the file as it is; None if there is none."""
    try:
        before = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(before.st_mode):
        raise OSError(None, "it is no file")
    if not os.access(target, os.W_OK):  # rename would not ask
        raise PermissionError(None, "it is write-protected")
    return before


def _write_beside(target: Path, data: bytes, before: os.stat_result | None) -> Path:
    """Write and sync the draft of a file; return its path."""
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if before and (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(PermissionError):
                    os.fchown(descriptor, before.st_uid, before.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(before.st_mode) if before else _new_mode())
            os.fsync(descriptor)
    except BaseException:
        draft.unlink()
        raise
    return draft


def _new_mode() -> int:
    """Return the permissions that a new file has by default (umask(2))."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Let the new name outlive a power failure, where the file system can (fsync(2))."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
