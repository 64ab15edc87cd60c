#!/usr/bin/env bash
# Tool: citation-js 0.8.2 (core and plugin-bibtex), from npm.
#
# Guess: `year = {2020/21}` and `year = {in press}`, which BibTeX takes as they are, survive
# reading and writing; the data after reading do hold them ({"literal": "2020/21"}).
#
# Seen: the entry that is written has no year at all. The open range `date = {2004-07/..}` of
# biblatex likewise: its year, 2004, is read and then not written, not even as biblatex. `date =
# {2004-07/2004-09}` keeps its first year.
#
# Why it matters: a required field vanishes from a file that was sound before, without a word.
#
# Where from: plugin-bibtex, lib/mapping/shared.js, `YEAR_MONTH.toSource` and `DATE.toSource`,
# look for `date-parts` alone; a year in words is kept as `literal`.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2

cat > look.js <<'END'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')

const around = (field, format) => {
  const work = new Cite(`@article{a, title = {T}, author = {Li, Ming}, ${field}}`)
  return [JSON.stringify(work.data[0].issued), work.format(format).replace(/\s+/g, ' ')]
}
let still = true
for (const [field, format, lost] of [
  ['year = {2020/21}', 'bibtex', '2020'], ['year = {in press}', 'bibtex', 'press'],
  ['date = {2004-07/..}', 'bibtex', '2004'], ['date = {2004-07/..}', 'biblatex', '2004']
]) {
  const [issued, written] = around(field, format)
  console.log(field, issued, written)
  still = still && issued.includes(lost) && !written.includes(lost)
}
process.exit(still && around('date = {2004-07/2004-09}', 'bibtex')[1].includes('2004') ? 0 : 1)
END
node look.js
