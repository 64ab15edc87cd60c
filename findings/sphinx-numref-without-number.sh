#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, builders text, man and texinfo.
#
# Guess: {numref} gives "Fig. 1" in each builder, or at least the caption where there are no
# numbers.
#
# Seen: HTML, EPUB and XML have "Fig. 1"; plain text, manual page and Texinfo have "Fig. %s", for
# figures, tables, code and with a text of one's own. `-n -W` says nothing, exit status 0.
#
# Why it matters: the text builder is what proofreaders, word counts and searches are fed with,
# and what tests compare; there each such reference is broken, and none can be told from another.
#
# Where from: `visit_number_reference` of sphinx/writers/text.py, manpage.py and texinfo.py takes
# the node's "title", which is the pattern; the text with the number is the node's child.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4

mkdir book
cat > book/conf.py <<'END'
numfig = True
man_pages = [("index", "book", "Book", "A", 1)]
texinfo_documents = [("index", "book", "Book", "A", "book", "A book.", "Books")]
END
cat > book/index.rst <<'END'
Book
====

.. _prices:

.. table:: Prices

   = =
   a b
   = =

.. code-block:: python
   :name: sum
   :caption: Sum

   a = b

See :numref:`prices`, :numref:`sum` and :numref:`表 %s <prices>`.
END
for builder in html xml text man texinfo; do
    venv/bin/sphinx-build -q -n -W -E -b $builder -d trees book out.$builder
done
said() { # FILE: the sentence with its references, without mark-up
    tr -d '\n' < "$1" | sed 's/<[^>]*>//g; s/  */ /g' | grep -oE 'See [^.]*(\. ?[0-9%][^.]*)*' | cut -c 1-48
}
for file in html/index.html xml/index.xml text/index.txt man/book.1 texinfo/book.texi; do
    echo "$file: $(said "out.$file")"
done
patterns() { grep -o '%s' "out.$1" | wc -l; }
[ "$(patterns html/index.html) $(patterns text/index.txt)" = "0 3" ]
[ "$(patterns man/book.1) $(patterns texinfo/book.texi)" = "3 3" ]
