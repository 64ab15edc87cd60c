#!/usr/bin/env bash
# Tool: msgmerge of GNU gettext 0.21.
#
# Guess: 引言 that becomes 引言部分, or 规模律 that becomes 规模定律, is offered its old translation as fuzzy:
# as much is the same as in other fuzzy matches, and msgmerge counts characters, not bytes.
#
# Seen: an old message of up to three characters is never a candidate for a new one of four or
# more: its translation goes to #~ and the new message is empty. From four to three, three to
# three and four to five characters the match is found.
#
# Why it matters: in Chinese most headings, terms and entries of an index have two to four
# characters, so just these lose their translations by a small change; in English hardly a message
# is that short.
#
# Where from: gettext-tools/src/msgl-fsearch.c looks for texts of four characters or more in an
# index of runs of four, in which a shorter old message has no entry.
set -eu

version=$(msgmerge --version | head -n 1)
case $version in
    *" 0.21") ;;
    *) echo "not the version looked at: $version"; exit 3 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

header='msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
merge() { # OLD NEW: found or lost
    printf "${header}msgid \"%s\"\nmsgstr \"T\"\n" "$1" > old.po
    printf "${header}msgid \"%s\"\nmsgstr \"\"\n" "$2" > new.pot
    msgmerge --quiet --output-file=merged.po old.po new.pot
    if grep -q '^#, fuzzy' merged.po; then echo found; else echo lost; fi
}
seen=
for pair in 规模律:规模定律 引言:引言部分 规模定律:规模律 引言甲:引言乙 规模定律:规模定律们; do
    seen="$seen$(merge "${pair%:*}" "${pair#*:}") "
    printf '%s -> %s: %s\n' "${pair%:*}" "${pair#*:}" "$(merge "${pair%:*}" "${pair#*:}")"
done
[ "$seen" = "lost lost found found found " ]
