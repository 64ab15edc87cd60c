#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 with Sphinx 9.0.4; builders html, text, man, texinfo.
#
# Guess: a hard line break (a backslash at the end of the line) is a new line in each builder, or
# a space where a builder has none.
#
# Seen: it is one in HTML and LaTeX alone. Plain text, manual page and Texinfo have "endbegin" for
# "end\" and "begin" below it: no break and no space. The search index of the HTML has both words.
#
# Why it matters: verses, addresses and title pages run together in what proofreaders and word
# counts read; "-n -W" says nothing.
#
# Where from: `render_hardbreak` of myst_parser/mdit_to_docutils/base.py makes two raw nodes, one
# for HTML and one for LaTeX; docutils has no node for a line break.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir book
cat > book/conf.py <<'END'
extensions = ["myst_parser"]
latex_documents = [("index", "book.tex", "Book", "A", "manual")]
man_pages = [("index", "book", "Book", "A", 1)]
texinfo_documents = [("index", "book", "Book", "A", "book", "A book.", "Books")]
END
printf '# Book\n\nThe end\\\nbegin again.\n' > book/index.md
for builder in html latex text man texinfo; do
    venv/bin/sphinx-build -q -n -W -E -b $builder book out.$builder
done
for file in html/index.html latex/book.tex text/index.txt man/book.1 texinfo/book.texi; do
    if grep -q 'endbegin' "out.$file"; then echo "$file: joined"; else echo "$file: apart"; fi
done | tee seen.txt
diff - seen.txt <<'END'
html/index.html: apart
latex/book.tex: apart
text/index.txt: joined
man/book.1: joined
texinfo/book.texi: joined
END
grep -q '"begin":' out.html/searchindex.js
