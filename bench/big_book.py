"""A generated book of any size, sound in both languages: what the gate and Sphinx are timed on.

``python bench/big_book.py FOLDER CHAPTERS`` writes it. The text is drawn from a fixed seed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

CONF = """\
project = "大书"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
language = "zh_CN"
numfig = True
locale_dirs = ["../locale"]
gettext_compact = False
bibtex_bibfiles = ["refs.bib"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
"""
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: big-book 1\\n"
"Report-Msgid-Bugs-To: book@example.org\\n"
"POT-Creation-Date: 2026-11-24 00:00+0000\\n"
"PO-Revision-Date: 2026-11-24 00:00+0000\\n"
"Last-Translator: The Book's Contributors <book@example.org>\\n"
"Language-Team: en\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<path d="M2 18L38 2" stroke="#333"/></svg>\n'
)
PARAGRAPHS, CITATIONS, NOTES, FLOATS = 40, 25, 8, 4
_SAID = (
    ("模型从大量文本里学到词与词的关系", "the model learns from much text how words go together"),
    ("训练的代价随参数一起增长", "the cost of training grows with the parameters"),
    ("检索把外部的知识接到提示里", "retrieval brings outside knowledge into the prompt"),
    ("评测只能说明它在题目上的表现", "a benchmark tells how it does on the questions alone"),
    ("微调让它听懂人的要求", "fine-tuning makes it follow what people ask"),
    ("同一个词在不同的句子里有不同的向量", "one word has other vectors in other sentences"),
)


class _Chapter:
    """A chapter and its catalog, written side by side."""

    def __init__(self, number: int, chapters: int, works: int) -> None:
        self.number = number
        self.chapters = chapters
        self.works = works
        self.random = random.Random(number)  # noqa: S311 - text, no secret
        self.lines: list[str] = []
        self.messages: dict[str, tuple[str, int]] = {}

    def add(self, zh: str, en: str, before: str = "", behind: str = "") -> None:
        """Add a passage with its translation."""
        self.messages.setdefault(zh, (en, len(self.lines) + before.count("\n") + 1))
        self.lines += [*(before + zh + behind).split("\n"), ""]

    def write(self, folder: Path) -> None:
        """Write the chapter and its catalog."""
        self._body()
        name = f"ch{self.number:03}"
        (folder / "source" / f"{name}.md").write_text("\n".join(self.lines), "utf-8")
        parts = [HEADER]
        for zh, (en, line) in self.messages.items():
            entry = _entry("msgid", zh) + _entry("msgstr", en)
            parts.append(f"#: ../../source/{name}.md:{line}\n{entry}")
        catalog = folder / "locale" / "en" / "LC_MESSAGES" / f"{name}.po"
        catalog.write_text("\n".join(parts), "utf-8")

    def _body(self) -> None:
        n = self.number
        self.add(f"第{n}部分的题目", f"The title of part {n}", f"(ch-{n})=\n# ")
        for at in range(PARAGRAPHS):
            if at % 8 == 0:
                self.add(f"小节{n}之{at}", f"Section {n} and {at}", f"(sec-{n}-{at})=\n## ")
            self._paragraph(at)
            if at % (PARAGRAPHS // FLOATS) == 0:
                self._float(at)
        for note in range(NOTES):
            self.add(
                f"这是第{note}条注，见{{cite}}`{self._key(note)}`。",
                f"This is note {note}; see {{cite}}`{self._key(note)}`.",
                f"[^n{note}]: ",
            )

    def _key(self, at: int) -> str:
        return f"work{(self.number * 31 + at * 7) % self.works:04}"

    def _paragraph(self, at: int) -> None:
        zh, en = [], []
        for _ in range(6):
            said = self.random.choice(_SAID)
            zh.append(said[0])
            en.append(said[1])
        tail_zh = tail_en = ""
        if at < CITATIONS - NOTES:
            tail_zh, tail_en = (f"{{cite}}`{self._key(at)}`", f" {{cite}}`{self._key(at)}`")
        if at < NOTES:
            tail_zh += f"[^n{at}]"
            tail_en += f"[^n{at}]"
        other = self.random.randrange(1, self.chapters + 1)
        tail_zh += f"，另见{{ref}}`ch-{other}`和 $x_{{{at}}}$"
        tail_en += f"; see {{ref}}`ch-{other}` and $x_{{{at}}}$"
        opening = f"{self.number}之{at}，"
        english = f"{self.number} and {at}: " + ", ".join(en) + tail_en + "."
        self.add(opening + "，".join(zh) + tail_zh + "。", english)

    def _float(self, at: int) -> None:
        n = self.number
        self.add(
            f"图的题目{n}之{at}",
            f"Caption {n} and {at}",
            f"```{{figure}} drawing.svg\n:name: fig-{n}-{at}\n\n",
            "\n```",
        )
        self.add(
            f"图表见{{numref}}`fig-{n}-{at}`和{{numref}}`tab-{n}-{at}`。",
            f"See {{numref}}`fig-{n}-{at}` and {{numref}}`tab-{n}-{at}`.",
        )
        head = f"```{{list-table}} 表的题目{n}之{at}\n:name: tab-{n}-{at}\n:header-rows: 1\n\n"
        self.messages[f"表的题目{n}之{at}"] = (f"Table {n} and {at}", len(self.lines) + 1)
        self.messages.setdefault("名称", ("Name", len(self.lines) + 5))
        self.messages.setdefault("大小", ("Size", len(self.lines) + 6))
        self.messages.setdefault("模型甲", ("model A", len(self.lines) + 7))
        self.messages.setdefault("175", ("175", len(self.lines) + 8))
        rows = "* - 名称\n  - 大小\n* - 模型甲\n  - 175\n```"
        self.lines += [*(head + rows).split("\n"), ""]


def _entry(name: str, text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name} "{escaped}"\n'


def _works(count: int) -> str:
    entry = (
        "@article{{work{n:04},\n  author = {{Author{n}, Ada and Second{n}, Bo}},\n"
        "  title = {{A Study of Models, Part {n}}},\n  journal = {{Journal of Models}},\n"
        "  year = {{{year}}},\n  volume = {{{volume}}},\n  pages = {{{n}--{last}}},\n}}\n"
    )
    return "\n".join(
        entry.format(n=n, year=1990 + n % 35, volume=n % 90 + 1, last=n + 9) for n in range(count)
    )


def write_book(folder: Path, chapters: int) -> None:
    """Write a book of so many chapters, with about sixteen works for each."""
    works = max(chapters * 125 // 8, 16)
    for name in ("source", "locale/en/LC_MESSAGES"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "refs.bib").write_text(_works(works), "utf-8")
    (folder / "source" / "drawing.svg").write_text(DRAWING, "utf-8")
    names = "\n".join(f"ch{number:03}" for number in range(1, chapters + 1))
    index = f"# 大书\n\n```{{toctree}}\n:numbered:\n\n{names}\nrefs\n```\n"
    (folder / "source" / "index.md").write_text(index, "utf-8")
    list_of_works = "# 参考文献\n\n```{bibliography}\n:all:\n```\n"
    (folder / "source" / "refs.md").write_text(list_of_works, "utf-8")
    for name, zh, en in (("index", "大书", "The Big Book"), ("refs", "参考文献", "References")):
        text = f"{HEADER}\n#: ../../source/{name}.md:1\n{_entry('msgid', zh)}{_entry('msgstr', en)}"
        (folder / "locale/en/LC_MESSAGES" / f"{name}.po").write_text(text, "utf-8")
    for number in range(1, chapters + 1):
        _Chapter(number, chapters, works).write(folder)


if __name__ == "__main__":
    write_book(Path(sys.argv[1]), int(sys.argv[2]))
