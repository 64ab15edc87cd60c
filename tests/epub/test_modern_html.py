"""What HTML 4 had for looks is said by styles: an ePub may hold nothing else."""

from __future__ import annotations

import pytest

from bookpress.typeset.epub.modern_html import modernised, valid

LINKS = {"tools.html": "tools.xhtml"}


@pytest.mark.parametrize(
    ("html", "today"),
    [
        ('<div align="center">x</div>', '<div style="text-align: center">x</div>'),
        ("<center>x</center>", '<div style="text-align: center">x</div>'),
        ("<td width=50 valign=top bgcolor='red'>x</td>",
         '<td style="width: 50px; vertical-align: top; background-color: red">x</td>'),
        ('<img src="a.png" width="50%" align="left">',
         '<img src="a.png" style="width: 50%; float: left">'),
        ('<img src="a.png" width="50">', '<img src="a.png" width="50">'),
        ('<font color="red" size="2">x</font>', '<span style="color: red">x</span>'),
        ("<tt>x</tt> <strike>y</strike> <big>z</big>",
         '<code>x</code> <s>y</s> <span style="font-size: larger">z</span>'),
        ('<table border="1" cellpadding="2"><tr><td>x</td></tr></table>',
         "<table><tr><td>x</td></tr></table>"),
        ('<p style="color: red;" align=right>', '<p style="color: red; text-align: right">'),
        ('<a name="here">x</a>', '<a id="here">x</a>'),
        ('<a href="tools.html">x</a>', '<a href="tools.xhtml">x</a>'),
        ('<a class="k" href="gone.html">x</a>', '<a class="k">x</a>'),
        ('<p onclick="go()">x<script>go()</script></p>', "<p>x</p>"),
        ("the <outdir> and <my-part>x</my-part>", "the <span> and <my-part>x</my-part>"),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
         '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
        ("<input type=checkbox checked>", '<input type="checkbox" checked>'),
        ('<img alt="">', '<img alt="">'),
        ("a < b and c > d", "a < b and c > d"),
        ('<p title="a > b">x</p>', '<p title="a > b">x</p>'),
    ],
)  # fmt: skip
def test_looks_are_styles(html: str, today: str) -> None:
    assert modernised(html, LINKS.get) == today


def test_what_extensions_write_for_browsers() -> None:
    unfolds = '<details><summary>\n<p class="t">More</p></summary></details>'
    assert valid(unfolds) == unfolds.replace("<p ", "<span ").replace("</p>", "</span>")
    folds = (
        '<summary><p class="collapsed">Show</p>\n<p class="expanded">Hide</p>\n</summary><p>x</p>'
    )
    spans = folds.replace("<p class", "<span class").replace("</p>\n", "</span>\n")
    assert valid(folds) == spans  # MyST-NB 1.4.0
    assert valid("<svg/>") == '<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert valid('<svg xmlns="x"/>') == '<svg xmlns="x"/>'
