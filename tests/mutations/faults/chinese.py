"""Chinese text and its markup broken, and what only looks so."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

CH1, CH2, CH3 = "source/ch1.md", "source/ch2.md", "source/ch3.md"
TERMS, PART = "source/glossary.md", "source/parts/tail.md"
TUNE = "再微调。"
BERT = "**BERT** 与"
END = "```{admonition} 提示"
FIG = "```{figure} figures/growth.svg\n"
NAME = ":name: fig-growth\n:alt: 曲线一路上升\n"
COST = "(sec-cost)=\n## 代价"
LOW = "其中 $d$ 是维度"


def _last(text: str) -> tuple[str, str, str]:
    """Return an edit that puts a block before the last one of chapter 3."""
    return CH3, END, f"{text}\n\n{END}"


def _tune(text: str) -> tuple[str, str, str]:
    return CH1, TUNE, text


FAULTS = [
    *faults(
        "chinese.dead-emphasis",
        ("quotes inside bold", *_tune("再⟦**“微调”**一次。")),
        ("brackets inside bold", *_tune("再⟦**微调（监督）**一次。")),
        ("a full stop inside bold", *_tune("再⟦**微调。**然后停。")),
        ("book titles", *_tune("见⟦**《微调》**一书。")),
        ("italic", *_tune("再⟦*“微调”*一次。")),
        ("in a quote", CH1, "规模就是力量，", "⟦**“规模”**就是力量，"),
        ("in a footnote", CH2, "该书有网络版。", "该书⟦**“有”**网络版。"),
        ("in a cell", CH2, "索引[^index]", "再⟦**“索引”**一[^index]"),
    ),
    *faults(
        "chinese.leaked-markup",
        ("LaTeX in round brackets", *_tune("再⟦\\(x^2\\) 微调。")),
        ("LaTeX in square brackets", *_tune("再⟦\\[x^2\\] 微调。")),
        ("an environment of LaTeX", *_tune("再⟦\\begin{equation} x \\end{equation} 微调。")),
        ("an option without its colon", CH1, NAME, NAME.replace(":name", "⟦name")),
        ("a full-width option", CH1, NAME, NAME.replace(":name: ", "⟦：name：")),
        ("an option behind a blank line", CH1, NAME, NAME + "\n⟦:width: 50%\n"),
        ("a label without its sign", CH1, COST, "⟦" + COST.replace(")=", ")")),
        ("a label with a colon", CH1, COST, "⟦" + COST.replace(")=", "):")),
        ("a label in square brackets", CH1, COST, "⟦[sec-cost]=\n## 代价"),
        ("a label with a blank", CH1, COST, "⟦" + COST.replace(")=", ") =")),
        ("a label beside its heading", CH1, COST, "⟦(sec-cost)= ## 代价"),
        ("a label as in Pandoc", CH1, COST, "## 代价 ⟦{#sec-cost}"),
        ("a label of reStructuredText", CH1, COST, "⟦.. _sec-cost:\n\n## 代价"),
        ("full-width signs of a heading", CH1, COST, "(sec-cost)=\n⟦＃＃代价"),
        ("a role with a Chinese name", *_tune("再⟦{缩写}`微调`。")),
        ("bold without an end", *_tune("再⟦**微调。")),
        ("a blank inside bold", *_tune("再⟦** 微调 **一次。")),
        ("an end without bold", CH1, BERT, "BERT⟦** 与"),
        ("a lone backtick", *_tune("再⟦`微调。")),
        ("a role without backticks", *_tune("再⟦{abbr}微调。")),
        ("a role with quotes", *_tune("再⟦{sub}‘微调’。")),
        ("a role of reStructuredText", *_tune("再⟦:math:`x` 微调。")),
        ("a directive of reStructuredText", *_last("⟦.. note:: 请注意。")),
        ("bold of LaTeX", *_tune("再⟦\\textbf{微调}。")),
        ("a reference of LaTeX", *_tune("再微调，见⟦\\ref{sec}。")),
        ("an entity without its end", *_tune("再⟦&nbsp微调。")),
        ("a wiki link", *_tune("再⟦[[微调]]。")),
        ("a highlight", *_tune("再⟦==微调==。")),
        ("a heading without its blank", *_last("⟦##结语")),
        ("a label with text behind it", *_last("⟦(here)= 这一段话。")),
        ("a full-width label", *_last("⟦（here）=\n\n这一段话。")),
        ("attributes", *_tune("再微调⟦{.wide}。")),
        ("in an included file", PART, "另一个文件里，", "另一个⟦**文件里，"),
        ("in the glossary", TERMS, "把词元变成向量。", "把⟦**词元变成向量。"),
        ("in a caption", CH2, "检索的流程\n", "⟦**检索的流程\n"),
        ("struck through", *_tune("再⟦~~微调~~。")),
    ),
    *faults(
        "chinese.unbalanced-quotes",
        ("exchanged", *_tune("再⟦”微调“。")),
        ("no closing quote", *_tune("再⟦“微调。")),
        ("no opening quote", *_tune("再微调⟦”。")),
        ("the wrong way round", *_tune("再“微调⟦“。")),
        ("a book title", *_tune("见⟦《微调。")),
        ("a bracket", *_tune("再微调⟦（监督。")),
        ("a bracket that closes nothing", *_tune("再微调监督⟦）。")),
        ("corner brackets", *_tune("再⟦「微调。")),
        ("in a footnote", CH2, "该书有网络版。", "该书⟦“有网络版。"),
        ("in a heading", CH2, "## 做法", "## ⟦“做法"),
        ("in a table", CH1, "| 编码器 | BERT |", "| ⟦“编码器 | BERT |"),
        ("in a list of lists", CH2, "索引[^index]", "⟦“索引[^index]"),
        ("in a caption", CH2, "检索的流程\n", "检索的⟦《流程\n"),
    ),
    *faults(
        "chinese.unknown-markup",
        ("the name of an option", CH1, NAME, NAME.replace(":name: ", ":nmae: ⟦")),
        ("no blank behind an option", CH1, NAME, "⟦" + NAME.replace("name: ", "name:")),
        ("a directive with a label", CH1, "```{figure}", "```{⟦figur}"),
        ("a directive without braces", CH1, "```{figure}", "⟦```figure"),
        ("a role", *_tune("再⟦{abrr}`微调`。")),
        ("a reference role", CH1, "检索增强见{ref}`ch-rag`", "检索增强见⟦{reff}`ch-rag`"),
        ("a directive", CH3, END, "```⟦{admonitoin} 提示"),
        ("a colon fence", CH1, ":::{note}", ":::⟦{noet}"),
        ("an option", CH2, ":header-rows: 1", ":⟦header-row: 1"),
        ("full-width braces", CH1, ":::{note}", "⟦:::｛note｝"),
        ("no closing brace", CH3, END, "⟦```{admonition 提示"),
    ),
    *faults(
        "chinese.conflict-marks",
        ("a whole conflict", *_last("⟦<<<<<<< HEAD\n甲说。\n=======\n乙说。\n>>>>>>> branch")),
        ("three sides", *_last("⟦<<<<<<< HEAD\n甲说。\n||||||| base\n丙说。\n=======\n乙说。\n>>>>>>> branch")),
        ("only its end", *_last("甲说。\n\n⟦>>>>>>> branch")),
        ("only its begin", *_last("⟦<<<<<<< HEAD\n甲说。")),
    ),
    *faults(
        "chinese.unclosed-fence",
        ("it opens with two colons", CH1, ":::{note}", "⟦::{note}"),
        ("it opens with full-width colons", CH1, ":::{note}", "⟦：：：{note}"),
        ("two colons at its end", CH1, ":::{note}", "⟦:::{note}", CH1, "`vaswani2017attention`。\n:::\n", "`vaswani2017attention`。\n::\n"),
        ("code", CH1, "```python\n", "⟦```python\n", CH1, '"[^none]")\n```\n', '"[^none]")\n'),
        ("an admonition", CH1, ":::{note}\n", "⟦:::{note}\n", CH1, "vaswani2017attention`。\n:::\n", "vaswani2017attention`。\n"),
        ("a figure", CH2, ":::{figure} figures", "⟦:::{figure} figures", CH2, "检索的流程\n:::\n", "检索的流程\n"),
        ("the last one", CH3, END, f"⟦{END}", CH3, "`sec-routes`。\n```", "`sec-routes`。"),
        ("a formula", CH3, "```{math}", "⟦```{math}", CH3, "a_t)\n```\n", "a_t)\n"),
    ),
    *faults(
        "chinese.lost-cells",
        ("no line below the head", CH1, "| 路线 | 代表 | 年份 |\n|---|---|---|\n", "⟦| 路线 | 代表 | 年份 |\n"),
        ("dashes of another kind", CH1, "| 路线 | 代表 | 年份 |\n|---|---|---|\n", "⟦| 路线 | 代表 | 年份 |\n|——|——|——|\n"),
        ("a blank line inside", CH1, "| 解码器 | GPT | 2018 |", "\n⟦| 解码器 | GPT | 2018 |"),
        ("a cell too many", CH1, "| 编码器 | BERT | 2018 |", "⟦| 编码器 | BERT | 2018 | 甲 |"),
        ("a cell too few", CH1, "| 编码器 | BERT | 2018 |", "⟦| 编码器 | BERT |"),
        ("a bar in code", CH1, "| 编码器 | BERT | 2018 |", "⟦| 编码器 | `a|b` | 2018 |"),
        ("a full-width bar", CH1, "| 编码器 | BERT | 2018 |", "⟦| 编码器 | BERT ｜ 2018 |"),
        ("a head without a cell in the line below", *_last("| 甲 | 乙 |\n⟦|---|\n| 丙 | 丁 |")),
        ("a list of lists with a cell too few", CH2, "* - 索引[^index]\n  - $O(\\log n)$\n", "⟦* - 索引[^index]\n"),
        ("a list of lists with a cell too many", CH2, "* - 索引[^index]\n", "⟦* - 索引[^index]\n  - 甲\n"),
    ),
    *faults(
        "chinese.dollar-maths",
        ("one dollar before", CH1, "$$\nC = 2 n^2 d\n$$ (", "$\nC = 2 n^2 d\n⟦$$ ("),
        ("one dollar behind", CH1, "d\n$$ (eq-cost)", "d\n⟦$ (eq-cost)"),
        ("full-width brackets", CH1, "$$ (eq-cost)", "⟦$$ （eq-cost）"),
        ("two prices", *_tune("再微调，从⟦$5涨到$6。")),
        ("a formula left open", CH1, LOW, "其中 ⟦$d_k 是维度"),
        ("a brace too few", CH1, LOW, "其中 ⟦$\\frac{d$ 是维度"),
        ("Chinese in a formula", CH1, LOW, "其中 ⟦$维度$ 是维度"),
        ("a displayed formula left open", *_last("⟦$$\na = b\n\n后面的话。")),
        ("an environment without its end", *_last("```{math}\n⟦\\begin{aligned} a\n```")),
        ("left without right", *_last("```{math}\n⟦\\left( a\n```")),
    ),
    *faults(
        "chinese.unreadable",
        ("no UTF-8", CH2, "该书有网络版。".encode(), "⟦该书有".encode() + b"\xff" + "网络版。".encode()),
        ("GBK", CH3, "也会查资料".encode(), "也会⟦".encode() + "查资料".encode("gbk")),
        ("what GBK left", CH2, "该书有网络版。", "该书有⟦锟斤拷网络版。"),
        ("a sign for a lost character", CH2, "该书有网络版。", "该书有⟦\ufffd网络版。"),
        ("a NUL", CH2, "该书有网络版。", "该书有⟦\0网络版。"),
    ),
    *faults(
        "chinese.invisible-character",
        ("a bell", *_tune("再微⟦\x07调。")),
        ("a line separator", *_tune("再⟦\u2028微调。")),
        ("a zero-width blank", *_tune("再⟦\u200b微调。")),
        ("a soft hyphen", *_tune("再⟦\u00ad微调。")),
        ("a mark of direction", *_tune("再⟦\u202e微调。")),
        ("a mark of byte order", *_tune("再⟦\ufeff微调。")),
        ("a joiner", *_tune("再⟦\u200d微调。")),
    ),
    *faults("chinese.half-width-punctuation", ("a comma", *_tune("先停⟦,再微调。"))),
    *faults("chinese.full-width-latin", ("letters", *_tune("再微调⟦ＧＰＴ。"))),
]

SOUND = sounds(
    "chinese",
    ("reStructuredText in a fence", *_last("```{eval-rst}\n.. note:: 注意\n```")),
    ("a formula that is shown as code", *_last("````md\n$$\nx\n$$ （eq-x）\n````")),
    ("a fence that shows a fence", *_last("- 写法：\n\n  ```\n  key: |\n      ```{note}\n      注意\n      ```\n  ```")),
    ("a product of words", *_tune("再算长*宽。")),
    ("brackets behind backslashes", *_tune("再微调\\(一次\\)。")),
    ("bars in prose", *_tune("再微调 |x| 次。")),
    ("a name in a list of definitions", CH3, "请先读{ref}`sec-routes`。", "name: 名字，见{ref}`sec-routes`。"),
    ("bold beside Han", *_tune("再**微调**一次。")),
    ("quotes around bold", *_tune("再“**微调**”一次。")),
    ("stars in code", *_tune("再 `**微调**` 一次。")),
    ("escaped stars", *_tune("再 \\*\\*微调\\*\\* 一次。")),
    ("sums", *_tune("再微调 2 * 3 * 4 次，或 2*3*4 次。")),
    ("names with lines", *_tune("再微调 a_b_c 与 snake_case_name。")),
    ("a cloze", *_tune("再 ____ 一次。")),
    ("a path", *_tune("再微调 C:\\temp\\book。")),
    ("an apostrophe", *_tune("再微调 OpenAI’s GPT。")),
    ("numbers of a list", *_tune("再：1）微调；2）检验。")),
    ("nested quotes", *_tune("他说：“再‘微调’。”")),
    ("a quotation of two paragraphs", *_last("“第一段。\n\n“第二段。”")),
    ("a price", *_tune("再微调，费用 \\$5 到 \\$6。")),
    ("words in a formula", CH1, LOW, "其中 $d_{\\text{维度}}$ 是维度"),
    ("a bar behind a backslash", CH1, "| 编码器 | BERT | 2018 |", "| 编码器 | A \\| B | 2018 |"),
    ("an empty cell", CH1, "| 编码器 | BERT | 2018 |", "| 编码器 |  | 2018 |"),
    ("a longer fence around a shorter", *_last("````md\n```{note}\n注意。\n```\n````")),
    ("a conflict that is shown", *_last("```text\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n```")),
    ("a heading that is underlined", *_last("结语\n=======")),
    ("emoji with joiners", *_tune("再微调👨‍👩‍👧。")),
    ("braces in prose", *_tune("再微调 {甲}。")),
    ("roles with short names", *_tune("再微调 H{sub}`2`O。")),
    ("windows line ends", CH2, "## 做法\n", "## 做法\r\n"),
    ("a comment", *_last("% 这是 **注释，没有结尾")),
    ("HTML", *_tune("再<br>微调。")),
)
