#!/usr/bin/env bash
# Tool: msgfmt and msgcat of GNU gettext 0.21, with polib 1.2.0 beside it.
#
# Guess: a comment in a catalog ends with its line, whatever stands at its end.
#
# Seen: a backslash at the end of a comment takes the next line into the comment, like the
# continuation of a line in C; a doubled one too. If the next line is "#, fuzzy", the message is
# no longer fuzzy and msgfmt compiles it; if it is "#: ch1.md:3", the place is gone; if it is the
# msgid, the file has a syntax error.
#
# Why it matters: translators write about LaTeX, where \\ ends lines. Their note under a formula
# publishes the unreviewed translation wherever msgfmt compiles; for polib it is fuzzy still.
#
# Where from: `lex_getc` of gettext-tools/src/po-lex.c joins lines at a backslash before it is
# known what kind of line it is.
set -eu

version=$(msgfmt --version | head -n 1)
case $version in
    *" 0.21") ;;
    *) echo "not the version looked at: $version"; exit 3 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polib==1.2.0

header='msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
count() { # FILE FORMAT: a catalog of one message, and what msgfmt counts
    { printf "$header"; printf "$2"; } > "$1"
    tail -n +6 "$1"
    LC_ALL=C msgfmt --statistics --output-file=/dev/null "$1" > count.txt 2>&1 || true
    sed 's/^/-> /' count.txt
    echo
}
count plain.po '# the row ends with two\n#, fuzzy\nmsgid "甲"\nmsgstr "A"\n'
grep -q '1 fuzzy' count.txt
count flag.po '# the row ends with \\\\\n#, fuzzy\nmsgid "甲"\nmsgstr "A"\n'
grep -q '^1 translated message.$' count.txt
venv/bin/python -c 'import polib; assert polib.pofile("flag.po")[0].fuzzy'
count place.po '# the row ends with \\\\\n#: ch1.md:3\nmsgid "甲"\nmsgstr "A"\n'
if msgcat place.po | grep -q '^#:'; then exit 1; fi
count msgid.po '# the row ends with \\\\\nmsgid "甲"\nmsgstr "A"\n'
grep -q 'syntax error' count.txt
