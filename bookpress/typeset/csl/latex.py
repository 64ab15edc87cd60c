r"""The LaTeX that people write in .bib files, read into a tree of text and styles.

pybtex's ``Text.from_latex`` leaves ``\textbf`` and all other commands as they are and takes ``%``
for the beginning of a comment, which BibTeX does not; the signs come from latexcodec, as there.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

import latexcodec  # noqa: F401 - it registers the codec "ulatex"

from bookpress.typeset.csl.maths import formula
from bookpress.typeset.csl.nodes import CAPITALS, PROTECTED, Node, Styled, pairs, words

_STYLES = {
    "i": "emph textit textsl mkbibemph mkbibitalic",
    "b": "textbf mkbibbold",
    CAPITALS: "textsc",
    "sup": "textsuperscript mkbibsuperscript",
    "sub": "textsubscript mkbibsubscript",
}
_STYLE_OF = {name: style for style, names in _STYLES.items() for name in names.split()}
_SWITCHES = {
    "i": "em it sl itshape slshape",
    "b": "bf bfseries",
    CAPITALS: "sc scshape",
}
_SWITCH_OF = {name: style for style, names in _SWITCHES.items() for name in names.split()}
_QUOTES = frozenset(("enquote", "mkbibquote"))
_ADDRESSES = frozenset(("url", "nolinkurl", "path"))
_TWO = frozenset(("foreignlanguage", "textcolor", "textlang"))  # the first says how, not what
_MARKS = pairs(
    "` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308 r \u030a H \u030b "
    "v \u030c d \u0323 c \u0327 k \u0328 b \u0331 t \u0361"
)
# What latexcodec does not know.
_WORDS = pairs(
    "TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX XeTeX XeTeX XeLaTeX XeLaTeX LuaTeX LuaTeX "
    "textasciitilde ~ textquoteright ’ textquoteleft ‘ euro € texteuro € textbackslash \\ dots … "
    "textunderscore _ textasciicircum ^ grqq “ grq ‘ glq ‚ textquotesingle ' textquotedbl \" "
    "slash / hyphen - textless < textgreater > textbar | ng ŋ NG Ŋ textquotedblleft “ "
    "textquotedblright ” cdot · textperiodcentered ·"
)
_BLANKS = frozenset("quad space newline".split())
_SILENT = frozenset("relax protect allowbreak nobreak linebreak ignorespaces noopsort".split())
_CONTROL = {**dict.fromkeys(" \n\t\\", " "), **dict.fromkeys(",;:", "\u00a0")}
_CONTROL |= dict.fromkeys("-/@!()", "")
_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+\*?|.|\Z)|(?P<open>\{)|(?P<close>\})"
    r"|\$(?P<maths>(?:[^$\\]|\\.)+)\$|(?P<sign>---?|``|''|~)|(?P<text>[^\\{}$~`'-]+|.)",
    re.DOTALL,
)
_MARKED = re.compile(r"[\\{}$~`'-]")
_LIGATURES = pairs("' ’ ` ‘ `` “ '' ” -- – --- —") | {"~": "\u00a0"}


def parse(value: str) -> list[Node]:
    """Return the nodes of a value; what nobody knows stays as it is written."""
    return _Parser(value).nodes() if _MARKED.search(value) else [value]


class _Token(NamedTuple):
    """A piece of a value as it is written, and what it is."""

    kind: str
    source: str


class _Parser:
    def __init__(self, value: str) -> None:
        self._tokens = [_Token(one.lastgroup or "", one[0]) for one in _TOKEN.finditer(value)]
        self._at = 0

    def nodes(self) -> list[Node]:
        """Return all nodes; a brace that closes nothing says nothing."""
        found: list[Node] = []
        while self._at < len(self._tokens):
            found += self._until_brace()
        return found

    def _until_brace(self) -> list[Node]:
        """Take what stands before the brace that closes this group, and that brace."""
        found: list[Node] = []
        while token := self._take():
            if token.kind == "close":
                break
            style = _SWITCH_OF.get(token.source[1:]) if token.kind == "command" else None
            if style:
                self._skip_blanks()
                return [*found, Styled(style, self._until_brace())]
            found += self._node(token)
        return found

    def _take(self) -> _Token | None:
        self._at += 1
        return self._tokens[self._at - 1] if self._at <= len(self._tokens) else None

    def _next(self) -> str:
        """Return the kind of the next token; empty at the end."""
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _node(self, token: _Token) -> list[Node]:
        if token.kind == "open":
            return self._group()
        if token.kind == "command":
            return self._command(token.source[1:])
        if token.kind == "maths":
            return formula(token.source[1:-1]) or [token.source]
        return [_LIGATURES.get(token.source, token.source)]

    def _group(self) -> list[Node]:
        r"""Take a group: it keeps its case.

        BibTeX gives small letters to one that a command begins, pybtex does not: who writes
        ``{\"O}sterreich`` means a name. The small letters of ``M{\"u}ller`` need no protection.
        """
        special = self._next() == "command"
        inside = self._until_brace()
        return inside if special and words(inside).islower() else [Styled(PROTECTED, inside)]

    def _argument(self) -> list[Node]:
        """Take a group, or one character."""
        self._skip_blanks()
        if self._next() in ("", "close"):
            return []
        token = self._tokens[self._at]
        if token.kind == "text" and len(token.source) > 1:
            self._tokens[self._at] = _Token("text", token.source[1:])
            return [token.source[0]]
        self._at += 1
        return self._until_brace() if token.kind == "open" else self._node(token)

    def _skip_blanks(self) -> None:
        if self._next() == "text":
            self._tokens[self._at] = _Token("text", self._tokens[self._at].source.lstrip())
            self._at += not self._tokens[self._at].source

    def _raw_argument(self) -> str:
        """Take a group as an address has it."""
        self._skip_blanks()
        if self._next() != "open":
            return ""
        depth, pieces = 0, []
        while token := self._take():
            depth += {"open": 1, "close": -1}.get(token.kind, 0)
            if not depth:
                break
            pieces.append(token.source)
        return re.sub(r"\\([_%&#$~{}])", r"\1", "".join(pieces[1:]))

    def _command(self, name: str) -> list[Node]:
        if name in _MARKS:
            return [self._accent(name)]
        if name in _STYLE_OF:
            return [Styled(_STYLE_OF[name], self._argument())]
        if name in _QUOTES:
            return ["“", *self._argument(), "”"]
        if name[:1].isalpha():
            return self._other(name)
        return [_CONTROL.get(name, name or "\\")]

    def _other(self, name: str) -> list[Node]:
        if name in _ADDRESSES:
            return [self._raw_argument()]
        if name == "href":
            address = self._raw_argument()
            return [*self._argument(), f" ({address})"]
        if name in _TWO:
            self._argument()
            return self._argument()
        sign = _sign(name)
        if sign is None:
            return [] if self._next() == "open" else [f"\\{name}"]
        self._skip_blanks()
        return [sign]

    def _accent(self, name: str) -> str:
        base = words(self._argument())
        base = {"ı": "i", "ȷ": "j"}.get(base, base)
        if not base:
            return "" if name.isalpha() else name
        return unicodedata.normalize("NFC", f"{base[0]}{_MARKS[name]}") + base[1:]


def _sign(name: str) -> str | None:
    """Return what a command without an argument prints; nothing if nobody knows it."""
    if name in _SILENT:
        return ""
    if name in _BLANKS:
        return " "
    if name in _WORDS:
        return _WORDS[name]
    decoded: str = codecs.decode(f"\\{name} ", "ulatex")  # type: ignore[call-overload] # of text
    return None if decoded.startswith("\\") else decoded.rstrip(" ")
