"""Citations of pandoc and Quarto become roles; pandoc is the oracle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pypandoc
import pytest

from bookpress.new.pandoc.citations import groups_in
from bookpress.new.pandoc.roles import convert_text

if TYPE_CHECKING:
    from collections.abc import Iterator


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
