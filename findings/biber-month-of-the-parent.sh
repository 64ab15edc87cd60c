#!/usr/bin/env bash
# Tool: biber 2.18 (Debian 12), shown in tool mode; a .bbl for biblatex has the same month.
#
# Guess: a date is inherited as a whole or not at all. Biber's source says so too: a child with
# any part of a date takes none from its parent, or its date would be broken.
#
# Seen: a chapter of 2020 whose book has year = 2018, month = may is of May 2020, a month that
# neither entry names. So it is with year = 2020 in the chapter and date = {2018-05} in the book,
# and a range 2020/2021 becomes 2020-05/2021. Only where both entries use `date` is it 2020.
#
# Why it matters: .bib files grown over years mix `year` and `date`; the list then prints wrong
# months, and sorts by them, without a warning.
#
# Where from: Biber/Entry.pm, `inherit_from`, keeps date parts apart only if "datesplit" is set in
# both entries, which the fields year and month do not set.
set -eu

version=$(biber --version || true)
case $version in
    *" 2.18") ;;
    *) echo "not the version looked at: $version"; exit 3 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > refs.bib <<'END'
@book{old, author = {Wang, An}, title = {Book}, publisher = {P}, year = 2018, month = may}
@book{new, author = {Wang, An}, title = {Book}, publisher = {P}, date = {2018-05}}
@inbook{date-old, crossref = {old}, author = {Li, An}, title = {T}, date = {2020}}
@inbook{year-old, crossref = {old}, author = {Li, An}, title = {T}, year = 2020}
@inbook{span-old, crossref = {old}, author = {Li, An}, title = {T}, date = {2020/2021}}
@inbook{year-new, crossref = {new}, author = {Li, An}, title = {T}, year = 2020}
@inbook{date-new, crossref = {new}, author = {Li, An}, title = {T}, date = {2020}}
END
biber --quiet --tool --output-resolve --output-file=out.bib refs.bib
date_of() { grep -A 9 "^@INBOOK{$1," out.bib | grep -m 1 DATE; }
grep -E '^@INBOOK|DATE' out.bib
date_of date-old | grep -q '{2020-05}'
date_of year-old | grep -q '{2020-05}'
date_of span-old | grep -q '{2020-05/2021}'
date_of year-new | grep -q '{2020-05}'
date_of date-new | grep -q '{2020}'
