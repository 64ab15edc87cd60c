"""Citations that name the authors, in the words of the language: 张三等 [4], Vaswani et al. [1].

The names of a work speak its own language in every edition, as its entry in the list does; what
stands between two citations is the page's. sphinxcontrib-bibtex has the roles and the brackets
(``bibtex_reference_style``); its own names are English, take “others” for a surname, and of Chinese
names leave the surname alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pybtex.plugin import find_plugin
from pybtex.richtext import Tag, Text
from sphinxcontrib.bibtex import plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.referencing.foot import FootReferenceStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle
from sphinxcontrib.bibtex.style.referencing.super_ import SuperReferenceStyle
from sphinxcontrib.bibtex.style.template import join, join2, node, post_text, pre_text, reference

from bookpress.languages import ENGLISH, Language, UnknownLanguageError, language_of
from bookpress.text.chinese.characters import is_wide
from bookpress.text.chinese.names import is_written_together
from bookpress.typeset.author_order import Name, of_entry
from bookpress.typeset.marks import NO_BREAK_SPACE
from bookpress.typeset.reference_style import NAME, Style
from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from bookpress.typeset.csl.citeproc import Signs

_FEW = 2  # authors who are all named in a short citation
_ROW = 3  # numbers that become a range
_SCRIPTS = (("ja", "[\u3040-\u30ff]"), ("ko", "[\uac00-\ud7a3]"), ("zh_CN", "[\u3400-\u9fff]"))


@node  # type: ignore[untyped-decorator] # as pybtex
def authors(children: list[Any], data: dict[str, Any], *, full: bool) -> Text:
    """Return who is cited: the authors or editors of a work, its institution, or its title.

    Args:
        children: none.
        data: what sphinxcontrib-bibtex gives; ``entry`` is the work.
        full: whether all authors are named; otherwise two at most.
    """
    del children
    entry = data["entry"]
    names = [_shown(name) for name in of_entry(entry).names]
    words = language_of_work(entry).names
    if not names:
        return _title(entry, words)
    there_are_others = any(str(one) == "others" for one in _persons(entry))
    few = len(names) + there_are_others <= _FEW
    if not (few or full):
        return Text(_together(names[0], words["others"]))
    *before, last = names
    if there_are_others:
        return Text(_together(_in_a_row(names, words["between"]), words["others"]))
    if not before:
        return Text(last)
    joint = words["two"] if len(names) == _FEW else words["last"]
    return Text(_together(_in_a_row(before, words["between"]), joint, last))


@node  # type: ignore[untyped-decorator] # as pybtex
def year(children: list[Any], data: dict[str, Any]) -> Text:
    """Return the year of a work, with the letter that its label tells it apart by."""
    del children
    entry = data["entry"]
    written = str(entry.fields.get("year", "")) or language_of_work(entry).names["undated"]
    label = data["formatted_entry"].label if "formatted_entry" in data else ""
    told_apart = re.search(rf"{re.escape(written)}[a-z]*$", label)
    return Text(told_apart[0] if told_apart else written)


def language_of_work(entry: Any) -> Language:  # noqa: ANN401 - pybtex has no types
    """Return the language that a work speaks: the one it names, or that of its script."""
    tag = getattr(entry, "language", "")
    text = " ".join([entry.fields.get("title", ""), *map(str, _persons(entry))])
    by_script = next((code for code, letters in _SCRIPTS if re.search(letters, text)), "en")
    try:
        return language_of(tag or by_script)
    except UnknownLanguageError:
        return ENGLISH


def _persons(entry: Any) -> list[Any]:  # noqa: ANN401 - as above
    return entry.persons.get("author") or entry.persons.get("editor") or []


def _shown(name: Name) -> str:
    """Return a name as it stands in a sentence: 张三, Vaswani."""
    if name.given and is_written_together(name.family + name.given):
        return name.family + name.given
    return name.family


def _title(entry: Any, words: dict[str, str]) -> Text:  # noqa: ANN401 - as above
    title = Text.from_latex(entry.fields.get("title", "") or entry.key)
    if "title" in words:
        before, after = words["title"].split("%s")
        return Text(before, title, after)
    return Text(Tag("em", title))


def _in_a_row(names: list[str], between: str) -> str:
    return between.join(names)


def _together(*pieces: str) -> str:
    """Return pieces as one text, with a space where a Chinese letter meets one that is not."""
    text = ""
    for piece in pieces:
        meet = text[-1:].isalnum() and piece[:1].isalnum()
        text += f" {piece}" if meet and is_wide(text[-1]) != is_wide(piece[0]) else piece
    return text


@dataclass
class Authors(PersonStyle):
    """The names of a work in its own language."""

    def names(self, role: str, full: bool) -> Any:  # noqa: ANN401, FBT001 - the library's signature
        """Return the template of all names of a work."""
        del role
        return authors(full=full)

    def author_or_editor_or_title(self, full: bool) -> Any:  # noqa: ANN401, FBT001 - as above
        """Return the template of who is cited."""
        return authors(full=full)


class _Years:
    """The roles that print a year alone."""

    def inner(self, role_name: str) -> Any:  # noqa: ANN401 - the library's signature
        """Return the template of one work."""
        if role_name.startswith("year"):
            return reference[year]
        return super().inner(role_name)  # type: ignore[misc]


class ByLabel(_Years, LabelReferenceStyle):
    """张三等 [4]."""


class BySuperscript(_Years, SuperReferenceStyle):
    """张三等, and the label above the line."""


class ByYear(_Years, AuthorYearReferenceStyle):
    """张三等（2020a）, and （张三等，2020a）; the letter is that of the label."""

    def inner(self, role_name: str) -> Any:  # noqa: ANN401 - the library's signature
        """Return the template of one work."""
        between = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)
        who = self.person.author_or_editor_or_title(full="s" in role_name)
        if role_name in {"p", "ps", "alp", "alps"}:
            work = reference[join(sep=self.author_year_sep)[who, year]]
            return between[pre_text, work, post_text]
        if role_name in {"t", "ts", "ct", "cts"}:
            bracket = self.bracket_textual
            when = join[bracket.left, between[pre_text, reference[year], post_text], bracket.right]
            return join(sep=self.text_reference_sep)[who, when]
        return super().inner(role_name)


def styles_of(language: Language) -> dict[str, Any]:
    """Return the reference styles of an edition by their names; each is called without arguments.

    Args:
        language: the edition's. In a sentence it parts citations by its semicolon; names and years
            have its brackets. Labels stand in square brackets, parted by commas, in all of them.
    """
    wide = language.script.wide
    between = "；" if wide else "; "
    return {
        NAME: partial(_by_label, between),
        f"{NAME}-super": partial(_by_superscript, between),
        f"{NAME}-author-year": partial(_by_year, wide=wide),
        f"{NAME}-foot": partial(_by_footnote, between),
    }


def _by_label(between: str) -> ByLabel:
    square = BracketStyle(sep=between)
    return ByLabel(
        person=Authors(),
        bracket_textual=square,
        bracket_author=square,
        bracket_year=square,
        text_reference_sep=NO_BREAK_SPACE,
    )


def _by_superscript(between: str) -> BySuperscript:
    square = BracketStyle(sep=between)
    return BySuperscript(
        person=Authors(),
        bracket_textual=BracketStyle("", "", between),
        bracket_author=square,
        bracket_year=square,
    )


def _by_year(*, wide: bool) -> ByYear:
    comma, space = ("，", "") if wide else (", ", " ")
    bracket = BracketStyle("（", "）", "；") if wide else BracketStyle("(", ")", "; ")
    return ByYear(
        person=Authors(),
        bracket_textual=bracket,
        bracket_parenthetical=bracket,
        bracket_author=bracket,
        bracket_year=bracket,
        author_year_sep=comma,
        post_text_sep=comma,
        text_reference_sep=space,
    )


def _by_footnote(between: str) -> FootReferenceStyle:
    return FootReferenceStyle(person=Authors(), bracket_textual=BracketStyle(sep=between))


@dataclass
class Numbers(BracketStyle):
    """The numbers of one place; if ``to`` is a sign, they are sorted, and 1, 2, 3 become 1–3.

    As in CSL (``collapse="citation-number"``), three at least. What has words beside its number
    stays as it is, and so does all that stands with it.
    """

    to: str = ""

    def outer(self, children: list[Any], brackets: bool = False, capfirst: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - the library's signature
        """Return the template of all works that are cited in one place."""
        if self.to and all(str(child).isdecimal() for child in children):
            children = list(self._ranges(sorted(children, key=lambda child: int(str(child)))))
        return super().outer(children, brackets, capfirst)

    def _ranges(self, numbers: list[Any]) -> Iterator[Any]:
        """Yield numbers and ranges of them, of which the first and the last are links."""
        for _, group in groupby(enumerate(numbers), lambda one: int(str(one[1])) - one[0]):
            row = [number for _, number in group]
            if len(row) >= _ROW:
                yield Text(row[0], self.to, row[-1])
            else:
                yield from row


def by_signs(signs: Signs, language: Language) -> Any:  # noqa: ANN401 - as above
    """Return the reference style of an edition whose list is set in a CSL style.

    Args:
        signs: how that style writes citations.
        language: the edition's.
    """
    wide = language.script.wide
    bracket = Numbers(signs.before, signs.behind, signs.between, to=signs.to)
    in_text = BracketStyle(signs.before, signs.behind, "；" if wide else "; ")
    brackets: dict[str, Any] = {"bracket_parenthetical": bracket, "bracket_label": bracket}
    brackets |= {f"bracket_{role}": in_text for role in ("textual", "author", "year")}
    if not signs.by_number:
        comma, space = ("，", "") if wide else (", ", " ")
        seps: dict[str, Any] = {"author_year_sep": signs.then_year, "post_text_sep": comma}
        return ByYear(person=Authors(), **brackets, **seps, text_reference_sep=space)
    if signs.raised:
        return BySuperscript(person=Authors(), **brackets)
    return ByLabel(person=Authors(), **brackets, text_reference_sep=NO_BREAK_SPACE)


def _register(app: Sphinx) -> None:
    language = book_language(app.config)
    styles = styles_of(language)
    listed = find_plugin("pybtex.style.formatting", app.config.bibtex_default_style)
    if issubclass(listed, Style):
        styles[NAME] = partial(by_signs, listed.signs(language.tag), language)
    for name, style in styles.items():
        plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", name, style, force=True)


def setup(app: Sphinx) -> None:
    """Make the styles known before sphinxcontrib-bibtex looks for the one of the book."""
    app.connect("builder-inited", _register, priority=400)
