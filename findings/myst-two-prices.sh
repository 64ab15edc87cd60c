#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 (extension dollarmath) with Sphinx 9.0.4; pandoc 3.9 beside it.
#
# Guess: two sums of money in a sentence stay text, as in pandoc: a closing $ has no space before
# it and no digit behind it.
#
# Seen: 价格从 $5 涨到 $6。 becomes the text 价格从, a formula "5 涨到" and the text 6。; a third $ in the
# paragraph then turns the formulas that follow inside out: of $x$ the x is text. No warning.
#
# Why it matters: an essay that speaks of the cost of a model in dollars prints a verb as
# variables; the rest of the paragraph may be wrong as well.
#
# Where from: myst_dmath_allow_digits and myst_dmath_allow_space are True unless conf.py says
# otherwise. With both False the prices are text, and so are formulas like $ x $.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0 \
    mdit-py-plugins==0.7.0 pypandoc_binary==1.17
pandoc=$(venv/bin/python -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

mkdir book
printf 'extensions = ["myst_parser"]\nmyst_enable_extensions = ["dollarmath"]\n' > book/conf.py
printf '# Book\n\n价格从 $5 涨到 $6。\n\n原价 $9，其中 $x$ 为折扣。\n' > book/index.md
formulas() { # NAME OPTION...: the formulas that Sphinx finds
    name=$1
    shift
    venv/bin/sphinx-build -q -n -W -E -b pseudoxml "$@" book "$name"
    grep -A 1 '<math>' "$name/index.pseudoxml" | grep -v -e '<math>' -e '^--' | sed 's/^ */formula: /; s/ *$//'
}
formulas default | tee default.txt
diff - default.txt <<'END'
formula: 5 涨到
formula: 9，其中
END
formulas strict -D myst_dmath_allow_digits=0 -D myst_dmath_allow_space=0 | tee strict.txt
"$pandoc" --from=markdown --to=html book/index.md | grep -o '<span class="math[^/]*' | tee pandoc.txt
[ "$(wc -l < strict.txt) $(wc -l < pandoc.txt)" = "1 1" ]
