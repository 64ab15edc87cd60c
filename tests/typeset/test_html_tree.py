"""HTML as the nodes of LaTeX's writer: what a browser shows, and never a fault for LaTeX."""

from __future__ import annotations

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from bookpress.typeset.latex.html_tree import HtmlTree, trim


def made(source: str) -> nodes.section:
    page = html.document_fromstring(f"<html><body><div>{source}</div></body></html>")
    tree = HtmlTree([], lambda element: [nodes.image(uri=element.get("src"))])
    return nodes.section("", *tree.blocks(page.find("body")))


def shape(node: nodes.Node) -> str:
    """Return a node as names and words: ``paragraph(strong(x))``."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.raw):
        return node.astext().strip()
    return f"{type(node).__name__}({' '.join(map(shape, node.children))})"


@pytest.mark.parametrize(
    ("source", "shapes"),
    [
        ("words", "paragraph(words)"),
        ("<b>a</b><i>b</i><sub>1</sub><sup>2</sup>",
         "paragraph(strong(a) emphasis(b) subscript(1) superscript(2))"),
        ("<p>one<p>two", "paragraph(one) paragraph(two)"),
        ("<br>a<br>b<br>", "paragraph(a \\newline{} b)"),
        ("中\n文\nand\nmore", "paragraph(中文 and more)"),
        ("<h3>x</h3><hr>", "rubric(x) transition()"),
        ("<details><summary>s</summary>t</details>", "paragraph(strong(s)) paragraph(t)"),
        ("<blockquote>q</blockquote>", "block_quote(paragraph(q))"),
        ("<ol><li>a<ul><li>b</ul></ol>",
         "enumerated_list(list_item(paragraph(a) bullet_list(list_item(paragraph(b)))))"),
        ("<dl><dt>t<dd>d</dl>",
         "definition_list(definition_list_item(term(t) definition(paragraph(d))))"),
        ("<a href='https://a.b/'>x</a> <a id='y'>z</a>", "paragraph(reference(x)   z)"),
        ("<ruby>字<rt>zi</rt></ruby>", "paragraph(\\bookruby{ 字 }{ zi })"),
        ("<u>a</u>", "paragraph(\\bookunderline{ a })"),
        ("<q>a</q>", "paragraph(“ a ”)"),
        ("a<video>b</video><script>c</script><!-- d -->", "paragraph(a)"),
        ("<span><div>a</div></span>", "paragraph(a)"),
        ("<img src=x>", "paragraph(image())"),
        ("<div align=center></div>", ""),
    ],
)  # fmt: skip
def test_nodes(source: str, shapes: str) -> None:
    assert " ".join(map(shape, made(source).children)) == shapes


def grid(source: str) -> list[list[tuple[str, int, int]]]:
    (table,) = made(source).findall(nodes.table)
    return [
        [
            (cell.astext(), cell.get("morecols", 0), cell.get("morerows", 0))
            for cell in row.findall(nodes.entry)
        ]
        for row in table.findall(nodes.row)
    ]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("<tr><td>a<td>b<tr><td>c", [[("a", 0, 0), ("b", 0, 0)], [("c", 0, 0), ("", 0, 0)]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [[("a", 0, 1), ("b", 0, 0)], [("c", 0, 0)]]),
        ("<tr><td colspan=2>a<tr><td>b<td>c", [[("a", 1, 0)], [("b", 0, 0), ("c", 0, 0)]]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c", [[("a", 0, 0), ("b", 0, 1)], [("c", 0, 0)]]),
        ("<tr><td rowspan=9>a<td>b", [[("a", 0, 0), ("b", 0, 0)]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", [[("a", 0, 1), ("b", 0, 0)], [("c", 0, 0)]]),
        ("<tr><td><table><tr><td>x</table><td>b", [[("x", 0, 0), ("b", 0, 0)]]),
    ],
)
def test_a_table_is_a_grid(source: str, rows: list[list[tuple[str, int, int]]]) -> None:
    assert grid(f"<table>{source}</table>") == rows


def test_a_row_of_heads_is_the_head() -> None:
    (table,) = made("<table><tr><th>a<tr><td>b</table>").findall(nodes.table)
    assert [part.astext() for part in table.findall(nodes.thead)] == ["a"]


_CELLS = st.lists(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4), min_size=1, max_size=5
)


@given(_CELLS)
def test_no_table_has_two_cells_in_one_place(rows: list[list[tuple[int, int]]]) -> None:
    """Sphinx stops at a cell outside of its table; each place is one cell's, whatever is asked."""
    source = "".join(
        "<tr>" + "".join(f"<td colspan={wide} rowspan={tall}>x</td>" for wide, tall in row)
        for row in rows
    )
    for table in made(f"<table>{source}</table>").findall(nodes.table):
        (group,) = table.findall(nodes.tgroup)
        width = group["cols"]
        taken: set[tuple[int, int]] = set()
        lines = list(table.findall(nodes.row))
        for place, row in enumerate(lines):
            column = 0
            for cell in row.findall(nodes.entry):
                while (place, column) in taken:
                    column += 1
                for down in range(cell.get("morerows", 0) + 1):
                    for beside in range(cell.get("morecols", 0) + 1):
                        assert (place + down, column + beside) not in taken
                        taken.add((place + down, column + beside))
        assert taken == {(line, column) for line in range(len(lines)) for column in range(width)}


@given(st.text(alphabet="<>/abpui td\n'\"=&;", max_size=60))
def test_whatever_is_written_is_read(source: str) -> None:
    assert isinstance(made(source), nodes.section)


def test_a_text_of_ends_of_lines_is_empty() -> None:
    assert trim([nodes.Text(" "), nodes.raw("", "\\newline{}", format="latex")]) == []
