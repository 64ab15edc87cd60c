#!/usr/bin/env bash
# Tool: bibtex-tidy 1.14.0 (npm), option --sort; BibTeX 0.99d of TeX Live reads the result, if it
# is there.
#
# Guess: --sort puts the entries in the order of their keys and keeps what BibTeX needs: every
# @string before its first use, and the parent of a crossref behind its children.
#
# Seen: it sorts @string among the entries by its name, and parents like other entries. A sound
# file of a child, its parent and one @string comes out with the parent first and the @string
# below its use. BibTeX then says that the parent "doesn't exist" and prints the child without its
# book, year and publisher. The tool reports success.
#
# Why it matters: a formatter in a commit hook breaks a file that LaTeX could read; pybtex and
# biber read crossrefs in any order, so the author of the web edition does not notice.
#
# Where from: bibtex-tidy sorts all blocks that have a key in one list. BibTeX's rules stand in
# its manual: a string is to be defined before it is used, and a cross-referenced entry must come
# later than the entries that refer to it.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund bibtex-tidy@1.14.0

cat > refs.bib <<'END'
@string{press = "ACM Press"}
@inproceedings{wang2017, author = {Wang, Wei}, title = {Child}, crossref = {acl2017}}
@proceedings{acl2017, title = {Proceedings of ACL}, booktitle = {Proceedings of ACL}, year = 2017, publisher = press}
END
node_modules/.bin/bibtex-tidy refs.bib --sort --modify
cat refs.bib
if command -v bibtex > /dev/null; then
    printf '\\relax\n\\citation{wang2017}\n\\bibdata{refs}\n\\bibstyle{plain}\n' > book.aux
    bibtex book || true
    cat book.bbl
fi
line() { grep -n "$1" refs.bib | head -n 1 | cut -d: -f1; }
[ "$(line '@proceedings')" -lt "$(line '@inproceedings')" ]
[ "$(line '= press')" -lt "$(line '@string')" ]
