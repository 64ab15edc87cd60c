#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 with Sphinx 9.0.4, builder gettext.
#
# Guess: the message of a paragraph is its source, so a backslash that breaks the line is in it,
# and the translator sets the break too.
#
# Seen: "The end\" with "begin again." below is the message "The end begin again.", to the letter
# the one of the same words without a break. Translated as it stands, the break is gone; two
# spaces as the sign of the break stay in the message as three, which no one can tell from a slip.
#
# Why it matters: verses and addresses lose their lines in the other edition, and whoever checks
# the translation against the message finds nothing missing.
#
# Where from: `_clean_extracted_message` of sphinx/util/nodes.py takes backslashes at line ends
# out, as reStructuredText joins lines by them, and makes the line ends into spaces.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir -p book/locale/de/LC_MESSAGES
cat > book/conf.py <<'END'
extensions = ["myst_parser"]
locale_dirs = ["locale"]
END
message() { # TEXT: the message that Sphinx extracts from it
    printf "# Book\n\n$1\n" > book/index.md
    venv/bin/sphinx-build -q -n -W -E -b gettext book out.pot
    sed -n 's/^msgid \(".*end.*\)$/\1/p' out.pot/index.pot
}
{
    message 'The end\nbegin again.'
    message 'The end  \nbegin again.'
    message 'The end\\\nbegin again.'
} | tee seen.txt
diff - seen.txt <<'END'
"The end begin again."
"The end   begin again."
"The end begin again."
END

printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' > de.po
printf 'msgid "The end begin again."\nmsgstr "Das Ende beginnt."\n' >> de.po
mv de.po book/locale/de/LC_MESSAGES/index.po
for language in en de; do
    venv/bin/sphinx-build -q -n -W -E -b html -D language=$language book out.$language
    echo "$language: breaks $(grep -c '<br' out.$language/index.html || true)"
done | tee seen.txt
diff - seen.txt <<'END'
en: breaks 1
de: breaks 0
END
