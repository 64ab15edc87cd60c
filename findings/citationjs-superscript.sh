#!/usr/bin/env bash
# Tool: citation-js 0.8.2 (core and plugin-bibtex), from npm.
#
# Guess: the title "$O(n^2)$ time" is read as O(n²) time; TeX raises the one token after ^, the 2.
#
# Seen: the closing bracket is raised as well: "O(n²⁾", with U+207E. With braces, $O(n^{2})$, it
# is right; a letter after ^ and a $ after the digit are right too.
#
# Why it matters: complexity stands in many titles of the field, written without braces, as TeX
# allows; the CSL data, and whatever style prints them, then hold a bracket that opens and never
# closes.
#
# Where from: plugin-bibtex, lib/input/value.js: the lexer makes one token of all characters up to
# the next brace, blank, $ or ^ (`text: /[^{$}\s~\\^_]+/`), and the script applies to all of it.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2

cat > look.js <<'END'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')

const title = text => new Cite(`@article{a, title = {${text}}, author = {Li, Ming}, year = 2020}`).data[0].title
const bare = title('Attention in $O(n^2)$ time')
const braced = title('Attention in $O(n^{2})$ time')
console.log(bare, '|', braced)
process.exit(bare === 'Attention in O(n²⁾ time' && braced === 'Attention in O(n²) time' ? 0 : 1)
END
node look.js
