#!/usr/bin/env bash
# Tool: translate-toolkit 3.20.4, po2xliff and xliff2po.
#
# Guess: XLIFF was made for such round trips; contexts, obsolete entries and the state of each
# message survive it.
#
# Seen: no context gets into the XLIFF file. A message with one comes back without; two of one
# msgid, "title" and "verb", come back with the places of the messages for contexts, "ch1.md:1"
# and "ch1.md:2". An obsolete entry is a live one afterwards, and the header is marked fuzzy.
#
# Why it matters: msgctxt is part of a message's identity; the catalog that comes back matches no
# message with a context any more, and the next update throws those translations out. What had
# been taken out of the book is counted again.
#
# Where from: translate/storage/xliff.py writes groups of contexts for places and comments alone;
# xliff2po's way with duplicates (--duplicates, msgctxt if nothing is said) then makes contexts of
# places; and nothing in the file says "obsolete".
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check translate-toolkit==3.20.4 lxml==6.1.3 \
   

cat > book.po <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en\n"

#: ch1.md:1
msgctxt "title"
msgid "模型"
msgstr "Model"

#: ch1.md:2
msgctxt "verb"
msgid "模型"
msgstr "To model"

#: ch1.md:3
msgctxt "term"
msgid "词元"
msgstr "token"

#~ msgid "旧"
#~ msgstr "Old"
END
venv/bin/po2xliff --progress=none book.po book.xlf
venv/bin/xliff2po --progress=none book.xlf back.po
cat back.po
grep -q '^msgctxt "ch1.md:1"$' back.po
grep -q '^msgctxt "ch1.md:2"$' back.po
grep -q '^msgid "旧"$' back.po
if grep -qE '"(title|verb|term)"|^#~' back.po; then exit 1; fi
