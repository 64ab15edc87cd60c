"""The .bib files, taken apart with the place of every entry, field and fault.

A scanner of our own: bibtexparser 2 keeps the line of an entry but no place of a field, and takes
a missing comma without a word; pybtex, which prints the book, stops an entry at its first fault and
tells a line near it. This one goes on: a fault costs its entry at most, and is told once, where a
person mends it.

The grammar is BibTeX's own (Oren Patashnik, “BibTeXing”, 1988): ``@type{key, name = value, ...}``,
a value being numbers, names of strings, ``{...}`` and ``"..."`` joined by ``#``; braces nest, and a
backslash hides none; between entries stands free text, in an entry there are no comments.
"""

from __future__ import annotations

from bookpress.read.bib.file import BibFile
from bookpress.read.bib.works import find_works

__all__ = ["BibFile", "find_works"]
