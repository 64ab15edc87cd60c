#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, HTML, nothing but its own parts.
#
# Guess: a second build after an edit gives the pages of a clean one. Sphinx numbers figures,
# formulas and sections anew each time and knows which page refers to which, so pages that show a
# changed number or title are written again.
#
# Seen: it writes again the pages that were edited, their parents in the toctree, and those whose
# own numbers moved, but no page that merely refers to them. After one edit each, with exit status
# 0 under -W: a figure more in chapter 1 leaves "Fig. 1.1" in chapter 3 where it is Fig. 1.2 now;
# a formula more in chapter 2 leaves "(2.1)"; a new title leaves the old one in {ref}, in the
# previous/next links and in the side bar of other pages; a label moved to another heading leaves
# the old heading's text.
#
# Why it matters: the author sees the right number in the chapter at hand and sends out a site
# that is wrong elsewhere. Only -E or -a helps. The ePub builder does the same.
#
# Where from: sphinx/environment/collectors/toctree.py, `get_updated_docs` (sections and figures:
# documents whose own numbers changed), and sphinx/builders/__init__.py, which adds the parents in
# the toctree; nothing records the way from a page to the targets that it refers to.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4

mkdir book
cat > book/conf.py <<'END'
numfig = True
html_theme = "basic"
END
cat > book/index.rst <<'END'
Book
====

.. toctree::
   :numbered:

   ch1
   ch2
   ch3
END
cat > book/ch1.rst <<'END'
One
===

.. figure:: dot.png
   :name: fig-one

   First
END
cat > book/ch2.rst <<'END'
.. _two:

Two
===

.. math:: x = 1
   :label: formula

Part
----

Text.
END
cat > book/ch3.rst <<'END'
Three
=====

See :numref:`fig-one`, :eq:`formula`, :ref:`two`.
END
cat > look.py <<'END'
import base64
import re
import shutil
import subprocess
import sys
from pathlib import Path

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
Path("book/dot.png").write_bytes(DOT)
PAGES = {path.name: path.read_text() for path in Path("book").glob("*.rst")}


def build(name):
    run = ["venv/bin/sphinx-build", "-q", "-W", "-b", "html", "-d", f"{name}.trees", "book", name]
    subprocess.run(run, check=True)
    return {path.name: path.read_text() for path in Path(name).glob("*.html")}


def stale(page, old, new):
    """The pages that differ from a clean build after this edit, and what chapter 3 says in both."""
    for name, text in PAGES.items():
        Path("book", name).write_text(text)
    for folder in ("again", "again.trees", "clean", "clean.trees"):
        shutil.rmtree(folder, ignore_errors=True)
    build("again")
    Path("book", page).write_text(PAGES[page].replace(old, new))
    again, clean = build("again"), build("clean")
    says = [re.sub("<[^>]+>", "", re.search("<p>See.*?</p>", pages["ch3.html"], re.S).group()) for pages in (again, clean)]
    return [name for name in sorted(clean) if again[name] != clean[name]], *says


FIGURE = ".. figure:: dot.png\n   :name: fig-zero\n\n   Zeroth\n\n"
still = True
for edit, lost in (
    (("ch1.rst", ".. figure", FIGURE + ".. figure"), "Fig. 1.1"),
    (("ch2.rst", ".. math::", ".. math:: y = 2\n   :label: new\n\n.. math::"), "(2.1)"),
    (("ch2.rst", "Two\n===", "Deux\n===="), "Two"),
    (("ch2.rst", PAGES["ch2.rst"], PAGES["ch2.rst"].replace(".. _two:\n\n", "").replace("Part", ".. _two:\n\nPart")), "Two"),
):
    pages, again, clean = stale(*edit)
    print(f"{pages}: {again!r}, clean: {clean!r}")
    still = still and "ch3.html" in pages and lost in again and lost not in clean
sys.exit(0 if still else 1)
END
venv/bin/python look.py
