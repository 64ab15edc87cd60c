"""Translations that lose, add or change what their original refers to, and sound ones."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

PO1 = "locale/en/LC_MESSAGES/ch1.po"
PO2 = "locale/en/LC_MESSAGES/ch2.po"
PO3 = "locale/en/LC_MESSAGES/ch3.po"
FIRST = 'msgstr "The first route is an encoder {cite}`devlin2019bert`."'
SECOND = 'msgstr "The second route is a decoder; see [the next section](#sec-cost)."'
TUNE = 'msgstr "Fine-tune then."'
SCALE = 'msgstr "Scale is strength, says {cite}`zhao2023survey`."'
BATCH = 'msgstr "Memory grows linearly with `batch_size` {cite}`vaswani2017attention`."'
COST = 'msgstr "Attention takes $O(n^2 d)$ operations, where $d$ is the dimension:"'
INDEX = 'msgstr "Index[^index]"'
HINT = 'msgstr "Read {ref}`sec-routes` first."'
TERM = 'msgstr "An {term}`embedding <嵌入>` turns text into a vector; see {doc}`ch1`."'
SITE = '"There is more on [the official site](https://example.org/llm); training is "\n"done with `model.fit()`."'
ASK = "请先读{ref}`sec-routes`。\n```"
PRICE = '"In {eq}`eq-step`, $a_t$ is the action. It costs about \\\\$5, 30% less than in"\n" 2023."'
ROUTES = '"Each route has its model: **BERT** and *GPT*[^gpt]; for the former see "\n"{cite:t}`devlin2019bert`. {numref}`tab-routes` and {numref}`fig-growth` "'
WAYS = '"The second way in the table {ref}`tab-ways <tab-ways>` is faster; "\n"{numref}`fig-flow` shows it."'

SUBSTITUTED = ("conf.py", '"attrs_inline"]\n', '"attrs_inline", "substitution"]\nmyst_substitutions = {"sub": "词"}\n')
LONG = "模型先读入大量的文本，再从中学会词与词之间的关系，于是它能够接着写下去，也能够回答问题，还能够翻译和改写。"
LONG_ENGLISH = "The model first reads a great deal of text and learns how words relate to each other, so that it can go on writing, answer questions, translate and rewrite."

# Numbers that a translator may say in another way.
NUMBERS = (
    ("2018—2020 年。", "In 2018–20."),
    ("2018—2019 年。", "In 2018/19."),
    ("1 亿 5 千万人，2 万 5 千字。", "150 million people, 25,000 characters."),
    ("走 10 公里，拿 2 斤。", "It walks 6 miles and takes 1 kg."),
    ("下午 3 点开会，15 点散会。", "A meeting at 15:00 that ends at 3 p.m."),
    ("训练了 1.5 年，18 个月。", "Trained for 18 months, a year and a half."),
    ("训练了 14 天。", "Trained for two weeks."),
    ("60 多年，300 多年。", "Six decades, more than three centuries."),
    ("占六成，占 3 成，占 67%。", "A chance of 0.6, 30%, two thirds."),
    ("占 20%，占 75%。", "One in five, three quarters."),
    ("快 2 倍，增长 100%。", "Three times as fast; it doubled."),
    ("二十到三十万条，两三百个。", "200,000 to 300,000 items, 2 to 300 others."),
    ("2 个半小时，四年半。", "2.5 hours, 4½ years."),
    ("一万二，两千五。", "12,000 and 2500."),
    ("十九世纪末，上世纪 90 年代。", "At the end of the nineteenth century and in the 1990s."),
    ("第 20 层，第 3 层，第十二层。", "The twentieth layer, the third, the 12th."),
    ("千万不要有 8 个，十分重要。", "Never have eight, 10 is important."),
    ("GPT-3 比它的前一代大，GPT-3 有 12 层。", "GPT-3 is larger than GPT-2, which has no 12 layers."),
    ("用 `3` 层，第 4 步。", "With `3`, that is 3 layers, step four."),
    ("2017 年 6 月 12 日。", "On 2017-06-12."),
    ("8 月 3 日，9 月。", "On 3 Aug. and in Sept."),
    ("它在 5 月出现，但可能更早。", "It may have come earlier than in May."),
    ("模型 2020 年出现，同年 3 月改进。", "The model came in 2020 and was improved in March 2020."),
    ("有 8 种说法。", "There are eight ways to say it, of which one or two are common."),
    ("二十五层。", "Twenty-five layers."),
    ("① 甲 10 个，② 乙。", "(1) A, ten of them, (2) B."),
)


def _lost(path: str, old: str, gone: str) -> tuple[str, str, str]:
    """Return an edit that takes something away; the mark is at the msgstr."""
    assert gone in old, (gone, old)
    return path, old, "⟦" + old.replace(gone, "")


def _said(chinese: str, english: str) -> tuple[str, ...]:
    """Return the edits that put a sentence and its translation behind the third chapter."""
    msgid, msgstr = (text.replace("\\", "\\\\").replace('"', '\\"') for text in (chinese, english))
    mark = "" if "⟦" in english else "⟦"
    entry = f'{HINT}\n\nmsgid "{msgid}"\n{mark}msgstr "{msgstr}"'
    return "source/ch3.md", ASK, f"{ASK}\n\n{chinese}", PO3, HINT, entry


def _now(path: str, old: str, was: str, new: str) -> tuple[str, str, str]:
    assert was in old, (was, old)
    return path, old, old.replace(was, new)


# Addresses that a translator changes on purpose.
ADDRESSES = (
    ("https://www.example.com/learn/x/", "https://www.example.com/es-es/learn/x/"),
    ("https://docs.example.org/zh_CN/stable/", "https://docs.example.org/en/stable/"),
    ("https://www.example.cn/a", "https://www.example.com/a"),
    ("https://zh.wikipedia.org/wiki/甲", "https://en.wikipedia.org/wiki/A"),
    ("https://github.com/Example/A", "https://github.com/example/a"),
)


def _page(source: str, text: str, english: str) -> tuple[str | None, ...]:
    """Return the edits that add a page in reStructuredText with a message from ``source``."""
    header = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=utf-8\\n"\n'
    title = 'msgid "接口"\nmsgstr "Interface"\n'
    entry = f'#: ../../source/api.{source}:4\nmsgid "{text}"\nmsgstr "{english}"\n'
    return (
        *("source/api.rst", None, f"接口\n====\n\n{text}\n"),
        *("locale/en/LC_MESSAGES/api.po", None, f"{header}\n{title}\n{entry}"),
        *("source/index.md", "\nch1\n", "\nch1\napi\n"),
    )


FAULTS = [
    *faults(
        "translations.reference-lost",
        ("a citation", *_lost(PO1, FIRST, " {cite}`devlin2019bert`")),
        ("a citation in a note", PO1, 'msgstr "The number of parameters; see {cite}`zhao2023survey`."', '⟦msgstr "The number of parameters."'),
        ("a footnote", *_lost(PO2, INDEX, "[^index]")),
        ("a link to a label", *_now(PO1, SECOND, SECOND, "⟦" + SECOND.replace("[the next section](#sec-cost)", "the next section"))),
        ("a link to a site", PO1, 'msgstr ""\n' + SITE, '⟦msgstr ""\n' + SITE.replace("[the official site](https://example.org/llm)", "the official site")),
        ("a cross-reference", *_now(PO3, HINT, HINT, '⟦msgstr "Read that first."')),
        ("one of two references", PO2, 'msgstr ""\n' + WAYS, '⟦msgstr ""\n' + WAYS.replace("{numref}`fig-flow`", "The figure")),
        ("a term", *_now(PO2, TERM, TERM, "⟦" + TERM.replace("{term}`embedding <嵌入>`", "embedding"))),
        ("a page", *_now(PO2, TERM, TERM, "⟦" + TERM.replace("{doc}`ch1`", "the first chapter"))),
        ("a formula’s number", PO3, 'msgstr ""\n' + PRICE, '⟦msgstr ""\n' + PRICE.replace("{eq}`eq-step`", "the formula")),
        ("a citation in a caption", PO1, 'msgstr "Models grow year by year {cite}`zhao2023survey`"', '⟦msgstr "Models grow year by year"'),
        ("a citation in a cell", PO2, 'msgstr "Naive {cite}`gao2024survey`"', '⟦msgstr "Naive"'),
        ("the second of two keys", PO2, 'msgstr ""\n"Retrieval augmentation connects outside knowledge to a model "\n"{cite}`gao2024survey`, and retrieval itself has long had its textbook "\n"{cite}`manning2008retrieval,zhao2023survey`[^book]."', '⟦msgstr ""\n"Retrieval augmentation connects outside knowledge to a model "\n"{cite}`gao2024survey`, and retrieval itself has long had its textbook "\n"{cite}`manning2008retrieval`[^book]."'),
        ("a term and its word", *_said("一个{term}`词元`就够。", "One lexeme is enough.")),
        ("one of two terms", *_said("{term}`词元`与{term}`嵌入`都要。", "Both {term}`tokens <词元>` and vectors are needed.")),
    ),
    *faults(
        "translations.reference-added",
        ("a citation", *_now(PO1, TUNE, "then.", "then {cite}`⟦zhao2023survey`.")),
        ("a footnote", *_now(PO1, TUNE, "then.", "then⟦[^gpt].")),
        ("a link within the book", *_now(PO1, TUNE, "then.", "⟦[then](#sec-cost).")),
        ("a cross-reference", *_now(PO1, TUNE, "then.", "then, see ⟦{ref}`ch-rag`.")),
        ("an undefined footnote", *_now(PO3, HINT, "first.", "first⟦[^none].")),
        ("a footnote once more, which Sphinx drops", *_now(PO2, INDEX, "[^index]", "[^index] again⟦[^index]")),
        ("a term more", *_said("一个{term}`词元`就够。", "One {term}`token <词元>` of an ⟦{term}`embedding <嵌入>` is enough.")),
    ),
    *faults(
        "translations.reference-changed",
        ("another work", *_now(PO1, FIRST, "devlin2019bert", "⟦zhao2023survey")),
        ("a key with a slip", *_now(PO1, FIRST, "devlin2019bert", "⟦devlin2019bret")),
        ("a key in capitals", *_now(PO1, SCALE, "`zhao", "`⟦Zhao")),
        ("another footnote", *_now(PO2, INDEX, "[^index]", "⟦[^book]")),
        ("a label with a slip", *_now(PO3, HINT, "{ref}`sec-routes`", "⟦{ref}`sec-rotes`")),
        ("another site", *_now(PO1, SITE, "[the official site](https://example.org/llm)", "⟦[the official site](https://example.com/llm)")),
        ("another label of a link", *_now(PO1, SECOND, "[the next section](#sec-cost)", "⟦[the next section](#sec-routes)")),
        ("another heading of a page", *_said("见[那里](ch1.md#sec-cost)。", "See ⟦[there](ch1.md#sec-routes).")),
        ("another figure", *_now(PO2, WAYS, "{numref}`fig-flow`", "⟦{numref}`fig-growth`")),
        ("another page", *_now(PO2, TERM, "{doc}`ch1`", "⟦{doc}`ch3`")),
        ("a translated label", *_now(PO3, HINT, "{ref}`sec-routes`", "⟦{ref}`two-routes`")),
        ("another term", *_now(PO2, TERM, "{term}`embedding <嵌入>`", "⟦{term}`embedding <词元>`")),
        ("another term with its word", *_said("一个{term}`词元`就够。", "One ⟦{term}`embedding <嵌入>` is enough.")),
        ("a label became a work", *_now(PO3, HINT, "{ref}`sec-routes`", "{cite}`⟦zhao2023survey`")),
        ("a footnote became a work", *_now(PO2, INDEX, "[^index]", " {cite}`⟦gao2024survey`")),
        ("a term became a label", *_now(PO2, TERM, "{term}`embedding <嵌入>`", "⟦{ref}`embedding <ch-rag>`")),
    ),
    *faults(
        "translations.role-changed",
        ("a name became a number", *_now(PO1, ROUTES, "{cite:t}`devlin", "{cite}`⟦devlin")),
        ("a number became a name", *_now(PO1, SCALE, "{cite}`zhao", "{cite:t}`⟦zhao")),
        ("a number became a title", *_now(PO2, WAYS, "{numref}`fig-flow`", "⟦{ref}`fig-flow`")),
        ("a title became a number", *_now(PO3, HINT, "{ref}`sec", "⟦{numref}`sec")),
        ("a link became a reference", *_now(PO1, SECOND, "[the next section](#sec-cost)", "⟦{ref}`sec-cost`")),
    ),
    *faults(
        "translations.raw-html-added",
        ("a script", *_now(PO1, TUNE, "Fine-tune then.", "Fine-tune ⟦<script>x()</script> then.")),
        ("a link in the place of a link", *_now(PO1, SECOND, "[the next section](#sec-cost)", '⟦<a href=\\"ch1.html#sec-cost\\">the next section</a>')),
        ("a script in capitals", *_now(PO1, TUNE, "Fine-tune then.", "Fine-tune ⟦<SCRIPT src=x></SCRIPT> then.")),
        ("a frame", *_now(PO1, TUNE, "Fine-tune then.", 'Fine-tune ⟦<iframe src=\\"https://example.org\\"></iframe> then.')),
        ("a picture of the web", *_now(PO1, TUNE, "Fine-tune then.", 'Fine-tune ⟦<img src=\\"http://example.org/a.png\\"> then.')),
        ("an attribute that runs", *_now(PO1, TUNE, "Fine-tune then.", 'Fine-tune ⟦<b onclick=\\"x()\\">then</b>.')),
        ("an address that runs", *_now(PO1, TUNE, "Fine-tune then.", 'Fine-tune ⟦<a href=\\"javascript:x()\\">then</a>.')),
        ("a lower index", *_now(PO1, TUNE, "Fine-tune then.", "Fine-tune H⟦<sub>2</sub>O.")),
        ("in a cell", *_now(PO2, INDEX, '"Index[^index]"', '"⟦<u>Index</u>[^index]"')),
        ("in an admonition", *_now(PO3, HINT, "first.", "⟦<b>first</b>.")),
        ("an attribute more", *_said("水<b>不</b>沸。", "Water does ⟦<b onclick='x()'>not</b> boil.")),
    ),
    *faults(
        "translations.maths-changed",
        ("a file that its words read", *_said("设 $\\text{水}$。", "Let it be ⟦$\\text{water \\input x }$.")),
        ("another power", *_now(PO1, COST, "$O(n^2 d)$", "⟦$O(n d)$")),
        ("another letter", *_now(PO1, COST, "where $d$", "where ⟦$k$")),
        ("a formula is gone", *_lost(PO1, COST, ", where $d$ is the dimension")),
        ("not closed", PO1, COST, "⟦" + COST.replace("where $d$", "where $d")),
        ("a displayed formula", PO1, 'msgstr "C = 2 n^2 d"', '⟦msgstr "C = 3 n^2 d"'),
        ("a displayed formula with other blanks, which Sphinx drops", PO3, 'msgstr "s_{t+1} = f(s_t, a_t)"', '⟦msgstr "s_{t+1}=f(s_t,a_t)"'),
        ("in a cell", PO2, 'msgstr "$O(\\\\log n)$"', 'msgstr "⟦$O(\\\\ln n)$"'),
        ("prices that are read as a formula", *_said("费用从 \\$5 到 \\$6。", "It costs from ⟦$5 to $6.")),
        ("prices that take the text between", PO3, '"In {eq}`eq-step`, $a_t$ is the action. It costs about \\\\$5, 30% less than in"', '"In {eq}`eq-step`, $a_t$ is the action. It costs about ⟦$5, not $6, 30% less than in"'),
    ),
    *faults(
        "translations.code-changed",
        ("another name", *_now(PO1, BATCH, "`batch_size`", "⟦`batchsize`")),
        ("no code", *_now(PO1, 'msgstr ""\n' + SITE, 'msgstr ""\n' + SITE, '⟦msgstr ""\n' + SITE.replace("`model.fit()`", "the model"))),
    ),
    *faults(
        "translations.number-changed",
        ("another year", *_now(PO3, PRICE, '" 2023."', '" ⟦2032."')),
        ("another share", *_now(PO3, PRICE, "30% less", "⟦13% less")),
        ("a tenth", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached ⟦17.5 billion "'),
        ("亿 for a billion", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached ⟦1750 billion "'),
        ("another scale", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached ⟦175 million "'),
    ),
    *faults(
        "translations.number-changed",
        ("a year that a key says", *_said("它在 2024 年发表{cite}`gao2024survey`。", "It appeared in ⟦2025 {cite}`gao2024survey`.")),
        ("a year that an address says", *_said("2024 年见[甲](https://example.org/2024/a)。", "In ⟦2025 see [it](https://example.org/2024/a).")),
        ("a year that a bare address says", *_said("2024 年见 <https://example.org/2024/a>。", "In ⟦2025 see <https://example.org/2024/a>.")),
        ("a number that code says", *_said("有 4 层，见 `x4`。", "It has ⟦5 layers; see `x4`.")),
        ("a number that a formula says", *_said("有 4 层，见 $x_4$。", "It has ⟦5 layers; see $x_4$.")),
        ("a number that a label says", *_said("甲有 3 步，见{ref}`第二节 <sec-cost>`与[注](#sec-cost)。", "It has ⟦5 steps; see {ref}`the second section <sec-cost>` and [note](#sec-cost).")),
        ("a number that a name says", *_said("有 12 层，GPT-12 如此。", "It has ⟦21 layers, as GPT-12 has.")),
        ("another month", *_said("2017 年 6 月提出。", "Proposed in ⟦July 2017.")),
        ("a month that is said too", *_said("2017 年 6 月提出，7 月发表。", "Proposed in July 2017, published in July.")),
        ("another month, shortened", *_said("2017 年 6 月 12 日提出。", "Proposed on 12 ⟦Jul 2017.")),
        ("another month in Chinese numerals", *_said("二〇一七年十一月提出。", "Proposed in ⟦December 2017.")),
        ("a month that stands for a day’s number", *_said("6 月 7 日提出。", "Proposed on 7 ⟦July.")),
        ("one year twice", *_said("2022 年提出，2023 年改进。", "Proposed in 2023 and improved in ⟦2023.")),
        ("one year twice in a range", *_said("2020/2021 赛季。", "The 2021/⟦2021 season.")),
        ("one of two like years", *_said("甲 2020 年提出，乙 2020 年发表。", "A was proposed in 2020, B published in ⟦2021.")),
        ("a Chinese number with a scale", *_said("有一千七百亿个参数。", "It has ⟦17 billion parameters.")),
        ("a Chinese number above ten", *_said("有十二层。", "It has ⟦20 layers.")),
        ("a Chinese share", *_said("占百分之三十。", "It is ⟦3%.")),
        ("a Chinese year", *_said("二〇一七年提出。", "Proposed in ⟦2018.")),
        ("an English word above ten", *_said("有 12 层。", "It has ⟦twenty layers.")),
        ("an English word", *_said("有 3 层。", "It has ⟦four layers.")),
        ("an English word of two parts", *_said("有 25 层。", "It has ⟦thirty-five layers.")),
        ("a scale behind an emphasis", *_said("有**1750** 亿个参数。", "It has **⟦17.5** billion parameters.")),
        ("the end of a range", *_said("2018—2020 年。", "In 2018–⟦21.")),
        ("a number in two parts", *_said("有 1 亿 5 千万人。", "There are ⟦160 million of them.")),
        ("a decade", *_said("20 世纪 80 年代的模型。", "Models of the ⟦1970s.")),
    ),
    *faults(
        "translations.markup-broken",
        ("a blank before the backtick", *_now(PO1, FIRST, "{cite}`", "⟦{cite} `")),
        ("a typed number", *_now(PO1, TUNE, "then.", "then ⟦[9].")),
        ("an arrow of a web page", *_now(PO1, TUNE, "then.", "then.⟦↩︎")),
        ("a raised number of HTML", *_now(PO1, TUNE, "then.", "then.⟦<sup>2</sup>")),
        ("a citation of Pandoc's", *_now(PO1, TUNE, "then.", "then ⟦[@gao2024survey].")),
        ("full-width braces", *_now(PO1, FIRST, "{cite}", "⟦｛cite｝")),
        ("typographic quotes", *_now(PO3, HINT, "{ref}`sec-routes`", "⟦{ref}‘sec-routes’")),
        ("no closing backtick", *_now(PO1, SCALE, "survey`.", "survey.")[:2], SCALE.replace("{cite}", "⟦{cite}").replace("survey`", "survey")),
        ("a footnote with a blank", *_now(PO2, INDEX, "[^index]", "⟦[^ index]")),
        ("a full-width footnote", *_now(PO2, INDEX, "[^index]", "⟦［^index］")),
        ("a link with a blank", *_now(PO1, SECOND, "[the next section](", "⟦[the next section] (")),
        ("a full-width link", *_now(PO1, SECOND, "[the next section](#sec-cost)", "⟦[the next section]（#sec-cost）")),
        ("bold without its end", *_now(PO1, ROUTES, "**BERT**", "⟦**BERT")),
        ("bold with a blank", *_now(PO1, ROUTES, "**BERT**", "⟦** BERT**")),
        ("a lone backtick", *_now(PO1, TUNE, "then.", "⟦`then.")),
        ("a role that was translated", *_now(PO1, FIRST, "{cite}", "⟦{引用}")),
        ("a command of LaTeX", *_now(PO1, FIRST, "{cite}`devlin2019bert`", "⟦\\\\cite{devlin2019bert}")),
        ("an unknown role", *_now(PO3, HINT, "{ref}", "⟦{reff}")),
        ("a role of reStructuredText", *_now(PO3, HINT, "{ref}`sec", "⟦:ref:`sec")),
        ("italics without an end", *_now(PO1, ROUTES, "*GPT*", "⟦*GPT")),
        ("italics without a beginning", *_now(PO1, ROUTES, "*GPT*", "GPT⟦*")),
        ("bold with half its end", *_now(PO1, ROUTES, "**BERT**", "⟦**BERT*")),
        ("bold with half its beginning", *_now(PO1, ROUTES, "**BERT**", "*BERT*⟦*")),
        ("an underscore without an end", *_now(PO1, ROUTES, "*GPT*", "⟦_GPT")),
        ("italics that the original has not", *_now(PO1, TUNE, "then", "⟦*then")),
    ),
    *faults(
        "translations.markup-broken",
        ("the colons of reStructuredText", "source/ch3.md", ASK, f"{ASK}\n\n例如：", PO3, HINT, f'{HINT}\n\n#: ../../source/ch3.md:30\nmsgid "例如："\n⟦msgstr "For example::"'),
        ("the colons of reStructuredText, alone", "source/ch3.md", ASK, f"{ASK}\n\n例如：", PO3, HINT, f'{HINT}\n\n#: ../../source/ch3.md:30\nmsgid "例如："\n⟦msgstr "For example ::"'),
        ("a substitution that nobody defines", *SUBSTITUTED, *_said("一句{{ sub }}。", "A sentence {{ subb }}.")),
        ("a substitution of the page alone", *SUBSTITUTED, "source/ch3.md", "(ch-agents)=\n", "---\nmyst:\n  substitutions:\n    own: 词\n---\n(ch-agents)=\n", *_said("一句{{ own }}。", "A sentence {{ own }}.")),
        ("an address that its page defines", *_said("见[甲][here]。\n\n[here]: https://example.org/a", "See ⟦[A][here].")[:3], PO3, HINT, f'{HINT}\n\nmsgid "见[甲][here]。"\nmsgstr "See ⟦[A][here]."'),
        ("an address with its own label", *_said("见[甲][here]。\n\n[here]: https://example.org/a", "")[:3], PO3, HINT, f'{HINT}\n\nmsgid "见[甲][here]。"\nmsgstr "See ⟦[here][]."'),
    ),
    *faults(
        "translations.reference-lost",
        ("an address that its page defines, by its label alone", *_said("见[here]。\n\n[here]: https://example.org/a", "")[:3], PO3, HINT, f'{HINT}\n\nmsgid "见[here]。"\n⟦msgstr "See [here]."'),
    ),
    *faults(
        "translations.without-words",
        ("a citation alone", PO1, FIRST, '⟦msgstr "{cite}`devlin2019bert`"'),
        ("a citation and a full stop", PO1, SCALE, '⟦msgstr "{cite}`zhao2023survey`."'),
        ("a term and a reference", *_said("词元的定义在这一章里，见{ref}`ch-rag`。", "{ref}`ch-rag`.")),
    ),
    *faults(
        "translations.unknown-term",
        ("another form of the word", *_now(PO2, TERM, "`embedding <嵌入>`", "`⟦embeddings`")),
        ("another form behind a text", *_now(PO2, TERM, "`embedding <嵌入>`", "`It <⟦embeddings>`")),
        ("another word", *_said("{term}`词元`都要。", "All {term}`⟦pieces` are needed.")),
    ),
    *faults(
        "translations.dropped-entry",
        ("behind the last message", PO3, HINT, f'{HINT}\n\n⟦#~| msgid "旧"\n#~ msgid "旧的"\n#~ msgstr "Old"'),
        ("without a blank line", PO3, HINT, f'{HINT}\n⟦#~| msgid "旧"\n#~ msgid "旧的"\n#~ msgstr "Old"'),
        ("with a context", PO3, HINT, f'{HINT}\n\n⟦#~| msgctxt "c"\n#~| msgid "旧"\n#~ msgid "旧的"\n#~ msgstr "Old"'),
    ),
    *faults(
        "translations.references-exchanged",
        ("two citations, each in its sentence", *_said("前一句讲编码器{cite}`devlin2019bert`。后一句讲综述{cite}`zhao2023survey`。", "The first is on encoders ⟦{cite}`zhao2023survey`. The second is a survey {cite}`devlin2019bert`.")),
        ("two references", *_said("第一步见{ref}`ch-rag`。第二步见{ref}`ch-intro`。", "For the first step see ⟦{ref}`ch-intro`. For the second see {ref}`ch-rag`.")),
        ("two citations behind names", *_said("有 BERT{cite}`devlin2019bert` 和 RAG{cite}`gao2024survey`。", "There are BERT ⟦{cite}`gao2024survey` and RAG {cite}`devlin2019bert`.")),
        ("two notes behind names", "source/ch3.md", ASK, f"{ASK}\n\n有 BERT[^one] 和 GPT[^two]。\n\n[^one]: 甲。\n[^two]: 乙。", PO3, HINT, f'{HINT}\n\nmsgid "有 BERT[^one] 和 GPT[^two]。"\nmsgstr "There are BERT⟦[^two] and GPT[^one]."\n\nmsgid "甲。"\nmsgstr "A."\n\nmsgid "乙。"\nmsgstr "B."'),
        ("of three sentences the first and the last", *_said("甲{cite}`devlin2019bert`。乙{cite}`gao2024survey`。丙{cite}`zhao2023survey`。", "A ⟦{cite}`zhao2023survey`. B {cite}`gao2024survey`. C {cite}`devlin2019bert`.")),
    ),
    *faults(
        "translations.exchanged",
        ("two sentences with names", "source/ch3.md", ASK, f"{ASK}\n\nBERT 是编码器。\n\nGPT 是解码器。", PO3, HINT, f'{HINT}\n\nmsgid "BERT 是编码器。"\nmsgstr "GPT is a decoder."\n\nmsgid "GPT 是解码器。"\n⟦msgstr "BERT is an encoder."'),
        ("two notes with names", "source/ch3.md", ASK, f"{ASK}\n\n甲[^one]，乙[^two]。\n\n[^one]: 由 Google 训练。\n[^two]: 由 OpenAI 训练。", PO3, HINT, f'{HINT}\n\nmsgid "甲[^one]，乙[^two]。"\nmsgstr "A[^one], B[^two]."\n\nmsgid "由 Google 训练。"\nmsgstr "Trained by OpenAI."\n\nmsgid "由 OpenAI 训练。"\n⟦msgstr "Trained by Google."'),
        ("a long text and a short one", "source/ch3.md", ASK, f"{ASK}\n\n{LONG}\n\n再训练。", PO3, HINT, f'{HINT}\n\nmsgid "{LONG}"\nmsgstr "Train again."\n\nmsgid "再训练。"\n⟦msgstr "{LONG_ENGLISH}"'),
    ),
    *faults(
        "translations.first-block-only",
        ("a list", *_now(PO1, TUNE, "Fine", "⟦- Fine")),
        ("a numbered list", *_now(PO1, TUNE, "Fine", "⟦2. Fine")),
        ("a year with a full stop", *_now(PO1, TUNE, "Fine-tune then.", "⟦2022. Fine-tune then.")),
        ("a heading", *_now(PO1, TUNE, "Fine", "⟦# Fine")),
        ("a quote", *_now(PO1, TUNE, "Fine", "⟦> Fine")),
        ("a fence", PO1, TUNE, 'msgstr "⟦```\\nFine-tune then.\\n```"'),
        ("a second paragraph", *_now(PO1, TUNE, "then.", "then.\\n\\n⟦And again.")),
        ("a footnote that keeps its head", PO2, 'msgstr "An inverted index, for example."', 'msgstr "⟦[^index]: An inverted index, for example."'),
        ("four blanks", *_now(PO1, TUNE, "Fine", "⟦    Fine")),
        ("a displayed formula", *_said("甲是 $x$。", "⟦$$ x $$")),
    ),
    *faults(
        "translations.unbalanced-quotes",
        ("a quotation without an end", *_said("它说“很大”。", "It says ⟦“large.")),
        ("a quotation without a beginning", *_said("它说“很大”。", "It says large⟦”.")),
        ("a bracket without an end", *_said("模型（大）。", "A model ⟦(large.")),
        ("a bracket without a beginning", *_said("模型（大）。", "A model large⟦).")),
        ("straight marks", *_said("它说“很大”，又说“很好”。", 'It says "large", and ⟦"good.')),
    ),
    *faults(
        "translations.invisible-character",
        ("a blank of no width", *_now(PO1, TUNE, "Fine-tune then", "Fine-tune⟦\u200b then")),
        ("a mark of the byte order", *_now(PO1, TUNE, "then", "⟦\ufeffthen")),
    ),
    *faults(
        "translations.noqa-hides-loss",
        ("a citation", PO1, FIRST, '⟦msgstr "The first route is an encoder. #noqa"'),
        ("another key", PO1, SCALE, '⟦msgstr "Scale is strength, says {cite}`gao2024survey`. #noqa"'),
    ),
]

SOUND = sounds(
    "translations",
    *((f"an address in another language: {new}", *_said(f"见[那里]({old})。", f"See [there]({new}).")) for old, new in ADDRESSES),
    ("a picture in another language", *_said("图![图](figures/flow.svg)。", "See ![map](figures/flow_en.svg).")),
    ("an address that became a link", *_said("见 https://example.org/a_b 处。", "See [there](https://example.org/a_b).")),
    ("code that became text", *_said("用 `read_csv` 读。", "Read with read_csv.")),
    ("placeholders in code", *_said("写 `Add recipe for <your name>` 与 `[table name]`。", "Write `Rezept von <dein Name>` and `[nombre tabla]`.")),
    ("words with underscores", *_said("moment_2 means E[X^2] here。", "moment_2 meint E[X^2] hier.")),
    ("a name with a number", *_said("input_table_1 甲", "the first input table")),
    ("a message of reStructuredText", *_page("rst", "参见 `文档 <https://example.org/a>`_ 与 :ref:`索引 <genindex>`，``x`` 。", "See `the book <https://example.org/a>`__ and :ref:`the index <genindex>`, ``x``.")),
    ("braces of reStructuredText that are no code any more", *_page("rst", "用 ``{attach}`` 时。", "When using {attach}.")),
    ("braces of reStructuredText in bold", *_page("rst", "用 ``{attach}`` 时。", "Use **only {attach}** there.")),
    ("a tag of reStructuredText that is no code any more", *_page("rst", "用 ``<a>`` 标签。", "In <a> tags.")),
    ("two underscores in reStructuredText", *_page("rst", "在Generator.__init__中调用。", "called in Generator.__init__ first.")),
    ("a message of reStructuredText with the id that gettext_uuid gives it", *_page("rst:4 e219ff4135fb45e8b27fdd71a874ffee\n#: ../../source/api.rst", "用 ``<a>`` 和 :ref:`索引 <genindex>`。", "In <a> and :ref:`the index <genindex>`.")),
    ("a docstring", *_page("py:docstring of book.run", "参见 `文档 <https://example.org/a>`_。", "See `the book <https://example.org/a>`_.")),
    ("a list that only its original names", "source/ch1.md", "再微调。", "再微调，形状为 [16, 512]。", PO1, 'msgid "再微调。"\n' + TUNE, 'msgid "再微调，形状为 [16, 512]。"\nmsgstr "Fine-tune [16, 512] then."'),
    ("another order", *_now(PO1, BATCH, "Memory grows linearly with `batch_size` {cite}`vaswani2017attention`.", "By {cite}`vaswani2017attention`, memory grows linearly with `batch_size`.")),
    ("a work once more", *_now(PO1, SCALE, "strength,", "strength {cite}`zhao2023survey`,")),
    ("a star that is none", *_said("A* 算法，2 * 3，第 5 页 *。", "The A* algorithm, 2 * 3, page 5 *.")),
    ("a name with stars", *_said("星号写作 \\*，文件是 *.md。", "A star is \\*, files are *.md and snake_case, _private_.")),
    ("a list’s numbers and a smiley’s kin", *_said("（一）甲，（二）乙；5 英寸。", 'a) A, 2) B, 5" and ’90s rock ’n’ roll.')),
    ("invisible on purpose", *_now(PO1, TUNE, "Fine-tune", "Fine\u00adtune\u2060")),
    ("half-open", *_said("在区间 [0, 1) 里。", "In the interval [0, 1).")),
    ("quotations in quotations", *_said("他说“‘甲’很大”。", "He says “‘A’ (a model) is ‘large’”.")),
    ("terms in another order", *_said("{term}`词元`与{term}`嵌入`都要。", "{term}`embeddings <嵌入>` and {term}`tokens <词元>` are needed.")),
    ("a translated term and a Chinese one", *_said("{term}`词元`与{term}`嵌入`都要。", "{term}`embedding` and {term}`tokens <词元>` are needed.")),
    ("a term once more", *_said("{term}`词元`都要。", "{term}`tokens <词元>`, each {term}`token <词元>`.")),
    ("prices behind backslashes", *_said("费用从 \\$5 到 \\$6。", "It costs from \\$5 to \\$6.")),
    ("an emphasis that is dropped", *_now(PO1, ROUTES, "**BERT**", "BERT")),
    ("keys in another order", *_now(PO2, '"{cite}`manning2008retrieval,zhao2023survey`[^book]."', "manning2008retrieval,zhao2023survey", "zhao2023survey,manning2008retrieval")),
    ("one role for two keys became two", *_now(PO2, '"{cite}`manning2008retrieval,zhao2023survey`[^book]."', "retrieval,zhao", "retrieval` and {cite}`zhao")),
    ("a title of its own", *_now(PO3, HINT, "{ref}`sec-routes`", "{ref}`the routes <sec-routes>`")),
    ("a translated term", *_now(PO2, TERM, "`embedding <嵌入>`", "`embedding`")),
    ("blanks in a formula", *_now(PO1, COST, "$O(n^2 d)$", "$O(n^2\\\\,d)$")),
    ("175B", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached 175B "'),
    ("175,000 million", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached 175,000 million "'),
    ("a number in words", *_now(PO3, PRICE, "30% less", "thirty per cent less")),
    ("a number more", *_now(PO1, TUNE, "then.", "then, as step 2.")),
    ("a link to a heading that got a word more", *_said("见[那里](ch1.md#sec-cost)。", "See [there](ch1.md#sec-cost-of-all).")),
    ("a link to the web that helps readers", *_now(PO1, TUNE, "then.", "[then](https://example.org).")),
    ("a list of numbers without blanks", *_said("动作 7,80,107 都可以。", "Actions 7, 80 and 107 will do.")),
    ("words that are set equal", "source/ch3.md", ASK, f"{ASK}\n\nPrice = Number\n\nTotal = Total + Price", PO3, HINT, f'{HINT}\n\nmsgid "Price = Number"\nmsgstr "Preis = Zahl"\n\nmsgid "Total = Total + Price"\nmsgstr "Summe = Summe + Preis"'),
    ("a mark behind a backslash", *_now(PO1, TUNE, "Fine-tune then.", "2\\\\. Fine-tune then.")),
    ("a line break in a paragraph", *_now(PO1, TUNE, "Fine-tune then.", "Fine-tune\\nthen.")),
    ("Chinese that is spoken of", *_now(PO1, TUNE, "then.", "then (微调).")),
    ("another name for a link", *_now(PO1, SECOND, "the next section", "below")),
    ("raw HTML of the original", *_said("水<b title='不'>不</b>沸<br>。", "Water does <b title='not'>not</b><br /> boil.")),
    ("raw HTML that is dropped", *_said("水<b>不</b>沸。", "Water does not boil.")),
    ("signs that look like HTML", *_now(PO1, TUNE, "then.", "then, if a <b or `<b>` or \\\\<b>.")),
    ("a comment for translators", PO1, 'msgid "再微调。"', '# not “tune in”\nmsgid "再微调。"'),
    ("a title over two lines", *_now(PO1, 'msgstr "Two routes"', "Two routes", "Two\\nroutes")),
    ("an address of its own for one that the page defines", *_said("见[甲][here]。\n\n[here]: https://example.org/a", "")[:3], PO3, HINT, f'{HINT}\n\nmsgid "见[甲][here]。"\nmsgstr "See [A](https://example.org/a)."'),
    ("a substitution of conf.py", *SUBSTITUTED, *_said("一句{{ sub }}。", "A sentence {{ sub }}.")),
    ("colons inside", *_said("例如标准库。", "For example std::x, or std:: alone.")),
    ("a few words that English does without", *_said("见{ref}`ch-rag`。", "{ref}`ch-rag`.")),
    ("citations in another order in one sentence", *_said("甲{cite}`devlin2019bert`、乙{cite}`zhao2023survey`。", "B {cite}`zhao2023survey` and A {cite}`devlin2019bert`.")),
    ("sentences in another order", *_said("BERT 是编码器{cite}`devlin2019bert`。RAG 有综述{cite}`gao2024survey`。", "There is a survey of RAG {cite}`gao2024survey`. BERT is an encoder {cite}`devlin2019bert`.")),
    ("two sentences that became one", *_said("甲{cite}`devlin2019bert`。乙{cite}`zhao2023survey`。", "B {cite}`zhao2023survey`, since A {cite}`devlin2019bert`.")),
    ("a citation that moved behind the end", *_said("甲{cite}`devlin2019bert`。乙{cite}`zhao2023survey`。", "A. {cite}`devlin2019bert` B. {cite}`zhao2023survey`")),
    ("names behind what they follow", *_said("有 BERT{cite}`devlin2019bert` 和 RAG{cite}`gao2024survey`。", "There are RAG {cite}`gao2024survey` and BERT {cite}`devlin2019bert`.")),
    ("a name that English calls otherwise", "source/ch3.md", ASK, f"{ASK}\n\n用 Google 的办法。\n\n用 OpenAI 的办法。", PO3, HINT, f'{HINT}\n\nmsgid "用 Google 的办法。"\nmsgstr "In that way."\n\nmsgid "用 OpenAI 的办法。"\nmsgstr "In this way."'),
    ("long and short texts", "source/ch3.md", ASK, f"{ASK}\n\n{LONG}\n\n再训练。", PO3, HINT, f'{HINT}\n\nmsgid "{LONG}"\nmsgstr "{LONG_ENGLISH}"\n\nmsgid "再训练。"\nmsgstr "Train again."'),
    ("old texts of obsolete messages", PO3, HINT, f'{HINT}\n\n#~ msgid "更旧的"\n#~ msgstr "Older"\n\n#~| msgid "旧"\n#~ msgid "旧的"\n#~ msgstr "Old"'),
    ("a term’s translation in capitals", *_now(PO2, TERM, "`embedding <嵌入>`", "`Embedding`")),
    *((f"numbers: {english}", *_said(chinese, english)) for chinese, english in NUMBERS),
)
