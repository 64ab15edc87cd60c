#!/usr/bin/env bash
# Tool: Babel 2.19.0, `Catalog.update` (what sphinx-intl update and pybabel update call), beside
# msgmerge of GNU gettext 0.21.
#
# Guess: a passage that was cut and comes back finds its translation among the obsolete entries
# (#~), word for word the same msgid; msgmerge does so.
#
# Seen: Babel does not look there. The message gets the translation of some *other* live message
# that looks a little like it, marked fuzzy, while its own translation stays below as obsolete, so
# that one msgid stands in the file twice.
#
# Why it matters: the translator is offered wrong words with the right ones three lines further
# down; after the next cleaning of obsolete entries the work is lost.
#
# Where from: babel/messages/catalog.py, `Catalog.update`, builds its candidates from
# `self._messages` alone and copies `self.obsolete` past them.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.19.0

cat > look.py <<'END'
import io
import sys

from babel.messages.pofile import read_po, write_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n\n'
CATALOG = HEADER + '''msgid "一段很长的中文文字在这里说明"
msgstr "A long text."

#~ msgid "旧的文字回来了在这里说明"
#~ msgstr "The old text is back."
'''
TEMPLATE = HEADER + '''msgid "一段很长的中文文字在这里说明"
msgstr ""

msgid "旧的文字回来了在这里说明"
msgstr ""
'''
catalog = read_po(io.BytesIO(CATALOG.encode()), locale="en")
catalog.update(read_po(io.BytesIO(TEMPLATE.encode())))
out = io.BytesIO()
write_po(out, catalog, omit_header=True)
print(out.getvalue().decode())
message = catalog["旧的文字回来了在这里说明"]
still = message.string == "A long text." and message.fuzzy and len(catalog.obsolete) == 1
sys.exit(0 if still else 1)
END
venv/bin/python look.py
