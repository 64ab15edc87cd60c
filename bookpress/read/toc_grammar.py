"""The grammar of a _toc.yml, as sphinx-external-toc reads it; what it refuses, it refuses whole.

https://sphinx-external-toc.readthedocs.io/en/latest/user_guide/sphinx.html: ``root`` and ``file``
name documents, with or without their suffixes, ``glob`` some of them, ``url`` a page elsewhere.
What the lists of them are called depends on ``format`` and on the depth.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from bookpress.facts import ALL_LEVELS, ListedDocument
from bookpress.files.errors import CannotLook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import yaml

# By format: a list of toctrees, and the list of entries in one of them; at the top, and below it.
_LISTS = {
    "default": (("subtrees", "entries"), ("subtrees", "entries")),
    "jb-book": (("parts", "chapters"), ("subtrees", "sections")),
    "jb-article": (("subtrees", "sections"), ("subtrees", "sections")),
}
_LIST_NAMES = frozenset(name for pairs in _LISTS.values() for pair in pairs for name in pair)
_LINKS = ("file", "glob", "url")
_TRUTH = ((bool,), "write true or false")
_TEXT = ((str, type(None)), "write a text in quotes")
_NUMBER = ((int,), "write a number")
_OPTIONS: dict[str, tuple[tuple[type, ...], str]] = {
    "caption": _TEXT,
    "hidden": _TRUTH,
    "maxdepth": _NUMBER,
    "numbered": ((bool, int), "write true, false or a number"),
    "reversed": _TRUTH,
    "titlesonly": _TRUTH,
    "restart_numbering": ((bool, type(None)), "write true or false"),
}
_STYLE = "style"  # how numbers look
_ADDRESS = re.compile(r".+://.*", re.DOTALL)
_DEEPEST = 40  # lists in lists; nobody's contents are as deep

_Pairs = dict[str, tuple["yaml.Node", "yaml.Node"]]  # key: its own node, and that of its value


class _Tree(NamedTuple):
    """A list of entries, and where the options of its toctree stand."""

    entries: yaml.Node
    options: _Pairs


class TocReader:
    """Reads one _toc.yml."""

    def __init__(self, path: str, suffixes: Sequence[str], loader: yaml.SafeLoader) -> None:
        """Take the file's path, the endings of the manuscript's files, and the text's loader."""
        self._path = path
        self._suffixes = suffixes
        self._loader = loader
        self._lists = _LISTS["default"]
        self._defaults: _Pairs = {}
        self._seen: dict[str, int] = {}  # the line of each document

    def documents(self) -> Iterator[ListedDocument]:
        """Yield what the file lists, the first document first.

        Raises:
            CannotLook: sphinx-external-toc would not take the file; the text says where and why.
            yaml.YAMLError: it is no YAML.
        """
        top = self._loader.get_single_node()
        pairs = self._pairs(top) if top is not None and top.id == "mapping" else {}
        if "root" not in pairs:
            why = "the contents name no first document; write “root: intro”"
            raise CannotLook(f"{self._path}:1: {why}")
        if "format" in pairs:
            self._choose_format(pairs["format"][1])
        if "defaults" in pairs:
            self._defaults = self._mapping(*pairs["defaults"])
            for name, (key, _) in self._defaults.items():
                if name not in _OPTIONS and name != _STYLE:
                    self._fail(key, f"no toctree has an option “{name}”", "delete it")
        yield from self._document(pairs, "root", "", 0, numbered=0)

    def _choose_format(self, node: yaml.Node) -> None:
        name = self._value(node)
        if name not in _LISTS:
            self._fail(node, f"there is no format “{name}”", "write jb-book or jb-article")
        self._lists = _LISTS[str(name)]

    def _document(
        self, pairs: _Pairs, kind: str, parent: str, depth: int, *, numbered: int
    ) -> Iterator[ListedDocument]:
        """Yield the document that a mapping names, then those of the lists in it."""
        own = self._listed(pairs, kind, parent, numbered=numbered)
        self._check_once(pairs[kind][1])
        yield own
        for tree in self._trees(pairs, kind, depth):
            within = numbered or self._levels(tree.options)
            for entry in self._sequence(tree.entries):
                yield from self._entry(entry, own.name, depth + 1, numbered=within)

    def _entry(
        self, node: yaml.Node, parent: str, depth: int, *, numbered: int
    ) -> Iterator[ListedDocument]:
        pairs = self._pairs(node) if node.id == "mapping" else {}
        kinds = [kind for kind in _LINKS if kind in pairs]
        if len(kinds) != 1:
            self._fail(node, "an entry has one of file, glob and url", "write “- file: chapter”")
        (kind,) = kinds
        if kind == "file":
            if depth < _DEEPEST:
                yield from self._document(pairs, kind, parent, depth, numbered=numbered)
            return
        for name in self._lists_at(depth):
            if name in pairs:
                self._fail(pairs[name][0], f"nothing stands below a {kind}", f"delete “{name}”")
        if kind == "glob":
            yield self._listed(pairs, kind, parent, numbered=numbered)
        elif not _ADDRESS.fullmatch(str(self._value(pairs[kind][1]))):
            self._fail(pairs[kind][1], "this is no address", "write https://…, or “file:”")

    def _trees(self, pairs: _Pairs, kind: str, depth: int) -> Iterator[_Tree]:
        trees, entries = self._lists_at(depth)
        self._check_names(pairs, (kind, trees, entries))
        options = self._mapping(*pairs["options"]) if "options" in pairs else {}
        if entries in pairs:
            if trees in pairs:
                why = f"“{trees}” and “{entries}” stand side by side"
                self._fail(pairs[trees][0], why, f"put the {entries} into one of the {trees}")
            yield _Tree(pairs[entries][1], options)
        elif trees in pairs:
            for node in self._sequence(pairs[trees][1]):
                part = self._pairs(node) if node.id == "mapping" else {}
                if entries not in part:
                    self._fail(node, f"this has no list of {entries}", f"write “{entries}:”")
                yield _Tree(part[entries][1], part)

    def _lists_at(self, depth: int) -> tuple[str, str]:
        return self._lists[1 if depth else 0]

    def _check_names(self, pairs: _Pairs, own: tuple[str, str, str]) -> None:
        for name, (key, _) in pairs.items():
            if name in {*own, "title", "options", "format", "defaults", "meta"}:
                continue
            why = f"“{name}” has no place here"
            if name in _LIST_NAMES:
                self._fail(key, why, f"what stands below is called “{own[2]}”")
            self._fail(key, why, "put it under “options”" if name in _OPTIONS else "delete it")
        if "title" in pairs:
            self._check_type("title", pairs["title"][1], _TEXT)

    def _levels(self, options: _Pairs) -> int:
        """Return how many levels of a toctree have numbers; all of its options are looked at."""
        found = {**self._defaults, **options}
        for name, expected in _OPTIONS.items():
            if name in found:
                self._check_type(name, found[name][1], expected)
        number = self._value(found["numbered"][1]) if "numbered" in found else 0
        return ALL_LEVELS if number is True else number if isinstance(number, int) else 0

    def _check_type(
        self, name: str, node: yaml.Node, expected: tuple[tuple[type, ...], str]
    ) -> None:
        types, advice = expected
        if not isinstance(self._value(node), types):
            self._fail(node, f"“{name}” can’t have this value", advice)

    def _check_once(self, node: yaml.Node) -> None:
        line = self._seen.setdefault(node.value, node.start_mark.line + 1)
        if line != node.start_mark.line + 1:
            self._fail(node, f"“{node.value}” stands in line {line} too", "delete one")

    def _listed(self, pairs: _Pairs, kind: str, parent: str, *, numbered: int) -> ListedDocument:
        node = pairs[kind][1]
        value = self._value(node)
        if not isinstance(value, str):
            self._fail(node, f"“{kind}” names no file", "write its name, in quotes")
        suffix = next((one for one in self._suffixes if value.endswith(one)), "")
        name = posixpath.normpath(value.removesuffix(suffix).lstrip("/"))
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        return ListedDocument(name, self._path, line, column, kind == "glob", numbered, parent)

    def _sequence(self, node: yaml.Node) -> list[yaml.Node]:
        if node.id != "sequence" or not node.value:
            self._fail(node, "a list is missing here", "write “- file: chapter”")
        return list(node.value)

    def _mapping(self, key: yaml.Node, node: yaml.Node) -> _Pairs:
        if node.id != "mapping":
            self._fail(key, f"“{key.value}” holds no settings", "write “name: value” below it")
        return self._pairs(node)

    def _pairs(self, node: yaml.Node) -> _Pairs:
        self._loader.flatten_mapping(node)  # what << brings
        return {str(key.value): (key, value) for key, value in node.value}

    def _value(self, node: yaml.Node) -> object:
        """Return a text, a number, a truth value or nothing; a list and the like as its node."""
        return self._loader.construct_object(node) if node.id == "scalar" else node

    def _fail(self, node: yaml.Node, why: str, advice: str) -> NoReturn:
        raise CannotLook(f"{self._path}:{node.start_mark.line + 1}: {why}; {advice}")
