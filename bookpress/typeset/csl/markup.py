"""The text of a .bib field, as CSL-JSON has it: LaTeX's marks become the little HTML of CSL.

CSL knows italics, bold, small capitals, raised and lowered text, and words whose case must stay
(``nocase``). pandoc 3.9 reads these in every variable but in names, notes and identifiers, which
are plain text; it takes small capitals only where a semicolon ends the ``style``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from bookpress.read.csl.addresses import LINK, is_address
from bookpress.typeset.csl.latex import parse
from bookpress.typeset.csl.nodes import CAPITALS, PROTECTED, Node, Styled

# Stands where pandoc would read something else: a key of its own before the colon of a note, or a
# tag in what a person wrote. ``printed.finish`` takes it away again.
GUARD = "\u2060"

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_TAG = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)\b)")
_KEY_OF_NOTE = re.compile(r"[^\s:]+:|.*\{:")
_WORD = re.compile(r"(?P<sign>[:.?!]\W*\s+\W*)?(?P<word>[^\W_]+(?:['’.][^\W_]+)*)")
_TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    PROTECTED: ('<span class="nocase">', "</span>"),
    CAPITALS: ('<span style="font-variant:small-caps;">', "</span>"),
}
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?P<sign>[_%&#$~{}])(?:\{\})?")
_SIGNS = {"textasciitilde": "~", "sim": "~", "textunderscore": "_", "slash": "/", "string": ""}
_SPELT_OUT = re.compile(rf"\$?\\(?P<name>{'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|\$| )?")


class _Run(NamedTuple):
    """A run of text, the styles it stands in, and whether its case is protected."""

    text: str
    styles: tuple[str, ...]
    kept: bool


def plain(value: str) -> str:
    """Return a value as text without any marks, for names and notes."""
    runs = _runs(parse(value))
    pieces = [run.text.translate(_RAISED) if "sup" in run.styles else run.text for run in runs]
    return _single_blanks("".join(pieces))


def note(value: str) -> str:
    """Return a note: pandoc reads "arXiv: 1706.03762" as a variable and prints nothing of it."""
    text = plain(value)
    return f"{GUARD}{text}" if _KEY_OF_NOTE.match(text) else text


def text(value: str) -> str:
    """Return a value with the marks of CSL."""
    return _single_blanks(_html(_merged(_runs(parse(value))), keep=False))


def title(value: str, language: str = "en-US") -> str:
    """Return a title: words that small letters would spoil are kept as they are written.

    These are the ones in braces, as BibTeX has it, those with a capital behind their first letter
    or of capitals alone, and the first behind a colon. A title with Han is kept whole, and so is
    one in another ``language`` than English: pandoc 3.9 writes “Die geburt der tragödie”.
    """
    runs = _merged(_runs(parse(value)))
    if not language.startswith("en") or has_han("".join(run.text for run in runs)):
        runs = _merged([run._replace(kept=True) for run in runs])
    return _single_blanks(_html(_with_kept_words(runs), keep=True))


def has_han(value: str) -> bool:
    """Tell whether a value holds Chinese characters."""
    return _HAN.search(value) is not None


def verbatim(value: str) -> str:
    r"""Return an address or an identifier: ``10.1/a\_b`` is written so for LaTeX alone."""
    linked = LINK.fullmatch(value)
    value = linked["address"] if linked else value
    value = _SPELT_OUT.sub(lambda match: _SIGNS[match["name"]], value)
    value = _ESCAPED.sub(lambda match: match["sign"], value)
    return re.sub(r"[{}\s]", "", value)


def doi(value: str) -> str:
    """Return a DOI without the address of its resolver."""
    return _DOI.sub("", verbatim(value), count=1)


def address_in(value: str) -> str:
    r"""Return the address that is all of a value, as in ``howpublished = {\url{...}}``."""
    return verbatim(value) if is_address(value) else ""


def _runs(nodes: list[Node], styles: tuple[str, ...] = (), *, kept: bool = False) -> list[_Run]:
    found: list[_Run] = []
    for one in nodes:
        if isinstance(one, Styled):
            inner = styles if one.style == PROTECTED else (*styles, one.style)
            found += _runs(one.nodes, inner, kept=True)
        else:
            found.append(_Run(one, styles, kept))
    return found


def _merged(runs: list[_Run]) -> list[_Run]:
    """Join neighbours that are alike, so that a word is seen whole."""
    found: list[_Run] = []
    for run in runs:
        if found and found[-1][1:] == run[1:]:
            found[-1] = found[-1]._replace(text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return found


def _with_kept_words(runs: list[_Run]) -> list[_Run]:
    """Protect the words that small letters, or citeproc's capitals, would spoil."""
    whole = "".join(run.text for run in runs)
    kept = [word.span("word") for word in _WORD.finditer(whole) if _keeps(word)]
    found: list[_Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = {start, end}
        if not run.kept:
            cuts |= {cut for span in kept for cut in span if start < cut < end}
        marks = sorted(cuts)
        for begin, stop in pairwise(marks):
            inside = any(first <= begin and stop <= last for first, last in kept)
            piece = whole[begin:stop]
            found.append(run._replace(text=piece, kept=run.kept or inside))
        start = end
    return _merged(found)


def _keeps(word: re.Match[str]) -> bool:
    """Tell whether a word stays as it is.

    citeproc gives a capital to the first word and to one behind a colon or a full stop, be it the
    end of an abbreviation, and takes that of all others: what stands there is as it was written.
    """
    letters, rest = word["word"], word.string[word.end() :]
    if not word.string[: word.start("word")].strip("“‘\"'(["):
        return letters[0].islower() or _has_inner_capital(letters)
    article = letters == "A" and rest[:1].isspace()
    spoilt = letters.isupper() or _has_inner_capital(letters)
    return word["sign"] is not None or (spoilt and not article)


def _has_inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


def _html(runs: list[_Run], *, keep: bool) -> str:
    """Return runs with their tags; those that neighbours share stay open between them."""
    pieces: list[str] = []
    opened: tuple[str, ...] = ()
    for run in (*runs, _Run("", (), kept=False)):
        styles = (PROTECTED, *run.styles) if run.kept and keep else run.styles
        same = 0
        for one, other in zip(opened, styles, strict=False):
            if one != other:
                break
            same += 1
        pieces += [_TAGS[style][1] for style in reversed(opened[same:])]
        pieces += [_TAGS[style][0] for style in styles[same:]]
        pieces.append(_TAG.sub(f"<{GUARD}", run.text))
        opened = styles
    return "".join(pieces)


def _single_blanks(value: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", value).strip()
