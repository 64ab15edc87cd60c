"""``bookpress new --from``: Markdown for pandoc and Quarto as MyST; pandoc is the oracle."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypandoc
import pytest

from bookpress.new.pandoc.citations import groups_in
from bookpress.new.pandoc.page import convert_page
from bookpress.new.pandoc.roles import convert_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLES = (
    "[@key]",
    "[@a; @b, p. 3]",
    "[@a;@b]",
    "[ @a ]",
    "@key said",
    "As @key [p. 3] says",
    "@key [p. 3; see also @b]",
    "@key [@b]",
    "@key [text](url)",
    "@key[^n]\n\n[^n]: A note.",
    "@key\n[p. 3]",
    "[see @a, pp. 3-5; also @b, ch. 2]",
    "[@a,\np. 3]",
    "[-@key] and -@other",
    "say -@key [p. 3]",
    "a@b.c and foo.@bar",
    "\\@key and `@key` and $a@b$ and @c",
    "[@key](http://x.y)",
    "[@key]{.x}",
    "[text @key more; no key]",
    "@{odd,key} and @{odd}",
    "@a.b. and @a:b/c. and @a--b",
    "@a_b and x_@key and a-@key and --@key",
    "*@key* and **[@b]**",
    "[text](http://x.y/@a) <a@b.c>",
    "综述@zhao说，综述 @zhao说",
    "[综述；见 @zhao2023，第 3 页]",
    "[see [1] @a]",
    "[@doe99 [p. 3]]",
    "“@key” and 'see @key'",
    "[@a; ; @b]",
    "[@a, $x;y$; @b] [@a, `x;y`; @b]",
    "@foo's and @a/@b",
    "| a | b |\n|---|---|\n| [@a] | @b [p. 1] |",
    "- @a\n- text [@b]",
    "> quoted [@a]",
)
MODES = {"AuthorInText": "author", "NormalCitation": "normal", "SuppressAuthor": "year"}


def cited(node: Any) -> Iterator[list[dict[str, Any]]]:  # noqa: ANN401 - JSON
    """Yield the groups of citations of pandoc's document, in their order."""
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node["c"][0]
            return
        node = list(node.values())
    for one in node if isinstance(node, list) else ():
        yield from cited(one)


def words(inlines: list[dict[str, Any]]) -> str:
    """Return what pandoc has read around a key, as plain text."""
    document = {"pandoc-api-version": API, "meta": {}, "blocks": [{"t": "Plain", "c": inlines}]}
    options = ["--wrap=none"]
    text = pypandoc.convert_text(json.dumps(document), "plain", "json", extra_args=options)
    return " ".join(text.replace("\u00a0", " ").split()).removeprefix(",").strip()


def read_by_pandoc(texts: tuple[str, ...]) -> list[Any]:
    """Return the blocks of each text; they are read in one run, each in a div of its own."""
    whole = "\n\n".join(f"::::: {{.sample}}\n{text}\n:::::" for text in texts)
    document = json.loads(pypandoc.convert_text(whole, "json", "markdown"))
    divs = [block["c"][1] for block in document["blocks"] if block["t"] == "Div"]
    assert len(divs) == len(texts)
    return divs


API = json.loads(pypandoc.convert_text("", "json", "markdown"))["pandoc-api-version"]
READ = read_by_pandoc(SAMPLES)


@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=SAMPLES)
def test_the_same_works_are_cited_as_pandoc_cites(number: int) -> None:
    theirs = [
        [(MODES[one["citationMode"]["t"]], one["citationId"]) for one in group]
        for group in cited(READ[number])
    ]
    ours = [
        [(one.mode, one.key) for one in group.citations] for group in groups_in(SAMPLES[number])
    ]
    assert ours == theirs


@pytest.mark.parametrize(
    "sample", ["[see @a, pp. 3-5; also @b, ch. 2]", "@key [p. 3; see also @b]", "[@a,\np. 3]"]
)
def test_the_words_around_a_key_are_pandoc_s(sample: str) -> None:
    theirs = [
        (words(one["citationPrefix"]), words(one["citationSuffix"]))
        for group in cited(READ[SAMPLES.index(sample)])
        for one in group
    ]
    found = [one for group in groups_in(sample) for one in group.citations]
    assert [(one.prefix, one.suffix) for one in found] == theirs


@pytest.mark.parametrize(
    ("pandoc", "myst"),
    [
        ("[@a]", "{cite}`a`"),
        ("[@a; @b, p. 3]", "{cite}`a,b{p. 3}`"),
        ("[see @a, p. 3]", "{cite}`{see}a{p. 3}`"),
        ("@a says", "{cite:t}`a` says"),
        ("@a [p. 3; also @b]", "{cite:t}`a{p. 3}` {cite}`{also}b`"),
        ("[-@a]", "{cite:yearpar}`a`"),
        ("见 [@a，第 3 页]", "见 {cite}`a{，第 3 页}`"),
        ("@sec-x", "{numref}`sec-x`"),
        ("@Fig-x", "{numref}`fig-x`"),
        ("[@fig-a; @tbl-b]", "{numref}`fig-a`, {numref}`tbl-b`"),
        ("[Fig. @fig-x]", "{numref}`Fig. {number} <fig-x>`"),
        ("-@fig-x", "{numref}`{number} <fig-x>`"),
        ("@fig-x [@a]", "{numref}`fig-x` {cite}`a`"),
        ("[@a; @b; @fig-x]", "{cite}`a,b`, {numref}`fig-x`"),
        ("[-@a; @b]", "{cite:yearpar}`a`, {cite}`b`"),
        ("@eq-x", "{eq}`eq-x`"),
        ("[@a;\n@b] here", "{cite}`a,b`\n here"),
        ("[^n] a@b.c `[@a]` $@a$ \\@a", "[^n] a@b.c `[@a]` $@a$ \\@a"),
        ("<!-- @a --> https://a.b/@c", "<!-- @a --> https://a.b/@c"),
    ],
)
def test_a_citation_becomes_a_role(pandoc: str, myst: str) -> None:
    assert convert_text(pandoc, 1) == (myst, [])


@pytest.mark.parametrize(
    ("pandoc", "words"),
    [
        ("[*see* @a]", "has markup around a key"),
        ("[@a and @b]", "has markup around a key"),
        ("@thm-x", "numbers no such thing"),
        ("[@fig-x, left]", "words behind a cross-reference"),
        ("@{a,b}", "a key that MyST cannot cite"),
    ],
)
def test_what_stays_is_told(pandoc: str, words: str) -> None:
    text, notices = convert_text(f"One.\n{pandoc}", 7)
    assert text == f"One.\n{pandoc}"
    assert [notice.line for notice in notices] == [8]
    assert words in notices[0].text


PAGE = """\
---
title: A Chapter
---

## Values {#sec-values}

See @sec-values, [@fig-x] and @tbl-y.

Other {#sec-other}
-----

![A picture [@a]](pic.png){#fig-x width=50% fig-alt="A dot"}

| a | b |
|---|---|
| 1 | [@a] |

: Values {#tbl-y}

$$
x = 1
$$ {#eq-z}

::: {.callout-note}
## Beware
Text with [@a].

::: {.callout-tip}
inner
:::
:::

::: {.column-margin}
margin
:::

```{python}
print("[@a] ::: {.note}")


::: {.callout-note}
```

    [@a] in code

## Last {.unnumbered}

Text^[inline [@a]
[x]] {{< video x >}}.
"""
MYST = """\
# A Chapter

(sec-values)=
## Values

See {numref}`sec-values`, {numref}`fig-x` and {numref}`tbl-y`.

(sec-other)=
Other
-----

:::{figure} pic.png
:name: fig-x
:alt: A dot
:width: 50%

A picture {cite}`a`
:::

:::{table} Values
:name: tbl-y

| a | b |
|---|---|
| 1 | {cite}`a` |
:::



$$
x = 1
$$ (eq-z)

::::{admonition} Beware
:class: note

Text with {cite}`a`.

:::{tip}
inner
:::
::::


margin


```python
print("[@a] ::: {.note}")


::: {.callout-note}
```

    [@a] in code

## Last

Text[^note-1]
 {{< video x >}}.

[^note-1]: inline {cite}`a` [x]

:::{bibliography}
:filter: docname in docnames
:::
"""


def test_a_page() -> None:
    text, notices = convert_page(PAGE)
    assert text == MYST
    told = {(notice.line, notice.text.split(" ")[-1]) for notice in notices}
    lines = PAGE.split("\n")
    assert [lines[line - 1] for line, _ in sorted(told)] == [
        "::: {.column-margin}",
        "```{python}",
        "## Last {.unnumbered}",
        "[x]] {{< video x >}}.",
    ]


@pytest.mark.parametrize(
    ("pandoc", "myst"),
    [
        ("H~2~O, m^2^", "H{sub}`2`O, m{sup}`2`"),
        ("~~no~~ $x^2^$ `a^2^` [^a][^b]", "~~no~~ $x^2^$ `a^2^` [^a][^b]"),
        ("[x](b.qmd#c) [y](b.qmd)", "[x](b.md#c) [y](b.md)"),
        ("`[x](b.qmd)` https://a/b.qmd", "`[x](b.qmd)` https://a/b.qmd"),
        (
            '```{.python #lst-a lst-cap="A"}\nx\n```',
            "```{code-block} python\n:name: lst-a\n:caption: A\n\nx\n```",
        ),
        ("## A ##  {#b}", "(b)=\n## A ##"),
        ("![](a.png)", "![](a.png)"),
        ("text ![b](a.png){#fig-a}", "text ![b](a.png){#fig-a}"),
        (": no table", ": no table"),
        ("$$x$$ {#eq-a}", "$$x$$ (eq-a)"),
    ],
)
def test_small_things(pandoc: str, myst: str) -> None:
    assert convert_page(pandoc + "\n") == (myst + "\n", [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```{r, echo=FALSE}\ny\n```", [1]),
        ("```{=html}\n<b>\n```", [1]),
        ("Right  Left\n-----  ----\n1      2\n", [2]),
        ("+---+---+\n| a | b |\n+---+---+", [1]),
        ("One.\n\n| A line\n| another", [3]),
        ("[text]{.smallcaps}", [1]),
        ("(@good) An example.", [1]),
        ("`<b>`{=html}", [1]),
        ("{{< pagebreak >}}", [1]),
        ("::: {#thm-line}\nText.\n:::", [1]),
        ("# A {.unnumbered}", [1]),
        ("# A {.big}", [1]),
    ],
)
def test_what_myst_has_not_is_told_at_its_line(text: str, lines: list[int]) -> None:
    _, notices = convert_page(f"{text}\n")
    assert [notice.line for notice in notices] == lines


def test_what_is_told_again_and_again_is_told_once() -> None:
    _, notices = convert_page("```{r}\n1\n```\n\n{{< a >}}\n\n```{r}\n2\n```\n")
    assert [(notice.line, notice.text) for notice in notices] == [
        (1, "this r is shown and not run (and 1 more on this page)"),
        (5, "the short code a stands as it is"),
    ]
    _, notices = convert_page("```{r}\n#| echo: false\n#| label: fig-a\nplot(1)\n```\n")
    assert notices[0].text == "this r makes fig-a, and is shown and not run"


def test_what_is_myst_already_stays() -> None:
    """What has nothing of pandoc's is written byte for byte."""
    text = "(ch-x)=\n# X\n\n:::{note}\nText `a`.\n:::\n\n```python\n\n\n\nx\n```\n\n- a\n  - b\n"
    assert convert_page(text) == (text, [])


@pytest.fixture
def quarto(tmp_path: Path) -> Path:
    """Return a small book of Quarto."""
    folder = tmp_path / "quarto"
    folder.mkdir()
    (folder / "_quarto.yml").write_text(
        "book:\n  title: Dots\n  author: [Ann, Bob]\n"
        "  chapters:\n    - index.qmd\n    - part: All\n      chapters: [b.qmd, a.qmd]\n",
        "utf-8",
    )
    (folder / "index.qmd").write_text("# Preface {#sec-preface}\n\nBefore [@a].\n", "utf-8")
    (folder / "a.qmd").write_text("# Alpha {#sec-alpha}\n\nSee @sec-beta and @fig-dot.\n", "utf-8")
    (folder / "b.qmd").write_text(
        "# Beta {#sec-beta}\n\n![A dot](dot.svg){#fig-dot}\n\n@thm-none, [*see* @a]\n", "utf-8"
    )
    (folder / "skipped.qmd").write_text("# Not listed\n", "utf-8")
    (folder / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<rect width="9" height="9"/></svg>',
        "utf-8",
    )
    (folder / "works.bib").write_text(
        "@book{a,\n  author = {Ann Other},\n  title = {Dots},\n"
        "  publisher = {P},\n  year = {2001},\n}\n",
        "utf-8",
    )
    return folder


def new(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "new", str(folder), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_book_of_quarto(quarto: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    done = new(book, "--from", str(quarto))  # title and author stand in _quarto.yml
    assert done.returncode == 0
    assert [line.split(" ")[0] for line in done.stderr.splitlines()] == [f"{quarto}/b.qmd:5:"] * 2
    contents = (book / "source/index.md").read_text("utf-8")
    assert "# Dots\n" in contents
    places = [contents.index(f"\n{name}\n") for name in ("preface", "b", "a", "imprint")]
    assert all(one < other for one, other in pairwise(places))
    conf = (book / "conf.py").read_text("utf-8")
    assert 'bibtex_bibfiles = ["works.bib"]' in conf
    assert 'book_author = "Ann, Bob"' in conf
    assert "two chapters" not in conf
    assert (book / "source/dot.svg").read_bytes() == (quarto / "dot.svg").read_bytes()
    assert not (book / "refs.bib").exists()
    assert not list(book.glob("source/ch*"))
    checked = subprocess.run(
        [sys.executable, "-m", "bookpress", "check", "--select", "citations,crossrefs", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_it_is_made(quarto: Path, tmp_path: Path) -> None:
    text = (
        (quarto / "b.qmd")
        .read_text("utf-8")
        .replace("\n@thm-none, [*see* @a]\n", "\nAs @a [p. 3].\n")
    )
    (quarto / "b.qmd").write_text(text, "utf-8")
    done = new(tmp_path / "book", "--from", str(quarto))
    assert (done.returncode, done.stderr) == (0, "")
    made = subprocess.run(
        [sys.executable, "-m", "bookpress", "book", "--format", "html,epub"],
        cwd=tmp_path / "book",
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.md", b"\xff\xfe", "bad.md: not UTF-8"),
        ("_quarto.yml", b"book: [\n", "_quarto.yml:2: this is not YAML"),
        ("notes.txt", b"x", "holds no page"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    folder = tmp_path / "from"
    folder.mkdir()
    (folder / name).write_bytes(content)
    done = new(tmp_path / "book", "--from", str(folder), "--defaults")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert not (tmp_path / "book").exists()


def test_one_language_at_a_time(quarto: Path, tmp_path: Path) -> None:
    done = new(tmp_path / "book", "--from", str(quarto), "--defaults", "--language", "en,zh")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
