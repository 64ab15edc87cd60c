#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 with Sphinx 9.0.4, csv-table.
#
# Guess: `:header: "Treat", "Quantity"`, the form that docutils documents for csv-table and that
# reStructuredText takes, works within {csv-table} too; at worst that one option is refused.
#
# Seen: a value that begins with a quotation mark is taken for one string; what follows it is an
# error, "expected key to start at column 0", and all options of the directive are dropped: the
# table has no header, no alignment and no name, so references to it break too. Without the
# quotation marks it is right.
#
# Why it matters: the message does not name the option, and two of the three effects are
# elsewhere; in reStructuredText books that are turned into Markdown each table of this kind has
# it.
#
# Where from: myst_parser/parsers/options.py reads the options as a small YAML, where a quoted
# value ends its line; myst_parser/parsers/directives.py then goes on with no options.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0 \
    docutils==0.22.4

mkdir quoted plain rst
for book in quoted plain; do
    header='"Treat", "Quantity"'
    [ $book = quoted ] || header='Treat, Quantity'
    echo 'extensions = ["myst_parser"]' > $book/conf.py
    cat > $book/index.md <<END
# Book

\`\`\`{csv-table} Prices
:header: $header
:align: right
:name: prices
"Albatross", 2
\`\`\`

See {ref}\`prices\`.
END
done
touch rst/conf.py
cat > rst/index.rst <<'END'
Book
====

.. csv-table:: Prices
   :header: "Treat", "Quantity"
   :align: right
   :name: prices

   "Albatross", 2

See :ref:`prices`.
END
count() { grep -cE "$1" "$2.out/index.html" || true; }
for book in rst plain quoted; do
    venv/bin/sphinx-build -q -E -b html $book $book.out 2> $book.log
    echo "$book: headers $(count '<th ' $book), alignments $(count 'align-right' $book)," \
        "names $(count 'id="prices"' $book), warnings $(grep -c WARNING $book.log || true)"
done | tee seen.txt
sed 's/.*WARNING/WARNING/' quoted.log
diff - seen.txt <<'END'
rst: headers 2, alignments 1, names 1, warnings 0
plain: headers 2, alignments 1, names 1, warnings 0
quoted: headers 0, alignments 0, names 0, warnings 2
END
