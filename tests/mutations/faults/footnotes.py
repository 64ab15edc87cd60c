"""Footnotes broken, and footnotes that only look strange."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

CH1, CH2, CH3 = "source/ch1.md", "source/ch2.md", "source/ch3.md"
PART, TERMS = "source/parts/tail.md", "source/glossary.md"
MARK = "1750 亿[^param]。"
GPT = "*GPT*[^gpt]，"
NOTE = "[^param]: 参数的个数，见{cite}`zhao2023survey`。\n"
LAST = "[^gpt]: GPT 是 Generative Pre-trained Transformer 的缩写。\n"
BOOK = "[^book]: 该书有网络版。\n"
INDEX = "[^index]: 例如倒排索引。\n"
CELL = "索引[^index]"

FAULTS = [
    *faults(
        "footnotes.undefined",
        ("a letter missing", CH1, MARK, "1750 亿⟦[^parm]。"),
        ("a capital", CH1, GPT, "*GPT*⟦[^GPT]，"),
        ("no note at all", CH1, "再微调。", "再微调⟦[^tune]。"),
        ("in a list", CH1, "先预训练。", "先预训练⟦[^none]。"),
        ("in a quote", CH1, "就是力量，", "就是力量⟦[^none]，"),
        ("in a table of lists", CH2, CELL, "索引⟦[^indx]"),
        ("in a pipe table", CH1, "| 编码器 | BERT |", "| 编码器⟦[^none] | BERT |"),
        ("in a caption", CH2, "检索的流程\n", "检索的流程⟦[^none]\n"),
        ("in an admonition", CH3, "请先读{ref}", "请先读⟦[^none]{ref}"),
        ("in a definition", CH3, "一步\n  里", "一步⟦[^none]\n  里"),
        ("in the glossary", TERMS, "把词元变成向量。", "把词元变成向量⟦[^none]。"),
        ("in an included file", PART, "另一个文件里，", "另一个文件里⟦[^none]，"),
        ("in a footnote", CH2, "该书有网络版。", "该书有网络版⟦[^none]。"),
        ("its note was deleted", CH2, "教科书{cite}`manning2008retrieval,zhao2023survey`[^book]", "教科书{cite}`manning2008retrieval,zhao2023survey`⟦[^book]", CH2, BOOK, ""),
        ("the label of the note is misspelt", CH1, MARK, "1750 亿⟦[^param]。", CH1, "[^param]: 参", "[^parm]: 参"),
        ("a Chinese label", CH1, "再微调。", "再微调⟦[^微调]。"),
        ("a digit", CH1, "再微调。", "再微调⟦[^7]。"),
    ),
    *faults(
        "footnotes.never-referenced",
        ("its mark was deleted", CH1, MARK, "1750 亿。", CH1, "[^param]: 参", "⟦[^param]: 参"),
        ("a new note", CH1, LAST, LAST + "⟦[^free]: 无人问津。\n"),
        ("in a chapter without notes", CH3, "请先读{ref}`sec-routes`。\n```\n", "请先读{ref}`sec-routes`。\n```\n\n⟦[^free]: 无人问津。\n"),
        ("a numbered one", CH2, INDEX, INDEX + "⟦[^1]: 无人问津。\n"),
    ),
    *faults(
        "footnotes.duplicate",
        ("two notes of one label", CH1, LAST, LAST + "⟦[^gpt]: 又一条注。\n"),
        ("at once", CH2, BOOK, BOOK + "⟦[^book]: 又一条注。\n"),
        ("in a list", CH2, INDEX, INDEX + "\n- 一项\n\n  ⟦[^index]: 又一条注。\n"),
    ),
    *faults(
        "footnotes.malformed",
        ("a blank before the caret", CH1, MARK, "1750 亿⟦[ ^param]。"),
        ("a blank behind the caret", CH1, MARK, "1750 亿⟦[^ param]。"),
        ("a blank behind the label", CH1, GPT, "*GPT*⟦[^gpt ]，"),
        ("full-width brackets", CH1, MARK, "1750 亿⟦［^param］。"),
        ("one full-width bracket", CH1, MARK, "1750 亿⟦[^param］。"),
        ("lenticular brackets", CH1, GPT, "*GPT*⟦【^gpt】，"),
        ("a full-width caret", CH1, MARK, "1750 亿⟦[＾param]。"),
        ("the caret behind the label", CH1, MARK, "1750 亿⟦[param^]。"),
        ("no closing bracket", CH1, MARK, "1750 亿⟦[^param。"),
        ("no opening bracket", CH1, MARK, "1750 亿⟦^param]。"),
        ("round brackets", CH1, MARK, "1750 亿⟦(^param)。"),
        ("the caret outside", CH1, MARK, "1750 亿⟦^[param]。"),
        ("no caret", CH1, MARK, "1750 亿⟦[param]。"),
        ("no brackets", CH1, MARK, "1750 亿⟦^param。"),
        ("a raised label", CH1, MARK, "1750 亿⟦<sup>param</sup>。"),
        ("reStructuredText", CH1, MARK, "1750 亿 ⟦[#param]_。"),
        ("a bracket too many behind", CH1, MARK, "1750 亿⟦[^param]]。"),
        ("a bracket too many before", CH1, MARK, "1750 亿[⟦[^param]。"),
        ("four blanks before the note", CH1, NOTE, "    ⟦" + NOTE),
        ("a note without its caret", CH1, NOTE, "⟦" + NOTE.replace("^", "")),
        ("a full stop for the colon", CH1, NOTE, "⟦" + NOTE.replace("]:", "].")),
        ("no label", CH1, "再微调。", "再微调⟦[^]。"),
        ("in a table of lists", CH2, CELL, "索引⟦[^index］"),
        ("a full-width colon", CH1, "[^param]: 参", "⟦[^param]：参"),
        ("a blank before the colon", CH1, "[^param]: 参", "⟦[^param] : 参"),
        ("no colon", CH2, "[^index]: 例", "\n⟦[^index] 例"),
        ("a full-width bracket at the head", CH1, "[^gpt]: GPT", "⟦[^gpt］: GPT"),
        ("in an included file", PART, "另一个文件里，", "另一个文件里⟦[^ a]，"),
    ),
    *faults(
        "footnotes.empty",
        ("nothing behind the colon", CH1, LAST, "⟦[^gpt]:\n"),
        ("blanks behind the colon", CH2, BOOK, "⟦[^book]:   \n"),
    ),
    *faults(
        "footnotes.in-other-chapter",
        ("a mark of another chapter’s note", CH3, "也会查资料", "也会查资料⟦[^gpt]"),
        ("the note was moved", CH2, INDEX, "", CH2, CELL, "索引⟦[^index]", CH3, "请先读{ref}`sec-routes`。\n```\n", "请先读{ref}`sec-routes`。\n```\n\n[^index]: 例如倒排索引。\n"),
    ),
    *faults(
        "footnotes.absorbed",
        ("by a table", CH3, "```{admonition} 提示", "| 甲 |\n|---|\n| 乙[^note] |\n⟦[^note]: 一条注。\n\n```{admonition} 提示"),
        ("by text that is indented", CH1, NOTE, "这里有话[^note]。\n    ⟦[^note]: 一条注。\n\n" + NOTE),
        ("its second paragraph has two blanks", CH2, INDEX, INDEX + "\n  ⟦这是第二段。\n"),
        ("HTML", CH3, "术语\n: 一步", "<div>\n⟦[^note]: 一条注。\n</div>\n\n术语\n: 一步"),
    ),
    *faults(
        "footnotes.pasted-mark",
        ("an arrow back", CH1, "的缩写。\n", "的缩写。⟦↩︎\n"),
        ("a raised figure", CH1, "再微调。", "再微调⟦³。"),
        ("a circled figure", CH1, "再微调。", "再微调⟦①。"),
        ("an element of HTML", CH1, "再微调。", "再微调⟦<sup>3</sup>。"),
        ("an element with brackets", CH1, "再微调。", "再微调⟦<sup>[3]</sup>。"),
        ("a role", CH1, "再微调。", "再微调⟦{sup}`3`。"),
        ("in the place of the mark", CH1, MARK, "1750 亿⟦¹。"),
        ("an assistant's", CH1, "再微调。", "再微调⟦【12†source】。"),
        ("another assistant's", CH1, "再微调。", "再微调⟦[cite_start]。"),
        ("a third one's", CH1, "再微调。", "再微调⟦:contentReference[oaicite:0]{index=0}。"),
        ("an encyclopedia's", CH1, "再微调。", "再微调⟦[来源请求]。"),
        ("a figure behind the full stop", CH1, "再微调。\n", "再微调。⟦3\n"),
        ("a figure glued to a word", CH2, "模型上{cite}`gao2024survey`，而", "上面的模型⟦2，{cite}`gao2024survey`而"),
    ),
    *faults(
        "footnotes.label-clash",
        ("a section", CH1, GPT, "*GPT*[^sec-cost]，", CH1, "[^gpt]: GPT", "⟦[^sec-cost]: GPT"),
        ("a figure", CH2, CELL, "索引[^fig-flow]", CH2, "[^index]: 例", "⟦[^fig-flow]: 例"),
    ),
]
SOUND = sounds(
    "footnotes",
    ("a note with two marks", CH1, "再微调。", "再微调[^gpt]。"),
    ("a Chinese label", CH1, MARK, "1750 亿[^参数]。", CH1, "[^param]: 参", "[^参数]: 参"),
    ("a numeric label", CH1, MARK, "1750 亿[^1]。", CH1, "[^param]: 参", "[^1]: 参"),
    ("a note before its mark", CH1, "(sec-cost)=\n", "[^early]: 先有注。\n\n后有号[^early]。\n\n(sec-cost)=\n"),
    ("two paragraphs", CH2, INDEX, INDEX + "\n    这是第二段。\n"),
    ("a note on the next line", CH1, "[^gpt]: GPT 是", "[^gpt]:\n    GPT 是"),
    ("a mark in code", CH1, "再微调。", "再微调，写作 `[^label]`。"),
    ("powers and units", CH1, "再微调。", "再微调 10³ 次，每次 5 m²。"),
    ("steps with circled figures", CH1, "再微调。", "再微调：①准备，②训练，③检验。"),
    ("a formula with a caret", CH1, "再微调。", "再微调 $x^{[2]}$ 次。"),
    ("one label in two chapters", CH3, "也会查资料", "也会查资料[^gpt]", CH3, "请先读{ref}`sec-routes`。\n```\n", "请先读{ref}`sec-routes`。\n```\n\n[^gpt]: 另一条注。\n"),
    ("a mark at the head of a paragraph", CH3, "术语\n: 一步", "[^a]如此开头。\n\n[^a]: 一条注。\n\n术语\n: 一步"),
    ("a caret in prose", CH1, "再微调。", "再微调，2^10 次。"),
)
