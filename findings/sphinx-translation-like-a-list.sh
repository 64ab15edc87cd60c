#!/usr/bin/env bash
# Tool: Sphinx 9.0.4 with docutils 0.22.4 and myst-parser 5.2.0.
#
# Guess: a message that has a translation, not fuzzy, is shown translated; if it cannot be used,
# the build says so.
#
# Seen: "A. Turing asked." for the paragraph 图灵问过。 is read as item A of a list, and the page keeps
# the Chinese paragraph; so it does under "- Turing asked." and, in MyST, under "2017. Turing
# asked." `-n -W` says nothing.
#
# Why it matters: initials of authors, years and signs begin many a sentence of an English
# edition; each leaves a paragraph in Chinese, though the catalog is complete.
#
# Where from: sphinx/transforms/i18n.py, `Locale.apply`, reads each translation as a document of
# its own, and goes on without a word if its first block is not a paragraph. For headings it is
# issue 852 of MyST-Parser.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 docutils==0.22.4 \
    myst-parser==5.2.0

build() { # BOOK TRANSLATION...: how many lines of the page stay Chinese, of one message each
    book=$1
    shift
    for translation in "$@"; do
        printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' > po
        printf 'msgid "图灵问过。"\nmsgstr "%s"\n' "$translation" >> po
        mkdir -p $book/locale/en/LC_MESSAGES
        mv po $book/locale/en/LC_MESSAGES/index.po
        rm -rf out
        venv/bin/sphinx-build -q -n -W -E -b text $book out
        echo "$book: $translation => $(tail -n 1 out/index.txt)"
    done
}
mkdir rst md
printf 'language = "en"\nlocale_dirs = ["locale"]\n' | tee rst/conf.py > md/conf.py
echo 'extensions = ["myst_parser"]' >> md/conf.py
printf 'Book\n====\n\n图灵问过。\n' > rst/index.rst
printf '# Book\n\n图灵问过。\n' > md/index.md
{
    build rst 'Turing asked.' 'A. Turing asked.' '- Turing asked.'
    build md 'Turing asked.' 'A. Turing asked.' '2017. Turing asked.' '- Turing asked.'
} | tee seen.txt
diff - seen.txt <<'END'
rst: Turing asked. => Turing asked.
rst: A. Turing asked. => 图灵问过。
rst: - Turing asked. => 图灵问过。
md: Turing asked. => Turing asked.
md: A. Turing asked. => A. Turing asked.
md: 2017. Turing asked. => 图灵问过。
md: - Turing asked. => 图灵问过。
END
