"""The index: entries one to a line, sorted as the language sorts.

One order gives the key for HTML, ePub and LaTeX, so that the three indexes are one. In Chinese with
simplified characters words are sorted by pinyin among the Latin ones (``Letters``); other languages
have Unicode's order (``collation.py``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.index import IndexDirective
from sphinx.environment.adapters import indexentries
from sphinx.locale import _
from sphinx.transforms import GlossarySorter, SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.index_entries import split_index_msg

from bookpress.text.chinese.characters import has_han
from bookpress.text.latin import sorted_as
from bookpress.typeset.collation import Collation
from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    Entry = tuple[
        str, str, *tuple[Any, ...]
    ]  # kind, words; target, main and key as Sphinx has them


class IndexEntries(IndexDirective):
    """``{index}`` with its entries on the lines below it.

    In reStructuredText an argument may run over several lines; MyST has only the first for it,
    so a second entry would need a second directive.
    """

    required_arguments = 0
    optional_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the entries of the argument and of the lines of the body."""
        self.arguments = ["\n".join([*self.arguments, *self.content])]
        return super().run()


def headings(kind: str, value: str, comma: str = ", ") -> list[list[str]]:
    """Return where an entry stands: head words, each with the word below it, if there is one.

    Args:
        kind: what the entry is to Sphinx: ``single``, ``pair``, ``triple``, ``see``, ``seealso``.
        value: its words, parted by semicolons.
        comma: what parts the words of a triple that is turned round.

    Raises:
        ValueError: there are fewer words than the entry needs.
    """
    words = split_index_msg(kind, value)
    if kind == "pair":
        return [words, words[::-1]]
    if kind == "triple":
        first, second, third = words
        turned = f"{third}{comma}{first}"
        return [[first, f"{second} {third}"], [second, turned], [third, f"{first} {second}"]]
    return [words]


class ChineseTriples(SphinxTransform):
    """Write a triple as the three entries that it stands for, with a Chinese comma.

    Sphinx puts an English one between the words when it makes the index of a site or an ePub.
    """

    default_priority = Locale.default_priority + 1

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Look at every entry of one document; its catalog is made from ``raw_entries``."""
        del kwargs
        if not book_language(self.config).script.wide:
            return
        for node in self.document.findall(addnodes.index):
            node.setdefault("raw_entries", node["entries"])
            node["entries"] = [single for entry in node["entries"] for single in _singles(entry)]


def _singles(entry: Entry) -> list[Entry]:
    kind, value, *rest = entry
    semicolons = 2  # of a triple; one more, and its last word holds it
    if kind != "triple" or value.count(";") != semicolons or not all(value.split(";")):
        return [entry]
    return [("single", "; ".join(words), *rest) for words in headings(kind, value, "，")]


_NEIGHBOURS = str.maketrans(
    {sign: f"'{chr(ord('a') + place)}" for place, sign in enumerate('!"#$%&')}
    | {"@": "?a", "\\": "[a", "^": "]a", "_": "]b"}
)
_UNSAFE = re.compile(r"[^a-z0-9 '()*+,\-./:;<=>?\[\]`]")


@cache
def sort_key(word: str) -> str:
    """Return the letters by which ``word`` is sorted, in lower case and without accents.

    Han characters are read as words, so that 银行 stands under Y and 行为 under X; other text is
    its own key. ``book_pinyin`` in conf.py mends a reading that the dictionary has wrong.

    The key is ASCII, since makeindex reads bytes and would head a group with half a character, and
    holds no sign that means something to TeX or makeindex: these get a neighbour and a letter.
    """
    if has_han(word):
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary loads slowly

        word = " ".join(lazy_pinyin(word, errors=_as_it_is, v_to_u=True))
    letters = sorted_as(word).translate(_NEIGHBOURS)
    return _UNSAFE.sub(lambda sign: f"`{ord(sign[0]):06x}", letters)


def _as_it_is(text: str) -> str:
    return " ".join(text.split())


class Order(Protocol):
    """How the words of an index are sorted."""

    marks_groups: bool  # each head word names its group, since makeindex can't tell it by the key

    def key(self, word: str) -> str:
        """Return what makeindex sorts a word by, in ASCII."""

    def place(self, word: str) -> tuple[Any, ...]:
        """Return the place of a word among others."""

    def group(self, word: str) -> str:
        """Return the heading that a word stands under, or nothing if it begins with a sign."""


class Letters:
    """By ASCII letters: signs, digits, letters, as makeindex has them."""

    marks_groups = False

    def __init__(self, readings: Mapping[str, str] | None = None) -> None:
        """Take the book's own readings of words."""
        self._readings = readings or {}

    def key(self, word: str) -> str:
        """Return what makeindex sorts a word by."""
        return sort_key(self._readings.get(word, word))

    def place(self, word: str) -> tuple[int, str, str]:
        """Return the place of a word among others."""
        key = self.key(word)
        return key[:1].isdigit() + 2 * key[:1].isalpha(), key, word

    def group(self, word: str) -> str:
        """Return the first letter."""
        key = self.key(word)
        return key[0].upper() if key[:1].isalpha() else ""


def order_of(env: BuildEnvironment) -> Order:
    """Return the order of this edition's index.

    A Chinese word is read as a name if it is that of an author in the bibliography, and as a word
    otherwise: 解码器 and 查询 begin with surnames, too, and nothing else tells them apart.
    """
    language, readings = book_language(env.config), env.config.book_readings
    if language.sorting == "letters":
        people = env.get_domain("cite").bibdata.data.readings_of_people  # type: ignore[attr-defined]
        mended = env.config.book_pinyin
        return Letters({name: people[name] for name in people.keys() - mended} | readings)
    return Collation(language, readings)


class SortGlossaries(SphinxTransform):
    """Sort the terms of a glossary as those of the index, once they are translated.

    Sphinx has them by their code points.
    """

    default_priority = GlossarySorter.default_priority + 1

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Sort the glossaries of one document that want it."""
        del kwargs
        for glossary in self.document.findall(addnodes.glossary):
            if glossary["sorted"]:
                order = order_of(self.env)
                for terms in glossary.findall(nodes.definition_list):
                    terms.children.sort(key=lambda item: order.place(item.children[0].astext()))


def _name_it(app: Sphinx) -> None:
    """Let Sphinx call the index what the language's books do: in Spanish no “Índice”, the contents.

    Its catalog has a name already, and there is no other way over it.
    """
    catalog = getattr(app.translator, "_catalog", None)
    if isinstance(catalog, dict):
        catalog["Index"] = book_language(app.config).index


def _sort_by_key(app: Sphinx) -> None:
    load_readings(app.config.book_pinyin)
    order = order_of(app.env)

    def place(entry: tuple[str, Any]) -> tuple[Any, ...]:
        return order.place(entry[0])

    # The index has no hook for its order; these three functions are all that decides it.
    indexentries._key_func_1 = place  # noqa: SLF001
    indexentries._key_func_2 = place  # type: ignore[assignment] # noqa: SLF001
    indexentries._group_by_func = lambda entry: order.group(entry[0]) or _("Symbols")  # noqa: SLF001


def load_readings(readings: Mapping[str, str]) -> None:
    """Teach the dictionary the book's own readings: ``{"重排": "chong pai"}``."""
    if readings:
        from pypinyin import load_phrases_dict  # noqa: PLC0415 - its dictionary loads slowly

        load_phrases_dict({word: [[s] for s in text.split()] for word, text in readings.items()})
        sort_key.cache_clear()


def setup(app: Sphinx) -> None:
    """Register the directive, and sort every index of the book by these keys."""
    app.add_directive("index", IndexEntries, override=True)
    app.add_transform(ChineseTriples)
    app.add_transform(SortGlossaries)
    app.connect("builder-inited", _name_it)
    app.connect("builder-inited", _sort_by_key)
