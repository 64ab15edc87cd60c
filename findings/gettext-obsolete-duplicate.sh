#!/usr/bin/env bash
# Tool: GNU gettext 0.21, msgfmt and msgcat.
#
# Guess: an obsolete entry (#~) is a note for translators; that its msgid is also a live one harms
# nobody, since the live one counts.
#
# Seen: "duplicate message definition", a fatal error, from msgfmt with and without --check and from
# msgcat; nothing is written. Two obsolete entries of one msgid are refused as well.
#
# Why it matters: Babel 2.19.0, and so sphinx-intl update, leaves such an entry behind when a passage
# comes back (babel-returning-message.sh): Sphinx goes on building, and the first tool of gettext
# that sees the catalog, of a distributor or of a translation service, refuses all of it.
#
# Where from: gettext's src/read-catalog.c, `default_add_message`, looks for the msgid among all
# entries of the domain, and obsolete ones are among them.
set -eu

msgfmt --version | head -n 1 | grep -q ' 0\.21$' || exit 3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
header='msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
printf "${header}msgid \"word\"\nmsgstr \"Wort\"\n\n#~ msgid \"word\"\n#~ msgstr \"Vokabel\"\n" > live.po
printf "${header}#~ msgid \"word\"\n#~ msgstr \"Wort\"\n\n#~ msgid \"word\"\n#~ msgstr \"Vokabel\"\n" > old.po
for file in live.po old.po; do
    for tool in "msgfmt -o out.mo" "msgfmt --check -o out.mo" "msgcat -o out.po"; do
        status=0
        LC_ALL=C $tool "$file" 2> said || status=$?
        echo "$tool $file: exit status $status, $(head -n 1 said)"
        test "$status" -eq 1
        grep -q 'duplicate message definition' said
        test ! -e out.mo -a ! -e out.po
    done
done
