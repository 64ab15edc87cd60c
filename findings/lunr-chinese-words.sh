#!/usr/bin/env bash
# Tool: lunr 2.3.9 (npm) as it comes.
#
# Guess: lunr cannot cut Chinese into words, but a Chinese word that stands by itself, between
# blanks or as a heading, is found when just that word is looked for.
#
# Seen: it is not, nor by a wildcard; a page of Chinese adds nothing to the index at all. Of
# BERT模型 the Chinese is cut off, and of 让BERT模型 too, so both are found by BERT alone.
#
# Why it matters: search pages made with lunr look as if they worked, since English pages and
# English words are found; Chinese titles given as separate words do not help.
#
# Where from: lunr.trimmer (lib/trimmer.js) cuts from both ends of every token what is not \w,
# which in JavaScript is A–Z, a–z, 0–9 and _; of a Chinese word nothing is left, and the empty
# token is thrown away.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund lunr@2.3.9

cat > look.js <<'END'
const lunr = require('lunr')

const pages = [{ id: 'zh', text: '规模定律 检索' }, { id: 'mixed', text: '让BERT模型' }, { id: 'en', text: 'Scaling laws' }]
const index = lunr(function () {
  this.ref('id')
  this.field('text')
  pages.forEach(page => this.add(page))
})
const seen = Object.fromEntries(['规模定律', '规模*', '检索', 'BERT', 'laws'].map(
  query => [query, index.search(query).map(hit => hit.ref)]))
console.log(seen)
process.exit(JSON.stringify(Object.values(seen)) === '[[],[],[],["mixed"],["en"]]' ? 0 : 1)
END
node look.js
