"""Content that is not what its directive is for: the rules of docutils and Sphinx, one by one.

docutils/parsers/rst/directives/{tables,images}.py, sphinx/directives/other.py,
sphinx/domains/std/__init__.py (``Glossary``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import ParseError
from bookpress.read.source.code import check_emphasis, listing
from bookpress.read.source.signature import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

    from bookpress.facts import Place
    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.directives import Opened

_RULE, _OPTION = "markup.malformed-content", "markup.bad-option"


def check_content(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    """Yield what is wrong with the content of a directive that docutils or Sphinx define."""
    check = _CHECKS.get(opened.directive.name)
    if check is not None:
        yield from check(walker, opened)


def _blocks(walker: Walker, opened: Opened) -> list[Token]:
    """Return the tokens that begin the outermost blocks of a body; none if it holds directives."""
    tokens = walker.walk.outline(opened.body)
    if any(token.info.lstrip().startswith("{") for token in tokens if "fence" in token.type):
        return []
    return [
        token
        for token in tokens
        if token.level == 0 and token.nesting >= 0 and "footnote" not in token.type
    ]


def _at(walker: Walker, opened: Opened, token: Token) -> Place:
    return place_of(opened, walker.lines, token.map[0] if token.map else 0)


def _table(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    blocks = _blocks(walker, opened)
    kinds = [token.type for token in blocks]
    beside = bool(opened.body and opened.body[0].strip())  # the title goes on (MockTableState)
    if not blocks or kinds == ["table_open"]:
        return
    if beside and kinds == ["paragraph_open", "table_open"]:
        return
    table = kinds.index("table_open") if "table_open" in kinds else -1
    wrong = next(token for at, token in enumerate(blocks) if at != table)
    first, last = wrong.map or (0, 0)
    if wrong.type == "paragraph_open" and any("|" in line for line in opened.body[first:last]):
        return  # markup.lost-cells tells why this is no row
    told = "{table} holds one table and nothing else, so the whole of it is lost"
    yield ParseError(_RULE, _at(walker, opened, wrong), told)


def _list_table(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    blocks = _blocks(walker, opened)
    wrong = next((token for token in blocks if token.type != "bullet_list_open"), None)
    wrong = wrong or next(iter(blocks[1:]), None)
    if wrong is not None:
        told = "{list-table} holds one list of lists and nothing else: write * - cell"
        yield ParseError(_RULE, _at(walker, opened, wrong), told)
        return
    for row, inner in _rows(walker.walk.outline(opened.body)):
        kinds = [token.type for token in inner]
        if "bullet_list_open" not in kinds and row.meta.get("number"):
            continue  # markup.lost-cells counts its cells
        if kinds != ["bullet_list_open"]:
            told = "a row of {list-table} is one list of cells and nothing else: write * - cell"
            yield ParseError(_RULE, _at(walker, opened, row), told)
            return


def _rows(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield each item of the outermost list, with its number, and the blocks in it."""
    number = 0
    for at, token in enumerate(tokens):
        if token.type != "list_item_open" or token.level != 1:
            continue
        inner = []
        for one in tokens[at + 1 :]:
            if one.level == 1:
                break
            if one.level == 2 and one.nesting >= 0:  # noqa: PLR2004 - in the item
                inner.append(one)
        token.meta["number"] = number
        number += 1
        yield token, inner


def _figure(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    for token in _blocks(walker, opened):
        if token.type == "myst_target":
            continue
        comment = token.type == "myst_line_comment" and not token.content.strip()
        if token.type != "paragraph_open" and not comment:
            told = "the caption of a picture is a paragraph; write it first, and this below it"
            yield ParseError(_RULE, _at(walker, opened, token), told)
        return


def _image(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    del walker
    align = opened.option("align")
    if align and align[0] in ("top", "middle", "bottom"):
        told = f"“{align[0]}” is no value for “align” of {{image}}: choose from left, center, right"
        yield ParseError(_OPTION, align[1], told)


def _one_list(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    blocks = _blocks(walker, opened)
    wrong = next((token for token in blocks if token.type != "bullet_list_open"), None)
    wrong = wrong or next(iter(blocks[1:]), None)
    if wrong is not None:
        told = f"{{{opened.directive.name}}} holds one list and nothing else"
        yield ParseError(_RULE, _at(walker, opened, wrong), told)


def _glossary(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    for number, told in glossary_faults(opened.body):
        yield ParseError(_RULE, place_of(opened, walker.lines, number), told)


def glossary_faults(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the first line (from 0) of a glossary that Sphinx can't take, and why."""
    defined, blank, comment, begun = True, True, False, False
    for number, line in enumerate(lines):
        if not line:
            blank = True
            continue
        if line.startswith(".. "):
            comment = True
            continue
        if not line[0].isspace():
            comment = False
            if line.startswith((": ", ":\t", "：")):  # Sphinx takes it for a term, without a word
                yield number, "what a term means stands indented below it, without a colon"
                return
            if defined and not blank:
                yield number, "a blank line is missing above this term"
                return
            if not defined and blank:
                yield number, "a blank line parts this term from the one above; take it away"
                return
            begun, defined = True, False
        elif not comment and not begun:
            yield number, "no term stands above this; write it at the margin"
            return
        elif not comment:
            defined = True
        blank = False


def _only(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    del walker
    expression = opened.directive.argument
    if not expression:
        return
    from sphinx.util.tags import Tags  # noqa: PLC0415 - few pages ask for it

    try:
        Tags().eval_condition(expression)
    except Exception as error:  # noqa: BLE001 - Sphinx, too, takes them all
        place = opened.directive.place
        column = place.column + len(opened.directive.name) + 3
        told = f"“{expression}” can’t be read ({error}); write tags, and, or, not, and brackets"
        yield ParseError("markup.bad-expression", place._replace(column=column), told)


def _code_block(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    del walker
    lines = opened.option("emphasize-lines")
    if lines and lines[0]:
        told = check_emphasis(lines[0], len(listing(opened).split("\n")))
        if told:
            told = f"“{lines[0]}” is no value for “emphasize-lines”: {told}"
            yield ParseError(_OPTION, lines[1], told)


def _eval_rst(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    from bookpress.read.source.eval_rst import check_rst  # noqa: PLC0415 - few pages hold any

    yield from check_rst(walker, opened, walker.walk.settings.roles)


def _data(walker: Walker, opened: Opened) -> Iterator[ParseError]:
    del walker
    for name in ("file", "url"):
        option = opened.option(name)
        if option and any(line.strip() for line in opened.body):
            told = f"{{{opened.directive.name}}} has content, and “{name}” in its place; choose"
            yield ParseError(_OPTION, option[1], told)
            return


_CHECKS: dict[str, Callable[[Walker, Opened], Iterator[ParseError]]] = {
    "table": _table,
    "list-table": _list_table,
    "csv-table": _data,
    "raw": _data,
    "figure": _figure,
    "image": _image,
    "hlist": _one_list,
    "acks": _one_list,
    "glossary": _glossary,
    "only": _only,
    "eval-rst": _eval_rst,
    "code-block": _code_block,
    "sourcecode": _code_block,
}
