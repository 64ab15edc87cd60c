"""The grammar of roles agrees with those who define it: Sphinx and sphinxcontrib-bibtex."""

from __future__ import annotations

import re

import pytest
from sphinx.util.docutils import ReferenceRole
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from bookpress.text.roles import keys_in, split_title

TITLED = [
    "sec-a",
    "第一节 <sec-a>",
    "第一节<sec-a>",
    "a < b <sec-a>",
    "a <b> c <sec-a>",
    "<sec-a>",
    "title <a<b>",
    "two\nlines <sec-a>",
    "% s <sec-a>",
    " blank <sec-a>",
]


@pytest.mark.parametrize("text", TITLED)
def test_a_title_and_its_target_are_sphinxs(text: str) -> None:
    match = re.match(ReferenceRole.explicit_title_re, text)
    title, target, start = split_title(text)
    assert title == (match[1].strip() if match else "")
    assert target == (match[2] if match else text).strip()
    assert text[start:].startswith(target)


def test_an_escaped_sign_is_no_target() -> None:
    assert split_title(r"a \<b>") == ("", r"a \<b>", 0)


CITED = ["a", "a,b", " a , b ", "{see}a{p. 3}", "{see, e.g.}a{, ch. 2},{}b"[:-4], "a:b-c_2020,d+e"]


@pytest.mark.parametrize("text", CITED)
def test_keys_are_those_of_sphinxcontrib_bibtex(text: str) -> None:
    theirs = [target.key for target in parse_citation_targets(text)]
    ours = list(keys_in(text))
    assert [key.name for key in ours] == theirs
    assert all(text[key.start :].startswith(key.name) for key in ours)
