#!/usr/bin/env bash
# Tool: markdown-it-py 4.2.0 and pandoc 3.9 (pypandoc_binary 1.17; its readers markdown and gfm).
#
# Guess: **重点：**后文 is bold up to the colon, as **Note:** text is in English.
#
# Seen: its asterisks are printed, by CommonMark's own rule: a mark of punctuation within and a
# character, not a space, without do not close. So it is with **注意。**后文, 前文**“引”**后文 and
# **BERT（2018）**是, in markdown-it-py and in pandoc's gfm. pandoc's own Markdown sets all as bold.
# And where a second such follows, as in **甲：**一。**“乙”**二, what lies between is bold instead.
#
# Why it matters: Chinese has no spaces there, so the ordinary way to write a term with its colon
# fails; nothing warns, and a book looked at with pandoc is right.
#
# Where from: CommonMark 0.31, "left-flanking" and "right-flanking delimiter run"; its issue 650
# is open since 2020.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown-it-py==4.2.0 \
    pypandoc_binary==1.17

venv/bin/python - <<'END' | tee seen.txt
import pypandoc
from markdown_it import MarkdownIt

for text in (
    "**重点：**后文", "**注意。**后文", "前文**“引”**后文", "**BERT（2018）**是",
    "**重点**：后文", "**甲：**一。**“乙”**二",
):
    one = MarkdownIt("commonmark").renderInline(text)
    two = [pypandoc.convert_text(text, "html", format=name).strip() for name in ("gfm", "markdown")]
    marks = ["bold" if "**" not in html else "asterisks" for html in (one, *two)]
    print(text, *marks, sep=" | ")
print(one)
END
diff - seen.txt <<'END'
**重点：**后文 | asterisks | asterisks | bold
**注意。**后文 | asterisks | asterisks | bold
前文**“引”**后文 | asterisks | asterisks | bold
**BERT（2018）**是 | asterisks | asterisks | bold
**重点**：后文 | bold | bold | bold
**甲：**一。**“乙”**二 | asterisks | asterisks | bold
**甲：<strong>一。</strong>“乙”**二
END
