"""Faults put into the real book by machine: the slips of a tired person, at places all over it.

An operator names a rule, the files it works on, the passage it spoils (a regular expression) and
what becomes of it; ``⟦`` is where the finding must point. Of all places that it finds, a few are
taken, spread over the whole book, so that the faults follow the text when it changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutations.mutation import ROOT, Edit, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES, CATALOGS, WORKS = "source/**/*.md", "locale/en/LC_MESSAGES/*.po", "refs.bib"
_CODE = re.compile(r"^(`{3,}).*?^\1", re.MULTILINE | re.DOTALL)
PLACES = 5  # of each operator


@dataclass(frozen=True)
class Operator:
    """A way to spoil a passage; ``into`` is a template as for ``re.Match.expand``."""

    rule: str
    name: str
    files: str
    passage: str
    into: str

    def places(self) -> Iterator[tuple[Path, re.Match[str]]]:
        """Yield every place of the book that can be spoilt in this way."""
        for path in sorted(ROOT.glob(self.files)):
            text = path.read_text("utf-8")
            code = [match.span() for match in _CODE.finditer(text)]
            for match in re.finditer(self.passage, text, re.MULTILINE):
                if not any(start < match.start() < end for start, end in code):
                    yield path, match

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for each of a few places."""
        places = list(self.places())
        for path, match in places[:: -(-len(places) // PLACES) or 1]:
            name = path.relative_to(ROOT).as_posix()
            text = match.string
            spoilt = text[: match.start()] + match.expand(self.into) + text[match.end() :]
            line = text.count("\n", 0, match.start()) + 1
            edit = Edit(name, None, spoilt)
            yield Fault(f"{self.name}, {name}:{line}", self.rule, (edit,), "real")


_MSGSTR = r'^msgstr (?P<before>(?:".*"\n)*?".*?)'
OPERATORS = (
    Operator("citations.unknown-key", "a letter too many", PAGES,
             r"\{cite\}`(?P<key>\w+)`", r"{cite}`⟦\g<key>z`"),
    Operator("citations.malformed-role", "a blank in a citation", PAGES,
             r"\{cite\}`(?P<key>\w+)`", r"⟦{cite} `\g<key>`"),
    Operator("citations.malformed-role", "full-width braces", PAGES,
             r"\{cite\}`(?P<key>\w+)`", r"⟦｛cite｝`\g<key>`"),
    Operator("citations.foreign-syntax", "as in Pandoc", PAGES,
             r"\{cite\}`(?P<key>\w+)`", r"⟦[@\g<key>]"),
    Operator("footnotes.undefined", "a letter too many", PAGES,
             r"(?P<before>[^\n\W])\[\^(?P<label>[\w-]+)\](?!:)", r"\g<before>⟦[^\g<label>z]"),
    Operator("footnotes.malformed", "a blank in a mark", PAGES,
             r"(?P<before>[^\n\W])\[\^(?P<label>[\w-]+)\](?!:)", r"\g<before>⟦[^ \g<label>]"),
    Operator("footnotes.empty", "a note without text", PAGES,
             r"^\[\^(?P<label>[\w-]+)\]: (?!.*\{cite).+$", r"⟦[^\g<label>]:"),
    Operator("crossrefs.unknown-target", "a letter too many", PAGES,
             r"\{numref\}`(?P<label>[\w-]+)`", r"{numref}`⟦\g<label>z`"),
    Operator("crossrefs.broken-link-syntax", "typographic quotes", PAGES,
             r"\{numref\}`(?P<label>[\w-]+)`", r"⟦{numref}‘\g<label>’"),
    Operator("crossrefs.missing-term", "no word of the glossary", PAGES,
             r"\{term\}`(?P<term>\w+)`", r"{term}`⟦\g<term>学`"),
    Operator("crossrefs.missing-image", "another name", PAGES,
             r"^:::\{figure\} (?P<path>\S+)\.svg", r":::{figure} ⟦\g<path>s.svg"),
    Operator("chinese.half-width-punctuation", "a comma of the Latin keyboard", PAGES,
             r"(?<=[一-鿿])，(?=[一-鿿])", r"⟦,"),
    Operator("chinese.unbalanced-quotes", "a quotation that is not closed", PAGES,
             r"^(?P<before>[^“”:\n]*)“(?P<said>[^“”\n]*)”(?=[^“”\n]*$)", r"\g<before>⟦“\g<said>"),
    Operator("markup.invisible-character", "a blank of no width", PAGES,
             r"(?<=[一-鿿])。(?=[一-鿿])", "。⟦\u200b"),
    Operator("bibliography.syntax", "a comma is missing", WORKS,
             r"^  (?P<field>\w+ += \{.+\}),$(?=\n  \w)", r"  ⟦\g<field>"),
    Operator("bibliography.bad-pages", "backwards", WORKS,
             r"= \{(?P<first>\d+)--(?P<last>\d+)\}", r"⟦= {\g<last>--\g<first>}"),
    Operator("bibliography.missing-field", "no year", WORKS,
             r"^(?P<head>@\w+\{)(?P<rest>(?:(?!^\}).*\n)*?)  year .*\n", r"⟦\g<head>\g<rest>"),
    Operator("translations.reference-lost", "a citation", CATALOGS,
             rf"{_MSGSTR} ?\{{cite\}}`\w+`", r"⟦msgstr \g<before>"),
    Operator("translations.reference-lost", "a note", CATALOGS,
             rf"{_MSGSTR}\[\^[\w-]+\]", r"⟦msgstr \g<before>"),
    Operator("translations.reference-changed", "another label", CATALOGS,
             rf"{_MSGSTR}\{{numref\}}`(?P<label>[\w-]+)`",
             r"msgstr \g<before>{numref}`⟦\g<label>z`"),
    Operator("translations.markup-broken", "a blank in a citation", CATALOGS,
             rf"{_MSGSTR}\{{cite\}}`(?P<key>\w+)`", r"msgstr \g<before>⟦{cite} `\g<key>`"),
    Operator("translations.untranslated", "emptied", CATALOGS,
             r'^msgstr "(?!").+"$(?=\n\n)', r'⟦msgstr ""'),
    Operator("translations.syntax", "no closing quote", CATALOGS,
             r'^msgstr "(?P<said>.+)"$(?=\n\n)', r'⟦msgstr "\g<said>'),
)  # fmt: skip


def injected() -> list[Fault]:
    """Return the faults of all operators."""
    return [fault for operator in OPERATORS for fault in operator.faults()]
