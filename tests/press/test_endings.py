"""However a build ends, nothing is lost, and the next one equals a clean one byte for byte."""

from __future__ import annotations

import math
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bookpress.press.lock import hold
from tests.conftest import press
from tests.press import tiny_book
from tests.press.forked import files_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.press.forked import Forge

pytestmark = pytest.mark.slow
ENDINGS = int(os.environ.get("BOOKPRESS_ENDINGS", "30"))
FORMATS = ["html", "epub", "pdf"]
PATIENCE = 120  # seconds


@pytest.fixture(autouse=True)
def hear_ctrl_c() -> Iterator[None]:
    """Let what the tests start hear Ctrl-C, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def edited(book: tiny_book.Book) -> tiny_book.Book:
    for kind, a, b in (("title", 0, 5), ("work", 0, 3), ("picture", 2, 1), ("add section", 1, 2)):
        book = tiny_book.EDITS[kind](book, a, b)
    return book


@pytest.fixture(scope="module")
def built(forge: Forge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the tiny book before and after an edit, each built in a clean folder."""
    folder = tmp_path_factory.mktemp("built")
    first = tiny_book.first_book()
    for name, book in (("before", first), ("after", edited(first))):
        tiny_book.write(book, folder / "book")
        status, said = forge.build(folder / "book", "zh", FORMATS)
        assert status == 0, said
        (folder / "book").rename(folder / name)
    return {name: folder / name for name in ("before", "after")}


def editions(folder: Path) -> dict[str, dict[str, bytes]]:
    """Return the files of each format; what lies aside with a dot is not seen by readers."""
    files = files_in(folder / "build")
    return {
        kind: {
            name: content
            for name, content in files.items()
            if name.startswith(f"{kind}/") and not name.split("/")[1].startswith(".")
        }
        for kind in FORMATS
    }


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_build_that_ends_at_any_moment(
    forge: Forge, built: dict[str, Path], tmp_path: Path, ending: signal.Signals
) -> None:
    dice = random.Random(ending)  # noqa: S311 - the same moments in every run
    before, after = editions(built["before"]), editions(built["after"])
    book, log = built["before"].with_name("book"), tmp_path / "log"
    lasting = math.inf
    count = ENDINGS if ending != signal.SIGTERM else max(1, ENDINGS // 6)
    stopped = tried = 0
    # A busy machine takes longer when it is measured than afterwards: then more moments are tried.
    while tried < count + 2 or (stopped <= count / 2 and tried < 3 * count):
        moment = dice.random() if tried >= 2 else None
        tried += 1
        shutil.rmtree(book, ignore_errors=True)
        shutil.copytree(built["before"], book)
        tiny_book.write(edited(tiny_book.first_book()), book)
        start = time.monotonic()
        options = ["--language", "zh", "--format", ",".join(FORMATS), "--no-check"]
        child = forge.start(["language", "--book", str(book), *options], log)
        if moment is not None:
            time.sleep(0.9 * moment * lasting)
            os.killpg(child, ending)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status == 0:  # the first build of a machine is often the slowest: the shortest counts
            lasting = min(lasting, time.monotonic() - start)
        stopped += status != 0
        expected = -9 if ending == signal.SIGKILL else 128 + ending
        assert status in {0, expected}, log.read_text("utf-8")
        assert "Traceback" not in log.read_text("utf-8")
        for kind, files in editions(book).items():
            set_aside = kind == "html" and not files  # the next build finds it again
            assert set_aside or files in (before[kind], after[kind]), (kind, moment)
        goes_back = dice.random() < 0.5
        if goes_back:
            tiny_book.write(tiny_book.first_book(), book)
        status, said = forge.build(book, "zh", FORMATS)
        assert status == 0, said
        assert editions(book) == (before if goes_back else after), (moment, goes_back)
    assert stopped > count / 2, "the moments are badly chosen"
    print(f"{stopped} of {tried - 2} builds were stopped by {ending.name}")  # noqa: T201 - for -rP


# ------------------------------------------------------------------------------ the whole command


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    book = tmp_path / "tiny"
    tiny_book.write(tiny_book.first_book(), book)
    return book


def start(book: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bookpress", "book", "--no-check", "--book", str(book), *options],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def lines(process: subprocess.Popen[str]) -> Iterable[str]:
    assert process.stderr is not None
    return process.stderr


def working_in(book: Path) -> list[str]:
    """Return the processes that were started for the book or stand in its folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
            place = (folder / "cwd").readlink()
        except OSError:
            continue
        if str(book) in command or place.is_relative_to(book):
            found.append(command.replace("\0", " "))
    return found


def nobody_works_in(book: Path) -> bool:
    end = time.monotonic() + PATIENCE
    while working_in(book) and time.monotonic() < end:
        time.sleep(0.05)
    return not working_in(book)


@pytest.mark.parametrize(
    ("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
@pytest.mark.parametrize("at", ["html-zh  …", "pdf-zh   …"])
def test_the_press_ends_with_all_that_it_has_started(
    tiny: Path, ending: signal.Signals, status: int, at: str
) -> None:
    process = start(tiny, "--language", "zh", "--format", "html,pdf")
    for line in lines(process):
        if at in line:
            break
    if at.startswith("pdf"):
        while not any("xelatex" in command for command in working_in(tiny)):
            assert process.poll() is None
            time.sleep(0.01)
    process.send_signal(ending)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == status
    assert "Traceback" not in said
    assert nobody_works_in(tiny), working_in(tiny)


def test_a_warning_is_not_lost_by_ctrl_c(tiny: Path) -> None:
    page = tiny / "source/aa/index.md"
    page.write_text(page.read_text("utf-8") + "\n见{cite}`nobody1900`。\n", "utf-8")
    process = start(tiny, "--language", "zh", "--format", "html")
    for line in lines(process):
        if "source/aa/index.md" in line:
            break
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    assert process.returncode in {130, 1}  # it may just have come to its end
    for _ in range(2):
        done = press(tiny, "book", "--no-check", "--language", "zh", "--format", "html")
        assert done.returncode == 1
        assert "source/aa/index.md" in done.stderr
        assert not (tiny / "build/html/zh").exists()


def test_a_second_press_waits_and_says_for_whom(tiny: Path) -> None:
    with hold(tiny / "build/.work", "make book"):
        process = start(tiny, "--language", "zh", "--format", "html")
        first = next(iter(lines(process)))
        assert first == f"waiting for make book (process {os.getpid()}) …\n"
        assert process.poll() is None
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0, said


def test_a_lock_of_a_killed_press_holds_nobody_up(tiny: Path) -> None:
    process = start(tiny, "--language", "zh", "--format", "html")
    for line in lines(process):
        if "html-zh" in line:
            break
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    done = press(tiny, "book", "--no-check", "--language", "zh", "--format", "html")
    assert done.returncode == 0
    assert "waiting" not in done.stderr


FULL_DISK = """
import os, pathlib, subprocess, sys
book = pathlib.Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", book / "build"], check=True)
command = [sys.executable, "-m", "bookpress", "book", "--no-check", "--language", "zh",
           "--format", "html,epub", "--book", book]
def state():
    return {p: p.read_bytes() for k in ("html", "epub") for p in (book / "build" / k).rglob("*")
            if p.is_file()}
subprocess.run(command, check=True)
before = state()
page = book / "source/aa/index.md"
for room in map(int, sys.argv[2:]):
    page.write_text(page.read_text("utf-8") + "\\n又一段。\\n", "utf-8")
    free = os.statvfs(book / "build")
    (book / "build/filler").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
    done = subprocess.run(command, capture_output=True, text=True)
    told = [line for line in done.stderr.splitlines() if "disk is full" in line]
    (book / "build/filler").unlink()
    assert (done.returncode, len(told)) == (2, 1), (room, done.returncode, done.stderr)
    assert "Traceback" not in done.stderr, done.stderr
    assert state() == before, room
subprocess.run(command, check=True)
assert state() != before
"""


def test_a_full_disk_leaves_the_old_editions(tiny: Path) -> None:
    (tiny / "build").mkdir()
    alone = ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be had here (unshare)")
    rooms = ("0", "20000", "100000", "400000")
    done = subprocess.run(
        [*alone, sys.executable, "-c", FULL_DISK, str(tiny), *rooms],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
