"""Code: whether Pygments knows its language, and can read it (sphinx/highlighting.py)."""

from __future__ import annotations

import re
import textwrap
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bookpress.facts import Place
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.directives import Opened

# Sphinx reads these as Python or guesses (PygmentsBridge.get_lexer).
_PYTHON = frozenset(("py", "python", "py3", "python3", "default", "pycon3"))
_FORGIVING = frozenset(("default", "none", "text", "guess"))  # it never complains of these
_BRACED = re.compile(r"[{｛]|[\w:-]+[}｝]$")  # markup.unknown-markup tells these


def check_language(walk: Collected, name: str, place: Place) -> bool:
    """Tell of the name of a language that nobody knows; return whether it may be read."""
    if not walk.signatures or not name or name in directives_by_name(walk):
        return False
    own = walk.settings.lexers
    if name in _PYTHON or name in _FORGIVING or name in own or _class(name) is not None:
        return True
    if not _BRACED.match(name):
        if name in walk.directives_known:
            walk.tell("markup.unknown-markup", place, f"“{name}” is no language: write {{{name}}}")
        else:
            walk.tell("markup.unknown-lexer", place, _unknown(name))
    return False


def directives_by_name(walk: Collected) -> tuple[str, ...]:
    """Return the names of fences that MyST takes for directives (``myst_fence_as_directive``)."""
    named: Any = dict(walk.settings.myst).get("fence_as_directive", ())
    return tuple(named)


def _unknown(name: str) -> str:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - a fault alone asks for them

    known = [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]
    begun = re.match(r"[\w+#-]*", name)
    bare = begun[0] if begun else ""
    if bare != name and bare in known:
        return f"“{name}” is no language: write {bare} alone"
    near = get_close_matches(name.lower(), known, 1)
    advice = f"did you mean “{near[0]}”?" if near else "write text for one without colours"
    return f"Pygments knows no language “{name}”; {advice}"


@lru_cache(maxsize=128)
def _class(name: str) -> Any:  # noqa: ANN401 - a lexer of Pygments
    from pygments.lexers import find_lexer_class_by_name  # noqa: PLC0415 - not every page has code
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return find_lexer_class_by_name(name)
    except (ClassNotFound, ImportError):
        return None


def first_error(code: str, name: str) -> tuple[int, str] | None:
    """Return where (from 0) the lexer of a language stops, and at what; None if it does not."""
    from pygments.token import Error  # noqa: PLC0415

    if name in _FORGIVING:
        return None
    if name in _PYTHON:
        name = "pycon" if code.startswith(">>>") or name == "pycon3" else "python"
    found = _class(name)
    if found is None:
        return None  # one of the book's own
    offset = 0
    for kind, text in found(stripnl=False).get_tokens(code):
        if kind is Error:
            return offset, text
        offset += len(text)
    return None


def check_code(
    walk: Collected, name: str, code: str, place_of: Callable[[int, int, str], Place]
) -> None:
    """Tell of the first character of a listing that its lexer can't read.

    Args:
        walk: what is gathered.
        name: the language, which is known.
        code: the listing.
        place_of: returns the place of a line and a column (from 0) whose line has this text.
    """
    found = first_error(code, name)
    if found is not None:
        offset, sign = found
        line = code.count("\n", 0, offset)
        column = offset - (code.rfind("\n", 0, offset) + 1)
        text = code.split("\n")[line]
        told = f"“{sign}” is not {name}; mend it, or call the language text"
        walk.tell("markup.unlexable-code", place_of(line, column, text), told)


def listing(opened: Opened) -> str:
    """Return the code of a ``{code-block}``, as Sphinx takes it."""
    body = list(opened.body[1:] if opened.body and not opened.body[0].strip() else opened.body)
    dedent = opened.option("dedent")
    if dedent and dedent[0].isdecimal():
        body = [line[int(dedent[0]) :] for line in body]
    elif dedent:
        body = textwrap.dedent("\n".join(body)).split("\n")
    return "\n".join(body)


def check_emphasis(spec: str, total: int) -> str:
    """Return what is wrong with the numbers of lines in ``spec``; empty if nothing is."""
    try:
        beyond = any(number > total for number in line_numbers(spec, total))
    except ValueError:
        return "write numbers of lines, as in 1,3-5"
    if not beyond:
        return ""
    return f"there are {total} lines" if total != 1 else "there is one line"


def line_numbers(spec: str, total: int) -> Iterator[int]:
    """Yield the lines (from 1) that ``1,3-5`` names, as Sphinx does (sphinx/util/_lines.py).

    Raises:
        ValueError: it names none.
    """
    for part in spec.split(","):
        yield from _range(part.strip(), total)


def _range(part: str, total: int) -> Iterator[int]:
    first, dash, last = part.partition("-")
    if not dash:
        yield int(part)
        return
    if not first and not last:
        raise ValueError(part)
    start = int(first or 1)
    end = int(last or max(start, total))
    if start > end:
        raise ValueError(part)
    yield from range(start, end + 1)
