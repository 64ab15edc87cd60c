"""Cross-references and links broken, and some that only look strange."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

CH1, CH2, CH3 = "source/ch1.md", "source/ch2.md", "source/ch3.md"
INDEX, TERMS, PART = "source/index.md", "source/glossary.md", "source/parts/tail.md"
SITE = "[官方网站](https://example.org/llm)"
NEXT = "[下一节](#sec-cost)"
RAG = "检索增强见{ref}`ch-rag`，"
ROUTES = "见{numref}`tab-routes`"
EQ = "代价见式{eq}`eq-cost`"
DOC = "见{doc}`ch1`"
HINT = "请先读{ref}`sec-routes`。"
END = "```{admonition} 提示"
FIG = "```{figure} figures/growth.svg"


def _last(text: str) -> tuple[str, str, str]:
    """Return an edit that puts a block before the last one of chapter 3."""
    return CH3, END, f"{text}\n\n{END}"


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
        "crossrefs.duplicate-term",
        ("twice in the glossary", TERMS, "  把词元变成向量。\n", "  把词元变成向量。\n\n⟦词元\n  再说一次。\n"),
        ("in another chapter", *_last(":::{glossary}\n嵌入\n  另一种说法。\n:::"), TERMS, "嵌入\n", "⟦嵌入\n"),
    ),
    *faults(
        "crossrefs.unnumbered",
        ("no place for the number", CH1, ROUTES, "见{numref}`表 %d <⟦tab-routes>`"),
        ("another name for the number", CH1, ROUTES, "见{numref}`表 {numbr} <⟦tab-routes>`"),
        ("a figure without a caption", CH2, "\n检索的流程\n", "", CH2, "图见{numref}`fig-flow`", "图见{numref}`⟦fig-flow`"),
        ("a table without a caption", CH2, "{list-table} 两种实现", "{list-table}", CH3, "与{numref}`tab-ways`", "与{numref}`⟦tab-ways`", CH2, "表{ref}`tab-ways <tab-ways>`里", "表{ref}`tab <tab-ways>`里"),
        ("a paragraph", *_last("(here)=\n这一段话，见{numref}`⟦here`。")),
        ("the title of a paragraph", *_last("(here)=\n这一段话，见{ref}`⟦here`。")),
        ("a section outside the chapters", TERMS, "# 术语表", "(terms)=\n# 术语表", CH3, HINT, "请先读{ref}`sec-routes`与{numref}`⟦terms`。"),
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
        ("in English", CH1, "再微调。", "再微调，见 ⟦Chapter 2。"),
    ),
    *faults(
        "crossrefs.missing-file",
        ("no such way to begin an address", CH1, SITE, "⟦[官方网站](htp://example.org/llm)"),
        ("a chapter in the contents", INDEX, "\nch2\n", "\n⟦chapter2\n", "source/ch2.md", "(ch-rag)=\n# 检", "---\norphan: true\n---\n(ch-rag)=\n# 检"),
        ("a slip in the contents", INDEX, "\nch3\n", "\n⟦ch33\n"),
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
        ("blanks in the braces", CH1, EQ, "代价见式⟦{ eq }`eq-cost`"),
    ),
]

SOUND = sounds(
    "crossrefs",
    ("addresses of one's own", "conf.py", "numfig = True", 'numfig = True\nmyst_url_schemes = {"https": None, "wiki": {"url": "https://example.org/{{path}}"}}', CH1, SITE, "[官方网站](wiki:llm)"),
    ("a label with a colon", CH1, "(sec-cost)=", "(cf:cost)=", CH1, NEXT, "[下一节](cf:cost)"),
    ("titles that are labels", "conf.py", '"sphinxcontrib.bibtex"]', '"sphinxcontrib.bibtex", "sphinx.ext.autosectionlabel"]', CH1, RAG, "检索增强见{ref}`检索增强`，"),
    ("another case", CH1, RAG, "检索增强见{ref}`Ch-Rag`，"),
    ("a title of its own", CH1, RAG, "检索增强见{ref}`下一章 <ch-rag>`，"),
    ("a link to a page", CH1, NEXT, "[下一节](ch2.md)"),
    ("a link to a label of a page", CH1, NEXT, "[下一节](ch2.md#ch-rag)"),
    ("a page from the manuscript’s folder", CH2, DOC, "见{doc}`/ch1`"),
    ("another address", CH1, SITE, "[官方网站](https://example.org/llm?a=1#b)"),
    ("mail", CH1, SITE, "[官方网站](mailto:llm@example.org)"),
    ("an address alone", CH1, SITE, "<https://example.org/llm>"),
    ("an address with a title", CH1, SITE, '[官方网站](https://example.org/llm "标题")'),
    ("an address that is defined below", CH1, SITE, "[官方网站][site]", CH1, "[^param]: 参", "[site]: https://example.org/llm\n\n[^param]: 参"),
    ("a chapter of another book", CH1, "再微调。", "再微调，见《统计学习方法》第 9 章。"),
    ("a chapter behind a citation", CH1, "这话出自{cite}`zhao2023survey`。", "这话出自{cite}`zhao2023survey`第 9 章。"),
    ("chapters that are counted", CH1, "再微调。", "再微调，共三章、20 节。"),
    ("pictures of the web", *_last("![图](https://example.org/a.png)")),
    ("any format", CH1, FIG, "```{figure} figures/growth.*"),
    ("a page that stands alone", "source/alone.md", None, "---\norphan: true\n---\n\n$$\na\n$$\n"),
    ("brackets that are no links", CH1, "再微调。", "再微调 [如此] (见下)。"),
    ("a link in code", CH1, "再微调。", "再微调，`[a] (https://b.org)`。"),
    ("Sphinx’s own pages", CH1, RAG, "检索增强见{ref}`ch-rag`与{ref}`索引 <genindex>`，"),
)
