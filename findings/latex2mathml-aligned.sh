#!/usr/bin/env bash
# Tool: latex2mathml 3.81.1.
#
# Guess: `aligned`, `gather`, `gathered`, `alignedat`, `dcases`, `multline` and `equation`, the
# everyday environments of amsmath, become tables as `align` and `split` do, or an error says that
# they are not known.
#
# Seen: their \begin and \end vanish, and each & is written into the output as a bare ampersand,
# <mi>&</mi>: what comes back is not well-formed XML, and no error is raised. `align`, `split`,
# `matrix` and `cases` are right.
#
# Why it matters: inside $$ … $$ `aligned` is the environment one writes. An HTML page shows
# ampersands among the formulas; an ePub page with one such formula does not open at all.
#
# Where from: latex2mathml/commands.py lists the environments that become tables; any other name
# falls through to its contents, character by character.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check latex2mathml==3.81.1

cat > look.py <<'END'
import sys
from xml.etree import ElementTree

from latex2mathml.converter import convert


def outcome(environment):
    argument = "{2}" if environment == "alignedat" else ""
    mathml = convert(rf"\begin{{{environment}}}{argument}a&=b\\c&=d\end{{{environment}}}")
    try:
        ElementTree.fromstring(mathml)
    except ElementTree.ParseError:
        return "not well-formed"
    return "table" if "<mtable" in mathml else "no table"


BROKEN = ("aligned", "alignedat", "gather", "gathered", "dcases", "multline", "equation")
SOUND = ("align", "align*", "split", "cases", "matrix")
seen = {name: outcome(name) for name in (*BROKEN, *SOUND)}
print(seen)
still = all(seen[name] == "not well-formed" for name in BROKEN) and all(seen[name] == "table" for name in SOUND)
sys.exit(0 if still else 1)
END
venv/bin/python look.py
