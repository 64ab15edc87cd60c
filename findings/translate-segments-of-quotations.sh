#!/usr/bin/env bash
# Tool: translate-toolkit 3.20.4, posegment.
#
# Guess: with --source-language=zh a sentence ends after 。 and the closing quotation mark that
# follows it; posegment pairs the sentences of a message with those of its translation.
#
# Seen: it ends between the two, so that the next sentence begins with the ”, or is nothing else.
# …… is cut in the middle. Where the counts of both sides meet by chance, the pairs are wrong: ”
# is translated by “Good.”, and 走吧 (let us go) by "It is late." In English a sentence does not end
# before the mark.
#
# Why it matters: the pairs go into a translation memory, which then offers wrong translations of
# whole sentences as exact ones. Dialogue and quotations are full of 。”.
#
# Where from: translate/lang/zh.py ends a sentence after any of its marks, with no look at what
# follows, while translate/lang/common.py asks for a space there.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check translate-toolkit==3.20.4 lxml==6.1.3

cat > book.po <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en\n"

msgid "他说了一个字：“好。”"
msgstr "He said one word. “Good.”"

msgid "“好。”他说。走吧。"
msgstr "“Good,” he said. Let us go. It is late."
END
venv/bin/posegment --progress=none --source-language=zh --language=en book.po pairs.po
tail -n +6 pairs.po | tee seen.txt
diff - seen.txt <<'END'
msgid "他说了一个字：“好。"
msgstr "He said one word."

msgid "”"
msgstr "“Good.”"

msgid "“好。"
msgstr "“Good,” he said."

msgid "”他说。"
msgstr "Let us go."

msgid "走吧。"
msgstr "It is late."
END
venv/bin/python - <<'END'
from translate.lang import factory

sentences = factory.getlanguage("zh").sentences("大模型……很大。")
print(*sentences, sep=" | ")
assert sentences == ["大模型…", "…", "很大。"]
assert factory.getlanguage("en").sentences("“Good.” He left.") == ["“Good.” He left."]
END
