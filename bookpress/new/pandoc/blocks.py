"""Headings, pictures, tables, formulas and code with attributes of pandoc, written as MyST."""

from __future__ import annotations

import re
from itertools import takewhile

from bookpress.new.pandoc.attributes import BRACES, Attributes, read_attributes
from bookpress.new.pandoc.notice import Notice

_HEADING = re.compile(rf"^(?P<text>#{{1,6}}\s.*?)\s*{BRACES}\s*#*\s*$")
_UNDERLINED = re.compile(rf"^(?P<text>\S.*?)\s*{BRACES}\s*$")
_UNDERLINE = re.compile(r"^(?:=+|-+)\s*$")
_PICTURE = re.compile(
    rf"^!\[(?P<caption>.*)\]\((?P<source>[^()\s]+)(?:\s+\"[^\"]*\")?\)(?:{BRACES})?\s*$"
)
_FORMULA_END = re.compile(r"^(?P<text>.*\$\$)\s*\{#(?P<label>eq-[\w-]+)\}\s*$")
_FENCE = re.compile(rf"^(?P<fence>\s*(?:`{{3,}}|~{{3,}}))\s*{BRACES}\s*$")
_TABLE_CAPTION = re.compile(rf"^(?:[Tt]able)?:\s+(?P<text>.*?)\s*(?:{BRACES})?\s*$")
_CHUNK_LABEL = re.compile(r"\s*#\|\s*label:\s*[\"']?(?P<label>(?:fig|tbl)-[\w-]+)")
_ROLE = re.compile(r"\{[\w:]+\}`([^`]*)`")
_MARKS = re.compile(r"[*_`$]|\[\^[^\]]*\]")


def convert_heading(lines: list[str], at: int) -> Notice | None:
    """Convert a heading with attributes: the label stands before it."""
    found = _HEADING.match(lines[at])
    if not found and at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
        found = _UNDERLINED.match(lines[at])
    if not found:
        return None
    attributes = read_attributes(found["attributes"])
    label = f"({attributes.identifier})=\n" if attributes.identifier else ""
    lines[at] = f"{label}{found['text']}"
    lost = [name for name in attributes.classes if name != "-"] + list(attributes.values)
    if "-" in attributes.classes or "unnumbered" in lost:
        return Notice(
            at + 1, "this heading has no number, and every heading of a chapter in MyST has"
        )
    return Notice(at + 1, f"“{lost[0]}” of this heading is left out") if lost else None


def convert_picture(lines: list[str], at: int) -> None:
    """Convert a picture that is a paragraph of its own into a figure."""
    found = _PICTURE.match(lines[at])
    alone = not any(line.strip() for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))
    if not found or not alone or not (found["caption"] or found["attributes"]):
        return
    attributes = read_attributes(found["attributes"] or "")
    caption = found["caption"]
    alt = attributes.values.get("fig-alt") or _MARKS.sub("", _ROLE.sub("", caption)).strip()
    options = [f":name: {attributes.identifier}"] if attributes.identifier else []
    options += [f":alt: {alt}"] if alt else []
    options += [
        f":{name}: {_length(value)}"
        for name, value in attributes.values.items()
        if name in {"width", "height"}
    ]
    body = ["", caption] if caption else []
    lines[at] = "\n".join([f":::{{figure}} {found['source']}", *options, *body, ":::"])


def _length(value: str) -> str:
    return f"{value}px" if value.isdigit() else value


def convert_formula(lines: list[str], at: int) -> None:
    """Convert the label of a display: ``$$ {#eq-x}`` is ``$$ (eq-x)``."""
    found = _FORMULA_END.match(lines[at])
    if found:
        lines[at] = f"{found['text']} ({found['label']})"


def convert_fence(lines: list[str], at: int) -> Notice | None:
    """Convert the attributes of code: ``{.python}`` is ``python``; nothing is run."""
    found = _FENCE.match(lines[at])
    if not found:
        return None
    attributes = read_attributes(found["attributes"].replace(",", " "))
    first = attributes.classes[0] if attributes.classes else ""
    lines[at] = found["fence"] + first.lstrip("=")
    if attributes.identifier:
        caption = attributes.values.get("lst-cap", "")
        lines[at] = f"{found['fence']}{{code-block}} {first}\n:name: {attributes.identifier}"
        lines[at] += f"\n:caption: {caption}\n" if caption else "\n"
    if first.startswith("="):
        return Notice(at + 1, f"raw {first[1:]} is shown as code")
    if f".{first}" not in found["attributes"] and first:
        made = _label_in(lines, at + 1)
        what = f"this {first} makes {made}, and" if made else f"this {first}"
        return Notice(at + 1, f"{what} is shown and not run")
    return None


def _label_in(lines: list[str], start: int) -> str:
    """Return what the options of a code chunk, ``#| label: fig-x``, call its figure or table."""
    for line in takewhile(lambda line: line.lstrip().startswith("#|"), lines[start:]):
        if found := _CHUNK_LABEL.match(line):
            return found["label"]
    return ""


def convert_table(lines: list[str], start: int, end: int) -> None:
    """Convert a pipe table ``lines[start:end]`` with a caption behind it."""
    last = end - 1  # a caption without an empty line before it is read as a row
    at = (
        last
        if _TABLE_CAPTION.match(lines[last])
        else next(
            (number for number in range(end, min(end + 2, len(lines))) if lines[number].strip()),
            last,
        )
    )
    found = _TABLE_CAPTION.match(lines[at])
    if not found:
        return
    attributes: Attributes = read_attributes(found["attributes"] or "")
    name = f":name: {attributes.identifier}\n" if attributes.identifier else ""
    lines[start] = f":::{{table}} {found['text']}\n{name}\n{lines[start]}"
    lines[at] = ""
    lines[at - 1 if at == last else last] += "\n:::"
