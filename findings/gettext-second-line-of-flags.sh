#!/usr/bin/env bash
# Tool: msgfmt and msgcat of GNU gettext 0.21, with polib 1.2.0 beside it.
#
# Guess: flags on two lines add up, as comments and places do: "#, fuzzy" and "#, no-wrap" is a
# fuzzy message that is not wrapped.
#
# Seen: the last line of flags alone counts. Under "#, fuzzy" a "#, no-wrap" makes the message a
# finished one: msgfmt compiles it, msgcat writes it without "fuzzy", no warning. The other way
# round it is fuzzy, and its "no-wrap" is lost. polib reads both flags, in either order.
#
# Why it matters: whoever adds a flag by a line of its own, by hand or by script, publishes an
# unreviewed translation, while an editor that reads as polib does goes on showing it as fuzzy.
#
# Where from: `po_parse_comment_special` of gettext-tools/src/read-catalog-abstract.c sets all
# flags back before it reads a line of them.
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

export LC_ALL=C.UTF-8
catalog() { # FILE FLAG FLAG: a catalog of one message with two lines of flags
    printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' > "$1"
    printf '#, %s\n#, %s\nmsgid "甲"\nmsgstr "A"\n' "$2" "$3" >> "$1"
}
flags() { # FILE: the flags that msgcat keeps, what msgfmt counts, the flags that polib reads
    msgcat "$1" | grep '^#,'
    msgfmt --statistics --output-file=/dev/null "$1" 2>&1
    venv/bin/python -c 'import polib, sys; print(*polib.pofile(sys.argv[1])[0].flags)' "$1"
}
catalog first.po fuzzy no-wrap
catalog last.po no-wrap fuzzy
flags first.po | tee first.txt
flags last.po | tee last.txt
diff - first.txt <<'END'
#, no-wrap
1 translated message.
fuzzy no-wrap
END
diff - last.txt <<'END'
#, fuzzy
0 translated messages, 1 fuzzy translation.
no-wrap fuzzy
END
