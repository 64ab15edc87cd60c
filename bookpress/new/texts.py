"""The texts of a new book: a folder for each language beside the one that all share.

A file whose name ends in ``.in`` has fields, ``@@{title}``; ``dot-`` at the beginning of a name
stands for the point that package data cannot have. The folders of the languages hold the same
files, line by line: what stands at a place in one is the translation of what stands there in
another, and so no catalogs need to be kept (see ``catalogs.py``).
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from bookpress.languages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bookpress.languages import Language

FOLDER = Path(__file__).with_name("book")
COMMON = FOLDER / "common"
TEXTS = "texts.toml"  # in the folder of a language; it goes into other files
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>$&~|#]")


class _Fields(Template):
    """Texts with fields, in files in which a single ``$`` or ``@`` has a meaning."""

    delimiter = "@@"


def has_texts(language: Language) -> bool:
    """Tell whether somebody has written the new book in a language."""
    return (FOLDER / language.code).is_dir()


def texts_of(language: Language) -> dict[str, str]:
    """Return what a new book says of itself until its author does: title, author and the like."""
    text = (_folder_of(language) / TEXTS).read_text("utf-8")
    return {name: str(value) for name, value in tomllib.loads(text).items()}


def _folder_of(language: Language) -> Path:
    return FOLDER / (language if has_texts(language) else ENGLISH).code


def files_of(language: Language, fields: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a book in one language: the path from the book's folder, the content."""
    for folder in (COMMON, _folder_of(language)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != TEXTS and "__pycache__" not in path.parts:
                name = path.relative_to(folder).as_posix().replace("dot-", ".")
                content = path.read_bytes()
                if path.suffix == ".in":
                    content = filled(content.decode("utf-8"), fields).encode()
                yield name.removesuffix(".in"), content


def filled(text: str, fields: Mapping[str, str]) -> str:
    """Return a text with its fields filled in.

    Raises:
        KeyError: the text has a field that nobody fills.
    """
    return _Fields(text).substitute(fields)


def in_markdown(text: str) -> str:
    r"""Return Markdown that shows a text as it is: ``C\#`` for C#."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
