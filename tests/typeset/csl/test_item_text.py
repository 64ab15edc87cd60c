"""What a .bib field says, with the little HTML of CSL; and what citeproc makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.typeset.csl import markup
from tests.typeset.csl.citeproc import printed
from tests.typeset.csl.test_titles import TITLES

if TYPE_CHECKING:
    from pathlib import Path

TITLE = '<text variable="title"/>'
KEPT, END = '<span class="nocase">', "</span>"
TEXTS = [  # as written, with the marks of CSL, as plain text if that is another
    (r"\emph{a} \textit{b} {\em c}", "<i>a</i> <i>b</i> <i>c</i>", "a b c"),
    (r"\textbf{a} {\bf b c} d", "<b>a</b> <b>b c</b> d", "a b c d"),
    (r"\textsc{a}", '<span style="font-variant:small-caps;">a</span>', "a"),
    (r"4\textsuperscript{th}", "4<sup>th</sup>", "4th"),
    (r"\emph{a \textbf{b} c}", "<i>a <b>b</b> c</i>", "a b c"),
    (r"H$_2$O, $x^2$, $10^{-3}$", "H<sub>2</sub>O, x<sup>2</sup>, 10<sup>−3</sup>", None),
    (r"$\alpha$-$\beta$, $\mathcal{O}(n\log n)$, $k\times k$", "α-β, O(nlog n), k×k", None),
    (r"$\frac{a}{b}$ and $\unknown$", r"$\frac{a}{b}$ and $\unknown$", None),
    (r"M{\"u}ller, J\"org, \'{\i}, \c{c}, \v{S}, \H{o}, \aa", "Müller, Jörg, í, ç, Š, ő, å", None),
    (r"{\'E}mile \o re \ss{}x \AE{} \d{\u{a}} \L{}", "Émile øre ßx Æ ặ Ł", None),
    (r"50\% \& a\_b \#1 \$5 \{x\}", "50% & a_b #1 $5 {x}", None),
    ("50% & a_b #1 costs $5", "50% & a_b #1 costs $5", None),
    ("1--2 --- ``a'' `b", "1–2 — “a” ‘b", None),
    (r"J.~R., J.\,R.", "J.\u00a0R., J.\u00a0R.", None),
    (r"\LaTeX{} and \TeX\ and \BibTeX", "LaTeX and TeX and BibTeX", None),
    (r"\enquote{a} \mkbibquote{b}", "“a” “b”", None),
    (
        r"\url{https://e.org/a\_b} \href{https://e.org}{a}",
        "https://e.org/a_b a (https://e.org)",
        None,
    ),
    (r"\foreignlanguage{german}{Wort} \texttt{code}", "Wort code", None),
    (r"\unknown{a} \nothing b", r"a \nothing b", None),
    ("a  b\n\t c", "a b c", None),
    ("a } b { c \\", "a b c \\", None),
    ("", "", None),
]


@pytest.mark.parametrize(("written", "marked", "plain"), TEXTS)
def test_a_text_is_marked_up_as_csl_has_it(written: str, marked: str, plain: str | None) -> None:
    assert markup.text(written) == marked
    if plain is not None or "<" not in marked:
        assert markup.plain(written) == (marked if plain is None else plain)


def test_plain_text_keeps_what_a_power_says() -> None:
    assert markup.plain("$10^{-3}$ m$^2$, $x_1$") == "10⁻³ m², x1"


def test_citeproc_takes_no_apostrophe_for_a_quote(tmp_path: Path) -> None:
    title = markup.title("On 't Hooft's rock 'n' roll, `so' ``called''")
    found = printed([{"id": "t", "type": "book", "title": title}], TITLE, tmp_path)
    assert found["t"] == "On ’t Hooft’s rock ’n’ roll, “so” “called”"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Using {BERT} in {the Wild}", "Using [BERT] in [the Wild]"),
        ("A Study of ChatGPT: The US", "A Study of [ChatGPT]: [The] [US]"),
        ("基于 {BERT} 的 Transformer 模型", "[基于 BERT 的 Transformer 模型]"),
        (r"The \emph{C. elegans} Genome", "The [<i>C. elegans</i>] Genome"),
        (r"{\"O}sterreich und {\"u}ber M{\"u}ller", "[Ö]sterreich und über Müller"),
        ("T", "T"),
        ("A B C", "A [B] [C]"),
        ("H$_2$O", "[H<sub>2</sub>O]"),
    ],
)
def test_words_that_small_letters_would_spoil_are_kept(written: str, kept: str) -> None:
    assert markup.title(written) == kept.replace("[", KEPT).replace("]", END)


def test_citeproc_gives_titles_the_small_letters_of_the_plain_style(tmp_path: Path) -> None:
    items = [
        {"id": f"t{number}", "type": "book", "title": markup.title(written)}
        for number, (written, _) in enumerate(TITLES)
        if written
    ]
    found = printed(items, '<text variable="title" text-case="sentence"/>', tmp_path)
    assert {key: text.replace("’", "'") for key, text in found.items()} == {
        f"t{number}": text.replace("’", "'") for number, (_, text) in enumerate(TITLES) if text
    }


def test_citeproc_keeps_the_capitals_of_other_languages(tmp_path: Path) -> None:
    title = markup.title('Die Geburt der {Trag\\"odie} und \\emph{andere} Werke', "de-DE")
    item = {"id": "t", "type": "book", "title": title}
    found = printed([item], '<text variable="title" text-case="sentence"/>', tmp_path, "de-DE")
    assert found == {"t": "Die Geburt der Tragödie und andere Werke"}


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        (r"10.1/a\_b", "10.1/a_b"),
        (r"https://doi.org/10.1/a{\_}b", "10.1/a_b"),
        (r"http://dx.doi.org/10.1/a\%20b", "10.1/a%20b"),
        (r"doi:10.1002/(SICI)1097\&x\#y", "10.1002/(SICI)1097&x#y"),
        ("DOI: 10.1/A;B<c>", "10.1/A;B<c>"),
        (r"{10.1/a$\sim$b\textasciitilde{}c\~{}d}", "10.1/a~b~c~d"),
        ("", ""),
    ],
)
def test_a_doi_is_freed_of_latex_and_of_its_resolver(written: str, identifier: str) -> None:
    assert markup.doi(written) == identifier


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (r"https://e.org/a\_b?c=1\&d=50\%25\#e", "https://e.org/a_b?c=1&d=50%25#e"),
        (r"\url{https://e.org/a_b}", "https://e.org/a_b"),
        (r"https://e.org/{\textasciitilde}me/", "https://e.org/~me/"),
        ("https://e.org/a%20b#c--d", "https://e.org/a%20b#c--d"),
        ("https://doi.org/10.1/x", "https://doi.org/10.1/x"),
    ],
)
def test_an_address_is_freed_of_latex(written: str, address: str) -> None:
    assert markup.verbatim(written) == address


def test_a_note_that_looks_like_a_variable_is_printed(tmp_path: Path) -> None:
    written = [
        "arXiv:1706.03762",
        "注: 三",
        "version: 3",
        "Available: {now}",
        "$a<b$ <i>c</i>",
        "d",
    ]
    items = [
        {"id": f"n{number}", "type": "book", "title": "T", "note": markup.note(one)}
        for number, one in enumerate(written)
    ]
    found = printed(items, '<text variable="note"/>', tmp_path)
    plain = [text.replace(markup.GUARD, "") for text in found.values()]
    assert plain == [*written[:3], "Available: now", "a<b <i>c</i>", "d"]


def test_what_looks_like_a_tag_of_csl_is_printed(tmp_path: Path) -> None:
    title = markup.title("The <i> Tag and the <b>Bold</b> One")
    found = printed([{"id": "t", "type": "book", "title": title}], TITLE, tmp_path)
    assert found["t"].replace(markup.GUARD, "") == "The <i> Tag and the <b>Bold</b> One"
