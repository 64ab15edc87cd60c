"""Pages for pandoc and Quarto, written as MyST."""

from __future__ import annotations

import pytest

from bookpress.new.pandoc.page import convert_page

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
