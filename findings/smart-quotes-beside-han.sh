#!/usr/bin/env bash
# Tool: pandoc 3.9 (pypandoc-binary 1.17), markdown-it-py 4.3.0, docutils 0.22.4 and typst 0.15.2,
# each with its typographic quotation marks on.
#
# Guess: 他说"你好"，然后走了。 becomes 他说“你好”，然后走了。 wherever smart quotes are on and the language is
# Chinese.
#
# Seen: of five readers one does. pandoc's own Markdown gives ”你好” (two closing marks), its
# commonmark_x gives “你好“ (two opening ones), docutils gives ”你好” for zh-CN and leaves the marks
# straight for zh; markdown-it leaves them straight beside Han and curls those that stand next to
# a blank, so one paragraph has both kinds. typst is right.
#
# Why it matters: a Chinese author types the straight mark once and gets a wrong one, silently,
# and another wrong one in each output format. MyST's `smartquotes` is markdown-it's.
#
# Where from: they all judge by blanks and punctuation on either side, and Han letters count as
# word characters: docutils/utils/smartquotes.py, rule smartquotes of markdown-it,
# Text.Pandoc.Parsing.Smart; typst pairs the marks instead.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17 \
    markdown-it-py==4.3.0 docutils==0.22.4 typst==0.15.2 pdfminer.six==20260107

cat > look.py <<'END'
import sys

import pypandoc
import typst
from docutils.utils.smartquotes import smartyPants
from markdown_it import MarkdownIt
from pdfminer.high_level import extract_text

TEXT = '他说"你好"，然后走了。 "好"'
with open("page.typ", "w", encoding="utf-8") as page:
    page.write(f'#set text(lang: "zh")\n{TEXT}')
typst.compile("page.typ", output="page.pdf")


def pandoc(reader):
    return pypandoc.convert_text(TEXT, "plain", format=reader, extra_args=["-M", "lang=zh-Hans"]).strip()


seen = {
    "pandoc markdown": pandoc("markdown"),
    "pandoc commonmark_x": pandoc("commonmark_x"),
    "docutils zh-CN": smartyPants(TEXT, attr="qDe", language="zh-CN"),
    "docutils zh": smartyPants(TEXT, attr="qDe", language="zh"),
    "markdown-it": MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes").renderInline(TEXT),
    "typst": extract_text("page.pdf").strip(),
}
for tool, text in seen.items():
    print(f"{tool:20} {text}")
END_MARKS = "，然后走了。 “好”"
expected = {
    "pandoc markdown": f"他说”你好”{END_MARKS}",
    "pandoc commonmark_x": f"他说“你好“{END_MARKS}",
    "docutils zh-CN": "他说”你好”，然后走了。 “好”",
    "docutils zh": TEXT,
    "markdown-it": f"他说&quot;你好&quot;{END_MARKS}",
    "typst": f"他说“你好”{END_MARKS}",
}
sys.exit(0 if seen == expected else 1)
END
venv/bin/python look.py
