"""Pages with every kind of block that may hold words for translators; each begins with a heading.

Each word is Chinese, so that it is offered, and stands once, so that nothing hides behind another.
"""

from __future__ import annotations

PAGES: dict[str, str] = {
    # running text
    "a paragraph": "一段话。\n\n又一段\n接着写。",
    "a hard break": "头一行\\\n第二行。\n\n又一行  \n后一行。",
    "markup": "有**重点**、*强调*、`代码`、{math}`x`和[链接](https://example.org/)。",
    "a heading with markup": "## 第*二*节{cite}`zhang2020`\n\n话。",
    "headings of all levels": "## 二级\n\n### 三级\n\n#### 四级\n\n话。",
    "a heading underlined": "第二节\n------\n\n话。",
    "a rule between": "上面。\n\n---\n\n下面。",
    "only Latin": "Only Latin here.\n\n`x` 100\n\n有字。",
    "html inside": "有<b>粗</b>字。",
    "an entity": "甲&amp;乙 &copy; 丙。",
    "a backslash": "一个\\*星号\\*和\\\\杠。",
    "substitutions of Unicode": "零宽\u200b字 与\u3000全角空格。",
    "quotation marks": '他说"好"，“行”。',
    "full-width letters": "ＡＢＣ。",
    "wide signs alone": "（！？）",
    # containers
    "lists": "- 第一\n- 第二\n\n  又一段\n\n1. 甲项\n2. 乙项",
    "nested lists": "- 外\n  - 里\n    - 更里",
    "a block quote": "> 引来的话。\n>\n> 又一段。",
    "a block quote with its author": "> 引来的话。\n>\n> -- 某人",
    "a quote with attribution": '{attribution="某人"}\n> 引来的话。',
    "a definition list": "词甲\n: 定义。\n\n  又一段。\n\n词乙\n: 定义二\n: 定义三",
    "a footnote": "有注[^a]。\n\n[^a]: 注文一。\n\n    注文二。",
    "a footnote in a list": "- 有注[^b]\n\n[^b]: 注的话。",
    # tables
    "a table": "| 年 | 事 |\n|---|---|\n| 一九 | *事一* |\n| 100 | 事二 |",
    "a table with a caption": ":::{table} 表的标题\n:name: tab-a\n\n| 年份 | 事件 |\n|---|---|\n| 二零 | 发生 |\n:::",
    "a list-table": (
        ":::{list-table} 单子\n:header-rows: 1\n\n* - 头甲\n  - 头乙\n* - 格甲\n  - 格乙\n\n    第二段\n:::"
    ),
    "a csv-table": (
        ':::{csv-table} 逗号表\n:header: 首甲, "首乙, 丙"\n\n值甲, "值乙, 值丙"\n值丁, 值""戊\n:::'
    ),
    "a csv-table with heads in rows": ":::{csv-table} 又一表\n:header-rows: 1\n\n头一, 头二\n甲一, 甲二\n:::",
    "a csv-table with quotes": ':::{csv-table}\n:delim: ;\n\n"他说""好"""; 乙二\n:::',
    "a table in an admonition": ":::{note}\n| 列 | 栏 |\n|---|---|\n| 子 | 丑 |\n:::",
    # directives
    "admonitions": ":::{note}\n提示。\n:::\n\n:::{warning} 头一行。\n第二行。\n:::\n\n:::{seealso}\n参见。\n:::",
    "an admonition with a title": ":::{admonition} 标题*甲*\n正文。\n\n- 一项\n:::",
    "admonitions in each other": "::::{admonition} 外面\n外话。\n:::{tip}\n里话。\n:::\n::::",
    "a topic": ":::{topic} 话题\n正文。\n:::",
    "a sidebar": ":::{sidebar} 边栏\n:subtitle: 副题\n\n正文。\n:::",
    "a rubric": ":::{rubric} 小题\n:::",
    "an epigraph": ":::{epigraph}\n题词。\n\n-- 某某\n:::",
    "a pull quote": ":::{pull-quote}\n摘语。\n:::",
    "highlights": ":::{highlights}\n要点。\n:::",
    "a compound": ":::{compound}\n甲段。\n\n乙段。\n:::",
    "a container": ":::{container} some-class\n盒中话。\n:::",
    "a class": ":::{rst-class} some\n:::\n\n有类的话。",
    "a centred text": ":::{centered} 居中\n:::",
    "versions": ":::{versionadded} 1.0\n新的。\n:::\n\n:::{deprecated} 2.0 旧了\n:::",
    "a horizontal list": ":::{hlist}\n- 横一\n- 横二\n:::",
    "a parsed literal": ":::{parsed-literal}\n照样的*字*。\n:::",
    "a line block": ":::{line-block}\n诗一行\n诗二行\n:::",
    "a comment": "% 注释不译\n\n<!-- 也不译 -->\n\n有话。",
    "raw HTML": ":::{raw} html\n<p>生的字</p>\n:::\n\n有话。",
    "an HTML block": "<div>块里的字</div>\n\n有话。",
    "only": ":::{only} html\n只在网页。\n:::",
    "a glossary": ":::{glossary}\n词元\n  最小的单位。\n\n向量\n矢量\n  一列数。\n\n  第二段。\n:::",
    "a glossary with a list": ":::{glossary}\n清单词\n  几样：\n\n  - 其一\n  - 其二\n:::",
    "a glossary with a classifier": ":::{glossary}\n词族 : 类\n  解释。\n:::",
    # figures, images, code
    "an image": "![替代文字](figures/flow.svg)",
    "an image with a title": '![替文](figures/flow.svg "图题")',
    "an image in a line": "看![小图](figures/flow.svg)这里。",
    "an image directive": ":::{image} figures/flow.svg\n:alt: 另一替文\n:::",
    "a figure": ":::{figure} figures/flow.svg\n:name: fig-a\n:alt: 图的替文\n\n图题*甲*\n:::",
    "a figure with a legend": (
        ":::{figure} figures/flow.svg\n\n图题乙\n\n图例一段。\n\n- 图例一项\n\n| 图 | 例 |\n|---|---|\n| 表 | 格 |\n:::"
    ),
    "code": "```python\nprint('你好')  # 问好\n```",
    "code without a language": "```\n一段码\n\n二行\n```",
    "code indented": "话在前。\n\n    缩进的码\n    第二行",
    "code with a caption": ":::{code-block} python\n:caption: 码题*甲*\n:name: lst-a\n\nx = '码'\n:::",
    "code without Chinese": "```python\nprint(1)\n```\n\n有话。",
    "code with a caption alone": ":::{code-block} python\n:caption: 只有题\n\nx = 1\n:::",
    "a file of code": ":::{literalinclude} hello.py\n:caption: 文件的题\n:::",
    "lines of a file": ":::{literalinclude} hello.py\n:lines: 2-3\n:::",
    # formulas
    "a formula": "$$\na = b\n$$\n\n有话。",
    "a formula with words": "$$\na = \\text{词}\n$$",
    "a formula with a label": "$$\n\\text{标} = b\n$$ (eq-a)",
    "a formula directive": ":::{math}\n:label: eq-b\n\nc = \\text{令}\n:::",
    "a formula directive with an argument": ":::{math} d = \\text{首}\n:::",
    "an environment": "\\begin{equation}\ne = \\text{境}\n\\end{equation}",
    # index, contents, lists
    "index entries": ":::{index}\nsingle: 条目甲\npair: 左; 右\nsee: 旧名; 新名\nseealso: 也看; 那里\n:::\n\n有话。",
    "a single index entry": ":::{index} 条目乙\n:::\n\n有话。",
    "a main index entry": ":::{index} ! 条目丙\n:::\n\n有话。",
    "an index entry with a subentry": ":::{index}\nsingle: 条目丁; 分目\n:::\n\n有话。",
    "index entries in a line": ":::{index} 条目戊, 条目己\n:::\n\n有话。",
    "a triple index entry": ":::{index}\ntriple: 一元; 二元; 三元\n:::\n\n有话。",
    "an index role": "一段有{index}`索引词`的话。",
    "an index role with entries": "一段有{index}`那词 <single: 索引项>`的话。",
    "a toctree": ":::{toctree}\n:caption: 目录题\n\n别名 <other>\n网站 <https://example.org/>\nhttps://example.org/x\nself\n:::",
    "a toctree with a Latin title": ":::{toctree}\n:hidden:\n\nOther <other>\n本页 <self>\n:::\n\n有话。",
    "contents": ":::{contents} 本章内容\n:local:\n:::\n\n## 一节\n\n话。",
    "a bibliography": "引{cite}`zhang2020`。\n\n:::{bibliography}\n:filter: docname in docnames\n:::",
    # rST inside
    "rST": "```{eval-rst}\n一段rst。\n\n- rst列表\n\n:字段: 字段值\n\n| 行块一\n| 行块二\n\n.. note:: rst提示\n```",
    "options in rST": "```{eval-rst}\n-a  选项甲\n--bb=x  选项乙\n```",
    "a field list": ":字段名: 字段的值\n:又一名: 又一值",
    # front matter
    "a title in front matter": "---\ntitle: 前页题\n---\n\n# 题三\n\n有话。",
    "a description in front matter": "---\nmyst:\n  html_meta:\n    description: 本页讲词\n---\n\n# 页题\n\n有话。",
    "a substitution": "---\nmyst:\n  substitutions:\n    书: 书名\n---\n\n# 页题二\n\n读{{ 书 }}。",
    # included
    "an include": ":::{include} parts/part.txt\n:::",
}
