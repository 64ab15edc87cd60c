"""The archive: the same pages always give the same bytes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

MIMETYPE = "application/epub+zip"
UNIX = 3
READABLE = 0o100644 << 16  # a plain file, in the upper half of the attributes


def write_archive(target: Path, folder: Path, names: Iterable[str], moment: datetime) -> None:
    """Pack files of ``folder`` into ``target``.

    The media type comes first and is not compressed, so that it can be read at a fixed place
    (EPUB 3.3 OCF, 4.2.2); all the rest follows in the order of ``names``.

    Args:
        target: the .epub to be written.
        folder: where the files lie.
        names: which of them, relative to ``folder``, and in which order.
        moment: what every file of the archive is dated.
    """
    stamp = moment.timetuple()[:6]
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_header("mimetype", stamp, zipfile.ZIP_STORED), MIMETYPE)
        for name in names:
            header = _header(name, stamp, zipfile.ZIP_DEFLATED)
            archive.writestr(header, (folder / name).read_bytes(), compresslevel=9)


def _header(name: str, stamp: tuple[int, ...], method: int) -> zipfile.ZipInfo:
    header = zipfile.ZipInfo(name, stamp)  # type: ignore[arg-type]  # six numbers they are
    header.compress_type = method
    header.create_system = UNIX
    header.external_attr = READABLE
    return header
