"""What Sphinx's LaTeX writer says otherwise for a book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import captioned_literal_block
from sphinx.writers.latex import LaTeXTranslator
from sphinxcontrib.bibtex.nodes import depart_raw_latex, raw_latex

from bookpress.text.chinese.characters import has_upright
from bookpress.typeset.citations import REFERENCES
from bookpress.typeset.environments import inner_form, without_comments
from bookpress.typeset.formulas import signs_of
from bookpress.typeset.index import order_of
from bookpress.typeset.latex.around import is_among_words, is_within
from bookpress.typeset.latex.breaks import as_commands, with_breaks
from bookpress.typeset.latex.index_entry import index_commands
from bookpress.typeset.latex.table_size import fit_to_pages
from bookpress.typeset.latex.untranslated import line_before
from bookpress.typeset.marks import CITATION, is_mark
from bookpress.typeset.origin import place_of
from bookpress.typeset.ways_back import is_on_a_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_APOSTROPHE = re.compile("(?<![^A-Za-z])’(?=[A-Za-z])")  # also behind {Google}, a node of its own
_STRAIGHT = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])|^'(?=s\b)")  # not a quotation mark
_WORDS = re.compile(r"\\(?:text(?:rm|sf|tt|bf|it|normal)?|mbox)\{[^{}$]*\}")
# What an address may hold as it is (RFC 3986), and what it has written in another way.
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_Formula = TypeVar("_Formula", nodes.math, nodes.math_block)
_NUMBER = r"\tablename\ \thetable{} \textendash{} "
_TICKS = "✓✔✕✖"
CODE_LINE = 0.7  # of a line of text
MOST_CODE = 9  # lines of text: longer programs may be divided
LONGEST_SIGNATURE = 160  # characters: two lines
LONGEST_BOX = 600  # characters: what cannot be divided stays below a quarter of a page
LONGEST_FORMAT = 12  # characters: "Chapter %s", "第 %s 节" and their like
ORIGIN_MARK = "%@ "  # begins the comment that says where what follows was written


class BookLaTeXTranslator(LaTeXTranslator):
    """Sphinx's writer with pinyin keys for the index and a heading for the references.

    Comments say where the text was written (``%@ source/ch1.md:12``), so that what LaTeX says of
    a line of its file can be told at that place. They leave the tokens that TeX reads as they were:
    they stand where a line begins, or before a character that is no space.
    """

    _origin = ""  # the last one that was written

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Write where the node comes from, then the node."""
        if not isinstance(node, nodes.paragraph):
            self._mark_origin(node, self.body)
        super().dispatch_visit(node)
        if line := line_before(node):
            self.body.append(line)

    def visit_table(self, node: nodes.Element) -> None:
        """Let a table that has no room on a page be divided."""
        if not self.tables and not self.next_table_colspec:
            fit_to_pages(node)
        super().visit_table(node)

    def depart_table(self, node: nodes.Element) -> None:
        """Say of a divided table what number goes on only if it has one."""
        unnumbered, start = not self.table.caption, len(self.body)  # type: ignore[union-attr]
        super().depart_table(node)
        if unnumbered:
            self.body[start:] = [text.replace(_NUMBER, "") for text in self.body[start:]]

    def depart_tbody(self, node: nodes.Element) -> None:
        """LaTeX sets a table when it has read all of it: what it says then is of the table."""
        super().depart_tbody(node)
        assert self.table is not None  # noqa: S101 - for the type checker
        self._mark_origin(node, self.table.body)

    def _mark_origin(self, node: nodes.Node, body: list[str]) -> None:
        at_line_start = bool(body) and body[-1].endswith("\n")
        inside_line = bool(body) and not self.in_title and _begins_tightly(node)
        if self.in_parsed_literal or not (at_line_start or inside_line):
            return
        origin = place_of(node, self.config.book_root)
        if origin and origin != self._origin:
            self._origin = origin
            body.append(f"{ORIGIN_MARK}{origin}\n")

    def visit_index(self, node: nodes.Element) -> None:
        """Write the entries with the keys that sort them in every edition."""
        order = order_of(self.builder.env)
        commands = "".join(
            index_commands(order, kind, value, main=bool(main))
            for kind, value, _target, main, _key in node["entries"]
        )
        self.body.append(commands if node.get("inline", True) else f"\n{commands}\\ignorespaces ")
        raise nodes.SkipNode

    def visit_number_reference(self, node: nodes.Element) -> None:
        """Keep 第 2 章 on one line; a reference with words of its own may be broken."""
        start = len(self.body)
        try:
            super().visit_number_reference(node)
        finally:
            if len(node.get("title", "")) <= LONGEST_FORMAT:
                self._keep_whole(node, start)

    def visit_math_reference(self, node: nodes.Element) -> None:
        """Keep 式 (2.1) on one line; all of it is the link, not the number alone."""
        start = len(self.body)
        super().visit_math_reference(node)
        label = f"equation:{node['docname']}:{node['target']}"
        words = "".join(self.body[start:]).replace("\u00a0", "~")
        words = words.replace(r"\ref{", r"\ref*{")
        self.body[start:] = [rf"\hyperref[{label}]{{{words}}}"]
        self._keep_whole(node, start)

    def visit_math_block(self, node: nodes.math_block) -> None:
        """Write a formula that is a display of its own as one that LaTeX can put into another."""
        inner = inner_form(node.astext())
        if inner != node.astext():
            node = nodes.math_block("", inner, **node.attributes | {"no-wrap": False})
        super().visit_math_block(_with_words(node))

    def visit_math(self, node: nodes.math) -> None:
        """Write a formula in running text."""
        tex = without_comments(node.astext())
        if tex != node.astext():
            node = nodes.math("", tex, **node.attributes)
        start = len(self.body)
        try:
            super().visit_math(_with_words(node))
        finally:
            if self.in_title:  # LaTeX stops where hyperref makes a bookmark of a Greek letter
                signs = self.encode(signs_of(self.builder.app, node))
                written = "".join(self.body[start:])
                self.body[start:] = [f"\\texorpdfstring{{{written}}}{{{signs}}}"]

    def _keep_whole(self, node: nodes.Element, start: int) -> None:
        r"""Let no line end inside what has been written since ``start``.

        A box hides its last digit from xeCJK, which would put a little space between it and a
        Chinese character.
        """
        after = node.next_node(descend=False, siblings=True)
        text = after.astext() if isinstance(after, nodes.Text) else ""
        glue = r"\CJKecglue{}" if text and has_upright(text[0]) else ""
        self.body[start:] = [f"\\mbox{{{''.join(self.body[start:])}}}{glue}"]

    def encode(self, text: str) -> str:
        """Write ticks and crosses as they are, which the fonts have.

        Sphinx makes formulas of them, which stop LaTeX in a heading (hyperref's bookmark).
        """
        return "".join(
            part if part in _TICKS else super(BookLaTeXTranslator, self).encode(part)
            for part in re.split(f"([{_TICKS}])", text)
            if part
        )

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils' name
        """Write an apostrophe between Latin letters as one: to xeCJK ’ is a Chinese quote.

        So also where it was typed straight, but not in code. A Chinese dash is one character.
        A word without end may be broken: by a penalty, since TeX hyphenates what follows glue.
        """
        start = len(self.body)
        is_code = is_within(node, nodes.literal | nodes.FixedTextElement)
        if not self.in_title and not is_within(node, nodes.FixedTextElement):
            node = nodes.Text(with_breaks(node, is_code=is_code, in_cell=self.table is not None))
        super().visit_Text(node)
        written = [as_commands(text) for text in self.body[start:]]
        if not is_code:
            written = [_STRAIGHT.sub("’", text).replace("——", r"\bookdash{}") for text in written]
        self.body[start:] = [_APOSTROPHE.sub(r"\\bookapostrophe{}", text) for text in written]

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Keep a sentence that announces a program on the page where the program begins."""
        after = node.next_node(descend=False, siblings=True)
        if node.astext().endswith((":", "：")) and _code_lines(after):
            before = node.previous_sibling()
            self.body.append(_needs(_code_lines(after) + 1, behind_code=_code_lines(before) > 0))
        super().visit_paragraph(node)
        self._mark_origin(node, self.body)  # not before: Sphinx looks for empty lines in a cell

    def visit_image(self, node: nodes.Element) -> None:
        """Let a picture among words stand on a line of its own, and leave room for a full stop."""
        start = len(self.body)
        try:
            super().visit_image(node)
        finally:
            if is_among_words(node) and not self.in_title and self.body[start:]:
                self.body[start:] = [r"\bookamongwords{", *self.body[start:], "}"]

    def visit_inline(self, node: nodes.Element) -> None:
        """Keep a citation on the line of the word it follows."""
        if CITATION in node["classes"]:
            self.body.append(r"\nobreak{}" if is_mark(node) else "")
        elif node["ids"]:  # [text]{#label}
            self.body.append(self.hypertarget_to(node, anchor=True))
        super().visit_inline(node)

    def visit_reference(self, node: nodes.Element) -> None:
        r"""Print an address in Chinese as text: \url sets it as a formula, whose fonts lack it."""
        if "://" in node.get("refuri", ""):
            node["refuri"] = quote(node["refuri"], safe=_OF_ADDRESSES)
        super().visit_reference(node)

    def hyperlink(self, id: str) -> str:  # noqa: A002 - as Sphinx has it
        """Link a formula, whose anchor on the site has another name than its label here."""
        document, equation, name = id.rpartition(":equation-")
        return str(super().hyperlink(f"equation:{document}:{name}" if equation else id))

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Give each parameter of a long signature a line: in a box it could not be divided.

        A value without end, as sphinx.ext.autodoc finds them, is set without a box.
        """
        length, start = len(node.astext()), len(self.body)
        if length > LONGEST_SIGNATURE:
            for parameters in node.findall(addnodes.desc_parameterlist):
                parameters["multi_line_parameter_list"] = True
        super().visit_desc_signature(node)
        if length > LONGEST_BOX:
            written = "".join(self.body[start:])
            self.body[start:] = [written.replace("\\pysigline\n{", "\\bookpysigline\n{")]

    def visit_rubric(self, node: nodes.rubric) -> None:
        """Write the heading of a chapter's references so that the contents list it too."""
        if REFERENCES in node["classes"]:
            self.body.append(f"\n\\bookreferences{{{self.encode(node.astext())}}}\n")
            raise nodes.SkipNode
        super().visit_rubric(node)


def _with_words(node: _Formula) -> _Formula:
    r"""Return a formula in whose words, ``\text{a_b}``, LaTeX prints what MathJax prints."""
    tex = _WORDS.sub(lambda found: re.sub(r"(?<!\\)_", r"\\_", found[0]), node.astext())
    return node if tex == node.astext() else type(node)("", tex, **node.attributes)


def _begins_tightly(node: nodes.Node) -> bool:
    """Tell whether TeX would read a node in the same way on a line of its own."""
    if isinstance(node, nodes.Text):
        return not node[:1].isspace() and bool(node)
    return isinstance(node, nodes.math | nodes.math_block)


def _code_lines(node: nodes.Node | None) -> int:
    """Return how many lines of code begin here, in lines of text; 0 for anything else."""
    if not isinstance(node, nodes.literal_block | captioned_literal_block):
        return 0
    lines = node.astext().count("\n") + 1
    return min(round(lines * CODE_LINE), MOST_CODE) + 1


def _needs(lines: int, *, behind_code: bool) -> str:
    r"""Begin a new page where fewer lines have room on this one.

    \needspace looks at \pagetotal, which is not to be trusted behind framed code.
    """
    if behind_code:
        return f"\n\\bookneeds{{{lines}}}\n"
    return f"\n\\needspace{{{lines}\\baselineskip}}\n"


def _write_citation(self: LaTeXTranslator, node: raw_latex) -> None:
    r"""Write the link of a citation; in a caption LaTeX must not take ``\hyperlink`` apart."""
    begins = node.rawsource.startswith("\\")
    fragile = begins and (self.in_caption or self.in_title or self.in_term)
    self.body.append(rf"\protect{node.rawsource}" if fragile else node.rawsource)
    if begins and is_on_a_page(node) and (place := _place_that_begins_with(node)):
        # Inside of the link, where no spacing of Chinese is decided.
        self.body.append(rf"\bookcited{{{self.curfilestack[-1]}:{place['ids'][0]}}}")


def _place_that_begins_with(link: raw_latex) -> nodes.Element | None:
    """Return the place of a citation if ``link`` leads to the first of its works."""
    place = link.parent
    while place is not None and CITATION not in place.get("classes", ()):
        place = place.parent
    if place is None or not place["ids"] or next(place.findall(raw_latex)) is not link:
        return None
    return place


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's writer, and of one function of sphinxcontrib-bibtex."""
    app.set_translator("latex", BookLaTeXTranslator)
    app.add_node(raw_latex, latex=(_write_citation, depart_raw_latex), override=True)
