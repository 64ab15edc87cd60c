"""A folder of Markdown for pandoc or Quarto: its pages in their order, its works, its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from bookpress.new.pandoc.page import convert_page
from bookpress.press.book import BookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PAGES = (".md", ".qmd", ".markdown")
_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".pdf")
_TEXTS = "source/"


@dataclass(frozen=True)
class Manuscript:
    """What a folder holds, converted.

    ``pages`` and ``pictures`` are by their paths from ``source/``, ``bibliographies`` by their
    names; ``notices`` are lines that say what was not converted, and where.
    """

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    pages: Mapping[str, str]
    bibliographies: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    notices: tuple[str, ...]

    def in_place_of(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the files of a new book with this manuscript in the place of its chapters."""
        kept = {
            name: content
            for name, content in files.items()
            if name in {"source/index.md", "source/imprint.md"} or not name.startswith(_TEXTS)
        }
        del kept["refs.bib"]
        heading = kept["source/index.md"].decode().partition("\n")[0]
        kept["source/index.md"] = _contents(heading, list(self.pages)).encode()
        kept |= {f"{_TEXTS}{name}": text.encode() for name, text in self.pages.items()}
        kept |= {f"{_TEXTS}{name}": content for name, content in self.pictures.items()}
        return kept | dict(self.bibliographies)


def _contents(heading: str, pages: list[str]) -> str:
    names = "\n".join(name.removesuffix(".md") for name in pages)
    return (
        f"{heading}\n\n:::{{toctree}}\n:numbered:\n:maxdepth: 2\n\n{names}\n:::\n\n"
        ":::{toctree}\n:hidden:\n\nimprint\n:::\n"
    )


def read_manuscript(folder: Path) -> Manuscript:
    """Read and convert a folder.

    Raises:
        BookError: it is no folder, has no pages, or one cannot be read; the message is one line.
    """
    if not folder.is_dir():
        raise BookError(f"--from: {folder} is no folder")
    files = [path for path in sorted(folder.rglob("*")) if _is_seen(path, folder)]
    names = {path.relative_to(folder).as_posix(): path for path in files if path.is_file()}
    book = _quarto(folder)
    pages: dict[str, str] = {}
    notices: list[str] = []
    for name in _in_order(names, book):
        text, told = convert_page(_read(names[name]))
        pages[_page_name(name, names)] = text
        notices += [f"{names[name]}:{notice.line}: {notice.text}" for notice in told]
    if not pages:
        raise BookError(f"--from: {folder} holds no page ({', '.join(_PAGES)})")
    author = book.get("author", "")
    return Manuscript(
        titles=_texts(book.get("title")),
        authors=_texts(", ".join(map(str, author)) if isinstance(author, list) else author),
        pages=pages,
        bibliographies={path.name: path.read_bytes() for path in files if path.suffix == ".bib"},
        pictures={
            name: path.read_bytes()
            for name, path in names.items()
            if path.suffix.lower() in _PICTURES
        },
        notices=tuple(notices),
    )


def _is_seen(path: Path, folder: Path) -> bool:
    return not any(part[0] in "._" for part in path.relative_to(folder).parts)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BookError(f"{path}: not UTF-8; save it as UTF-8") from None


def _quarto(folder: Path) -> dict[str, Any]:
    """Return what _quarto.yml says of the book; nothing if there is none."""
    path = folder / "_quarto.yml"
    if not path.is_file():
        return {}
    try:
        found = yaml.safe_load(_read(path))
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f":{where.line + 1}" if where else ""
        raise BookError(f"{path}{line}: this is not YAML") from None
    book = found.get("book") if isinstance(found, dict) else None
    return book if isinstance(book, dict) else {}


def _in_order(names: Mapping[str, Path], book: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the pages: those that _quarto.yml lists, or all by name, index first."""
    pages = [name for name in names if PurePosixPath(name).suffix in _PAGES]
    listed = list(_listed([*book.get("chapters", ()), *book.get("appendices", ())]))
    if listed:
        yield from (name for name in dict.fromkeys(listed) if name in pages)
        return
    yield from sorted(
        (name for name in pages if name != "README.md"),
        key=lambda name: (PurePosixPath(name).stem != "index", name),
    )


def _listed(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, dict):
            yield from _listed([entry.get("part"), entry.get("href"), *entry.get("chapters", ())])


def _page_name(name: str, names: Mapping[str, Path]) -> str:
    """Return the name of a page in the new book, whose own first page is index.md."""
    plain = PurePosixPath(name).with_suffix(".md").as_posix()
    if plain not in {"index.md", "imprint.md"}:
        return plain
    free = ("preface", "introduction", "opening")
    taken = {PurePosixPath(other).with_suffix("").as_posix() for other in names}
    return next(f"{one}.md" for one in free if one not in taken)


def _texts(value: object) -> tuple[str, ...]:
    return (str(value),) if value else ()
