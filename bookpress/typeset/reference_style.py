"""How a list of references is set and sorted: BibTeX's plain style, as its printed books have it.

pybtex writes "and others" out where BibTeX sets "et al." (plain.bst, FUNCTION {format.names}), and
sorts braces and accents behind all letters where BibTeX leaves them out (FUNCTION {sortify}), and
Chinese names by their code points; ``author_order`` has the order.
"""

from __future__ import annotations

import re
from typing import Any

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import Symbol, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import FieldIsMissing, field, href, join, node, sentence
from sphinx.util import logging

from bookpress.typeset.author_order import of_entry, sort_key

NAME = "bookpress"
# Works as they are set, by all that is said of them. pybtex takes a tenth of a small build for the
# works of a book; what has not changed is set once (``bibliography``).
SET: dict[tuple[Any, ...], Any] = {}

logger = logging.getLogger(__name__)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"(?P<colon>:\s+\W*)?(?P<word>[^\W_]+(?:['’.][^\W_]+)*)")
# biblatex, section 3.13.7: the archives that it knows, and where they are.
_ARCHIVES = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "pubmed": ("PMID", "https://www.ncbi.nlm.nih.gov/pubmed/"),
    "hdl": ("HDL", "https://hdl.handle.net/"),
}


@node  # type: ignore[untyped-decorator] # pybtex has no types
def names(children: list[Any], context: dict[str, Any], role: str) -> Any:  # noqa: ANN401
    """Return the names of ``role`` (a node of pybtex's templates); nothing if there are none."""
    del children
    persons = context["entry"].persons.get(role)
    if not persons:
        return Text()
    style = context["style"]
    there_are_others = str(persons[-1]) == "others"
    known = persons[:-1] if there_are_others else persons
    formatted = [style.format_name(person, style.abbreviate_names) for person in known]
    if there_are_others:
        return join(sep=", ")[[*formatted, "et al."]].format_data(context)
    return join(sep=", ", sep2=" and ", last_sep=", and ")[formatted].format_data(context)


def all_said_of(entry: Any) -> tuple[Any, ...]:  # noqa: ANN401 - pybtex has no types
    """Return the type and the fields of a work, those of its names as they are written."""
    names = ((one.name, one.value) for one in entry.names)
    return (entry.type, *entry.fields.items(), *names)


class Style(PlainStyle):  # type: ignore[misc] # pybtex has no types
    """Plain, with "et al."."""

    tells_what_is_missing = True

    default_sorting_style = NAME

    def format_names(self, role: str, as_sentence: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Return the template of the authors or editors (pybtex's signature)."""
        template = names(role)
        return sentence[template] if as_sentence else template

    def format_title(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Return the template of a title (pybtex's signature)."""
        del e
        template = field(which_field, apply_func=lower_title)
        return sentence[template] if as_sentence else template

    def format_eprint(self, e: Any) -> Any:  # noqa: ANN401
        """Return the template of ``eprint``: a paper on arXiv, or in the archive that is named."""
        given = e.fields.get("archiveprefix", "arXiv")
        name, address = _ARCHIVES.get(given.lower(), (given, ""))
        text = join[name, ":", field("eprint", raw=True)]
        return href(join[address, field("eprint", raw=True)])[text] if address else text

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:  # noqa: ANN401
        """Return an entry, or the works of a set, as it is set; say once what it lacks.

        pybtex's templates stop at some fields that BibTeX asks for and biblatex does not. What the
        gate does not miss, nobody misses: such a field is set as an empty one.
        """
        del bib_data
        for lack in getattr(entry, "lacks", ()) if self.tells_what_is_missing else ():
            place = {"location": entry.place, "type": "bibtex", "subtype": "missing_field"}
            logger.warning(lack, once=True, **place)
        texts = [self._text(one) for one in getattr(entry, "members", ()) or (entry,)]
        return FormattedEntry(entry.key, Text(Symbol("newblock")).join(texts), label)

    def _text(self, entry: Any) -> Any:  # noqa: ANN401
        key = all_said_of(entry)
        if key not in SET:
            SET[key] = self._set(entry)
        return SET[key]

    def _set(self, entry: Any) -> Any:  # noqa: ANN401
        filled = Entry(entry.type, entry.fields, entry.persons)
        while True:
            try:
                return super().format_entry("", filled).text
            except FieldIsMissing as error:
                filled.fields[error.field_name] = ""


def lower_title(title: Any) -> Any:  # noqa: ANN401 - pybtex's rich text
    """Return a title with the small letters that BibTeX's plain style gives it.

    The first word and what follows a colon stay as written, as with BibTeX's ``change.case$``. So
    do words that small letters would spoil, which BibTeX wants in braces: those with a capital
    behind their first letter or of capitals alone, and titles in Chinese, whose Latin words are
    names.
    """
    text = str(title)
    if _HAN.search(text) or len(text) != len(title):  # a symbol of pybtex’s has a name for its text
        return title
    pieces, end = [], 0
    for number, word in enumerate(_WORD.finditer(text)):
        start, stop = word.span("word")
        article = word["word"] == "A" and text[stop : stop + 1].isspace()
        if number and not word["colon"] and (article or not _is_name(word["word"])):
            pieces += [title[end:start], title[start:stop].lower()]
            end = stop
    return Text(*pieces, title[end:])


def _is_name(word: str) -> bool:
    """Tell whether small letters would spoil a word: BERT, ChatGPT, T5, D."""
    return word.isupper() or any(letter.isupper() for letter in word[1:])


class Sorting(SortingStyle):  # type: ignore[misc] # pybtex has no types
    """By names, year and title, in one alphabetical order of all scripts."""

    def sorting_key(self, entry: Any) -> tuple[Any, ...]:  # noqa: ANN401 - pybtex has no types
        """Return what a work is sorted by."""
        return sort_key(of_entry(entry))


def register() -> None:
    """Make the style and its order known to pybtex by their name."""
    register_plugin("pybtex.style.formatting", NAME, Style)
    register_plugin("pybtex.style.sorting", NAME, Sorting)
