#!/usr/bin/env bash
# Tool: translate-toolkit 3.20.4, po2csv and csv2po (read back with polib 1.2.0).
#
# Guess: po2csv, and csv2po with the catalog as its template, change nothing when nobody has
# edited the table.
#
# Seen: every backslash of a translation comes back doubled: $\alpha$ is $\\alpha$ now, and \\ at
# the end of a line of a formula four of them. With the same source in singular and plural, as
# Chinese has it, the singular's translation is overwritten by the plural's. Both programs report
# success.
#
# Why it matters: a table is what translators without a PO editor ask for; each round trip doubles
# the backslashes of all formulas again, and TeX reads \\ as a new line.
#
# Where from: translate/convert/po2csv.py writes the escaped text of the catalog,
# translate/convert/csv2po.py takes it for plain text and escapes it once more; rows are found by
# their source alone.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check translate-toolkit==3.20.4 polib==1.2.0

cat > book.po <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "步长 $\\alpha$"
msgstr "step $\\alpha$"

msgid "%d 个词"
msgid_plural "%d 个词"
msgstr[0] "%d word"
msgstr[1] "%d words"
END
venv/bin/po2csv --progress=none book.po book.csv
venv/bin/csv2po --progress=none -t book.po book.csv back.po
cat book.csv
cat > look.py <<'END'
import sys

import polib

before, after = polib.pofile("book.po"), polib.pofile("back.po")
print(before[0].msgstr, "->", after[0].msgstr, before[1].msgstr_plural, "->", after[1].msgstr_plural)
doubled = before[0].msgstr == r"step $\alpha$" and after[0].msgstr == r"step $\\alpha$"
sys.exit(0 if doubled and after[1].msgstr_plural[0] == "%d words" else 1)
END
venv/bin/python look.py
