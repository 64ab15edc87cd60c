"""Directives, options, front matter and code that a build can't use, and what only looks so.

Each row is a piece of a page, so that Sphinx itself can be asked about all of them at once
(``tests/mutations/test_sphinx_agrees.py``): a block, or what stands at the head of a page.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.mutations.mutation import Fault, Variation, faults, sounds

CH3, TITLE, END = "source/ch3.md", "(ch-agents)=\n# 智能体\n", "```{admonition} 提示"
LAST = "请先读{ref}`sec-routes`。\n```\n"
IMAGE = "figures/growth.svg"
TABLE = "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |"
LISTS = "* - 甲\n  - 乙\n* - 丙\n  - 丁"
# What the small book does without, and some rows need.
EXTENDED = ("conf.py", '"attrs_inline"]\n', '"attrs_inline", "attrs_block", "substitution"]\nmyst_substitutions = {"sub": "词"}\n')
# A file of code that the rows show parts of: four lines.
PROGRAM = "def first():\n    return 1\n\nx = 2\n"
FILES = {"source/run.py": PROGRAM, "source/values.csv": "甲,乙\n丙,丁\n", "source/parts/part.md": "```text\n1\n```\n\n<!-- a -->\n\n```text\n2\n```\n\n<!-- b -->\n"}


class Piece(NamedTuple):
    """A block of a page; with ``head`` what stands before its title, with ``last`` at its end."""

    name: str
    text: str
    head: bool = False
    last: bool = False
    alone: bool = False  # it ends Sphinx with a traceback, so no other page can be asked for with it

    def row(self) -> tuple[str | None, ...]:
        """Return the row of an edit of chapter 3, and of the files that it names."""
        files: list[tuple[str, str | None, str]] = [(path, None, text) for path, text in FILES.items() if Path(path).name in self.text]
        if "{{" in self.text or self.text.startswith("{"):
            files.append(EXTENDED)
        more = tuple(part for file in files for part in file)
        if self.head:
            return self.name, CH3, TITLE, f"{self.text}{TITLE}", *more
        if self.last:
            return self.name, CH3, LAST, f"{LAST}\n{self.text}\n", *more
        return self.name, CH3, END, f"{self.text}\n\n{END}", *more

    def page(self) -> str:
        """Return it as a page of its own."""
        return f"{self.text}# 页\n" if self.head else f"# 页\n\n{self.text}\n"


def block(directive: str, *lines: str) -> str:
    """Return a directive of these lines."""
    here = "⟦" * directive.startswith("⟦")
    name, _, argument = directive.removeprefix("⟦").partition(" ")
    return "\n".join((f"```{here}{{{name}}} {argument}".rstrip(), *lines, "```"))


def _options(directive: str, *options: str, body: str = "") -> str:
    return block(directive, *options, *(("", body) if body else ()))


BAD: dict[str, tuple[Piece, ...]] = {
    "markup.bad-option": (
        Piece("a width in words", _options(f"figure {IMAGE}", ":width: ⟦wide", body="图。")),
        Piece("a place that is none", _options(f"figure {IMAGE}", ":align: ⟦middle", body="图。")),
        Piece("a picture above its place", _options(f"image {IMAGE}", ":align: ⟦top")),
        Piece("a width without its number", _options(f"image {IMAGE}", ":width: ⟦%")),
        Piece("a width with a Chinese unit", _options(f"image {IMAGE}", ":width: ⟦10 厘米")),
        Piece("a height in per cent", _options(f"image {IMAGE}", ":height: ⟦50%")),
        Piece("a scale that is no number", _options(f"image {IMAGE}", ":scale: ⟦x")),
        Piece("a scale below nothing", _options(f"image {IMAGE}", ":scale: ⟦-5")),
        Piece("a width of a figure", _options(f"figure {IMAGE}", ":figwidth: ⟦wide", body="图。")),
        Piece("how a picture is loaded", _options(f"image {IMAGE}", ":loading: ⟦slow")),
        Piece("a first line that is no number", _options("code-block python", ":lineno-start: ⟦x", body="print(1)")),
        Piece("an indentation that is no number", _options("code-block python", ":dedent: ⟦x", body="print(1)")),
        Piece("lines to mark that are not there", _options("code-block python", ":emphasize-lines: ⟦5", body="print(1)")),
        Piece("lines to mark in words", _options("code-block python", ":emphasize-lines: ⟦first", body="print(1)")),
        Piece("lines to mark backwards", _options("code-block python", ":emphasize-lines: ⟦2-1", body="print(1)\nprint(2)")),
        Piece("no lines to mark", _options("code-block python", ":emphasize-lines:⟦", body="print(1)")),
        Piece("a caption of nothing", _options("code-block python", ":caption:⟦", body="print(1)")),
        Piece("lines with numbers", _options("code python", ":number-lines: ⟦x", body="print(1)")),
        Piece("heads that are no number", _options("list-table 表", ":header-rows: ⟦many", body=LISTS)),
        Piece("heads below nothing", _options("list-table 表", ":header-rows: ⟦-1", body=LISTS)),
        Piece("widths in words", _options("list-table 表", ":widths: ⟦wide", body=LISTS)),
        Piece("widths of nothing", _options("list-table 表", ":widths: ⟦0 1", body=LISTS)),
        Piece("first columns that are no number", _options("list-table 表", ":stub-columns: ⟦x", body=LISTS)),
        Piece("the place of a table", _options("table 表", ":align: ⟦middle", body=TABLE)),
        Piece("no class", _options("note", ":class: ⟦。", body="注意。")),
        Piece("a class without a value", _options("note", ":class:⟦", body="注意。")),
        Piece("a depth that is no number", _options("toctree", ":maxdepth: ⟦deep", body="self")),
        Piece("a depth of numbers", _options("toctree", ":numbered: ⟦x", body="self")),
        Piece("a sign between values of two letters", _options("csv-table 表", ":delim: ⟦ab", body="1,2")),
        Piece("an encoding that nobody knows", _options("csv-table 表", ":file: values.csv", ":encoding: ⟦utf-88")),
        Piece("an encoding of code", _options("literalinclude run.py", ":encoding: ⟦utf-88")),
        Piece("a first line of a file", _options("literalinclude run.py", ":lineno-start: ⟦x")),
        Piece("a first line of an included file", _options("include parts/part.md", ":start-line: ⟦x")),
        Piece("headings that are moved by no number", _options("include parts/part.md", ":heading-offset: ⟦x")),
        Piece("columns that are no number", _options("hlist", ":columns: ⟦x", body="- 甲\n- 乙")),
        Piece("a depth of contents", _options("contents", ":depth: ⟦x")),
        Piece("links back that are none", _options("contents", ":backlinks: ⟦x")),
        Piece("the level of a title", _options("rubric 小标题", ":heading-level: ⟦7")),
        Piece("options as YAML", block(f"figure {IMAGE}", "---", "width: ⟦wide", "---", "图。")),
        Piece("an attribute of a picture", f"甲 ![图]({IMAGE}){{width=⟦wide}}"),
        Piece("the place of a picture", f"![图]({IMAGE}){{a=⟦middle}}"),
        Piece("a file and values", _options("csv-table 表", ":file: ⟦values.csv", body="1,2")),
        Piece("lines of code to mark", '{emphasize-lines="5"}\n⟦```python\nprint(1)\n```'),
    ),
    "markup.missing-argument": (
        Piece("an admonition without its title", block("⟦admonition", "注意。")),
        Piece("a topic without its title", block("⟦topic", "话题。")),
        Piece("a version that is not named", block("⟦versionadded", "新的。")),
        Piece("a program that is not named", block("⟦highlight")),
        Piece("a tag that is not named", block("⟦only", "甲。")),
        Piece("a version alone", block("⟦versionchanged")),
        Piece("deprecated since", block("⟦deprecated", "旧的。")),
        Piece("a rubric without words", block("⟦rubric")),
        Piece("raw for nothing", block("⟦raw", "<b>x</b>")),
    ),
    "markup.extra-argument": (
        Piece("two languages", block("code-block python ⟦numbered", "print(1)")),
        Piece("two languages of docutils", block("code python ⟦numbered", "print(1)")),
        Piece("two languages to colour", block("highlight python ⟦x")),
    ),
    "markup.missing-content": (
        Piece("a note", block("⟦note")),
        Piece("a note of colons", ":::⟦{warning}\n:::"),
        Piece("an admonition with a title", block("⟦admonition 提示")),
        Piece("a note with options alone", block("⟦tip", ":class: wide")),
        Piece("a topic", block("⟦topic 话题")),
        Piece("an epigraph", block("⟦epigraph")),
        Piece("code of docutils", block("⟦code python")),
        Piece("a table", block("⟦table 表")),
        Piece("a table of lists", block("⟦list-table 表")),
        Piece("values", block("⟦csv-table 表")),
        Piece("a sidebar", block("⟦sidebar 旁注")),
        Piece("a container", block("⟦container wide")),
    ),
    "markup.unwanted-content": (
        Piece("words below a picture", block(f"image {IMAGE}", "", "⟦图的说明。")),
        Piece("words below code", block("literalinclude run.py", "", "⟦程序的说明。")),
        Piece("words below a rubric", block("rubric 小标题", "", "⟦说明。")),
        Piece("words below a language", block("highlight python", "", "⟦print(1)")),
    ),
    "markup.malformed-content": (
        Piece("a table without a table", block("table 表", "", "⟦没有表格。")),
        Piece("two tables", block("table 表", "", TABLE, "", "⟦" + TABLE)),
        Piece("words behind a table", block("table 表", "", TABLE, "", "⟦表的说明。")),
        Piece("a table of lists without lists", block("list-table 表", "", "⟦没有列表。")),
        Piece("a table of one list", block("list-table 表", "", "⟦* 甲", "* 乙")),
        Piece("words behind the lists", block("list-table 表", "", LISTS, "", "⟦说明。")),
        Piece("a quote that is not closed", block("csv-table 表", "", '⟦"甲,乙', "丙,丁")),
        Piece("letters behind a quote", block("csv-table 表", "", "甲,乙", '⟦"丙"x,丁')),
        Piece("a caption that is a list", block(f"figure {IMAGE}", "", "⟦- 甲", "- 乙")),
        Piece("a caption that is code", block(f"figure {IMAGE}", "", "⟦~~~", "x", "~~~")),
        Piece("terms without a blank line", block("glossary", "首词", "  解释。", "⟦次词", "  解释。")),
        Piece("terms parted by a blank line", block("glossary", "甲词", "", "⟦乙词", "  解释。")),
        Piece("a glossary that begins with what it means", block("glossary", "", "  ⟦解释。", "", "丙词", "  解释。")),
        Piece("a list in columns without a list", block("hlist", "", "⟦没有列表。")),
    ),
    "markup.bad-expression": (
        Piece("a word that is missing", block("only ⟦html and", "甲。")),
        Piece("a sign of C", block("only ⟦html && latex", "甲。")),
        Piece("a bracket that is open", block("only ⟦(html", "甲。")),
        Piece("a comparison", block("only ⟦html == 1", "甲。")),
    ),
    "markup.bad-front-matter": (
        Piece("a bracket that is open", "---\ntitle: 甲\ntags: [a, b⟦\n---\n", head=True),
        Piece("two colons", "---\ntitle: 甲\nsubtitle: 乙⟦: 丙\n---\n", head=True),
        Piece("a tab", "---\nmyst:\n⟦\thtml_meta: x\n---\n", head=True),
        Piece("a list", "---\n⟦- 甲\n- 乙\n---\n", head=True),
        Piece("words alone", "---\n⟦甲\n---\n", head=True),
        Piece("settings that are none", "---\n⟦myst: 甲\n---\n", head=True),
        Piece("a setting that nobody knows", "---\nmyst:\n  ⟦enable_extention: [deflist]\n---\n", head=True),
        Piece("a setting of another kind", "---\nmyst:\n  ⟦heading_anchors: many\n---\n", head=True),
        Piece("substitutions that are a list", "---\nmyst:\n  ⟦substitutions: [a]\n---\n", head=True),
        Piece("substitutions at the top", "---\n⟦substitutions:\n  a: b\n---\n", head=True),
        Piece("a setting of the whole book", "---\nmyst:\n  ⟦update_mathjax: true\n---\n", head=True),
    ),
    "markup.heading-jump": (
        Piece("over one level", "## 二级\n\n#### ⟦四级\n\n甲。"),
        Piece("over two levels", "#### ⟦四级\n\n甲。\n\n## 二级"),
        Piece("from the title", "### ⟦三级\n\n甲。"),
    ),
    "markup.unknown-lexer": (
        Piece("a letter too many", block("code-block ⟦pyton3x", "print(1)")),
        Piece("a fence", "⟦```foo\nprint(1)\n```"),
        Piece("a fence of tildes", "⟦~~~pythn\nprint(1)\n~~~"),
        Piece("in a list", "- 甲\n\n  ⟦```pythn\n  print(1)\n  ```"),
        Piece("for all that follows", block("highlight ⟦pythn") + "\n\n```python\nprint(1)\n```\n\n" + block("code-block", "x")),
        Piece("of a file", _options("literalinclude run.py", ":language: ⟦pythn")),
        Piece("of docutils", block("code ⟦pythn", "print(1)")),
        Piece("with attributes of others", "⟦```python{1,2}\nprint(1)\n```"),
        Piece("with a title of others", "⟦```js:app.js\nf()\n```"),
    ),
    "markup.unlexable-code": (
        Piece("dollars in Python", block("code-block python", "x = 1", "y = ⟦$HOME")),
        Piece("a question mark in Python", "```python\nx = 1\nx = a⟦?\n```"),
        Piece("a comment in JSON", '```json\n{\n  "a": 1  ⟦# 甲\n}\n```'),
        Piece("dots of omission in JSON", '```json\n{"a": 1, ⟦...}\n```'),
        Piece("in an admonition", "````{note}\n```python\ny = ⟦$HOME\n```\n````"),
    ),
    "markup.broken-rst": (
        Piece("an emphasis that is open", block("eval-rst", "⟦甲 *乙")),
        Piece("a title that is too short", block("eval-rst", "Heading", "⟦=====")),
        Piece("no blank line behind a list", block("eval-rst", "- 甲", "⟦乙")),
        Piece("an option", block("eval-rst", f"⟦.. image:: {IMAGE}", "   :width: wide")),
        Piece("a title that is missing", block("eval-rst", "⟦.. admonition::", "", "   甲")),
        Piece("indentation", block("eval-rst", "甲", "  乙", "⟦丙")),
        Piece("a directive that nobody knows", block("eval-rst", "⟦.. noet:: 甲")),
        Piece("a role that nobody knows", block("eval-rst", "⟦甲 :reff:`x`")),
        Piece("a target that is missing", block("eval-rst", "⟦甲 nothing_ 乙")),
        Piece("a title in Chinese", block("eval-rst", "⟦标题", "----", "", "甲")),
        Piece("contents", block("eval-rst", "⟦.. contents:: Contents", "", "甲"), alone=True),
        Piece("a class for what follows", block("eval-rst", "⟦.. rst-class:: wide", "", "甲"), alone=True),
        Piece("words that are to be replaced", block("eval-rst", ".. |gpt| replace:: 甲", "", "⟦乙 |gpt| 丙。")),
        Piece("a note that is missing", block("eval-rst", "⟦甲 [2]_")),
        Piece("an option of Sphinx", block("eval-rst", "⟦.. code-block:: python", "   :lineno-start: x", "", "   x = 1")),
        Piece("a version that is missing", block("eval-rst", "⟦.. versionadded::", "", "   甲")),
        Piece("a table", block("eval-rst", "⟦== ==", "甲 乙", "== ==", "x")),
    ),
    "markup.misplaced-transition": (
        Piece("at the end", "甲。\n\n⟦---", last=True),
        Piece("below a heading", "## 二级\n\n⟦***\n\n甲。"),
        Piece("below another", "甲。\n\n---\n\n⟦---\n\n乙。"),
        Piece("in a list", "- 甲\n\n  ⟦---\n\n  乙"),
        Piece("in a quotation", "> 甲\n>\n> ⟦---\n>\n> 乙"),
        Piece("in a note", block("note", "甲。", "", "⟦---", "", "乙。")),
        Piece("above an address", "甲。\n\n⟦---\n\n[x]: https://example.org", last=True),
    ),
    "markup.duplicate-definition": (
        Piece("two addresses", "见[甲][x]。\n\n[x]: https://example.org/a\n⟦[x]: https://example.org/b"),
        Piece("in other capitals", "见[甲][x]。\n\n[x]: https://example.org/a\n\n乙。\n\n⟦[X]: https://example.org/a"),
    ),
    "markup.bad-role": (
        Piece("a PEP without its number", "甲 ⟦{pep}`x` 乙。"),
        Piece("an RFC with words", "甲 ⟦{rfc}`RFC 9110` 乙。"),
        Piece("raw text", "甲 ⟦{raw}`x` 乙。"),
        Piece("half a pair", block("index ⟦pair: 甲")),
        Piece("a pair of one comma", block("index ⟦pair: 甲, 乙")),
        Piece("two thirds", block("index ⟦triple: 甲; 乙")),
        Piece("see nothing", block("index ⟦see: 甲")),
        Piece("a pair in running text", "甲 ⟦{index}`乙 <pair: 乙>` 丙。"),
    ),
    "markup.unknown-substitution": (
        Piece("what a text has not", "甲 ⟦{{ sub.other }} 乙"),
        Piece("what a text cannot do", "⟦{{ sub.shout() }}"),
        Piece("a name that nobody defines", "甲 ⟦{{ nosub }} 乙"),
        Piece("a block", "⟦{{ nosub }}"),
        Piece("an expression that is broken", "甲 ⟦{{ sub + }} 乙"),
        Piece("a filter that nobody knows", "甲 ⟦{{ sub | uper }} 乙"),
    ),
    "crossrefs.bad-excerpt": (
        Piece("two ways to begin", _options("literalinclude run.py", ":start-at: def", ":start-after: ⟦def")),
        Piece("the start of code", _options("literalinclude run.py", ":start-after: ⟦nothing")),
        Piece("the end of code", _options("literalinclude run.py", ":end-before: ⟦nothing")),
        Piece("the start with it", _options("literalinclude run.py", ":start-at: ⟦nothing")),
        Piece("the end with it", _options("literalinclude run.py", ":end-at: ⟦nothing")),
        Piece("lines behind the end", _options("literalinclude run.py", ":lines: ⟦9-10")),
        Piece("more lines than there are", _options("literalinclude run.py", ":lines: ⟦1-10")),
        Piece("lines in words", _options("literalinclude run.py", ":lines: ⟦first")),
        Piece("lines to mark", _options("literalinclude run.py", ":lines: 1-2", ":emphasize-lines: ⟦3")),
        Piece("a function that is not there", _options("literalinclude run.py", ":pyobject: ⟦second")),
        Piece("another indentation", _options("literalinclude run.py", ":dedent: ⟦2")),
        Piece("the start of a part", _options("include parts/part.md", ":start-after: ⟦nothing")),
        Piece("the end of a part", _options("include parts/part.md", ":end-before: ⟦nothing")),
        Piece("an end before its start", _options("literalinclude run.py", ":start-after: return", ":end-before: ⟦def")),
        Piece("lines of a file that is shown", _options("include run.py", ":literal:", ":end-before: ⟦nothing")),
    ),
}

# What a name, a value or a piece of content may well be.
GOOD: tuple[Piece, ...] = (
    *(Piece(f"a width of {value}", _options(f"figure {IMAGE}", f":width: {value}", body="图。")) for value in ("50%", "50 %", "300px", "12em", "3.5cm", "300")),
    *(Piece(f"a figure at {value}", _options(f"figure {IMAGE}", f":align: {value}", ":width: 60%", body="图。")) for value in ("left", "CENTER", "right")),
    *(Piece(f"a picture at {value}", _options(f"image {IMAGE}", f":align: {value}")) for value in ("left", "center")),
    *(Piece(f"a height of {value}", _options(f"image {IMAGE}", f":height: {value}")) for value in ("5em", "120")),
    *(Piece(f"a scale of {value}", _options(f"image {IMAGE}", f":scale: {value}")) for value in ("50", "50%", "50 %", "0")),
    *(Piece(f"a figure as wide as {value}", _options(f"figure {IMAGE}", f":figwidth: {value}", body="图。")) for value in ("image", "80%", "20em")),
    *(Piece(f"loaded by {value}", _options(f"image {IMAGE}", f":loading: {value}")) for value in ("link", "lazy")),
    Piece("a picture that leads somewhere", _options(f"image {IMAGE}", ":target: https://example.org/", ":alt: 图")),
    Piece("a figure with classes", _options(f"figure {IMAGE}", ":class: wide tall", ":figclass: grey", body="图。")),
    Piece("a figure without a caption", block(f"figure {IMAGE}")),
    Piece("a figure with a label before its caption", block(f"figure {IMAGE}", "", "(fig-inner)=", "图。")),
    Piece("a figure with a legend", block(f"figure {IMAGE}", "", "图。", "", "- 甲", "- 乙")),
    Piece("a legend without a caption", block(f"figure {IMAGE}", "", "%", "", "- 甲", "- 乙")),
    Piece("options as YAML", block(f"figure {IMAGE}", "---", "width: 50%", "alt: |", "  一行", "  又一行", "---", "图。")),
    Piece("a value in quotes with a sign", _options("code-block python", ':caption: "第 #1 段"', body="print(1)")),
    Piece("a value with a sign that is no comment", _options("code-block python", ":caption: C#语言", body="print(1)")),
    *(Piece(f"a first line {value}", _options("code-block python", f":lineno-start: {value}", body="print(1)")) for value in ("10", "0", "-3", "+2")),
    *(Piece(f"lines to mark, {value}", _options("code-block python", f":emphasize-lines: {value}", body="a = 1\nb = 2\nc = 3")) for value in ("1", "1,3", "1-2", "2-", "-2", " 1 , 2-3 ", "3,1")),
    Piece("lines to mark behind a blank line", _options("code-block python", ":emphasize-lines: 2", body="a = 1\nb = 2")),
    Piece("numbers of lines with a value", _options("code-block python", ":linenos: yes", body="print(1)")),
    Piece("code without a language", block("code-block", "x = $HOME")),
    Piece("code without content", block("code-block python")),
    Piece("code that is moved to the left", _options("code-block python", ":dedent: 4", body="    print(1)")),
    Piece("code that is moved by itself", _options("code-block python", ":dedent:", body="    print(1)")),
    Piece("code that is forced", _options("code-block python", ":force:", body="x = $HOME")),
    Piece("code with numbers", _options("code python", ":number-lines: 5", body="print(1)")),
    Piece("code with numbers from 1", _options("code python", ":number-lines:", body="print(1)")),
    *(Piece(f"code in {value}", f"```{value}\nx = 1\n```") for value in ("python", "Python", "python3", "py", "text", "none", "default", "ini", "toml", "TOML")),
    Piece("code in a shell", "```bash\n$ echo $HOME\n```"),
    Piece("code in a console", "```console\n$ pip install x\n```"),
    Piece("code in JSON", '```json\n{"a": [1, 2.5e3, null, "甲"]}\n```'),
    Piece("code in YAML", "```yaml\na: 甲\nb: [1, 2]\n```"),
    Piece("code in C", "```c\nint main(void) { return 0; }\n```"),
    Piece("code in JavaScript", "```js\nconst f = x => x?.y ?? 1;\n```"),
    Piece("a session", "```python\n>>> 1 + 1\n2\n>>> x = '甲'\n```"),
    Piece("a session by its name", "```pycon\n>>> 1 + 1\n2\n```"),
    Piece("Chinese in Python", "```python\n变量 = '值'  # 注释，有标点。\n```"),
    Piece("code with words behind its language", "```python title here\nx = 1\n```"),
    Piece("code without a name", "```\nx = $HOME\n```"),
    Piece("code by its indentation", "    x = $HOME"),
    Piece("code with lines to mark", '{emphasize-lines="1"}\n```python\nprint(1)\n```'),
    Piece("code with a first line", "{lineno-start=5}\n```python\nprint(1)\n```"),
    Piece("a language for what follows", block("highlight python") + "\n\n" + block("code-block", "", "x = 1")),
    Piece("heads of lists", _options("list-table 表", ":header-rows: 1", ":stub-columns: 1", body=LISTS)),
    *(Piece(f"widths of {value}", _options("list-table 表", f":widths: {value}", body=LISTS)) for value in ("30 70", "30, 70", "auto")),
    Piece("lists without a title", block("list-table", LISTS)),
    Piece("lists with other signs", block("list-table 表", "", "- * 甲", "  * 乙", "- * 丙", "  * 丁")),
    Piece("lists with empty cells", block("list-table 表", "", "* - 甲", "  -", "* -", "  - 丁")),
    Piece("lists in a cell", block("list-table 表", "", "* - 甲", "", "    - 一", "    - 二", "  - 乙", "* - 丙", "  - 丁")),
    *(Piece(f"a table with {value}", _options("table 表", value, body=TABLE)) for value in (":align: left", ":widths: auto", ":widths: grid", ":widths: 1 2", ":width: 80%", ":class: wide")),
    Piece("a table whose title goes on", block("table 表", "还有。", "", TABLE)),
    *(Piece(f"values parted by {value}", _options("csv-table 表", f":delim: {value}", body="1;2")) for value in (";", "0x3b", "U+003B")),
    Piece("values parted by blanks", _options("csv-table 表", ":delim: space", body="1 2\n3 4")),
    Piece("values with a head", _options("csv-table 表", ":header: 甲, 乙", ":header-rows: 0", body='1, "二, 三"\n"四 ""五""", 6')),
    Piece("values with other quotes", _options("csv-table 表", ':quote: "\'"', body="'1, 2', 3")),
    Piece("values with a sign before quotes", _options("csv-table 表", ":escape: \\", body='"一 \\"二\\"", 3')),
    Piece("values over two lines", block("csv-table 表", "", '"甲', '乙", 丙')),
    Piece("values of a file", _options("csv-table 表", ":file: values.csv", ":encoding: utf-8")),
    Piece("values of a file with blank lines", _options("csv-table 表", ":file: values.csv", "")),
    Piece("notes with classes", _options("note", ":class: wide", ":name: note-wide", body="注意。")),
    Piece("a note beside its name", ":::{note} 注意。\n:::"),
    Piece("a note that goes on", "```{note} 注意，\n还有。\n```"),
    Piece("a note of a picture", block("note", "", f"![图]({IMAGE})")),
    Piece("a note in a note", "````{note}\n```{tip}\n注意。\n```\n````"),
    Piece("a note that folds", _options("note", ":collapsible:", body="注意。")),
    Piece("an admonition with markup", block("admonition 提示 **重要**", "注意。")),
    Piece("a topic", block("topic 话题", "说明。")),
    Piece("a sidebar", _options("sidebar 旁注", ":subtitle: 小字", body="说明。")),
    Piece("a sidebar without a title", block("sidebar", "", "说明。")),
    Piece("an epigraph", block("epigraph", "说明。", "", "-- 某人")),
    Piece("a container", block("container wide", "", "说明。")),
    Piece("a rubric", _options("rubric 小标题", ":heading-level: 2")),
    Piece("versions", block("versionadded 1.2", "新的。") + "\n\n" + block("versionchanged 1.3 改了") + "\n\n" + block("deprecated 2")),
    Piece("what concerns the site", block("only html", "甲。") + "\n\n" + block("only html and not (latex or draft)", "乙。")),
    Piece("raw", block("raw html", "<b>x</b>")),
    Piece("a list in columns", _options("hlist", ":columns: 3", body="- 甲\n- 乙")),
    Piece("contents of the page", block("contents 目录", ":depth: 2", ":local:", ":backlinks: none")),
    Piece("a class for what follows", block("rst-class wide") + "\n\n甲。"),
    Piece("a formula with its label", _options("math", ":label: eq-good", body="a = b")),
    Piece("a formula beside its name", block("math a = b")),
    Piece("a formula as it is", _options("math", ":no-wrap:", body="\\begin{equation}a\\end{equation}")),
    Piece("an index", block("index single: 甲; 乙")),
    Piece("a glossary", block("glossary", ":sorted:", "", "好词", "良词", "  解释。", "", "  还有。", "", ".. 注释", "", "优词", "  解释。")),
    Piece("a glossary with blank lines", block("glossary", "", "美词", "", "  解释。", "", "", "佳词", "  解释。")),
    Piece("a page of two levels", "## 二级\n\n### 三级\n\n甲。\n\n## 又二级\n\n甲。"),
    Piece("back over levels", "## 二级\n\n### 三级\n\n#### 四级\n\n甲。\n\n## 又二级\n\n### 又三级\n\n甲。"),
    Piece("a second title", "甲。\n\n# 又一页\n\n## 二级\n\n甲。"),
    Piece("a heading in a box", block("note", "", "#### 四级", "", "甲。")),
    Piece("a heading in a quote", "> #### 四级\n>\n> 甲。"),
    Piece("a heading in a list", "- #### 四级\n\n  甲。"),
    Piece("headings that are underlined", "二级\n----\n\n甲。\n\n### 三级\n\n甲。"),
    Piece("headings behind an included file", block("include parts/part.md") + "\n\n## 二级\n\n甲。"),
    *(Piece(f"a part of code, {', '.join(value)}", _options("literalinclude run.py", *value)) for value in ((":start-after: def",), (":start-at: def", ":end-at: return"), (":end-before: x =",), (":lines: 1-2",), (":lines: 1,4",), (":lines: 3-",), (":pyobject: first",), (":lines: 2", ":dedent: 4"), (":lines: 2", ":dedent:"), (":lines: 1-2", ":emphasize-lines: 2"), (":language: python", ":linenos:"), (":language: none", ":encoding: utf-8"), (":lineno-match:", ":lines: 2-3"), (":prepend: 甲", ":lines: 1"), (":caption: 程序", ":name: run"))),
    Piece("the difference of two files", _options("literalinclude run.py", ":diff: run.py")),
    *(Piece(f"a part of a page, {', '.join(value)}", _options("include parts/part.md", *value)) for value in ((":start-after: <!-- a -->", ":end-before: <!-- b -->"), (":start-line: 2",), (":end-line: -2",), (":heading-offset: 1",))),
    Piece("a file that is shown", _options("include run.py", ":literal:", ":start-after: return")),
    Piece("a file as code", _options("include run.py", ":code: python")),
    Piece("a name that is defined", "甲 {{ sub }} 乙"),
    Piece("a block that is defined", "{{ sub }}"),
    Piece("a method of text", "甲 {{ sub.upper() }} 乙"),
    Piece("a filter", "甲 {{ sub | upper }} {{ nosub | default('乙') }}"),
    Piece("a name of a page", "甲 {{ env.docname }}"),
    Piece("a condition", "甲 {{ '乙' if sub else '丙' }}"),
    Piece("braces in code", "甲 `{{ nosub }}` 乙"),
    Piece("reStructuredText", block("eval-rst", "Title", "-----", "", "甲 *乙* 与 :math:`x`、`链接 <https://example.org/>`__。", "", "- 甲", "- 乙", "", ".. note::", "", "   注意。")),
    Piece("directives of Sphinx", block("eval-rst", ".. code-block:: python", "   :linenos:", "", "   x = 1", "", ".. math::", "   :label: eq-rst", "", "   a = b", "", ".. versionadded:: 1", "   新的。")),
    Piece("pictures and tables", block("eval-rst", f".. figure:: {IMAGE}", "   :width: 50%", "", "   图。", "", ".. list-table:: 表", "", "   * - 甲", "     - 乙", "", "== ==", "甲 乙", "== ==")),
    Piece("roles of Sphinx", block("eval-rst", "甲 :doc:`ch1`、:py:class:`int`、:abbr:`甲 (乙)` 与 |version|。")),
    Piece("a comment and a target", block("eval-rst", ".. _rst-here:", "", "甲 rst-here_ 乙。", "", ".. 注释")),
    Piece("a name of its own", block("eval-rst", ".. role:: strike", "", ":strike:`甲`")),
    Piece("classes of docutils", block("eval-rst", ".. container:: wide", "", "   甲")),
    *(Piece(f"a line {name}", text) for name, text in (("before a section", "甲。\n\n---\n\n## 二级\n\n乙。"), ("before a comment", "甲。\n\n---\n\n% 注释"), ("behind a comment", "## 二级\n\n% 注释\n\n---\n\n甲。"), ("in code", "```text\n---\n```"))),
    *(Piece(f"attributes {value}", f"![图]({IMAGE}){{{value}}}") for value in ("width=80%", "w=300px height=5em", "align=left .wide", "#fig-inline")),
    Piece("two addresses", "见[甲][x]与[乙][y]。\n\n[x]: https://example.org/a\n[y]: https://example.org/a"),
    Piece("an address that is shown", "见[甲][x]。\n\n[x]: https://example.org/a\n\n```text\n[x]: https://example.org/b\n```"),
    Piece("numbers of documents", "甲 {pep}`8`、{pep}`它 <8#x>` 与 {rfc}`9110`。"),
    *(Piece(f"an entry {value}", block(f"index {value}")) for value in ("pair: 甲; 乙", "triple: 甲; 乙; 丙", "single: 甲", "see: 甲; 乙", "! 甲, 乙", "double: 甲; 乙", "甲：乙", "signal: SIGTERM", "HTTP: 甲", "C++：模板", "sea: 甲")),
    Piece("an entry in running text", "甲 {index}`乙` {index}`丙 <pair: 丙; 丁>`。"),
    Piece("links without a name", block("eval-rst", "甲 `乙`__。", "", "__ https://example.org")),
    Piece("a note of its own", block("eval-rst", "甲 [#here]_", "", ".. [#here] 注")),
    Piece("front matter", "---\ntitle: 甲\nauthor: 乙\ndate: 2026-01-01\ntags: [a, b]\n---\n", head=True),
    Piece("front matter of MyST", "---\nmyst:\n  substitutions:\n    here: 乙\n  enable_extensions: [deflist]\n  html_meta:\n    description: 丙\n---\n", head=True),
    Piece("a colon in quotes", "---\nsubtitle: '乙: 丙'\n---\n", head=True),
    Piece("a depth of contents above", "---\ntocdepth: 2\norphan: true\n---\n", head=True),
    Piece("comments above", "---\n# 甲\nkey: 乙  # 丙\n---\n", head=True),
    Piece("a line for a section", "甲。\n\n---\n\n乙: 丙: 丁"),
)

FAULTS: list[Fault] = [
    fault for rule, pieces in BAD.items() for fault in faults(rule, *(piece.row() for piece in pieces))
]
# Of these Sphinx says nothing, and prints them.
_OF_MYSTMD = ("甲一\n⟦: 说明。", "甲一\n⟦:   说明。\n\n甲二\n: 说明。", "甲一\n⟦：说明。", "甲一\n  说明。\n\n甲二\n⟦: 说明。")
FAULTS += faults(
    "markup.malformed-content",
    *((f"a glossary as in mystmd, {number}", CH3, END, block("glossary", text) + f"\n\n{END}") for number, text in enumerate(_OF_MYSTMD, 1)),
)
_INDEX = ("singel: 甲", "Single: 甲", "single：甲", "single : 甲", "sinlge: 甲", "pari: 甲; 乙", "pairs: 甲; 乙", "see also: 甲; 乙", "seealos: 甲; 乙", "! Pair：甲; 乙", "tripel: 甲; 乙; 丙")
FAULTS += faults(
    "markup.mistyped-entry",
    *((f"an entry “{value}”", CH3, END, block(f"index ⟦{value}") + f"\n\n{END}") for value in _INDEX),
    ("an entry in running text", CH3, LAST, f"{LAST}\n甲 ⟦{{index}}`乙 <singel: 丙>`。\n"),
)
SOUND: list[Variation] = sounds("markup", *(piece.row() for piece in GOOD))
SOUND += sounds(
    "markup",
    ("what conf.py lets Sphinx be silent on", "conf.py", "numfig = True\n", 'numfig = True\nsuppress_warnings = ["myst.header", "misc.highlighting_failure"]\n', CH3, END, f"#### 四级\n\n```python\nx = $HOME\n```\n\n```pythn\nx\n```\n\n{END}"),
    ("fences that are directives", "conf.py", "numfig = True\n", 'numfig = True\nmyst_fence_as_directive = ["note"]\n', CH3, END, f"```note\n注意。\n```\n\n{END}"),
    ("lexers of the book's own", "conf.py", "numfig = True\n", 'numfig = True\n\n\ndef setup(app):\n    from pygments.lexers import TextLexer\n\n    app.add_lexer("ours", TextLexer)\n', CH3, END, f"```ours\nx\n```\n\n{END}"),
)
