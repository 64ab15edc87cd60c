#!/usr/bin/env bash
# Tool: pyuca 1.2.
#
# Guess: `Collator()` sorts by the newest table of Unicode's collation that the package brings,
# 10.0.0.
#
# Seen: on Python 3.6 and later it is 9.0.0, and nothing says so; the table of 10.0.0 has a class,
# `Collator_10_0_0`, that must be asked for. The bitcoin sign of Unicode 10 is sorted by its code
# point, behind all Han.
#
# Why it matters: the order of an index depends on the table. Who notes "Unicode 10" in a colophon,
# or compares with another program's index, is wrong in silence.
#
# Where from: the end of pyuca/collator.py chooses a class by the version of Python.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyuca==1.2
venv/bin/python - <<'END'
from pathlib import Path

import pyuca

tables = sorted(path.name for path in Path(pyuca.__file__).parent.glob("allkeys-*.txt"))
print(*tables)
assert "allkeys-10.0.0.txt" in tables
collator = pyuca.Collator()
print("asked for:", collator.UCA_VERSION)
assert collator.UCA_VERSION == "9.0.0"
words = sorted(["\u5b57", "\u20bf", "\u20ac"], key=collator.sort_key)
print("euro, Han, bitcoin:", *words)
assert words == ["\u20ac", "\u5b57", "\u20bf"]
END
echo "As stated."
