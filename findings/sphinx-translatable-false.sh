#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, builder gettext.
#
# Guess: a node with translatable = False stays out of the catalogs: Sphinx asks for this
# attribute before it takes a message, and its own nodes carry it.
#
# Seen: with "literal-block" in gettext_additional_targets a code block that its directive marked
# translatable = False is in the catalog nevertheless, and its translation is put in. Marked by a
# transform of priority above 10, it stays out.
#
# Why it matters: a book that has code comments translated, but not its transcripts or data, finds
# the mark undone without a warning; translators then translate what must stay as it is.
#
# Where from: sphinx/transforms/__init__.py, `ExtraTranslatableNodes`, priority 10, sets True on
# all nodes of the kinds named, whatever they say.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4

mkdir book
cat > book/conf.py <<'END'
from docutils import nodes
from sphinx.directives.code import CodeBlock
from sphinx.transforms import SphinxTransform

gettext_additional_targets = ["literal-block"]


class Transcript(CodeBlock):
    def run(self):
        made = super().run()
        for node in made:
            node["translatable"] = False
        return made


class KeepData(SphinxTransform):
    default_priority = 11

    def apply(self):
        for node in self.document.findall(nodes.literal_block):
            if node["language"] == "json":
                node["translatable"] = False


def setup(app):
    app.add_directive("transcript", Transcript)
    app.add_transform(KeepData)
END
cat > book/index.rst <<'END'
Book
====

.. code-block:: text

   translate this

.. transcript:: text

   keep this transcript

.. code-block:: json

   "keep this data"
END
venv/bin/sphinx-build -q -W -E -b gettext book out
grep '^msgid "[^"]' out/index.pot | tee seen.txt
diff - seen.txt <<'END'
msgid "Book"
msgid "translate this"
msgid "keep this transcript"
END
