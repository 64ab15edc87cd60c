"""Citations broken, and citations that only look strange."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

ZHAO = "主要依据{cite}`zhao2023survey`。"
LIST = "第一条路线是编码器{cite}`devlin2019bert`。"
NOTE = "参数的个数，见{cite}`zhao2023survey`。"
TWO = "{cite}`manning2008retrieval,zhao2023survey`"
CELL = "朴素{cite}`gao2024survey`"
TAIL = "也引用文献{cite}`manning2008retrieval`。"
PAPER = "一篇论文{cite}`vaswani2017attention`"
CH1, CH2, CH3 = "source/ch1.md", "source/ch2.md", "source/ch3.md"
PART, TERMS = "source/parts/tail.md", "source/glossary.md"

FAULTS = [
    *faults(
        "citations.unknown-key",
        ("the work was renamed", "refs.bib", "@inproceedings{vaswani2017attention,", "@inproceedings{vaswani2017,", CH1, PAPER, PAPER.replace("`v", "`⟦v")),
        ("the work got a Chinese key", "refs.bib", "@inproceedings{vaswani2017attention,", "@inproceedings{注意力2017,", CH1, PAPER, PAPER.replace("`v", "`⟦v")),
        ("a letter is missing", CH1, ZHAO, ZHAO.replace("`zhao2023", "`⟦zhao203")),
        ("the second of two keys", CH2, TWO, TWO.replace("zhao2023", "⟦zhao2024")),
        ("in a list", CH1, LIST, LIST.replace("`devlin", "`⟦develin")),
        ("in a footnote", CH1, NOTE, NOTE.replace("`zhao2023survey", "`⟦zhao2032survey")),
        ("in a caption", CH1, "逐年增长{cite}`zhao", "逐年增长{cite}`⟦zaho"),
        ("in a quote", CH1, "出自{cite}`zhao2023survey`", "出自{cite}`⟦zhao2023surveys`"),
        ("in a table of lists", CH2, CELL, CELL.replace("`gao2024", "`⟦goa2024")),
        ("in an included file", PART, TAIL, TAIL.replace("`manning", "`⟦maning")),
        ("in the glossary", TERMS, "单位{cite}`zhao", "单位{cite}`⟦zhang"),
        ("in a definition", CH3, "调用{cite}`gao2024survey", "调用{cite}`⟦gao2042survey"),
        ("in an admonition", CH1, "增长{cite}`vaswani2017attention`。\n:::", "增长{cite}`⟦vaswani2018attention`。\n:::"),
        ("with text before it", CH1, ZHAO, ZHAO.replace("`zhao2023survey", "`{见}⟦zhao2023")),
        ("a work that is named by its author", CH1, "{cite:t}`devlin", "{cite:t}`⟦devlin2019large,devlin"),
        ("in two places at once, told once", CH1, "{cite}`zhao2023survey`。模型的结构来自\n" + PAPER, "{cite}`⟦nobody`。模型的结构来自\n一篇论文{cite}`vaswani2017attention,nobody`"),
    ),
    *faults(
        "citations.key-differs-in-case",
        ("in the .bib file", "refs.bib", "@inproceedings{vaswani2017attention,", "@inproceedings{Vaswani2017attention,", CH1, PAPER, PAPER.replace("`v", "`⟦v")),
        ("the author’s capital", CH1, ZHAO, ZHAO.replace("`zhao", "`⟦Zhao")),
        ("all capitals", CH2, CELL, CELL.replace("`gao2024survey", "`⟦GAO2024SURVEY")),
        ("the second of two", CH2, TWO, TWO.replace(",zhao", ",⟦zhaO")),
    ),
    *faults(
        "citations.malformed-role",
        ("a letter too many", CH1, ZHAO, ZHAO.replace("{cite}", "⟦{citee}")),
        ("a letter missing", CH1, ZHAO, ZHAO.replace("{cite}", "⟦{cit}")),
        ("letters exchanged", CH2, CELL, CELL.replace("{cite}", "⟦{ciet}")),
        ("a capital", CH1, LIST, LIST.replace("{cite}", "⟦{Cite}")),
        ("natbib’s name", CH1, ZHAO, ZHAO.replace("{cite}", "⟦{citep}")),
        ("an unknown way to cite", CH1, "{cite:t}", "⟦{cite:tt}"),
        ("full-width braces", CH1, ZHAO, ZHAO.replace("{cite}", "⟦｛cite｝")),
        ("one full-width brace", CH1, NOTE, NOTE.replace("{cite}", "⟦{cite｝")),
        ("full-width backticks", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}｀zhao2023survey｀")),
        ("typographic quotes", CH1, LIST, LIST.replace("{cite}`devlin2019bert`", "⟦{cite}‘devlin2019bert’")),
        ("straight quotes", CH2, CELL, CELL.replace("{cite}`gao2024survey`", "⟦{cite}'gao2024survey'")),
        ("acute marks", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}´zhao2023survey´")),
        ("a blank before the backtick", CH1, ZHAO, ZHAO.replace("{cite}`", "⟦{cite} `")),
        ("a line end before the backtick", CH1, ZHAO, ZHAO.replace("{cite}`", "⟦{cite}\n`")),
        ("blanks in the braces", CH1, ZHAO, ZHAO.replace("{cite}", "⟦{ cite }")),
        ("no closing brace", CH1, ZHAO, ZHAO.replace("{cite}", "⟦{cite")),
        ("no opening brace", CH1, LIST, LIST.replace("{cite}", "⟦cite}")),
        ("round brackets", CH1, LIST, LIST.replace("{cite}", "⟦(cite)")),
        ("square brackets", CH2, CELL, CELL.replace("{cite}", "⟦[cite]")),
        ("two backticks at the end", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}`zhao2023survey``")),
        ("escaped backticks", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}\\`zhao2023survey\\`")),
        ("stars for backticks", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}*zhao2023survey*")),
        ("quotes inside", CH1, ZHAO, ZHAO.replace("`zhao2023survey`", '`⟦"zhao2023survey"`')),
        ("a fixed blank in a key", CH1, ZHAO, ZHAO.replace("`zhao2023survey`", "`⟦zhao2023\u00a0survey`")),
        ("a label with a colon", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦[cite: zhao2023survey]")),
        ("no closing backtick", CH1, NOTE, NOTE.replace("{cite}`zhao2023survey`", "⟦{cite}`zhao2023survey")),
        ("no backticks at all", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}zhao2023survey")),
        ("no key", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦{cite}``")),
        ("a full-width comma", CH2, TWO, TWO.replace("`manning", "`⟦manning").replace(",zhao", "，zhao")),
        ("a semicolon", CH2, TWO, TWO.replace("`manning", "`⟦manning").replace(",zhao", "; zhao")),
        ("a Chinese pause", CH2, TWO, TWO.replace("`manning", "`⟦manning").replace(",zhao", "、zhao")),
        ("a blank for a comma", CH2, TWO, TWO.replace("`manning", "`⟦manning").replace(",zhao", " zhao")),
        ("a comma too many", CH2, TWO, TWO.replace("`manning", "`⟦manning").replace("survey`", "survey,`")),
        ("an invisible character", CH1, ZHAO, ZHAO.replace("`zhao", "`⟦zhao\u200b")),
        ("an at sign", CH1, ZHAO, ZHAO.replace("`zhao", "`⟦@zhao")),
        ("a full-width colon", CH1, "{cite:t}", "⟦{cite：t}"),
        ("in an included file", PART, TAIL, TAIL.replace("{cite}", "⟦{cites}")),
    ),
    *faults(
        "citations.foreign-syntax",
        ("Pandoc", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦[@zhao2023survey]")),
        ("Pandoc without brackets", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦@zhao2023survey")),
        ("Pandoc with a page", CH1, LIST, LIST.replace("{cite}`devlin2019bert`", "⟦[@devlin2019bert, p. 3]")),
        ("LaTeX", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", "⟦\\cite{zhao2023survey}")),
        ("natbib", CH2, CELL, CELL.replace("{cite}`gao2024survey`", "⟦\\citep{gao2024survey}")),
        ("reStructuredText", CH1, ZHAO, ZHAO.replace("{cite}`", "⟦:cite:`")),
    ),
    *faults(
        "citations.typed-number",
        ("square brackets", CH1, "再微调。", "再微调⟦[3]。"),
        ("two numbers", CH1, "先预训练。", "先预训练⟦[3, 4]。"),
        ("a range", CH2, "检索的流程", "检索的流程⟦[3–5]"),
        ("full-width brackets", CH1, "再微调。", "再微调⟦［9］。"),
        ("lenticular brackets", CH3, "是动作。", "是动作⟦【2】。"),
        ("behind a Latin word", CH1, "GPT 是 Gen", "GPT⟦[1] 是 Gen"),
    ),
    *faults(
        "citations.bare-key",
        ("the role got lost", CH1, ZHAO, ZHAO.replace("{cite}`zhao2023survey`", " ⟦zhao2023survey")),
        ("in a footnote", CH2, "该书有网络版。", "该书 ⟦manning2008retrieval 有网络版。"),
    ),
    *faults(
        "citations.in-heading",
        ("the title of a chapter", CH1, "# 引言\n", "# 引言{cite}`⟦zhao2023survey`\n"),
        ("a section", CH2, "## 做法", "## 做法{cite:t}`⟦gao2024survey`"),
    ),
    *faults(
        "citations.not-in-list",
        ("a filter by key", "source/refs.md", "```{bibliography}\n", '```{bibliography}\n:filter: key % "^[^g]"\n', CH2, "模型上{cite}`gao", "模型上{cite}`⟦gao"),
    ),
    *faults(
        "citations.no-list",
        ("the list was deleted", "source/refs.md", "```{bibliography}\n```", "见后。", CH1, ZHAO, ZHAO.replace("`zhao", "`⟦zhao")),
        ("notes need a list of their own", CH3, "调用{cite}`gao2024survey`", "调用{footcite}`⟦gao2024survey`"),
    ),
]

SOUND = sounds(
    "citations",
    ("a page number behind the key", CH1, ZHAO, ZHAO.replace("survey`", "survey{第 3 页}`")),
    ("blanks behind the comma", CH2, TWO, TWO.replace(",", ", ")),
    ("the role in code", CH1, "再微调。", "再微调，写作 ``{cite}`key` ``。"),
    ("brackets with a word", CH1, "再微调。", "再微调 [见下]。"),
    ("an index", CH1, "再微调。", "再微调 x[3]。"),
    ("an interval", CH1, "再微调。", "再微调，区间 [1, 3]。"),
    ("a mail address", CH1, "再微调。", "再微调，写信给 zhao2023@example.org。"),
    ("the same work twice in a sentence", CH1, LIST, LIST.replace("编码器", "编码器{cite}`devlin2019bert`，见")),
    ("a key in code", CH1, "再微调。", "再微调，`zhao2023survey`。"),
    ("a year that is cited in words", CH1, "再微调。", "再微调（2023 年）。"),
    ("a work by name in a caption", CH2, "检索的流程", "检索的流程，据{cite:t}`gao2024survey`"),
    ("a link with a number", CH1, "再微调。", "再微调[2](https://example.org/2)。"),
    ("a list that holds all", "source/refs.md", "```{bibliography}\n", "```{bibliography}\n:all:\n"),
    ("a filter that is always true", "source/refs.md", "```{bibliography}\n", "```{bibliography}\n:filter: True\n"),
)
