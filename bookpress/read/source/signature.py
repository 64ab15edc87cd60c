"""Whether a directive is given what it takes: arguments, options that it can use, content.

The rules are MyST's (myst_parser/parsers/directives.py, ``parse_directive_text``) and docutils';
what each directive takes was asked of it (``read.signatures``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import ParseError
from bookpress.read.source.converters import advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Place, Signature
    from bookpress.read.source.directives import Opened
    from bookpress.read.source.source_map import Lines

# crossrefs.missing-image and crossrefs.missing-file ask for the path of these.
_FILES = ("figure", "image", "include", "literalinclude")
_ELSEWHERE = ("file", "url")  # options that stand for the content


def check_signature(opened: Opened, signature: Signature, lines: Lines) -> Iterator[ParseError]:
    """Yield what a directive is given and can't take, or needs and isn't given."""
    if opened.garbled is None:
        yield from _options(opened, signature)
    missing = list(_arguments(opened, signature))
    yield from missing
    if not missing:
        yield from _content(opened, signature, lines)


def _options(opened: Opened, signature: Signature) -> Iterator[ParseError]:
    name = opened.directive.name
    for option, value, place in opened.directive.options:
        told = advice(signature, option, value)
        if told:
            said = f"“{value}” is no value for" if value else "there is no value for"
            yield ParseError("markup.bad-option", place, f"{said} “{option}” of {{{name}}}: {told}")
    if opened.comment is not None:
        told = "“#” begins a comment among options; put the whole value in quotes"
        yield ParseError("markup.bad-option", opened.comment, told)


def _arguments(opened: Opened, signature: Signature) -> Iterator[ParseError]:
    name, given = opened.directive.name, opened.directive.argument.split()
    most = signature.required + signature.optional
    if len(given) < signature.required and name not in _FILES:
        told = f"{{{name}}} lacks its argument; write it behind the name, on the same line"
        yield ParseError("markup.missing-argument", opened.directive.place, told)
    elif most and len(given) > most and not signature.spaces:
        told = f"{{{name}}} takes no “{given[most]}” here; take it away, or make an option of it"
        place = opened.directive.place
        column = place.column + len(name) + 3 + opened.directive.argument.rindex(given[most])
        yield ParseError("markup.extra-argument", place._replace(column=column), told)


def content_lines(opened: Opened, signature: Signature) -> list[str]:
    """Return the content of a directive as MyST hands it over."""
    body = list(opened.body)
    if opened.directive.options:
        body = "\n".join(body).splitlines()
    if opened.directive.argument and not signature.required + signature.optional:
        body.insert(0, opened.directive.argument)
    return body[1:] if body and not body[0].strip() else body


def _content(opened: Opened, signature: Signature, lines: Lines) -> Iterator[ParseError]:
    name = opened.directive.name
    content = content_lines(opened, signature)
    taken = {option for option, _, _ in opened.directive.options}
    if content and not signature.content:
        told = f"{{{name}}} holds nothing: put this behind its end"
        yield ParseError("markup.unwanted-content", first_line(opened, lines), told)
    elif not content and signature.must and not taken.intersection(_ELSEWHERE):
        told = f"{{{name}}} is empty; write what belongs in it, or take it away"
        yield ParseError("markup.missing-content", opened.directive.place, told)
    elif _is_split(opened, signature):
        told = f"options part this from the rest of {{{name}}}; put it below them"
        column = opened.directive.place.column + len(name) + 3
        yield ParseError(
            "markup.malformed-content", opened.directive.place._replace(column=column), told
        )


def _is_split(opened: Opened, signature: Signature) -> bool:
    """Tell whether content begins beside the name and goes on behind options."""
    return bool(
        opened.directive.argument
        and not signature.required + signature.optional
        and opened.directive.options
        and any(opened.body)
    )


def first_line(opened: Opened, lines: Lines) -> Place:
    """Return the place of the first line of a body that says something."""
    return place_of(
        opened, lines, next((n for n, line in enumerate(opened.body) if line.strip()), -1)
    )


def place_of(opened: Opened, lines: Lines, number: int) -> Place:
    """Return the place of a line (from 0) of a body; of the directive, if the line is none."""
    if not 0 <= number < len(opened.body):
        return opened.directive.place
    text = opened.body[number]
    line = opened.first + number
    return lines.place(line, lines.column_of(text.strip(), line))
