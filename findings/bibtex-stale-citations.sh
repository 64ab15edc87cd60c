#!/usr/bin/env bash
# Tool: sphinxcontrib-bibtex 2.7.0 with Sphinx 9.0.4, HTML.
#
# Guess: after an edit of refs.bib or of a citation, a second build writes again every page on
# which the citation or its list stands.
#
# Seen: refs.bib is noted as belonging to the page with the list alone. With an author's name
# corrected, the list says [Zhu01] and the chapter that cites goes on saying [Ame01], a label that
# is nowhere in the list. The other way round, a work whose last citation was deleted from its
# chapter stays in the list, and one that is newly cited is not there. Exit status 0 under -W in
# all three cases.
#
# Why it matters: with numbers as labels, one work more moves all that follow it: the text then
# cites the wrong work, and nothing in the text looks broken.
#
# Where from: sphinxcontrib/bibtex/directives.py notes the .bib files for the document with the
# directive; labels are made anew in sphinxcontrib/bibtex/domain.py (`env_updated`), which names
# no document whose citations changed their labels.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 \
    sphinxcontrib-bibtex==2.7.0 pybtex==0.26.1

mkdir book
cat > book/conf.py <<'END'
extensions = ["sphinxcontrib.bibtex"]
bibtex_bibfiles = ["refs.bib"]
html_theme = "basic"
END
printf 'Book\n====\n\n.. toctree::\n\n   ch1\n   list\n' > book/index.rst
printf 'One\n===\n\nText :cite:p:`a` and :cite:p:`b`.\n' > book/ch1.rst
printf 'List\n====\n\n.. bibliography::\n' > book/list.rst
cat > book/refs.bib <<'END'
@book{a, author = {Ames, Ann}, title = {First}, publisher = {P}, year = 2001}
@book{b, author = {Bell, Bob}, title = {Second}, publisher = {P}, year = 2002}
END
build() { venv/bin/sphinx-build -q -W -b html -d "$1.trees" book "$1"; }
labels() { printf '%s ' "$2"; sed 's/<[^>]*>//g' "$1/$2" | grep -oE '\[?[A-Z][a-z]{2}0[12]\]?' | tr '\n' ' '; echo; }
show() { for page in ch1.html list.html; do labels "$1" $page; done; }

both=$(cat book/ch1.rst)
one=$(echo "$both" | sed 's/ and :cite:p:`b`//')
build less
echo "$one" > book/ch1.rst
build less
build less.clean
build more
echo "$both" > book/ch1.rst
build more
build more.clean
build name
sed -i 's/Ames, Ann/Zhu, Ann/' book/refs.bib
build name
build name.clean

for edit in name less more; do
    for kind in $edit $edit.clean; do echo "-- $kind"; show $kind; done
done
holds() { labels "$1" "$2" | grep -q "$3"; }
if holds name ch1.html Ame01 && holds name.clean ch1.html Zhu01 &&
    holds less list.html Bel02 && ! holds less.clean list.html Bel02 &&
    ! holds more list.html Bel02 && holds more.clean list.html Bel02; then
    exit 0
fi
exit 1
