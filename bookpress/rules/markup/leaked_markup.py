"""Readers would see markup as text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bookpress.rules._broken import is_broken
from bookpress.rules._covered import covered
from bookpress.rules._emphasis import dead_emphasis_in
from bookpress.rules._plain_text import TAKEN, flow
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Page, Place


_OWN = "markup.leaked-markup"
_BLANK = f"{TAKEN} \t\n"
_ROLE = r"[A-Za-z][\w:+-]*"
_LEAKS = re.compile(
    r"(?P<strong>\*\*|(?<![\w_])__(?=[^\W_](?!_))(?![^\W_]+__[\u3400-\u9fff])|~~)"
    rf"|(?P<role>[{{｛]{_ROLE}[}}｝][ ]?[`｀´‘’'\"“”]?|[{{｛][\u3400-\u9fff]+[}}｝][`｀\ufffc])"
    r"|(?P<rst>(?<![A-Za-z0-9_:]):(?!foot|cite)[a-z][\w:-]*:(?=[`｀\ufffc])|^\.\. [\w-]+::"
    r"|^\.\. _[^:\n]+:$|::$|`\ue000+`__?(?![\w`]))"
    r"|(?P<latex>\\(?!\w*cite|end\{)[A-Za-z]+\*?\{)"
    r"|(?P<entity>&(?:nbsp|lt|gt|amp|quot|emsp|ensp|mdash|ndash)(?![;A-Za-z]))"
    r"|(?P<wiki>\[\[[^\[\]\n]+\]\]|==[^=\s|\d][^=|\n]*==)"
    r"|(?P<heading>^#{1,6}(?=[\u3400-\u9fff\u3000\u00a0]))|(?P<wide>^＃{1,6})"
    r"|(?P<toc>^\[(?i:toc)\]$)|(?P<alert>^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])"
    r"|(?P<raised>(?<=[A-Za-z0-9)])\^[A-Za-z0-9+-]+\^(?![\w^]))"
    r"|(?P<comment><[!！][-—])"
    r"|(?P<under>(?<!\w)(?P<line>__?)(?=[\u3400-\u9fff]{2})[^\W_]+(?P=line)(?=[\u3400-\u9fff])"
    r"|(?<=[\u3400-\u9fff])(?P<end>__?)(?=[\u3400-\u9fff]{2})[^\W_]+(?P=end)(?!\w))"
    r"|(?P<label>^[(（\[［][\w:.-]+[)）\]］][ ]?[=＝])"
    r"|(?P<fence>^(?::{3,}|`{3,}|~{3,}).*)"
    r"|(?P<attributes>\{[#.][\w-]+(?:\s[^{}\n]*)?\})"
    r"|(?P<tick>[`｀])",
    re.MULTILINE,
)
# Of a formula; words in brackets have none, nor have names as inline_container.
_SIGNS = re.compile(r"[\^={}\\]|(?<![A-Za-z])[A-Za-z]_[A-Za-z0-9](?![A-Za-z])")
_LONE_STAR = re.compile(r"(?<=[\u3400-\u9fff，。：；“（])\*(?=[\u3400-\u9fff])")
_GLUED = re.compile(r"(?:-|[0-9]{1,2}\.)(?=[\u3400-\u9fff])")
_OPTION = re.compile(
    r"[:：](?P<a>[A-Za-z][\w-]+)[ \t]*[:：](?=\s*\S)|(?P<b>[A-Za-z][\w-]+):(?=[ \t]*[!-~]+[ \t]*$)"
)
_LONE_LABEL = re.compile(r"[(（\[［](?P<name>[A-Za-z][\w.]*[:-][\w:.-]+)[)）\]］][:：]?")
_WHY = {
    "strong": "it has no partner, or a blank beside it",
    "role": "write {name}`text`",
    "rst": "this is reStructuredText, the page is Markdown",
    "latex": "this is LaTeX, the page is Markdown",
    "entity": "its semicolon is missing",
    "wiki": "Markdown has no such markup",
    "heading": "a blank is missing behind the signs of this heading",
    "toc": "Markdown has no such markup: use {contents}",
    "alert": "this is GitHub’s: write :::{note}",
    "raised": "this is Pandoc’s: write {sup}`text`",
    "comment": "this comment has no end, or no hyphens",
    "under": "underscores emphasise nothing beside Chinese: write * or **",
    "wide": "the sign of a heading is #, and a blank",
    "label": "a label stands alone on its line: (label)=",
    "fence": "this is no fence here",
    "attributes": "it stands behind nothing that takes attributes",
    "tick": "this backtick has no partner",
}
_STRUCK = "MyST strikes words through with “strikethrough” in myst_enable_extensions"


@rule("error")
def leaked_markup(page: Page) -> Iterator[Report]:
    """Yield each piece of markup that the parser took for text."""
    yield from ((place, text) for kind, place, text in page.parse_errors if kind == _OWN)
    options = page.settings.options()
    notes = {place for kind, place, _ in page.parse_errors if kind == "footnotes.malformed"}
    lost = {row.place.line for row in page.rows if row.cells != row.columns}
    for block in page.blocks:
        torn = block.kind == "cell" and block.place.line in lost  # markup.lost-cells
        if block.kind not in ("code", "formula", "html", "index") and not torn:
            yield from _leaks(block, page)
            yield from _late_options(block, options)
            yield from (found for found in _latex(block) if found[0] not in notes)
            yield from _stars(block)
            yield from _lost_block(block, page)
    for block, following in pairwise(page.blocks):
        match = _LONE_LABEL.fullmatch(block.source) if following.kind == "heading" else None
        if match and block.kind == "paragraph" and not block.inside:
            told = f"“{block.source}” would be printed as it stands"
            yield block.place, f"{told}: write ({match['name']})= for a label"


def _stars(block: Block) -> Iterator[Report]:
    """Yield a star beside emphasis, or alone inside Chinese, where it may be a product."""
    stars = sum(span.text.count("*") for span in block.spans if span.kind == "prose")
    told = "“*” would be printed as it stands"
    for at, span in enumerate(block.spans if stars else ()):
        if span.kind != "prose" or "*" not in span.text:
            continue
        before, behind = block.spans[max(at - 1, 0) : at], block.spans[at + 1 : at + 2]
        if behind and (behind[0].text, behind[0].name) == ("*", "open") and span.text[-1:] == "*":
            place = span.place._replace(column=span.place.column + len(span.text) - 1)
            yield place, f"{told}: as many stars at both ends"
        elif before and (before[0].text, before[0].name) == ("*", "close") and span.text[0] == "*":
            yield span.place, f"{told}: as many stars at both ends"
        elif stars == 1:
            for match in _LONE_STAR.finditer(span.text):
                place = span.place._replace(column=span.place.column + match.start())
                yield place, f"{told}: it has no partner", "info"


def _lost_block(block: Block, page: Page) -> Iterator[Report]:
    """Yield a list whose signs lack their blanks, a box to tick, settings in mid page."""
    lines = block.source.split("\n")
    for number, pair in enumerate(pairwise(lines)):
        if all(_GLUED.match(line) for line in pair):
            place = block.place._replace(line=block.place.line + number)
            told = "a blank is missing behind the signs of this list"
            yield place, f"“{lines[number][:2]}” would be printed as it stands: {told}"
            return
    above = page.lines[block.place.line - 2] if block.place.line > 1 else ""
    if block.kind == "heading" and above.strip() == "---" and re.match(r"[a-z_]+:\s", lines[0]):
        told = "this makes a heading: settings stand at the head of the page"
        yield block.place._replace(line=block.place.line - 1, column=1), told
    if block.inside[-1:] == ("list",) and re.match(r"\[[ xX]\] ", lines[0]):
        told = f"“{lines[0][:3]}” would be printed as it stands"
        yield block.place, f"{told}: no box without MyST’s tasklist", "info"


def _latex(block: Block) -> Iterator[tuple[Place, str]]:
    r"""Yield formulas between \( and \), which Markdown takes for brackets."""
    for number, line in enumerate(block.source.split("\n")):
        for opening, closing, sign in ((r"\(", r"\)", "$"), (r"\[", r"\]", "$$")):
            start = line.find(opening)
            end = line.find(closing, start)
            if 0 <= start < end and _SIGNS.search(line[start + 2 : end]):
                first = block.place.column if number == 0 else 1
                place = block.place._replace(line=block.place.line + number, column=first + start)
                told = f"“{opening}” opens no formula in Markdown"
                yield place, f"{told}: write {sign}…{sign}"


def _late_options(block: Block, options: dict[str, tuple[str, ...]]) -> Iterator[Report]:
    """Yield the first option of a directive that stands in its text."""
    known = options.get(block.inside[-1], ()) if block.inside else ()
    if block.kind not in ("caption", "paragraph"):
        return
    for number, line in enumerate(block.source.split("\n")):
        match = _OPTION.match(line)
        name = (match["a"] or match["b"]).lower() if match else ""
        if match and name in known:
            place = block.place._replace(line=block.place.line + number)
            told = f"“{match[0].strip()}” would be printed as it stands"
            how = f"right below {{{block.inside[-1]}}} write :{name}: value"
            yield place, f"{told}: {how}"
            return


def _leaks(block: Block, page: Page) -> Iterator[Report]:
    text = flow(block)
    if not any(sign in text.text for sign in "*_~{｛:\\&[=#＃(（［`｀<^"):
        return
    unclosed = any(kind == "markup.unclosed-fence" for kind, _, _ in page.parse_errors)
    owned = is_broken(block, page.settings.roles)
    plain = re.sub(r"(`+)\ue000*\1(?!_)", lambda code: TAKEN * len(code[0]), text.text)
    dead = covered((pair.start, pair.end) for pair in dead_emphasis_in(text, page.settings))
    for match in _LEAKS.finditer(plain):
        kind = next(name for name in _WHY if match[name])
        if dead(match.start()):
            continue
        if match[0] == "::" and unclosed and plain[: match.start()].endswith("\n"):
            continue  # it was to close the fence
        if kind == "latex" and not page.settings.takes("dollarmath") and "$" in plain:
            continue  # a formula in a book whose pages take none: markup.dollar-maths
        if owned and kind in ("tick", "role", "rst", "latex", "wiki"):
            continue
        spoken_of = re.match(r"[{｛][^{}｛｝]*[}｝]\s", plain[match.start() :]) is not None
        if kind == "role" and (spoken_of or not _is_role(match[0], page.settings.roles)):
            continue
        place = text.place(match.start())
        pair = match[0] == "~~" and "~~" in plain[match.end() :]
        why = _STRUCK if pair and not page.settings.takes("strikethrough") else _WHY[kind]
        yield place, f"“{match[0].strip(_BLANK)}” would be printed as it stands: {why}"
        if kind in ("tick", "strong"):
            break  # its partner is elsewhere in this block: one fault


def _is_role(text: str, roles: frozenset[str]) -> bool:
    """Tell whether text in braces was meant as a role: it names one, or a mark follows it."""
    name = text.strip("{}｛｝ `｀´‘’'\"“”")
    return name in roles or text[-1:] in "`｀´‘’“”\ufffc"
