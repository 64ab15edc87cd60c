"""A field holds what a reader should not see, or swallows what follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_FIELDS = (
    *("title", "booktitle", "journal", "journaltitle", "subtitle", "author", "editor", "publisher"),
    *("series", "school", "institution", "organization", "address", "location", "edition", "note"),
    *("howpublished", "maintitle", "booksubtitle", "eventtitle", "venue", "type"),
)
# Letters and signs that latexcodec (which the formatter uses) makes of a command.
_KNOWN = frozenset(
    "c k v u H r b d t ss ae AE oe OE aa AA o O l L i j DH dh TH th DJ dj NG ng ldots dots dag "
    "ddag textregistered texttrademark copyright pounds textcopyright textendash textemdash P S "
    "textbackslash textasciitilde textbullet textdegree textsterling textyen yen textpm neg micro "
    "textperiodcentered glqq guillemotleft guillemotright quad".split(),
)
# The formulas that it knows: one sign each.
_SIGNS = (
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma "
    "Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda "
    "mu nu xi omicron pi rho sigma tau upsilon phi varphi chi psi omega Leftarrow Rightarrow "
    "leftarrow rightarrow approx ast backslash bullet cap cdot complement coprod cup div ell "
    "emptyset exists forall geq in infty int leq nabla neq nexists ni notin partial pm prod sim "
    "subset subseteq sum supset supseteq surd times vee wedge"
).split()
_KNOWN_FORMULA = re.compile(
    rf"\$(?:-|\^[123]|\^\\circ|\^\{{TM\}}|\\mathbb\{{?[CNQRZ]\}}?|\\(?:{'|'.join(_SIGNS)}))\$"
)
_FORMULA = re.compile(r"(?<!\\)\$(?=[^\s$])[^$]*(?<=[^\s$\\])\$(?![0-9])")
_COMMAND = re.compile(r"\\(?:(?P<name>[A-Za-z]+)|[,;:!/@()\[\]])")
_HTML = re.compile(
    r"</?(?:i|b|u|p|em|strong|su[bp]|span|scp|tt|br|inf|jats:[a-z]+)\b[^<>]*>"
    r"|\\?&(?:#[0-9]+|#[Xx][0-9A-Fa-f]+|[A-Za-z]{2,8});",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\*\*(?=\S)[^*]+(?<=\S)\*\*")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*([%&])")
_PER_CENT = "‘%’ hides the rest of the field; write ‘\\%’"
_AMPERSAND = "‘&’ parts the columns of a table in LaTeX; write ‘\\&’"


@rule("warning")
def unprintable(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each printed field with a bare ``%``, or with markup that is printed.

    pybtex prints a bare ``&`` as it is meant, and BibTeX with LaTeX does not: that is a remark.
    """
    for _, field in fields_called(bibliography, *_FIELDS):
        # The formatter makes links of \\url{...}, and signs of the formulas it knows.
        value = re.sub(r"\\url\s*\{[^{}]*\}", "", field.value)
        fault = _fault(_KNOWN_FORMULA.sub("", value))
        names = field.name in ("author", "editor")  # bibliography.bad-names
        if fault:
            yield field.place, f"{field.name}: {fault}"
        elif not names and "&" in _BARE.findall(value):
            yield field.place, f"{field.name}: {_AMPERSAND}", "info"


def _fault(value: str) -> str:
    markup = _HTML.search(value) or _MARKDOWN.search(value)
    if markup:
        return f"“{markup[0]}” would be printed as it stands; write the text alone"
    if "%" in _BARE.findall(value):
        return _PER_CENT
    formula = _FORMULA.search(value)
    if formula:
        return f"the formula “{formula[0]}” would be printed with its dollars; write it as text"
    if "\\$" in value:
        return "‘\\$’ would be printed with its backslash; write ‘$’"
    for command in _COMMAND.finditer(value):
        if not command["name"] or command["name"] not in _KNOWN:
            return f"“{command[0]}” would be printed as it stands; write the text alone"
    return ""
