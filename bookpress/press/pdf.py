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
    from datetime import datetime
    from pathlib import Path

# xdvipdfmx gives a glyph that stands for two characters back as the rarer one: ⋯ for …, ➀ for ①,
# the hyphen that does not break for the minus of a program.
_RARER = {"22EF": "2026", "2011": "002D"}
_RARER |= {f"{0x2780 + i:04X}": f"{0x2460 + i:04X}" for i in range(10)}
_PAIR = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]{4})>")


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
        _mend_text(pdf)
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


def _mend_text(pdf: pikepdf.Pdf) -> None:
    """Let a reader who copies text or searches it find the character that was written."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == Name.Font:
            stream = thing.get("/ToUnicode")
            if isinstance(stream, pikepdf.Stream):
                text = stream.read_bytes().decode("latin-1")
                mended = _PAIR.sub(_written, text)
                if mended != text:
                    stream.write(mended.encode("latin-1"))


def _written(match: re.Match[str]) -> str:
    return f"<{match[1]}> <{_RARER.get(match[2].upper(), match[2])}>"


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
