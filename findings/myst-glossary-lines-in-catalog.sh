#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 with Sphinx 9.0.4, the gettext builder.
#
# Guess: `#: index.md:6` above a message names the line of the page where it was written, for a term
# of a glossary as for its definition.
#
# Seen: definitions have their lines, terms have those of the glossary's body: the first term of a page
# is at line 0, the next ones at 3, 6 and so on, wherever the glossary stands.
#
# Why it matters: translators and checkers jump to the wrong line of the wrong passage, and a term that
# stands in two glossaries of a page has the same place twice.
#
# Where from: sphinx/domains/std/__init__.py, `Glossary.run`, takes the lines of its content from
# docutils' `StringList.items`; MyST makes that list from the text of the body, which begins at 0.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0
mkdir book
echo 'extensions = ["myst_parser"]' > book/conf.py
printf '# Words\n\nA paragraph.\n\n```{glossary}\nalpha\n  The first.\n\nbeta\n  The second.\n```\n' > book/index.md
venv/bin/python -m sphinx -q -b gettext book out
grep -A1 '^#: ' out/index.pot | grep -v '^--' | sed 's,.*/,,' | paste - - | tee seen
printf '%s\n' 'index.md:1	msgid "Words"' 'index.md:3	msgid "A paragraph."' 'index.md:0	msgid "alpha"' \
    'index.md:7	msgid "The first."' 'index.md:3	msgid "beta"' 'index.md:10	msgid "The second."' |
    sort > expected
sort seen | diff - expected
