"""A tiny book as a value, so that any sequence of edits is a sequence of sound books.

An edit makes another value from one; ``write`` brings a folder from whatever is in it to what the
value says, touching only files that differ.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("aa", "bb", "cc", "dd")
KEYS = ("adams1999", "brown2001", "zhang2020")
WORDS = ("词元很短。", "模型很大。", "数据很多。", "注意力 attention 有用。")
FACES = ("circle", "rect", "ellipse")
LONG_AGO = 946_684_800  # 2000-01-01


@dataclass(frozen=True)
class Chapter:
    """``blocks`` are pairs of a kind and a number that chooses among its contents."""

    title: int = 0
    blocks: tuple[tuple[str, int], ...] = (("text", 0),)
    picture: int = 0
    twin: int | None = None  # the English picture
    translation: int | None = 0  # None: there is no catalog


@dataclass(frozen=True)
class Book:
    """What a person wrote. Dictionaries are never changed, only replaced."""

    chapters: dict[str, Chapter] = field(default_factory=dict)  # in their order
    titles: dict[str, int] = field(default_factory=dict)  # of the works in refs.bib
    shared: int = 0  # what is included, quoted and offered from outside the chapters
    edition: int = 1
    glossary: int = 0


def first_book() -> Book:
    chapters = {
        "aa": Chapter(0, (("text", 0), ("cite", 0), ("figure", 0), ("index", 0))),
        "bb": Chapter(1, (("text", 1), ("note", 0), ("formula", 0), ("see", 0), ("index", 1))),
        "cc": Chapter(2, (("text", 2), ("cite", 1), ("section", 0), ("figure", 0), ("see", 1))),
    }
    return Book(chapters, dict.fromkeys(KEYS, 0))


# ---------------------------------------------------------------------------------------- the files


def files_of(book: Book) -> dict[str, str]:
    """Return every file of the book, by its path."""
    files = {
        "conf.py": _conf(book),
        "refs.bib": "\n".join(_work(key, book.titles[key]) for key in KEYS),
        "source/index.md": _front(book),
        "source/glossary.md": _glossary(book),
        "shared/part.txt": f"这一段来自别处，第 {book.shared} 版。\n",
        "shared/program.py": f"print({book.shared})\n",
    }
    for name, chapter in book.chapters.items():
        files[f"source/{name}/index.md"] = _page(book, name, chapter)
        if any(kind == "figure" for kind, _ in chapter.blocks):
            files[f"source/{name}/picture.svg"] = _picture(chapter.picture)
            if chapter.twin is not None:
                files[f"source/{name}/picture.en.svg"] = _picture(chapter.twin + 1)
        if chapter.translation is not None:
            files[f"locale/en/LC_MESSAGES/{name}.po"] = _catalog(chapter)
    return files


def _conf(book: Book) -> str:
    return f"""extensions = ["bookpress"]
language = "zh_CN"
locale_dirs = ["../locale"]
bibtex_bibfiles = ["refs.bib"]
book_id = "tiny"
book_languages = ["zh_CN", "en"]
book_title = {{"zh_CN": "小书", "en": "A Tiny Book"}}
book_author = {{"zh_CN": "某人", "en": "Somebody"}}
book_description = {{"zh_CN": "一本小书。", "en": "A tiny book."}}
book_edition = "{book.edition}"
book_date = "2026-01-02"
"""


def _work(key: str, title: int) -> str:
    return f"""@book{{{key},
  author = {{{key[:-4].title()}, Ann}},
  title = {{On Words, part {title}}},
  publisher = {{A Press}},
  year = {{{key[-4:]}}}
}}
"""


def _front(book: Book) -> str:
    entries = "\n".join(f"{name}/index" for name in book.chapters)
    numbered = f":::{{toctree}}\n:numbered:\n\n{entries}\n:::"
    return f"# 小书\n\n{numbered}\n\n:::{{toctree}}\n:hidden:\n\nglossary\n:::\n"


def _glossary(book: Book) -> str:
    return f"# 术语表\n\n:::{{glossary}}\n词元\n  最小单位，第 {book.glossary} 版。\n:::\n"


def _title(chapter: Chapter) -> str:
    return f"第{'一二三四五六七八九'[chapter.title % 9]}题"


def _page(book: Book, name: str, chapter: Chapter) -> str:
    parts = [f"(ch-{name})=\n# {_title(chapter)}"]
    counts: dict[str, int] = {}
    for kind, choice in chapter.blocks:
        counts[kind] = counts.get(kind, 0) + 1
        text = _block(book, name, kind, choice, counts[kind])
        parts += [text] if text else []
    if any(kind == "cite" for kind, _ in chapter.blocks):
        parts.append(":::{bibliography}\n:filter: docname in docnames\n:::")
    return "\n\n".join(parts) + "\n"


def _block(book: Book, name: str, kind: str, choice: int, count: int) -> str:  # noqa: PLR0911, PLR0912, C901 - a row a kind
    others = [other for other in book.chapters if other != name]
    target = others[choice % len(others)] if others else name
    match kind:
        case "text":
            return WORDS[choice % len(WORDS)]
        case "cite":
            return f"见{{cite}}`{KEYS[choice % len(KEYS)]}`。"
        case "abroad":  # a work that only another chapter may list
            key = KEYS[choice % len(KEYS)]
            return f"又见{{cite}}`{key}`。" if _is_listed(book, key, others) else ""
        case "note":
            return f"有注[^n{count}]。\n\n[^n{count}]: 注文 {choice}。"
        case "formula":
            return f"$$\nx_{choice} = {count}\n$$ (eq-{name}-{count})"
        case "index":
            word = WORDS[choice % len(WORDS)][:2]
            return f":::{{index}}\n{word}\nsingle: 词; {name}\n:::\n\n有索引。"
        case "figure" if count == 1:
            return f"(fig-{name})=\n:::{{figure}} picture.svg\n:alt: 图\n\n图说 {choice}\n:::"
        case "see":
            return f"见{{numref}}`ch-{target}`，即[](#ch-{target})。"
        case "seefigure":
            shown = any(k == "figure" for k, _ in book.chapters[target].blocks)
            return f"见{{numref}}`fig-{target}`。" if shown and target != name else ""
        case "section":
            return f"(sec-{name}-{count})=\n## 小节 {choice}"
        case "term":
            return "这是{term}`词元`。"
        case "include":
            return "```{include} ../../shared/part.txt\n```"
        case "program":
            return "```{literalinclude} ../../shared/program.py\n:language: python\n```"
        case "offer":
            return "可取{download}`程序 <../../shared/program.py>`。"
    return ""


def _is_listed(book: Book, key: str, chapters: list[str]) -> bool:
    blocks = (block for name in chapters for block in book.chapters[name].blocks)
    return any(kind == "cite" and KEYS[choice % len(KEYS)] == key for kind, choice in blocks)


def _picture(choice: int) -> str:
    face = FACES[choice % len(FACES)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
        f'<{face} fill="#00{choice % 10}0ff" width="30" height="20" r="10" rx="5" ry="5"/></svg>\n'
    )


def _catalog(chapter: Chapter) -> str:
    texts = {_title(chapter): f"Title {chapter.title} of {chapter.translation}"}
    for kind, choice in chapter.blocks:
        if kind == "text":
            word = WORDS[choice % len(WORDS)]
            texts[word] = f"Words {choice % len(WORDS)} of {chapter.translation}."
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    rows = [f'msgid "{source}"\nmsgstr "{text}"\n' for source, text in texts.items()]
    return "\n".join([head, *rows])


def write(book: Book, folder: Path, *, old: bool = False) -> None:
    """Make ``folder`` hold the book; with ``old`` times, as a file that is moved has them."""
    files = files_of(book)
    for top in ("source", "locale", "shared"):
        for path in sorted((folder / top).rglob("*"), reverse=True):
            if path.is_dir():
                shutil.rmtree(path) if not any(path.iterdir()) else None
            elif path.relative_to(folder).as_posix() not in files:
                path.unlink()
    for name, text in files.items():
        path = folder / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(".draft")
        draft.write_text(text, "utf-8")
        if old:
            os.utime(draft, (LONG_AGO, LONG_AGO))
        draft.replace(path)


# ---------------------------------------------------------------------------------------- the edits

BLOCKS = (
    "text cite abroad note formula index figure see seefigure section term include program offer"
).split()


def _changed(book: Book, a: int, change: Callable[[Chapter], Chapter]) -> Book:
    name = list(book.chapters)[a % len(book.chapters)]
    chapters = {n: change(c) if n == name else c for n, c in book.chapters.items()}
    return replace(book, chapters=chapters)


def _with_block(chapter: Chapter, kind: str, b: int) -> Chapter:
    place = b % (len(chapter.blocks) + 1)
    blocks = (*chapter.blocks[:place], (kind, b), *chapter.blocks[place:])
    return replace(chapter, blocks=blocks)


def _without_block(chapter: Chapter, b: int) -> Chapter:
    place = b % max(1, len(chapter.blocks))
    return replace(chapter, blocks=chapter.blocks[:place] + chapter.blocks[place + 1 :])


def _add_chapter(book: Book, a: int, b: int) -> Book:
    free = [name for name in NAMES if name not in book.chapters]
    if not free:
        return book
    items = list(book.chapters.items())
    chapter = Chapter(b, (("text", b), ("cite", b), ("figure", b)))
    items.insert(a % (len(items) + 1), (free[0], chapter))
    return replace(book, chapters=dict(items))


def _remove_chapter(book: Book, a: int, b: int) -> Book:
    del b
    if len(book.chapters) == 1:
        return book
    gone = list(book.chapters)[a % len(book.chapters)]
    return replace(book, chapters={n: c for n, c in book.chapters.items() if n != gone})


def _rename_chapter(book: Book, a: int, b: int) -> Book:
    free = [name for name in NAMES if name not in book.chapters]
    if not free:
        return book
    old, new = list(book.chapters)[a % len(book.chapters)], free[b % len(free)]
    return replace(book, chapters={new if n == old else n: c for n, c in book.chapters.items()})


def _move_chapter(book: Book, a: int, b: int) -> Book:
    items = list(book.chapters.items())
    items.insert(b % len(items), items.pop(a % len(items)))
    return replace(book, chapters=dict(items))


def _add_block(kind: str) -> Callable[[Book, int, int], Book]:
    return lambda book, a, b: _changed(book, a, lambda c: _with_block(c, kind, b))


EDITS: dict[str, Callable[[Book, int, int], Book]] = {
    **{f"add {kind}": _add_block(kind) for kind in BLOCKS},
    "remove block": lambda book, a, b: _changed(book, a, lambda c: _without_block(c, b)),
    "title": lambda book, a, b: _changed(book, a, lambda c: replace(c, title=b)),
    "picture": lambda book, a, b: _changed(book, a, lambda c: replace(c, picture=b)),
    "twin": lambda book, a, b: _changed(book, a, lambda c: replace(c, twin=b if b % 3 else None)),
    "catalog": lambda book, a, b: _changed(
        book, a, lambda c: replace(c, translation=b if b % 3 else None)
    ),
    "add chapter": _add_chapter,
    "remove chapter": _remove_chapter,
    "rename chapter": _rename_chapter,
    "move chapter": _move_chapter,
    "work": lambda book, a, b: replace(book, titles=book.titles | {KEYS[a % len(KEYS)]: b}),
    "shared": lambda book, _a, b: replace(book, shared=b),
    "glossary": lambda book, _a, b: replace(book, glossary=b),
    "edition": lambda book, _a, b: replace(book, edition=b),
}
