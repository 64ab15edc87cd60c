#!/usr/bin/env bash
# Tool: latex2mathml 3.81.1.
#
# Guess: \operatorname*{arg\,max}_x, amsmath's way to name an operator with limits, becomes one
# <mo> with x below it, as \operatorname{softmax} becomes one <mo>.
#
# Seen: an empty operator, a visible asterisk, and then a, r, g, m, a, x as six variables, with
# the index on the group: "*argmax" in italics. \sim comes out as the ASCII tilde in an <mi>,
# without the space of a relation. No error in either case.
#
# Why it matters: \operatorname*{arg\,max} and x \sim p stand in most formulas of machine
# learning; the asterisk reads as an operation.
#
# Where from: latex2mathml/walker.py reads \operatorname by the group that follows; the star is
# taken for that group. In its table of symbols \sim is U+007E, where MathML's is U+223C.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check latex2mathml==3.81.1

cat > look.py <<'END'
import sys

from latex2mathml.converter import convert

starred = convert(r"\operatorname*{arg\,max}_x f")
plain = convert(r"\operatorname{softmax}")
sim = convert(r"x\sim p")
print(starred, plain, sim, sep="\n")
still = "<mo /><mo>&#x0002A;</mo>" in starred and "<mi>a</mi><mi>r</mi><mi>g</mi>" in starred
still = still and "<mo>softmax</mo>" in plain and "<mi>&#x0007E;</mi>" in sim
sys.exit(0 if still else 1)
END
venv/bin/python look.py
