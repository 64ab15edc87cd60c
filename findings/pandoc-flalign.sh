#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc_binary 1.17), LaTeX or Markdown to HTML with --mathml.
#
# Guess: flalign is aligned like align, right and left in turn: only the room between the pairs of
# columns differs. And in Markdown an environment of formulas is a formula, as align is.
#
# Seen: its columns are left and right in turn, so "a" stands far from its "= b", and the lines do
# not meet at the sign. In Markdown align without $$ is set, flalign is dropped: an empty
# paragraph, no warning, exit status 0.
#
# Why it matters: such a formula is lost, or misleads as to what is aligned, in EPUB and web
# alone; the PDF is right.
#
# Where from: the texmath library inside pandoc sets the alignments. An environment without $$ is
# raw TeX for the Markdown reader; the HTML writer tries align as a formula and leaves out
# flalign.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17
pandoc=$(venv/bin/python -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

columns() { # FORMAT ENVIRONMENT: alignments of the first row of the formula
    printf '\\begin{%s}\na &= b & c &= d \\\\\ne &= f\n\\end{%s}\n' "$2" "$2" |
        "$pandoc" --from="$1" --to=html --mathml --fail-if-warnings > out.html
    if grep -q '<math' out.html; then
        grep -oE 'columnalign="[a-z]*"' out.html | head -n 4 | cut -d '"' -f 2 | xargs
    else
        echo nothing
    fi
}
for format in latex markdown; do
    for environment in align flalign; do
        echo "$format, $environment: $(columns $format $environment)"
    done
done | tee seen.txt
diff - seen.txt <<'END'
latex, align: right left right left
latex, flalign: left right left right
markdown, align: right left right left
markdown, flalign: nothing
END
