"""Markup that a reader would see, miss or trip over, and what only looks so."""

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
HINT = "请先读{ref}`sec-routes`。"
PREFACE, EIGHT = "source/preface.md", "八章前后相接，"
LOW = "其中 $d$ 是维度"


def _last(text: str) -> tuple[str, str, str]:
    """Return an edit that puts a block before the last one of chapter 3."""
    return CH3, END, f"{text}\n\n{END}"


def _tune(text: str) -> tuple[str, str, str]:
    return CH1, TUNE, text


def _deep(last: int, first: int = 0) -> str:
    """Return lists in each other, the outermost at the margin."""
    return "".join("  " * level + f"- 第{level + 1}层\n" for level in range(first, last))


FAULTS = [
    *faults(
        "markup.leaked-markup",
        ("a role in the title of a box", CH3, "```{admonition} 提示\n", "⟦```{admonition} 提示{cite}`gao2024survey`\n"),
        ("a role in the title of a table", CH1, "```{table} 两条路线\n", "⟦```{table} 两条路线{cite}`zhao2023survey`\n"),
        ("code in the title of a table of lists", CH2, "```{list-table} 两种实现\n", "⟦```{list-table} 两种 `list`\n"),
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
        ("a star too few at the end", *_tune("再 ⟦**微调*，一次。")),
        ("a star too many at the end", *_tune("再 *微调*⟦*，一次。")),
        ("a star alone", *_tune("这是⟦*微调。")),
        ("underscores before Chinese", *_tune("再，⟦_微调_一次。")),
        ("an alert of GitHub", *_last("> ⟦[!NOTE]\n> 请注意。")),
        ("a box to tick", *_last("- ⟦[ ] 请注意。")),
        ("a blank of full width in a heading", *_last("⟦##　结语")),
        ("a list without its blanks", *_last("⟦-甲说。\n-乙说。")),
        ("a numbered list without its blanks", *_last("⟦1.甲说。\n2.乙说。")),
        ("a table of contents", *_last("⟦[TOC]")),
        ("a power as in Pandoc", *_tune("再微调 x⟦^2^ 次。")),
        ("settings in mid page", *_last("⟦---\ntitle: 甲\n---")),
        ("a comment that is not closed", *_tune("再微调。⟦<!-- 以后再写")),
        ("a comment with dashes", *_tune("再微调⟦<!—— 以后再写 ——>。")),
        ("struck through", *_tune("再⟦~~微调~~。")),
    ),
    *faults(
        "markup.unknown-markup",
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
        "markup.conflict-marks",
        ("in a program", *_last("```python\n⟦<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> branch\n```")),
        ("in a table", CH1, "| 编码器 | BERT | 2018 |", "⟦<<<<<<< HEAD\n| 编码器 | BERT | 2018 |\n=======\n| 编码器 | BERT | 2019 |\n>>>>>>> branch"),
        ("only its middle", *_last("模型很大。\n⟦=======\n\n后面的话。")),
        ("a whole conflict", *_last("⟦<<<<<<< HEAD\n甲说。\n=======\n乙说。\n>>>>>>> branch")),
        ("three sides", *_last("⟦<<<<<<< HEAD\n甲说。\n||||||| base\n丙说。\n=======\n乙说。\n>>>>>>> branch")),
        ("only its end", *_last("甲说。\n\n⟦>>>>>>> branch")),
        ("only its begin", *_last("⟦<<<<<<< HEAD\n甲说。")),
    ),
    *faults(
        "markup.unclosed-fence",
        ("a comment", *_last("⟦<!-- 这段以后再写。\n\n后面的话。\n\n## 又一节")),
        ("a comment before another", *_last("⟦<!-- 这段以后再写。\n\n后面的话。\n\n<!-- 这段也是 -->")),
        ("an admonition around code", *_last("⟦```{note}\n甲。\n\n```python\nprint(1)\n```")),
        ("an admonition before code and more", *_last("⟦```{note}\n甲。\n\n```python\nprint(1)\n```\n\n```{tip}\n乙。\n```")),
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
        "markup.lost-cells",
        ("no line below the head", CH1, "| 路线 | 代表 | 年份 |\n|---|---|---|\n", "⟦| 路线 | 代表 | 年份 |\n"),
        ("dashes of another kind", CH1, "| 路线 | 代表 | 年份 |\n|---|---|---|\n", "| 路线 | 代表 | 年份 |\n⟦|——|——|——|\n"),
        ("a colon of full width", CH1, "| 路线 | 代表 | 年份 |\n|---|---|---|\n", "| 路线 | 代表 | 年份 |\n⟦|：---|---|---|\n"),
        ("values with a cell too few", *_last("```{csv-table} 数据\n甲,乙\n丙,丁\n⟦戊\n```")),
        ("values with a cell more than heads", *_last("```{csv-table} 数据\n:header: 甲,乙\n\n⟦丙,丁,戊\n己,庚\n```")),
        ("widths for another count of columns", CH2, ":header-rows: 1", ":header-rows: 1\n:widths: ⟦1 2 3"),
        ("widths of a table", CH1, ":name: tab-routes\n", ":name: tab-routes\n:widths: ⟦1 2\n"),
        ("heads alone", CH2, ":header-rows: 1", ":header-rows: ⟦3"),
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
        "markup.dollar-maths",
        ("one dollar before", CH1, "$$\nC = 2 n^2 d\n$$ (", "$\nC = 2 n^2 d\n⟦$$ ("),
        ("one dollar behind", CH1, "d\n$$ (eq-cost)", "d\n⟦$ (eq-cost)"),
        ("no first dollar", *_tune("再微调，是⟦O(n^2)$，停。")),
        ("a letter left open", CH1, LOW, "其中 $d$ 与 ⟦$b，是维度"),
        ("one dollar at the end of a block", *_last("⟦$$\na = b\n$")),
        ("the bracket of a label", CH1, "$$ (eq-cost)", "⟦$$ (eq-cost"),
        ("lowered twice behind braces that are printed", CH1, LOW, "其中 ⟦$\\{x_t\\}_a_b$ 与 $d$ 是维度"),
        ("lowered twice around a word", CH1, LOW, "其中 ⟦$x_\\text{a}_b$ 与 $d$ 是维度"),
        ("a prime on a power", CH1, LOW, "其中 ⟦$x^2'$ 与 $d$ 是维度"),
        ("raised twice", CH1, LOW, "其中 ⟦$a^b^c$ 与 $d$ 是维度"),
        ("another end", *_last("$$\n\\begin{aligned}\na\n⟦\\end{alined}\n$$")),
        ("full-width brackets", CH1, "$$ (eq-cost)", "⟦$$ （eq-cost）"),
        ("two prices", *_tune("再微调，从⟦$5涨到$6。")),
        ("a formula left open", CH1, LOW, "其中 ⟦$d_k 是维度"),
        ("a brace too few", CH1, LOW, "其中 ⟦$\\frac{d$ 是维度"),
        ("Chinese in a formula", CH1, LOW, "其中 ⟦$维度$ 是维度"),
        ("a displayed formula left open", *_last("⟦$$\na = b\n\n后面的话。")),
        ("an environment without its end", *_last("```{math}\n⟦\\begin{aligned} a\n```")),
        ("left without right", *_last("```{math}\n⟦\\left( a\n```")),
    ),
    *faults(  # of the real book, which the press sets
        "markup.lost-html",
        ("a drawing", PREFACE, EIGHT, f"⟦<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>\n\n{EIGHT}"),
        ("a film", PREFACE, EIGHT, f'⟦<video src="a.mp4" controls></video>\n\n{EIGHT}'),
        ("a frame in a frame", PREFACE, EIGHT, f'⟦<div align="center"><iframe src="https://example.org/"></iframe></div>\n\n{EIGHT}'),
        ("sound in a line", PREFACE, EIGHT, f'听⟦<audio src="a.ogg"></audio>。\n\n{EIGHT}'),
        book="real",
    ),
    *faults(
        "markup.unreadable",
        ("no UTF-8", CH2, "该书有网络版。".encode(), "⟦该书有".encode() + b"\xff" + "网络版。".encode()),
        ("GBK", CH3, "也会查资料".encode(), "也会⟦".encode() + "查资料".encode("gbk")),
        ("what GBK left", CH2, "该书有网络版。", "该书有⟦锟斤拷网络版。"),
        ("a sign for a lost character", CH2, "该书有网络版。", "该书有⟦\ufffd网络版。"),
        ("a NUL", CH2, "该书有网络版。", "该书有⟦\0网络版。"),
    ),
    *faults(
        "markup.invisible-character",
        ("a bell", *_tune("再微⟦\x07调。")),
        ("a line separator", *_tune("再⟦\u2028微调。")),
        ("a zero-width blank", *_tune("再⟦\u200b微调。")),
        ("a soft hyphen", *_tune("再⟦\u00ad微调。")),
        ("a mark of direction", *_tune("再⟦\u202e微调。")),
        ("a mark of byte order", *_tune("再⟦\ufeff微调。")),
        ("a joiner", *_tune("再⟦\u200d微调。")),
    ),
    *faults(
        "markup.nested-too-deep",
        ("ten lists", *_last(_deep(9) + "  " * 9 + "⟦- 第十层\n")),
        ("eighteen lists", *_last(_deep(9) + "  " * 9 + "⟦- 第十层\n" + _deep(18, 10))),
        ("ten lists with numbers", *_last("".join("   " * n + "1. 层\n" for n in range(9)) + "   " * 9 + "⟦1. 第十层\n")),
        ("quotes", *_last("⟦" + "> " * 20 + "第二十一层\n")),
        ("lists in quotes", *_last("⟦" + "> - " * 6 + "> > 第三层\n")),
        ("in a directive", *_last("````{note}\n" + _deep(9) + "  " * 9 + "⟦- 第十层\n````")),
    ),
]

_HTML = """<div align="center"><b>居中的话</b></div>

<details><summary>展开</summary>

里面的**话**。

</details>

<table>
<tr><th>名</th><th>数</th></tr>
<tr><td rowspan="2">甲</td><td>1</td></tr>
<tr><td>2</td></tr>
</table>

<ul><li>第一<li>第二</ul>

<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>，<u>下线</u>，<kbd>Ctrl</kbd>，<mark>标记</mark>，<s>删去</s>。

<center>

居中的 Markdown。

</center>

<hr>

<p align="right">靠右的话<br>
"""
SOUND = sounds(
    "markup",
    ("HTML between the Markdown", CH1, TUNE, f"{TUNE}\n\n{_HTML}"),
    ("HTML in a cell", CH1, "| 编码器 | BERT | 2018 |", "| 编码器<br>与别的 | <ul><li>BERT</li></ul> | <b>2018</b> |"),
    ("HTML that nobody closes", CH3, END, f"<div>\n\n{END}"),
    ("a picture in HTML", CH1, TUNE, f'{TUNE}\n\n<p align="center"><img src="figures/growth.svg" alt="曲线" width="50%"></p>'),
    ("an empty cell at the end of a row", CH1, "| 编码器 | BERT | 2018 |", "| 编码器 | BERT | 2018 ||"),
    ("a row that ends where another is empty", CH1, "| 编码器 | BERT | 2018 |", "| 编码器 | BERT |\n| 解码器 | 某 | |"),
    ("a set with indices", CH1, "再微调。", "再微调 $\\{x_t\\}_{t=0}^\\infty$。\n\n   $$\n   \\{y_t\\}_{t=0}^n\n   $$"),
    ("versions of packages", CH1, "再微调。", "再微调，装 transformers==4.51.3, decord, utils==1.0.6。"),
    ("a name in brackets", CH1, "再微调。", "再微调 \\[fail at inline_container.cc:337\\]。"),
    ("methods that are counted", CH1, "再微调。", "再用方法1，再用方法2。"),
    ("a directive in capitals", CH1, ":::{note}", ":::{Note}"),
    ("a table parted by bars", CH3, END, '```{csv-table}\n:delim: "|"\n\n甲|乙\n丙|丁\n```\n\n' + END),
    ("roles of extlinks", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.extlinks"]\nextlinks = {"issue": ("https://example.org/%s", "#%s")}', CH1, "再微调。", "再微调，见{issue}`7`。"),
    ("nine lists in each other", *_last(_deep(9) + "\n后面的话。")),
    ("comments", *_last("<!-- 甲\n\n乙 -->\n\n丙。<!-- 丁 -->\n\n<!-- 戊 -->\n<!-- 己 -->")),
    ("code in an admonition", *_last("````{note}\n```python\nprint(1)\n```\n````")),
    ("code that shows how a fence opens", *_last("```text\n```python\n```")),
    ("widths that fit", CH2, ":header-rows: 1", ":header-rows: 1\n:widths: 30 70"),
    ("widths by themselves", CH2, ":header-rows: 1", ":header-rows: 1\n:widths: auto"),
    ("values with commas in quotes", *_last('```{csv-table} 数据\n:header: 甲, "乙, 丙"\n:widths: 1, 2\n\n1, "2, 3"\n"4", "5\n6"\n```')),
    ("values parted by tabs", *_last("```{csv-table} 数据\n:delim: tab\n\n1,2\t3\n4\t5\n```")),
    ("a heading that is underlined and asks", *_last("真的吗？\n=======")),
    ("shell variables and prices", *_tune("再看 foo_bar 与 $HOME/a_b 与 $path_bcr_input。")),
    ("primes and powers", CH1, LOW, "其中 $d$ 与 $x_i^2$、$a'^2$、$x^{a^b}$、${}^a_b$、$x_{\\text{a_b_c}}$ 是维度"),
    ("braces that are printed", CH1, LOW, "其中 $d$ 与 $\\{x_t\\}_{t=0}$、$\\left\\{x_i\\right\\}_{i=1}^n$、$\\lbrace x_t\\rbrace_t$、${x}_{a}^{b}$、$x_\\text{a}^b$、$a\\_b_c$、$x_{a_{b_c}}^{d}$ 是维度"),
    ("a formula in a list", *_last("- 甲说：\n\n  $$\n  \\{x_t\\}_{t=0} = {x}_{a}^{b}\n  $$\n\n  乙说。")),
    ("reStructuredText in a fence", *_last("```{eval-rst}\n.. note:: 注意\n```")),
    ("a formula that is shown as code", *_last("````md\n$$\nx\n$$ （eq-x）\n````")),
    ("a title with a role in tildes", *_last("~~~{admonition} 注意{cite}`zhao2023survey`\n注意。\n~~~")),
    ("a title with a role that is shown", *_last("````md\n```{admonition} 注意{cite}`nobody`\n注意。\n```\n````")),
    ("code that looks like a fence", *_last("```{cite}`key` ``` 是代码。")),
    ("a fence that shows a fence", *_last("- 写法：\n\n  ```\n  key: |\n      ```{note}\n      注意\n      ```\n  ```")),
    ("a product of words", *_tune("再算长*宽。")),
    ("brackets behind backslashes", *_tune("再微调\\(一次\\)。")),
    ("bars in prose", *_tune("再微调 |x| 次。")),
    ("a name in a list of definitions", CH3, "请先读{ref}`sec-routes`。", "name: 名字，见{ref}`sec-routes`。"),
    ("stars in code", *_tune("再 `**微调**` 一次。")),
    ("escaped stars", *_tune("再 \\*\\*微调\\*\\* 一次。")),
    ("sums", *_tune("再微调 2 * 3 * 4 次，或 2*3*4 次。")),
    ("names with lines", *_tune("再微调 a_b_c 与 snake_case_name。")),
    ("blanks for a date", *_tune("再于__年__月__日，姓名__，性别__。")),
    ("blanks that begin a line", *_last("__年__月__日")),
    ("names of files in Chinese", *_tune("再看 报告_最终_版 与 a_微调_b。")),
    ("stars for notes", *_tune("再问张三*，李四。")),
    ("powers in words", CH2, "## 做法", "## 做法 O(n^2) 与 a^b"),
    ("a line of the ruler", *_last("甲。\n\n---\n\n乙。")),
    ("a cloze", *_tune("再 ____ 一次。")),
    ("a path", *_tune("再微调 C:\\temp\\book。")),
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
