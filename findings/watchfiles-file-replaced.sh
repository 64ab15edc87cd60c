#!/usr/bin/env bash
# Tool: watchfiles 1.3.0, on Linux (inotify).
#
# Guess: `watch("refs.bib")` tells each time when an editor saves the file.
#
# Seen: editors write a new file beside the old one and put it in its place. The first such save is
# told, the second and third are not, and the watch goes on in silence. A watch of the folder tells
# all three.
#
# Why it matters: previews that follow a bibliography or a conf.py by name show one change and then
# the past. sphinx-autobuild hands the files of `--watch` on to it.
#
# Where from: inotify follows the file, not its name, and nothing asks anew for the name when its
# file has gone.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check watchfiles==1.3.0
mkdir watched
cat > watch.py <<'END'
import os
import threading
import time
from pathlib import Path

from watchfiles import watch

FILE = Path("watched/refs.bib").absolute()


def told(place: Path) -> int:
    """Return how many of three saves a watch of ``place`` tells of."""
    FILE.write_text("0")
    stop, saves = threading.Event(), set()

    def save() -> None:
        for number in range(1, 4):
            time.sleep(1)
            new = FILE.with_suffix(".new")
            new.write_text(str(number))
            os.replace(new, FILE)
        time.sleep(2)
        stop.set()

    thread = threading.Thread(target=save)
    thread.start()
    for changes in watch(place, stop_event=stop, step=50, debounce=200):
        if any(Path(path) == FILE for _, path in changes) and FILE.exists():
            saves.add(FILE.read_text())
    thread.join()
    return len(saves)


by_name, by_folder = told(FILE), told(FILE.parent)
print("the file:", by_name, "of 3; its folder:", by_folder, "of 3")
assert (by_name, by_folder) == (1, 3)
END
venv/bin/python watch.py
echo "As stated."
