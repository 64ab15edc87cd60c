#!/usr/bin/env bash
# Tool: sphinx-external-toc 1.1.0 with Sphinx 9.0.4 and myst-parser 5.2.0.
#
# Guess: a title or a caption in `_toc.yml` that looks like a number or a date, `caption: 2020`, is
# text, as the same words are in a `{toctree}`; or the file and the line are told.
#
# Seen: YAML makes an integer and a date of them, and the build ends with a traceback of Sphinx ("if
# this was a user error"), which names neither the file nor the line. Quotes mend it.
#
# Why it matters: yearbooks, news and release notes have such titles, and their authors look for the
# fault in the page.
#
# Where from: parsing.py hands the values on as YAML gives them; what reads them takes them for text.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
    sphinx==9.0.4 myst-parser==5.2.0 sphinx-external-toc==1.1.0

mkdir book
echo 'extensions = ["myst_parser", "sphinx_external_toc"]' > book/conf.py
echo "# Book" > book/index.md
echo "# News" > book/news.md
build() {
    printf 'root: index\nsubtrees:\n- caption: %s\n  entries:\n  - file: news\n    title: %s\n' \
        "$1" "$2" > book/_toc.yml
    venv/bin/sphinx-build -q -E -b html book out 2> said
}
build Old News
build '"2020"' '"2020-01-01"'
for pair in '2020 News' 'Old 2020-01-01'; do
    # shellcheck disable=SC2086 # two words
    if build $pair; then
        echo "$pair: built"
        exit 1
    fi
    if grep -q '_toc.yml:[0-9]' said; then
        echo "$pair: the place is told"
        exit 1
    fi
    echo "$pair: $(grep -m 1 -iE 'error' said)"
done
echo "As stated."
