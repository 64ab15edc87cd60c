#!/usr/bin/env bash
# Tool: Sphinx 9.0.4, builder gettext, with myst-parser 5.2.0 (extension dollarmath).
#
# Guess: a formula in a paragraph is in the message as it is in the source; a translation that
# copies it shows the same formula.
#
# Seen: where a line of the source ends with \\, as rows of a matrix do, the message has one
# backslash. Copied into the translation, it makes of the two rows of the matrix one row with a
# space in it; `-n -W` says nothing. Written on one line, the same formula is whole.
#
# Why it matters: translators and machines copy formulas from the message; the other edition then
# has "a b" where the original has a column of two, and comparing it with the message finds
# nothing.
#
# Where from: `_clean_extracted_message` of sphinx/util/nodes.py takes one backslash off the end
# of each line, since Sphinx issue 13685: in reStructuredText a backslash there joins the lines.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir -p book/locale/en/LC_MESSAGES
cat > book/conf.py <<'END'
extensions = ["myst_parser", "sphinx.ext.mathjax"]
myst_enable_extensions = ["dollarmath"]
locale_dirs = ["locale"]
language = "en"
END
cat > book/index.md <<'END'
# Book

向量 $\begin{pmatrix} a \\
b \end{pmatrix}$ 与 $\begin{pmatrix} c \\ d \end{pmatrix}$。
END
venv/bin/sphinx-build -q -n -W -E -b gettext book pot
sed -n '/index.md:3/,/^msgstr/p' pot/index.pot | tee message.txt
python3 - <<'END'
from pathlib import Path

# The translation is the message with its Chinese words replaced.
message = Path("message.txt").read_text(encoding="utf-8")
text = message.split("msgid", 1)[1].split("msgstr", 1)[0]
copied = text.replace("向量", "Vectors").replace("与", "and").replace("。", ".")
Path("book/locale/en/LC_MESSAGES/index.po").write_text(
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    f"msgid{text}msgstr{copied}",
    encoding="utf-8",
)
END
venv/bin/sphinx-build -q -n -W -E -b html book translated
rm -r book/locale
venv/bin/sphinx-build -q -n -W -E -b html book original
for edition in original translated; do
    tr '\n' ' ' < $edition/index.html | grep -oE '\\\(\\begin[^)]*\\\)' | sed "s/^/$edition: /"
done | tee seen.txt
diff - seen.txt <<'END'
original: \(\begin{pmatrix} a \\ b \end{pmatrix}\)
original: \(\begin{pmatrix} c \\ d \end{pmatrix}\)
translated: \(\begin{pmatrix} a \ b \end{pmatrix}\)
translated: \(\begin{pmatrix} c \\ d \end{pmatrix}\)
END
