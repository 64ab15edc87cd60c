"""Cross-references and links broken, and some that only look strange."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

CH1, CH2, CH3 = "source/ch1.md", "source/ch2.md", "source/ch3.md"
INDEX, TERMS, PART = "source/index.md", "source/glossary.md", "source/parts/tail.md"
SITE = "[官方网站](https://example.org/llm)"
NEXT = "[下一节](#sec-cost)"
PREFACE, EIGHT = "source/preface.md", "八章前后相接，"
RAG = "检索增强见{ref}`ch-rag`，"
ROUTES = "见{numref}`tab-routes`"
EQ = "代价见式{eq}`eq-cost`"
DOC = "见{doc}`ch1`"
HINT = "请先读{ref}`sec-routes`。"
ANCHORS = ("numfig = True\n", "numfig = True\nmyst_heading_anchors = 2\n")
END = "```{admonition} 提示"
FIG = "```{figure} figures/growth.svg"


def _last(text: str) -> tuple[str, str, str]:
    """Return an edit that puts a block before the last one of chapter 3."""
    return CH3, END, f"{text}\n\n{END}"


_NUMBERED = "```{toctree}\n:numbered:\n\nch1\nch2\nch3\n```\n"
_APPENDIX = "```{toctree}\n:caption: 附录\n\nglossary\nrefs\n```\n"
_TOC = """\
root: index
subtrees:
- numbered: true
  entries:
  - file: ch1
  - file: ch2
  - file: ch3
- caption: 附录
  entries:
  - file: glossary
  - file: refs
"""
BY_TOC = (
    *("conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx_external_toc"]'),
    *(INDEX, _NUMBERED, "", INDEX, _APPENDIX, "", "source/_toc.yml", None, _TOC),
)


def _own(code: str) -> tuple[str, str, str]:
    """Return an edit that defines a directive in conf.py, as an extension does."""
    patterns = 'exclude_patterns = ["parts"]'
    return "conf.py", patterns, f"{patterns}\n{code}"


_ADMONITION = """
from docutils import nodes
from docutils.parsers.rst.directives import unchanged
from sphinx.util.docutils import SphinxDirective


class Task(SphinxDirective):
    required_arguments = 1
    final_argument_whitespace = has_content = True
    option_spec = {"name": unchanged, "label": unchanged}

    def run(self):
        node = nodes.admonition()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def setup(app):
    app.add_directive("task", Task)
"""
_DRAWING = """
from docutils.parsers.rst import Directive


class Drawing(Directive):
    has_content = True

    def run(self):
        return []


def setup(app):
    app.add_directive("drawing", Drawing)
"""

FAULTS = [
    *faults(
        "crossrefs.unknown-target",
        ("in an address of MyST", CH1, NEXT, "⟦<project:#sec-costs>"),
        ("a letter missing", CH1, RAG, "检索增强见{ref}`⟦ch-rg`，"),
        ("a label that was renamed", CH1, "(sec-routes)=", "(sec-two-routes)=", CH3, HINT, "请先读{ref}`⟦sec-routes`。"),
        ("a figure", CH2, "图见{numref}`fig-flow`", "图见{numref}`⟦fig-fow`"),
        ("a table", CH1, ROUTES, "见{numref}`⟦tab-route`"),
        ("a link to a label", CH1, NEXT, "⟦[下一节](#sec-costs)"),
        ("a link to a label of a page", CH1, NEXT, "⟦[下一节](ch2.md#sec-none)"),
        ("a link to a label of another page", CH1, NEXT, "⟦[下一节](ch2.md#sec-cost)"),
        ("the letters of a heading", "conf.py", *ANCHORS, CH1, NEXT, "⟦[下一节](ch2.md#RAG-Now)", CH2, "## 做法", "## RAG Now"),
        ("a heading of another page", "conf.py", *ANCHORS, CH1, NEXT, "⟦[下一节](#rag-now)", CH2, "## 做法", "## RAG Now"),
        ("a heading deeper than anchors", "conf.py", *ANCHORS, CH1, NEXT, "⟦[下一节](ch2.md#rag-now)", CH2, "## 做法", "## 做法\n\n### RAG Now"),
        ("the letters of a heading of its own", "conf.py", *ANCHORS, CH2, "见{doc}`ch1`", "⟦[见](#RAG)", CH2, "## 做法", "## RAG"),
        ("a formula of another page", CH3, HINT, "请先读⟦[公式](ch1.md#eq-cost)。"),
        ("in an admonition", CH3, HINT, "请先读{ref}`⟦sec-rotes`。"),
        ("with a title of its own", CH2, "{ref}`tab-ways <tab-ways>`", "{ref}`tab-ways <⟦tab-way>`"),
        ("in a footnote", CH2, "该书有网络版。", "该书有网络版，见{ref}`⟦none`。"),
        ("in a cell", CH2, "索引[^index]", "索引[^index]{ref}`⟦none`"),
        ("in a pipe table", CH1, "| 编码器 | BERT |", "| 编码器{ref}`⟦none` | BERT |"),
        ("in a caption", CH2, "检索的流程\n", "检索的流程，见{ref}`⟦none`\n"),
        ("in an included file", PART, "另一个文件里，", "另一个文件里，见{ref}`⟦none`，"),
        ("in the glossary", TERMS, "把词元变成向量。", "把词元变成向量，见{ref}`⟦none`。"),
        ("a formula as a section", CH1, EQ, "代价见式{ref}`⟦eq-cost`"),
        ("in three places, told once", CH1, "(sec-cost)=", "(sec-price)=", CH1, NEXT, "⟦[下一节](#sec-cost)", CH3, HINT, "请先读[下一节](#sec-cost)与[下节](#sec-cost)。"),
    ),
    *faults(
        "crossrefs.duplicate-label",
        ("two sections", CH2, "## 做法", "(⟦sec-cost)=\n## 做法"),
        ("in other capitals", CH2, "## 做法", "(⟦Sec-Cost)=\n## 做法"),
        ("a section and a figure", CH2, ":name: fig-flow", ":name: ⟦fig-growth", CH2, "{numref}`fig-flow`", "{numref}`fig-growth`"),
        ("two tables", CH2, ":name: tab-ways", ":name: ⟦tab-routes", CH2, "{ref}`tab-ways <tab-ways>`", "{ref}`tab-ways <tab-routes>`", CH3, "{numref}`tab-ways`", "{numref}`tab-routes`"),
        ("two formulas", CH3, ":label: eq-step", ":label: ⟦eq-cost", CH3, "式{eq}`eq-step`", "式{eq}`eq-cost`"),
    ),
    *faults(
        "crossrefs.listed-twice",
        ("one chapter", INDEX, "\nch3\n", "\nch3\n⟦ch1\n"),
        ("with its ending and a title", INDEX, "\nch3\n", "\nch3\n⟦引言 <ch1.md>\n"),
        ("the page itself", INDEX, "\nch1\n", "\n⟦index\nch1\n"),
        ("below a numbered chapter", *_last("```{toctree}\n⟦ch1\n```")),
        ("by two numbered contents", *_last("```{toctree}\n:numbered:\n:maxdepth: 1\n\n⟦ch2\n```")),
        ("by a pattern, and then by name", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\nch*\n⟦ch2\n"),
    ),
    *faults(
        "crossrefs.bad-excerpt",
        ("more heads than values", *_last("```{csv-table}\n:file: values.csv\n:header-rows: ⟦2\n```"), "source/values.csv", None, "甲,乙\n丙,丁\n"),
        ("widths for other columns", *_last("```{csv-table}\n:file: values.csv\n:widths: ⟦1,2,3\n```"), "source/values.csv", None, "甲,乙\n丙,丁\n"),
        ("a broken quote in a file of values", *_last("```{csv-table}\n:file: ⟦values.csv\n```"), "source/values.csv", None, '甲,"乙\n丙,丁\n'),
        ("a file without values", *_last("```{csv-table}\n:file: ⟦values.csv\n```"), "source/values.csv", None, "\n"),
    ),
    *faults(
        "crossrefs.unknown-object",
        ("an option of a program", *_last("见{option}`⟦--loud`。")),
        ("an option beside those that are described", *_last("```{option} -q, --quiet\n不说话。\n```\n\n见{option}`⟦--loud`。")),
    ),
    *faults(
        "crossrefs.circular-contents",
        ("two chapters", *_last("```{toctree}\n⟦ch1\n```"), CH1, "# 引言\n", "# 引言\n\n```{toctree}\nch3\n```\n"),
        ("with the first page", *_last("```{toctree}\n⟦index\n```")),
        ("three chapters", *_last("```{toctree}\n⟦ch1\n```"), CH1, "# 引言\n", "# 引言\n\n```{toctree}\nch2\n```\n", CH2, "## 做法\n", "## 做法\n\n```{toctree}\nch3\n```\n"),
        ("by a pattern", *_last("```{toctree}\n:glob:\n\n⟦inde*\n```")),
    ),
    *faults(
        "crossrefs.duplicate-term",
        ("twice in the glossary", TERMS, "  把词元变成向量。\n", "  把词元变成向量。\n\n⟦词元\n  再说一次。\n"),
        ("in another chapter", *_last(":::{glossary}\n嵌入\n  另一种说法。\n:::"), TERMS, "嵌入\n", "⟦嵌入\n"),
    ),
    *faults(
        "crossrefs.ignored-contents",
        ("beside those of the book", *BY_TOC, *_last("⟦```{toctree}\nch1\n```")),
        ("of a chapter that is not there", *BY_TOC, *_last("⟦```{toctree}\n:hidden:\n\nnone\n```")),
    ),
    *faults(
        "crossrefs.unnumbered",
        ("no place for the number", CH1, ROUTES, "见{numref}`表 %d <⟦tab-routes>`"),
        ("another name for the number", CH1, ROUTES, "见{numref}`表 {numbr} <⟦tab-routes>`"),
        ("a figure without a caption", CH2, "\n检索的流程\n", "", CH2, "图见{numref}`fig-flow`", "图见{numref}`⟦fig-flow`"),
        ("a table without a caption", CH2, "{list-table} 两种实现", "{list-table}", CH3, "与{numref}`tab-ways`", "与{numref}`⟦tab-ways`", CH2, "表{ref}`tab-ways <tab-ways>`里", "表{ref}`tab <tab-ways>`里"),
        ("a paragraph", *_last("(here)=\n这一段话，见{numref}`⟦here`。")),
        ("a link for the title of a paragraph", *_last("(here)=\n这一段话，见⟦[](#here)。")),
        ("the title of a paragraph", *_last("(here)=\n这一段话，见{ref}`⟦here`。")),
        ("a section outside the chapters", TERMS, "# 术语表", "(terms)=\n# 术语表", CH3, HINT, "请先读{ref}`sec-routes`与{numref}`⟦terms`。"),
        ("a title that is a label, in no numbered chapter", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.autosectionlabel"]', CH3, HINT, "请先读{ref}`sec-routes`与{numref}`⟦术语表`。"),
        ("a section below the levels of the contents", INDEX, ":numbered:\n", ":numbered: 1\n", CH3, HINT, "请先读{ref}`sec-routes`与{numref}`⟦sec-routes`。"),
        ("numfig is off", "conf.py", "numfig = True\n", "", CH1, "{numref}`fig-growth`，", "{ref}`fig-growth`，", CH1, "它们的差别见{numref}`tab-routes`与", "它们的差别见{ref}`tab-routes`与", CH3, "与{numref}`tab-ways`", "与{ref}`tab-ways`", CH2, "图见{numref}`fig-flow`", "图见{numref}`⟦fig-flow`"),
    ),
    *faults(
        "crossrefs.typed-reference",
        ("a chapter", CH1, "再微调。", "再微调，见⟦第 2 章。"),
        ("a chapter in Chinese figures", CH1, "再微调。", "再微调，见⟦第二章。"),
        ("a chapter that is not there", CH1, "再微调。", "再微调，见⟦第 7 章。"),
        ("a section", CH1, "再微调。", "再微调，见⟦第 2.1 节。"),
        ("a figure", CH1, "再微调。", "再微调，见⟦图 1。"),
        ("a table", CH2, "该书有网络版。", "该书有网络版，见⟦表 2.1。"),
        ("the other way round", CH1, "再微调。", "再微调，见⟦章节 3。"),
        ("in English, glued", CH1, "再微调。", "再微调，请见⟦Figure 3。"),
        ("a section in English", CH1, "再微调。", "再微调，请见 ⟦Sec. 2.1。"),
        ("a table in English, glued", CH1, "再微调。", "再微调，如⟦Table 2.1所示。"),
        ("a figure in Chinese figures", CH1, "再微调。", "再微调，如⟦图三所示。"),
        ("a figure that begins a sentence", CH1, "再微调。", "再微调。⟦图二给出了结果。"),
        ("a table in Chinese figures", CH1, "再微调。", "再微调，见⟦表一。"),
        ("a formula", CH1, "再微调。", "再微调，由⟦公式 3 可知。"),
        ("a formula in brackets", CH1, "再微调。", "再微调，由⟦公式（3）可知。"),
        ("an equation", CH1, "再微调。", "再微调，由⟦方程(3)可知。"),
        ("two chapters", CH1, "再微调。", "再微调，见⟦第 1、2 章。"),
        ("from chapter to chapter", CH1, "再微调。", "再微调，见⟦第 1 至 3 章。"),
        ("with a dash", CH1, "再微调。", "再微调，见⟦第 2—3 章。"),
        ("as far as a chapter that is not there", CH1, "再微调。", "再微调，见⟦第 2—9 章。"),
        ("blanks of full width", CH1, "再微调。", "再微调，见⟦第　2　章。"),
        ("a section by its number alone", CH1, "再微调。", "再微调，见 ⟦2.1 节。"),
        ("a section of a section", CH1, "再微调。", "再微调，见⟦第 2.1 小节。"),
        ("a section in Chinese figures", CH1, "再微调。", "再微调，见⟦第三节。"),
        ("the figure below", CH1, "再微调。", "再微调，如⟦下图 3 所示。"),
        ("the table above", CH1, "再微调。", "再微调，⟦上表 2 列出了结果。"),
        ("a listing", CH1, "再微调。", "再微调，见⟦代码清单 1。"),
        ("the sign of a section", CH1, "再微调。", "再微调，见⟦§2.1。"),
        ("in English", CH1, "再微调。", "再微调，见 ⟦Chapter 2。"),
    ),
    *faults(
        "crossrefs.missing-file",
        ("no such way to begin an address", CH1, SITE, "⟦[官方网站](htp://example.org/llm)"),
        ("a chapter in the contents", INDEX, "\nch2\n", "\n⟦chapter2\n", "source/ch2.md", "(ch-rag)=\n# 检", "---\norphan: true\n---\n(ch-rag)=\n# 检"),
        ("a slip in the contents", INDEX, "\nch3\n", "\n⟦ch33\n"),
        ("a pattern without a chapter", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\nch*\n⟦parts/*\n"),
        ("a pattern for what is listed", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\nch*\n⟦ch?\n"),
        ("a pattern with an ending", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\nch*\n⟦*.md\n"),
        ("a pattern with a title", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\nch*\n章 <⟦ch*>\n"),
        ("a chapter with its ending", CH2, DOC, "见{doc}`⟦ch1.md`"),
        ("a page outside the manuscript", CH1, NEXT, "⟦[下一节](../ch2.md)"),
        ("a page in an address of MyST", CH1, NEXT, "⟦<project:chapter2.md>"),
        ("another book without intersphinx", CH1, NEXT, "⟦<inv:#none>"),
        ("another page", CH2, DOC, "见{doc}`⟦ch11`"),
        ("a link to a page", CH1, NEXT, "⟦[下一节](chapter2.md)"),
        ("a download", CH1, "再微调。", "再微调，见⟦{download}`数据 <data.csv>`。"),
        ("an included file", *_last("```{include} ⟦parts/tale.md\n```")),
        ("code", *_last("```{literalinclude} ⟦run.py\n```")),
        ("values of a table", *_last("```{csv-table} 数据\n:file: ⟦data.csv\n```")),
    ),
    *faults(
        "crossrefs.outside-book",
        ("an include", *_last("```{include} ⟦../../secret.md\n```")),
        ("code", *_last("```{literalinclude} ⟦/../../../etc/passwd\n```")),
        ("a picture", *_last("⟦![图](../../../secret.png)")),
        ("a download", CH1, "再微调。", "再微调，见⟦{download}`数据 <../../data.csv>`。"),
        ("a file of the web", *_last("```{include} ⟦https://example.org/a.md\n```")),
        ("a file by its address", *_last("```{literalinclude} ⟦file:///etc/hostname\n```")),
        ("a picture by its address", *_last("```{image} ⟦file:///a.png\n```")),
        ("a link", CH1, SITE, "⟦[官方网站](../../data.csv)"),
        ("a link with MyST's path", CH1, SITE, "⟦[官方网站](<path:../../data.csv>)"),
        ("what a program is compared with", *_last("```{literalinclude} ch1.md\n:diff: ⟦../../a.py\n```")),
        ("values of a table", *_last("```{csv-table} 数据\n:file: ⟦../../data.csv\n```")),
        ("values of a table from the web", *_last("```{csv-table} 数据\n:url: ⟦https://example.org/a.csv\n```")),
        ("raw HTML", *_last("```{raw} html\n:file: ⟦../../a.html\n```")),
        ("raw HTML from the top of the machine", *_last("```{raw} html\n:file: ⟦/etc/hostname\n```")),
        ("raw HTML from the web", *_last("```{raw} html\n:url: ⟦https://example.org/a.html\n```")),
        ("raw HTML by its address", *_last("```{raw} html\n:url: ⟦file:///etc/hostname\n```")),
        ("raw HTML at an address without a scheme", *_last("```{raw} html\n:url: ⟦a.html\n```")),
        ("an include in reStructuredText", *_last("```{eval-rst}\n.. include:: ⟦../../a.txt\n```")),
        ("raw HTML in reStructuredText", *_last("```{eval-rst}\n甲。\n\n.. raw:: html\n   :class: x\n   :file: ⟦../../a.html\n```")),
        ("a table of the web in reStructuredText", *_last("```{eval-rst}\n.. csv-table:: 表\n   :url: ⟦https://example.org/a.csv\n```")),
    ),
    *faults(
        "crossrefs.unsafe-latex",
        ("input", *_last("```{raw} latex\n⟦\\input{../../letters}\n```")),
        ("input without braces", *_last("```{raw} latex\n甲 ⟦\\input /etc/hostname\n```")),
        ("input from a program", *_last("```{raw} latex\n⟦\\input|ls\n```")),
        ("input if there is a file", *_last("```{raw} tex\n⟦\\InputIfFileExists{x}{}{}\n```")),
        ("a file that is opened", *_last("```{raw} latex\n\\newread\\r ⟦\\openin\\r=../a.txt\n```")),
        ("a listing", *_last("```{raw} latex\n⟦\\lstinputlisting[language=Python]{/srv/x.py}\n```")),
        ("words as they stand", *_last("```{raw} latex\n⟦\\verbatiminput{../x}\n```")),
        ("a picture outside", *_last("```{raw} latex\n⟦\\includegraphics*[width=3cm]{figures/../../x.png}\n```")),
        ("a picture at the top of the machine", *_last("```{raw} html latex\n⟦\\includegraphics{/x.png}\n```")),
        ("a picture by a special", *_last("```{raw} latex\n⟦\\special{pdf:image (x.png)}\n```")),
        ("a program", *_last("```{raw} latex\n\\immediate⟦\\write18{date}\n```")),
        ("a program in Lua", *_last("```{raw} latex\n⟦\\directlua{x()}\n```")),
        ("in a formula", CH2, "图见{numref}`fig-flow`", "设 $⟦\\input{x}$，图见{numref}`fig-flow`"),
        ("in a displayed formula", CH3, "s_{t+1} = f(s_t, a_t)", "s_{t+1} = ⟦\\input{x}"),
        ("in an admonition", CH3, HINT, HINT + "\n\n~~~{raw} latex\n⟦\\include{x}\n~~~"),
        ("in reStructuredText", *_last("```{eval-rst}\n.. raw:: latex\n\n   ⟦\\input{x}\n```")),
    ),
    *faults(
        "crossrefs.circular-include",
        ("a file of itself", PART, "`。\n", "`。\n\n```{include} ⟦tail.md\n```\n"),
        ("by way of another", PART, "`。\n", "`。\n\n```{include} more.md\n```\n", "source/parts/more.md", None, "```{include} ⟦tail.md\n```\n"),
    ),
    *faults(
        "crossrefs.missing-image",
        ("no path", CH1, FIG, "```{⟦figure}"),
        ("a figure", CH1, FIG, "```{figure} ⟦figures/grwoth.svg"),
        ("an image", *_last("⟦![图](figures/none.png)")),
        ("any format", *_last("⟦![图](figures/none.*)")),
        ("from the manuscript’s folder", CH2, ":::{figure} figures/flow.svg", ":::{figure} ⟦/figure/flow.svg"),
        ("the directive", *_last("```{image} ⟦figures/none.svg\n```")),
    ),
    *faults(  # of a book that the press sets; on the site alone, HTML is its author's own
        "crossrefs.missing-image",
        ("in HTML", PREFACE, EIGHT, f'⟦<p align="center"><img src="a.png" alt="甲"></p>\n\n{EIGHT}'),
        ("in HTML of a line", PREFACE, EIGHT, f'看⟦<img src="a.png" alt="甲">。{EIGHT}'),
        ("in a folder of the site", PREFACE, EIGHT, f'⟦<img src="../_static/a.png" alt="甲">\n\n{EIGHT}'),
        book="real",
    ),
    *faults(
        "crossrefs.missing-equation",
        ("a letter missing", CH1, EQ, "代价见式{eq}`⟦eq-cot`"),
        ("its label was deleted", CH3, ":label: eq-step\n\n", "\n", CH3, "式{eq}`eq-step`", "式{eq}`⟦eq-step`"),
    ),
    *faults(
        "crossrefs.missing-term",
        ("another word", CH1, "词元的定义见{term}`词元`", "词元的定义见{term}`⟦词汇`"),
        ("it was deleted", TERMS, "\n嵌入\n  把词元变成向量。\n", "", CH2, "{term}`嵌入`把", "{term}`⟦嵌入`把"),
    ),
    *faults(
        "crossrefs.orphan-chapter",
        ("a new one", "source/new.md", None, "⟦# 新的一章\n\n新的。\n", "locale/en/LC_MESSAGES/new.po", None, 'msgid ""\nmsgstr ""\n"Project-Id-Version: small-book 1\\n"\n"PO-Revision-Date: 2026-11-24 05:00+0000\\n"\n"Last-Translator: The Book\'s Contributors <book@example.org>\\n"\n"Language-Team: en\\n"\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\nmsgid "新的一章"\nmsgstr "A New Chapter"\n\nmsgid "新的。"\nmsgstr "New."\n'),
        ("taken out of the contents", INDEX, "glossary\nrefs", "refs", TERMS, "# 术语表", "⟦# 术语表"),
    ),
    *faults(
        "crossrefs.broken-link-syntax",
        ("its text is not closed", CH1, SITE, "⟦[官方网站(https://example.org/llm)"),
        ("a label in angle brackets", CH1, NEXT, "⟦<#sec-cost>"),
        ("a file of the author's", CH1, SITE, "⟦[官方网站](file:///llm.pdf)"),
        ("a blank between", CH1, SITE, "⟦[官方网站] (https://example.org/llm)"),
        ("full-width round brackets", CH1, SITE, "⟦[官方网站]（https://example.org/llm）"),
        ("full-width square brackets", CH1, SITE, "⟦［官方网站］(https://example.org/llm)"),
        ("the last bracket full-width", CH1, SITE, "⟦[官方网站](https://example.org/llm）"),
        ("not closed", CH1, SITE + "，", "⟦[官方网站](https://example.org/llm，"),
        ("a blank in the address", CH1, SITE, "⟦[官方网站](https://example.org/my llm)"),
        ("exchanged brackets", CH1, SITE, "⟦(官方网站)[https://example.org/llm]"),
        ("an address that nothing defines", CH1, SITE, "⟦[官方网站][site]"),
        ("no address", CH1, SITE, "⟦[官方网站]()"),
        ("a reference in quotes", CH1, RAG, "检索增强见⟦{ref}‘ch-rag’，"),
        ("full-width braces", CH1, RAG, "检索增强见⟦｛ref｝`ch-rag`，"),
        ("a blank before the backtick", CH1, ROUTES, "见⟦{numref} `tab-routes`"),
        ("no closing brace", CH1, ROUTES, "见⟦{numref`tab-routes`"),
        ("no closing backtick", CH3, HINT, "请先读⟦{ref}`sec-routes。"),
        ("a link to a label with a blank", CH1, NEXT, "⟦[下一节] (#sec-cost)"),
        ("a blank before a label", CH1, RAG, "检索增强见⟦{ref}` ch-rag`，"),
        ("a blank behind a label", CH1, RAG, "检索增强见⟦{ref}`ch-rag `，"),
        ("a blank for a label", *_last("先读⟦{ref}` `。")),
        ("a blank in a title's label", CH1, RAG, "检索增强见⟦{ref}`下一章 < ch-rag>`，"),
        ("a blank behind the label of a formula", CH1, EQ, "代价见式⟦{eq}`eq-cost `"),
        ("square Chinese brackets", CH1, SITE, "⟦[官方网站]【https://example.org/llm】"),
        ("braces", CH1, SITE, "⟦[官方网站]{https://example.org/llm}"),
        ("a colon between", CH1, SITE, "⟦[官方网站]：(https://example.org/llm)"),
        ("an angle that is not closed", CH1, SITE, "⟦[官方网站](<https://example.org/llm)"),
        ("an empty label", CH1, SITE, "⟦[官方网站][]"),
        ("a stop in the address", CH1, SITE + "，", "⟦[官方网站](https://example.org/llm，)"),
        ("a bracket too many before", CH1, SITE, "[⟦[官方网站](https://example.org/llm)"),
        ("no text", CH1, SITE, "⟦[](https://example.org/llm)"),
        ("a place of nothing", CH1, SITE, "⟦[官方网站](#)"),
        ("only the beginning of an address", CH1, SITE, "⟦[官方网站](https://)"),
        ("a picture with a full-width sign", *_last("⟦！[图](figures/flow.svg)")),
        ("blanks in the braces", CH1, EQ, "代价见式⟦{ eq }`eq-cost`"),
    ),
]

SOUND = sounds(
    "crossrefs",
    ("addresses of one's own", "conf.py", "numfig = True", 'numfig = True\nmyst_url_schemes = {"https": None, "wiki": {"url": "https://example.org/{{path}}"}}', CH1, SITE, "[官方网站](wiki:llm)"),
    ("a label with a colon", CH1, "(sec-cost)=", "(cf:cost)=", CH1, NEXT, "[下一节](cf:cost)"),
    ("values of a file, by their options", *_last("```{csv-table}\n:file: values.csv\n:delim: ;\n:header-rows: 1\n:widths: 1 2\n```"), "source/values.csv", None, "甲;乙\n丙;丁\n"),
    ("a label in running text", *_last("词 [这里]{#span}，见[那里](#span)与{ref}`词 <span>`。")),
    ("what directives describe", *_last("```{py:function} run(x)\n运行。\n```\n\n```{option} -q, --quiet\n不说话。\n```\n\n见{py:func}`run`、{any}`run`、{option}`--quiet`、{py:class}`int`与[运行](#run)。")),
    ("a heading of Markdown in a page of reStructuredText", "conf.py", 'exclude_patterns = ["parts"]', 'exclude_patterns = ["parts"]\nmyst_heading_anchors = 3', INDEX, "\nglossary\n", "\nextra\nglossary\n", "source/extra.rst", None, ".. include:: parts/more.md\n   :parser: myst_parser.sphinx_\n", "source/parts/more.md", None, "# 附录\n\n## Old images\n\n旧图，见{ref}`ch-rag`。\n", CH1, NEXT, "[旧图](extra.rst#old-images)"),
    ("a chapter in two tables of contents", INDEX, "\nglossary\n", "\nglossary\nch1\n"),
    ("contents in a _toc.yml", *BY_TOC),
    ("contents by name and by pattern", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\nself\nch1\nch*\n"),
    ("contents by patterns of all kinds", INDEX, ":numbered:\n\nch1\nch2\nch3\n", ":numbered:\n:glob:\n\n**1\nch[!1-2]\nc?2\n"),
    ("titles that are labels", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.autosectionlabel"]', CH1, RAG, "检索增强见{ref}`检索增强`，"),
    ("another case", CH1, RAG, "检索增强见{ref}`Ch-Rag`，"),
    ("a title of its own", CH1, RAG, "检索增强见{ref}`下一章 <ch-rag>`，"),
    ("a link to a page", CH1, NEXT, "[下一节](ch2.md)"),
    ("a link to a label of a page", CH1, NEXT, "[下一节](ch2.md#ch-rag)"),
    ("a page from the manuscript’s folder", CH2, DOC, "见{doc}`/ch1`"),
    ("another address", CH1, SITE, "[官方网站](https://example.org/llm?a=1#b)"),
    ("a title that is filled in", CH2, "图见{numref}`fig-flow`", "图见{numref}`{name} <fig-flow>`"),
    ("blanks that Sphinx takes away", CH1, RAG, "检索增强见{ref}` 下一章  <ch-rag>`，"),
    ("a link without text to a title", CH1, NEXT, "[](#sec-cost)"),
    ("a link in brackets", CH1, SITE, "[[官方网站](https://example.org/llm)]"),
    ("a picture that is shown by a link", CH1, "再微调。", "快看！[图](figures/flow.svg)"),
    ("pages of MyST's addresses", CH1, NEXT, "<project:ch2.md> <project:#ch-rag>"),
    ("brackets without a link", CH1, "再微调。", "再取 a[0][]，[注]：（见上）。"),
    ("mail", CH1, SITE, "[官方网站](mailto:llm@example.org)"),
    ("an address alone", CH1, SITE, "<https://example.org/llm>"),
    ("an address with a title", CH1, SITE, '[官方网站](https://example.org/llm "标题")'),
    ("an address that is defined below", CH1, SITE, "[官方网站][site]", CH1, "[^param]: 参", "[site]: https://example.org/llm\n\n[^param]: 参"),
    ("a chapter of another book", CH1, "再微调。", "再微调，见《统计学习方法》第 9 章。"),
    ("a chapter behind a citation", CH1, "这话出自{cite}`zhao2023survey`。", "这话出自{cite}`zhao2023survey`第 9 章。"),
    ("chapters that are counted", CH1, "再微调。", "再微调，共三章、20 节。"),
    ("what only begins like a figure", CH1, "再微调。", "再微调，图一乐，图一个方便，地图二中的城，代表一中的人，列表一为空，见图一角。"),
    ("things that are counted", CH1, "再微调。", "再微调，解方程 2 个，看下图 3 个例子，公式 2n+1，方程 2x=4，化学方程 2H2。"),
    ("lessons", CH1, "再微调。", "再微调，上了 2.5 节课，在第三节课，见第三节课，第一、二、三节。"),
    ("the third section of a law", CH1, "再微调。", "再微调，《数据安全法》第三章第二节，RFC 9110 §5.3。"),
    ("words with numbers in English", CH1, "再微调。", "再微调 unstable 3 与 PyTables 2。"),
    ("raw HTML in a file of the book", "source/a.html", None, "<hr>", *_last("```{raw} html\n:file: a.html\n```")),
    ("a table in a file of the book", "source/a.csv", None, "1,2", *_last("```{csv-table} 表\n:file: /a.csv\n```")),
    ("a link to a file of the book", "data.csv", None, "1,2", CH1, SITE, "[官方网站](../data.csv)"),
    ("reStructuredText that reads a file of the book", "source/a.txt", None, "甲。", *_last("```{eval-rst}\n.. include:: a.txt\n\n.. include:: <isonum.txt>\n```")),
    ("raw LaTeX that reads nothing", *_last("```{raw} latex\n\\clearpage\\count255=\\inputlineno 50\\% % \\input{x}\n\\includegraphics[width=3cm]{growth.pdf}\n```")),
    ("LaTeX that is shown", CH1, "再微调。", "再微调，`\\input{x}`。", *_last("```latex\n\\input{x}\n```")),
    ("commands that begin like others", *_last("```{raw} latex\n\\def\\includes{}\\def\\inputs{}\\includes\\inputs\n```")),
    ("pictures of the web", *_last("![图](https://example.org/a.png)")),
    ("any format", CH1, FIG, "```{figure} figures/growth.*"),
    ("a page that stands alone", "source/alone.md", None, "---\norphan: true\n---\n\n$$\na\n$$\n"),
    ("brackets that are no links", CH1, "再微调。", "再微调 [如此] (见下)。"),
    ("a link in code", CH1, "再微调。", "再微调，`[a] (https://b.org)`。"),
    ("a figure in Markdown", CH3, END, "```{figure-md} fig:map\n![地图](figures/flow.svg)\n\n地图\n```\n\n见{numref}`fig:map`与{ref}`fig:map`，[](fig:map)。\n\n" + END),
    ("a label with a colon", CH1, "(sec-cost)=", "(sec:cost)=", CH1, NEXT, "[](sec:cost)"),
    ("one label above a directive and in it", *_own(_ADMONITION), *_last("(task-one)=\n```{task} 第一题\n:label: task-one\n做。\n```\n\n见{ref}`题 <task-one>`。")),
    ("fields at the head of reStructuredText", *_last("```{eval-rst}\n:og:description: 一句\n  两行\n:og:title: 题\n```")),
    ("shapes and marks", CH1, "再微调。", "再微调，形状 [M][N]，日志 [R1][E112]。"),
    ("a page and a label of one name", CH1, NEXT, "[](ch2)", CH3, END, "(ch2)=\n```{raw} html\n<hr>\n```\n\n" + END),
    ("a title for the page itself", INDEX, "\nch1\n", "\n本页 <self>\nch1\n"),
    ("a picture’s path with a backslash", *_last("```{figure} figures/\\flow.svg\n图\n```")),
    ("what an extension makes", *_own(_ADMONITION), *_last("```{task} 第一题\n:name: task-one\n做。\n```\n\n(task-two)=\n```{task} 第二题\n:label: task-three\n做。\n```\n\n见{ref}`task-one`、{numref}`task-two`与[](task-three)。")),
    ("what an extension reads in its own way", *_own(_DRAWING), *_last("```{drawing}\n---\nfigure:\n  name: draw-one\n  caption: 图\n---\n**a -> b [x] (http\n```\n\n见{ref}`图 <draw-one>`。")),
    ("a program’s names", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.autodoc"]', CH1, NEXT, "[类](book.run.Runner)与[类](#Runner)"),
    ("a term of another book", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.intersphinx"]\nintersphinx_mapping = {"sphinx": ("https://www.sphinx-doc.org/en/master", None)}', CH1, "再微调。", "再微调，{term}`docutils <document>`。"),
    ("a role of another book", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.intersphinx"]\nintersphinx_mapping = {"sphinx": ("https://www.sphinx-doc.org/en/master", None)}', CH1, "再微调。", "再微调，{external+sphinx:ref}`toctree`，{external:doc}`index`。"),
    ("a role that is spoken of", CH1, "再微调。", "Use the {ref} role."),
    ("a term that is a link", TERMS, "嵌入\n", "[权重](https://example.org/w)\n  学到的数。\n\n嵌入\n", CH1, "再微调。", "再微调{term}`权重`。"),
    ("Sphinx’s own pages", CH1, RAG, "检索增强见{ref}`ch-rag`与{ref}`索引 <genindex>`，"),
)
