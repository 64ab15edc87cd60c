#!/usr/bin/env bash
# Tool: biber 2.18 (Debian 12), shown in tool mode.
#
# Guess: what an entry says itself stands, and @xdata fills what is missing, as @string and
# crossref do. And a parent has what its @xdata gives it by the time its children inherit.
#
# Seen: the publisher of the entry is replaced by that of its @xdata, in a .bbl for biblatex as
# well. In tool mode children inherit first and @xdata comes later: a paper whose proceedings have
# title and date from @xdata gets no booktitle and no date. A .bbl has both.
#
# Why it matters: an exception written into one entry of a series is lost without a word; and a
# .bib file flattened by biber for other tools lacks what the printed list has.
#
# Where from: `resolve_xdata` of Biber/Entry.pm sets each field without looking whether there is
# one; in Biber.pm `prepare_tool` calls `process_interentry` before `resolve_xdata`, `prepare` the
# other way round.
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
@xdata{series, publisher = {Press of the Series}, location = {Beijing}}
@book{own, xdata = {series}, author = {Li, Ming}, title = {T}, publisher = {Own Press}, date = {2020}}
@xdata{meeting, title = {Meeting}, date = {2019}}
@proceedings{whole, xdata = {meeting}, editor = {Wang, An}}
@inproceedings{paper, crossref = {whole}, author = {Li, Bo}, title = {Paper}}
END
biber --quiet --tool --output-resolve --output-file=out.bib refs.bib
entry() { sed -n "/{$1,/,/^}/p" out.bib; }
entry own
entry whole
entry paper
entry own | grep -q 'PUBLISHER = {Press of the Series}'
entry whole | grep -q 'TITLE = {Meeting}'
entry paper | grep -q 'EDITOR = {Wang, An}'
if entry own | grep -q 'Own Press' || entry paper | grep -qE 'BOOKTITLE|DATE'; then exit 1; fi
