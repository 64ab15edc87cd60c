"""From the answers to a folder: all of the new book, or nothing."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.new.catalogs import catalogs_of
from bookpress.new.texts import files_of, filled, has_texts, in_markdown, texts_of
from bookpress.press.book import BookError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bookpress.languages import Language
    from bookpress.new.answers import Answers
    from bookpress.new.pandoc.manuscript import Manuscript

_CREATIVE_COMMONS = re.compile(r"CC (?P<terms>BY(?:-[A-Z]{2})*) (?P<version>\d\.\d)")


def refuse_occupied(folder: Path) -> None:
    """Make sure that nothing stands where the new book goes.

    Raises:
        BookError: something does; the message is one line.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise BookError(f"{folder} is not empty; name a new folder for the new book")
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        raise BookError(f"{folder} is no folder; name a new folder for the new book")


def write_book(
    folder: Path, answers: Answers, day: date, manuscript: Manuscript | None = None
) -> None:
    """Write a new book.

    Args:
        folder: where; it is made if there is none, and may not hold anything.
        answers: what the book says of itself.
        day: the date of its first edition.
        manuscript: what it holds, in the place of two chapters to begin with.

    Raises:
        BookError: the folder is not empty, or the press that writes catalogs is not installed.
        OSError: something cannot be written; nothing has been then.
    """
    name = folder.resolve().name
    bibliographies = list(manuscript.bibliographies) if manuscript else ["refs.bib"]

    def write_pages(into: Path, languages: tuple[Language, ...]) -> None:
        fields = _fields(answers.in_order(languages), name, day, bibliographies)
        if manuscript:
            fields["descriptions"] = _python("")
        files = dict(files_of(languages[0], fields))
        write_files(into, manuscript.in_place_of(files) if manuscript else files)

    def write(into: Path) -> None:
        write_pages(into, answers.languages)
        if len(answers.languages) > 1:
            catalogs = catalogs_of(answers.languages, write_pages)
            write_files(into, {path: text.encode() for path, text in catalogs})

    fill_folder(folder, write)


def fill_folder(folder: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a folder beside the finished things, and move them when all are there."""
    refuse_occupied(folder)
    made = next((one for one in [*reversed(folder.parents), folder] if not one.exists()), None)
    folder.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".bookpress-", dir=folder))
    try:
        write(draft)
        for path in sorted(draft.iterdir()):
            path.rename(folder / path.name)
        draft.rmdir()
    except BaseException:
        shutil.rmtree(made or draft)
        raise


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _fields(answers: Answers, name: str, day: date, bib_files: list[str]) -> dict[str, str]:
    """Return what fills the fields of the pages."""
    language, *translations = answers.languages
    codes = [one.code for one in answers.languages]
    own = texts_of(language)
    lacking = [one.code for one in translations if not has_texts(one)]
    return {
        "title": in_markdown(answers.titles[0]),
        "authors": in_markdown(answers.authors[0]),
        "licence": _licence_in_markdown(answers.licence),
        "translation": filled(own["translation"], {"short": language.short})
        if translations
        else "",
        "short": language.short,
        "others": f"epub-{language.short}, pdf-{answers.languages[-1].short}, ...",
        "language": _python(language.code),
        "languages": _python(codes),
        "bib_files": _python(bib_files),
        "locale_dirs": 'locale_dirs = ["../locale"]  # counted from source/\n'
        if translations
        else "",
        "book_id": _python(identifier(name)),
        "titles": _by_language(codes, answers.titles),
        "author_texts": _by_language(codes, answers.authors),
        "descriptions": _by_language(
            codes, [texts_of(one)["description"] for one in answers.languages]
        ),
        "licence_text": _python(answers.licence),
        "date": day.isoformat(),
        "draft": f"draft = {_python(lacking)}  # may lack translations\n" if lacking else "",
        "version": version("bookpress"),
    }


def _python(value: object) -> str:
    """Return a literal of Python for texts and lists of them; JSON's are the same."""
    return json.dumps(value, ensure_ascii=False)


def _by_language(codes: Sequence[str], texts: Sequence[str]) -> str:
    if len(set(texts)) == 1:
        return _python(texts[0])
    rows = (
        f"    {_python(code)}: {_python(text)},\n" for code, text in zip(codes, texts, strict=True)
    )
    return f"{{\n{''.join(rows)}}}"


def _licence_in_markdown(licence: str) -> str:
    found = _CREATIVE_COMMONS.fullmatch(licence)
    if not found:
        return in_markdown(licence)
    where = f"https://creativecommons.org/licenses/{found['terms'].lower()}/{found['version']}/"
    return f"[{licence}]({where})"


def identifier(name: str) -> str:
    """Return the name that the files of the editions begin with: Latin letters, digits, dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "book"
