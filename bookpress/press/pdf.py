"""The last hand on a PDF: what it says of itself, and that two builds are the same bytes."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

logging.getLogger("pikepdf").setLevel(logging.WARNING)  # it greets whoever listens at INFO

import pikepdf  # noqa: E402
from pikepdf import Dictionary, Name, String  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

# What a person wrote, by what a copy of it would say. Fonts draw some characters with one glyph,
# and xdvipdfmx, which sees glyphs alone, gives back the rarer: tests/press/test_copied_text.py has
# sought them out among some eight thousand characters in every face of a book.
_WRITTEN = str.maketrans({
    "\u22ef": "…",
    "\u2011": "-",  # the hyphen that does not break
    "\uffe8": "|",  # half of a box
    "\u30fb": "·",  # the katakana dot, also for • in code
    "\u2219": "·",
    "\u2015": "—",
    "\u2e3a": "——",
    "\U0001f10b": "⓪",
    "\U0001f10c": "⓿",
    **{chr(0x2780 + i): chr(0x2460 + i) for i in range(10)},  # ➀ for ①
    **dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
               ("ff", "fi", "fl", "ffi", "ffl", "ſt", "st"), strict=True)),
    # the half-width letters of Hangul, whose glyphs are those of the others
    **{chr(0xffa1 + i): chr(0x3131 + i) for i in range(30)},
})  # fmt: skip
_JAPANESE = {ord(sign): sign for sign in "・―"}  # are what is written
_BLOCK = 100  # the most that one operator of a CMap may map (Adobe Technical Note 5014)
_MAPPINGS = re.compile(r"\d+ begin(bfchar|bfrange)\s(.*?)endbf(?:char|range)\s", re.DOTALL)
_HEX = r"<([0-9A-Fa-f]+)>\s*"
_CHARACTER = re.compile(_HEX * 2)
_RANGE = re.compile(rf"{_HEX * 2}(?:<([0-9A-Fa-f]+)>|\[([^]]*)\])")


@dataclass(frozen=True)
class Description:
    """What a PDF says of itself. ``language`` is a BCP 47 tag."""

    title: str
    author: str
    subject: str
    rights: str
    language: str
    cover: str
    date: datetime


def finish_pdf(source: Path, target: Path, description: Description) -> int:
    """Write ``source`` with its description to ``target``.

    Returns:
        The number of pages.
    """
    with pikepdf.open(source) as pdf:
        _mend_text(pdf, description.language)
        _describe(pdf, description)
        _label_title_page(pdf, description.cover)
        pdf.Root.Lang = String(description.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.save(
            target,
            deterministic_id=True,
            linearize=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return len(pdf.pages)


def _mend_text(pdf: pikepdf.Pdf, language: str) -> None:
    """Let a reader who copies text or searches it find the character that was written.

    Fonts of formulas have a glyph for each sign: there ⋯ is no other way to write ….
    """
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == Name.Font:
            stream = thing.get("/ToUnicode")
            if isinstance(stream, pikepdf.Stream) and "Math" not in str(thing.BaseFont):
                cmap = stream.read_bytes().decode("latin-1")
                mended = mend_cmap(cmap, language)
                if mended != cmap:
                    stream.write(mended.encode("latin-1"))


def mend_cmap(cmap: str, language: str) -> str:
    """Return a ToUnicode CMap that says what was written, as it is where it says so already."""
    signs = _WRITTEN | _JAPANESE if language == "ja" else _WRITTEN
    before = {code: text for block in _MAPPINGS.finditer(cmap) for code, text in _mapped(block)}
    after = {code: text.translate(signs) for code, text in before.items()}
    if after == before:
        return cmap
    codes = sorted(after)
    blocks = [codes[start : start + _BLOCK] for start in range(0, len(codes), _BLOCK)]
    written = "".join(
        f"{len(block)} beginbfchar\n"
        + "".join(f"<{code}> <{_utf16(after[code])}>\n" for code in block)
        + "endbfchar\n"
        for block in blocks
    )
    first = _MAPPINGS.search(cmap)
    start = first.start() if first else 0
    return cmap[:start] + written + _MAPPINGS.sub("", cmap[start:])


def _mapped(block: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield the codes of a block and their texts; codes are hexadecimal, all of one length."""
    if block[1] == "bfchar":
        for code, text in _CHARACTER.findall(block[2]):
            yield code, _text(text)
        return
    for first, last, text, texts in _RANGE.findall(block[2]):
        each = re.findall(r"<([0-9A-Fa-f]+)>", texts)
        for place in range(int(last, 16) - int(first, 16) + 1):
            code = f"{int(first, 16) + place:0{len(first)}X}"
            if texts:
                yield code, _text(each[place])
            else:
                yield code, _text(f"{int(text, 16) + place:0{len(text)}X}")


def _text(utf16: str) -> str:
    return bytes.fromhex(utf16).decode("utf-16-be")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _describe(pdf: pikepdf.Pdf, description: Description) -> None:
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    date = description.date.isoformat()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
        about["dc:title"] = description.title
        about["dc:creator"] = [description.author]
        about["dc:description"] = description.subject
        about["dc:language"] = {description.language}
        about["dc:rights"] = description.rights
        about["xmp:CreateDate"] = date
        about["xmp:ModifyDate"] = date
        about["xmp:MetadataDate"] = date
        about["xmp:CreatorTool"] = "Sphinx, XeLaTeX"
        about["pdf:Producer"] = "xdvipdfmx, pikepdf"


def _label_title_page(pdf: pikepdf.Pdf, cover: str) -> None:
    """Call the first page by its name: it bears no number."""
    labels = pdf.Root.get("/PageLabels")
    if labels is not None and "/Nums" in labels and int(labels.Nums[0]) == 0:
        labels.Nums[1] = Dictionary(P=String(cover))
