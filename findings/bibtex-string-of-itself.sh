#!/usr/bin/env bash
# Tool: BibTeX 0.99d (TeX Live 2022), with pybtex 0.26.1 beside it.
#
# Guess: @string{s = s # " Letters"} adds to what s was so far, as in any language with
# assignments that are done in order; and pybtex, which stands in for BibTeX, agrees with it.
#
# Seen: in BibTeX s is " Letters" alone. BibTeX warns that "s" is used in its own definition,
# which is less than that its old value is gone, and ends with 0. pybtex has "ACM Letters".
#
# Why it matters: the printed list and the one of the web name different journals.
#
# Where from: bibtex.web leaves the name that is being defined out of its own value;
# pybtex/database/input/bibtex.py reads the value first.
set -eu

version=$(bibtex --version | head -n 1 || true)
case $version in
    *" 0.99d "*) ;;
    *) echo "not the version looked at: $version"; exit 3 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pybtex==0.26.1

cat > refs.bib <<'END'
@string{s = {ACM}}
@string{s = s # { Letters}}
@article{a, author = {Ames, Ann}, title = {First}, journal = s, year = 2001}
END
printf '%s\n' '\citation{a}' '\bibdata{refs}' '\bibstyle{plain}' > book.aux
bibtex book
tail -n 6 book.bbl
venv/bin/pybtex-format -b plaintext -s plain refs.bib pybtex.txt
cat pybtex.txt
grep -q 'ACM Letters' pybtex.txt
grep -q 'Letters' book.bbl
if grep -q ACM book.bbl; then exit 1; fi
