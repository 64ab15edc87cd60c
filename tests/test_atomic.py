"""A person's file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bookpress.files.atomic import write_atomically
from bookpress.files.errors import WriteError
from tests.conftest import press

if TYPE_CHECKING:
    from collections.abc import Iterator


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "refs.bib"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(path.parent) == ["refs.bib"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"one")
    path.chmod(mode)
    write_atomically(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_atomically(tmp_path / "a.po", b"two")
    assert (tmp_path / "a.po").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"one")
    os.chown(path, 12, 34)
    write_atomically(path, b"two")
    assert (path.stat().st_uid, path.stat().st_gid) == (12, 34)


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    real = tmp_path / "shared" / "refs.bib"
    real.write_bytes(b"one")
    link = tmp_path / "refs.bib"
    link.symlink_to("shared/refs.bib")
    write_atomically(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"
    assert names(tmp_path / "shared") == ["refs.bib"]


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 252 + ".po")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_whatever_fails_the_old_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"one")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(os, "fsync" if step == "fsync" else "fdopen", full)
    with pytest.raises(
        WriteError, match=r"refs\.bib: cannot be written \(No space left on device"
    ) as told:
        write_atomically(path, b"two")
    assert str(told.value).endswith("; it stands as it was")
    assert "\n" not in str(told.value)
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["refs.bib"]


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.po").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    for name in ("a.po", "loop", "pipe", "pipe/below"):
        with pytest.raises(WriteError, match="cannot be written"):
            write_atomically(tmp_path / name, b"two")
    assert names(tmp_path) == ["a.po", "loop", "pipe"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_protected_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(WriteError, match="write-protected"):
        write_atomically(path, b"two")
    assert path.read_bytes() == b"one"


# --- a disk that is really full ------------------------------------------------------------

UNTIDY = "\n@misc{aaa, title={A}}\n"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a small disk of its own, and return its folder."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount, and not in every container")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


def fill(folder: Path) -> None:
    """Leave not a byte free."""
    with (folder / "filler").open("wb", buffering=0) as file:
        while free := os.statvfs(folder).f_bfree:
            file.write(b"0" * free * os.statvfs(folder).f_frsize)


def make_untidy(book: Path) -> bytes:
    with (book / "refs.bib").open("a", encoding="utf-8") as file:
        file.write(UNTIDY)
    return (book / "refs.bib").read_bytes()


def a_new_paragraph(book: Path) -> None:
    chapter = book / "source/two/index.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n新的一段。\n", "utf-8")


def one_line(done: subprocess.CompletedProcess[str], name: str) -> None:
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("bookpress: ")
    assert name in line
    assert "No space left on device" in line or "the disk is full" in line


@pytest.mark.slow
def test_a_full_disk_leaves_catalogs_and_bibliography_as_they_were(
    small_book: Path, disk: Path
) -> None:
    make_untidy(small_book)
    for name in ("locale", "refs.bib"):
        shutil.move(small_book / name, disk / name)
        (small_book / name).symlink_to(disk / name)
    outside = f'[tool.bookpress]\noutside = ["{disk}"]\n'
    (small_book / "pyproject.toml").write_text(outside, "utf-8")
    a_new_paragraph(small_book)
    before = {path: path.read_bytes() for path in sorted(disk.rglob("*")) if path.is_file()}
    fill(disk)
    one_line(press(small_book, "catalogs"), "two.po: cannot be written")
    one_line(press(small_book, "tidy"), "refs.bib: cannot be written")
    (disk / "filler").unlink()
    assert before == {path: path.read_bytes() for path in sorted(disk.rglob("*")) if path.is_file()}
    assert press(small_book, "catalogs").returncode == 0
    assert "新的一段。" in (disk / "locale/en/LC_MESSAGES/two.po").read_text("utf-8")


@pytest.mark.slow
def test_a_disk_on_which_nothing_can_be_written(small_book: Path, disk: Path) -> None:
    book = Path(shutil.copytree(small_book, disk / "book"))
    a_new_paragraph(book)
    before = {path: path.read_bytes() for path in sorted(book.rglob("*.po"))}
    fill(disk)
    one_line(press(book, "catalogs"), "")
    assert before == {path: path.read_bytes() for path in sorted(book.rglob("*.po"))}


def test_a_limit_on_the_size_of_files_leaves_the_bibliography_as_it_was(small_book: Path) -> None:
    """Tell whoever may not mount what the full disk tells root: this fails in the same place."""
    before = make_untidy(small_book)
    done = subprocess.run(
        [sys.executable, "-B", "-m", "bookpress", "tidy", "--book", str(small_book)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20)),
    )
    assert done.returncode == 2
    assert "refs.bib: cannot be written (File too large)" in done.stderr
    assert (small_book / "refs.bib").read_bytes() == before
    left = [name for name in names(small_book) if name.startswith(".bookpress-")]
    assert left in ([], [".bookpress-cache"])


@pytest.mark.slow
def test_a_kill_leaves_the_old_text_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"")
    script = (
        "import sys, pathlib\n"
        "from bookpress.files.atomic import write_atomically\n"
        "for n in range(10**9):\n"
        "    write_atomically(pathlib.Path(sys.argv[1]), b'%d' % (n % 10) * 200_000)\n"
    )
    for _ in range(10):
        running = subprocess.Popen([sys.executable, "-c", script, str(path)])
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.4)
        running.send_signal(signal.SIGKILL)
        running.wait()
        data = path.read_bytes()
        assert len(data) in (0, 200_000)
        assert len(set(data)) <= 1
    assert path.read_bytes()
