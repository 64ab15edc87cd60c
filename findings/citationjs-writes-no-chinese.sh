#!/usr/bin/env bash
# Tool: citation-js 0.8.2 (core and plugin-bibtex), from npm.
#
# Guess: a .bib file that is read and written again comes back with the same titles, names and
# journals; where the writer prefers ASCII, it escapes what has an escape and leaves the rest.
#
# Seen: every character without an escape in its tables is deleted: `author = {, }`, `title = {}`,
# `journal = {}` for a Chinese article. A name in one piece, 李明, stays. Compatibility forms are
# flattened: a title with $10^6$ is written as "106".
#
# Why it matters: a tidying run empties all Chinese entries of a bibliography and changes numbers
# in English titles; nothing warns, and the file is still valid.
#
# Where from: plugin-bibtex, lib/output/value.js, `escapeValue` and `escapeCharacter`: NFKD, then
# '' for what is in no table, as long as the setting `asciiOnly` has its value of the start, true.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2

cat > look.js <<'END'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')

const source = `
@article{zh, author = {王, 小红 and 李明}, title = {语言模型}, journal = {计算机学报}, year = 2020}
@article{en, author = {Wang, Wei}, title = {Scaling to $10^6$ tokens}, journal = {J}, year = 2020}`
const written = new Cite(source).format('bibtex')
console.log(written)
const still = ['author = {,  and {李明}}', 'title = {}', 'journal = {}', 'Scaling to 106 tokens']
process.exit(still.every(part => written.includes(part)) ? 0 : 1)
END
node look.js
