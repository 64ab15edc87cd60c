#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, builder html, with `numfig` and a toctree that has `:numbered: 1`.
#
# Guess: {numref} to a section that lies deeper than the toctree numbers warns, as {numref} to a
# section without any number does ("Any number is not assigned").
#
# Seen: the page says "Section " with no number behind it, `-n -W` says nothing, exit status 0. A
# page whose toctree stands in a chapter of the last numbered level warns, and one below a chapter
# that is deeper still is silent again, so that the same fault speaks in one book and not
# in the other.
#
# Why it matters: numbers down to one level are what most books have, and a reference to a section
# loses its number in print without a word.
#
# Where from: `assign_section_numbers` gives deeper sections an empty number, `()`, which
# `get_fignumber` hands on as a number; a toctree is left out where exactly 0 levels remain, and
# walked where -1 do.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4

mkdir book
echo "numfig = True" > book/conf.py
cat > book/index.rst <<'END'
Book
====

.. toctree::
   :numbered: 1

   chapter
END
cat > book/chapter.rst <<'END'
.. _chapter:

Chapter
=======

See [:numref:`chapter`] [:numref:`section`] [:numref:`page`].

.. _section:

Section below
-------------

Text.

.. toctree::

   page
END
cat > book/page.rst <<'END'
.. _page:

Page below
==========

Text.
END
text() {
    python3 -c 'import re, sys
line = next(line for line in open("out/chapter.html") if "See [" in line)
print(re.sub("<[^>]+>", "", line).strip())'
}

venv/bin/sphinx-build -q -n -W -E -b html book out
text | tee seen
echo "See [Section 1] [Section ] [Section ]." | cmp - seen

sed -i 's/:numbered: 1/:numbered: 2/' book/index.rst
venv/bin/sphinx-build -q -n -E -b html book out 2> warnings
text | tee seen
echo "See [Section 1] [Section 1.1] [page]." | cmp - seen
grep "Any number is not assigned: page" warnings
echo "As stated."
