"""Our own styles: as BibTeX's plain, whole, and in the words and signs of the work's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.languages import LANGUAGES
from tests.typeset.csl.printed import Item, entries, style

if TYPE_CHECKING:
    from pathlib import Path


def authors(*names: str) -> list[Item]:
    """Return names written as "family, given"; one without a comma is literal."""
    split = [name.split(", ") for name in names]
    return [
        {"family": one[0], "given": one[1]} if one[1:] else {"literal": one[0]} for one in split
    ]


def date(*parts: int) -> Item:
    return {"date-parts": [list(parts)]}


# A part of a book, with as many words as an entry can have.
PART: Item = {
    "type": "chapter",
    "title": "T",
    "container-title": "B",
    "volume": "3",
    "chapter-number": "4",
    "page": "5-8",
    "edition": "2",
    "publisher": "P",
    "publisher-place": "L",
    "issued": date(2017, 9),
    "URL": "https://x.org",
    "accessed": date(2020, 1, 2),
}
CHINESE = {
    "author": authors("李, 明", "王, 小红"),
    "editor": authors("张, 三"),
    "translator": authors("赵, 四"),
}
WESTERN = {
    "author": authors("Ruiz, Ana", "Kern, Eva", "Roy, Jean"),
    "editor": authors("Lang, Max", "Berg, Ina"),
    "translator": authors("Wolf, Kai"),
}
PRINTED = {
    "zh-CN": "李明，王小红. T. 赵四，译. 见：张三，编，B，第 3 卷，第 4 章，第 5–8 页. 第 2 版. "
    "L：P，2017年9月. URL: https://x.org（访问于 2020年1月2日）.",
    "zh-TW": "李明，王小红. T. 赵四，譯. 見：张三，編，B，第 3 卷，第 4 章，第 5–8 頁. 第 2 版. "
    "L：P，2017年9月. URL: https://x.org（檢索於 2020年1月2日）.",
    "ja-JP": "李明，王小红. T. 赵四，訳. 所収：张三，編，B，第 3 巻，第 4 章，pp. 5–8. 第 2 版. "
    "L：P，2017年9月. URL: https://x.org（閲覧日 2020年1月2日）.",
    "ko-KR": "Ana Ruiz, Eva Kern, Jean Roy. T. Kai Wolf, 역. 수록: Max Lang, Ina Berg, 편, B, "
    "제 3 권, 제 4 장, pp. 5–8. 제 2 판. L: P, 2017년 9월. "
    "URL: https://x.org (접속일 2020년 1월 2일).",
    "en-US": "Ana Ruiz, Eva Kern, and Jean Roy. T. Translated by Kai Wolf. In Max Lang and Ina "
    "Berg, editors, B, volume 3, chapter 4, pages 5–8. 2nd edition. L: P, September 2017. "
    "URL: https://x.org (visited on January 2, 2020).",
    "de-DE": "Ana Ruiz, Eva Kern und Jean Roy. T. Übersetzt von Kai Wolf. In Max Lang und Ina "
    "Berg, Hrsg., B, Band 3, Kapitel 4, Seiten 5–8. 2. Auflage. L: P, September 2017. "
    "URL: https://x.org (besucht am 2. Januar 2020).",
    "fr-FR": "Ana Ruiz, Eva Kern et Jean Roy. T. Traduit par Kai Wolf. Dans Max Lang et Ina Berg, "
    "éditeurs, B, volume 3, chapitre 4, pages 5–8. 2ᵉ édition. L: P, septembre 2017. "
    "URL: https://x.org (consulté le 2 janvier 2020).",
    "es-ES": "Ana Ruiz, Eva Kern y Jean Roy. T. Traducido por Kai Wolf. En Max Lang y Ina Berg, "
    "editores, B, volumen 3, capítulo 4, páginas 5–8. 2.ª edición. L: P, septiembre de 2017. "
    "URL: https://x.org (visitado el 2 de enero de 2020).",
    "ru-RU": "Ana Ruiz, Eva Kern и Jean Roy. T. Пер. Kai Wolf. В кн.: Max Lang и Ina Berg, ред., "
    "B, т. 3, гл. 4, с. 5–8. 2-е изд. L: P, 09.2017. "
    "URL: https://x.org (дата обращения: 02.01.2020).",
}


def one(item: Item, place: Path, language: str = "en-US") -> str:
    (entry,) = entries([(language, item)], style("bookpress"), place)
    return entry


@pytest.mark.parametrize("language", PRINTED)
def test_speaks_the_language_of_the_work(language: str, tmp_path: Path) -> None:
    names = CHINESE if language[:2] in {"zh", "ja"} else WESTERN
    assert one(PART | names, tmp_path, language) == PRINTED[language]


def test_speaks_every_language_that_a_book_can_be_in() -> None:
    spoken = {tag.split("-")[0] for tag in PRINTED}
    assert {code.split("_")[0] for code in LANGUAGES} <= spoken


# What is printed of the names of a work, by language: nobody known but the first, two, and more.
OTHERS = {
    "en-US": ("Ashish Vaswani et al.", "Ashish Vaswani, Noam Shazeer, et al."),
    "zh-CN": ("李明 等", "李明，王小红，等"),
    "ja-JP": ("Ashish Vaswani ほか", "Ashish Vaswani，Noam Shazeer，ほか"),
    "ru-RU": ("Ashish Vaswani и др.", "Ashish Vaswani, Noam Shazeer, и др."),
}


@pytest.mark.parametrize("language", OTHERS)
def test_others_follow_without_a_dangling_comma(language: str, tmp_path: Path) -> None:
    known = ("李, 明", "王, 小红") if language == "zh-CN" else ("Vaswani, Ashish", "Shazeer, Noam")
    for number, right in enumerate(OTHERS[language], start=1):
        work = {"type": "book", "title": "T", "author": authors(*known[:number], "others")}
        assert one(work, tmp_path, language) == f"{right.removesuffix('.')}. T."


# Works of each sort, as BibTeX's plain style prints them, but for what it leaves out.
SORTS: list[tuple[Item, str]] = [
    (
        {
            "type": "article-journal",
            "title": "A Great Title",
            "container-title": "The Journal",
            "volume": "15",
            "issue": "3",
            "page": "1-9",
            "DOI": "10.1/a_b",
        },
        "A great title. The Journal, 15(3):1–9, 2020. doi:10.1/a_b.",
    ),
    (
        {
            "type": "article-journal",
            "title": "T",
            "container-title": "J",
            "volume": "15",
            "number": "e12",
            "note": "A note",
        },
        "T. J, 15:e12, 2020. A note.",
    ),
    (
        {
            "type": "article-journal",
            "title": "T",
            "container-title": "J",
            "issue": "3",
            "page": "7",
        },
        "T. J, number 3, page 7, 2020.",
    ),
    (
        {
            "type": "paper-conference",
            "title": 'A Study of <span class="nocase">ChatGPT</span>',
            "container-title": "Proceedings of X",
            "volume": "30",
            "collection-title": "PMLR",
            "page": "1-9",
            "publisher": "Curran",
        },
        "A study of ChatGPT. In Proceedings of X, volume 30 of PMLR, pages 1–9. Curran, 2020.",
    ),
    (
        {
            "type": "book",
            "title": "A Whole Book",
            "volume": "2",
            "edition": "Revised",
            "publisher": "Wiley",
            "publisher-place": "New York",
            "ISBN": "978",
        },
        "A Whole Book, volume 2. Revised. New York: Wiley, 2020. ISBN 978.",
    ),
    (
        {"type": "thesis", "title": "T", "genre": "PhD thesis", "publisher": "MIT"},
        "T. PhD thesis, MIT, 2020.",
    ),
    (
        {"type": "report", "title": "T", "number": "12", "publisher": "MIT"},
        "T. Report 12, MIT, 2020.",
    ),
    (
        {"type": "standard", "title": "Audit data", "number": "ISO 21378:2019", "publisher": "ISO"},
        "Audit data. ISO 21378:2019, ISO, 2020.",
    ),
    (
        {"type": "patent", "title": "T", "genre": "U.S. patent", "number": "US1"},
        "T. U.S. patent US1, 2020.",
    ),
    (
        {"type": "software", "title": "T", "version": "3.1", "publisher": "Zenodo"},
        "T. Version 3.1. Zenodo, 2020.",
    ),
    (
        {"type": "article", "title": "T", "archive": "arXiv", "archive_location": "1706.03762"},
        "T. 2020. arXiv:1706.03762.",
    ),
    (
        {"type": "webpage", "title": "T", "URL": "https://x.org", "accessed": date(2021)},
        "T. 2020. URL: https://x.org (visited on 2021).",
    ),
]


def test_prints_each_sort_as_bibtex_does(tmp_path: Path) -> None:
    works = [
        ("en-US", {"author": authors("Roy, Jean"), "issued": date(2020), **item})
        for item, _ in SORTS
    ]
    printed = entries(works, style("bookpress"), tmp_path)
    assert printed == [f"Jean Roy. {right}" for _, right in SORTS]


TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""".split()
WORDS = """
    title container-title collection-title event-title event-place publisher publisher-place genre
    note version status medium archive archive_location DOI URL ISBN ISSN scale dimensions
""".split()
COUNTS = """
    volume issue number page edition chapter-number collection-number number-of-pages
""".split()
# The publisher of a journal is no part of an entry, neither for BibTeX nor for biblatex.
JOURNALS = ("article-journal", "article-magazine", "review", "review-book")
UNPRINTED = {(kind, word) for kind in JOURNALS for word in ("publisher", "publisher-place")}


@pytest.mark.parametrize("name", ["bookpress", "bookpress-author-date"])
@pytest.mark.parametrize("counted", ["numbers", "words"])
def test_prints_every_variable_of_every_type(name: str, counted: str, tmp_path: Path) -> None:
    values = {word: f"Ab{place:02d}z" for place, word in enumerate(WORDS + COUNTS)}
    if counted == "numbers":
        values |= {word: str(801 + place) for place, word in enumerate(COUNTS)}
    roles = {role: f"Name{role[:1]}" for role in ("author", "editor", "translator")}
    dates = {"issued": 1901, "accessed": 1902, "event-date": 1903}
    known: Item = values | {role: authors(f"{given}, G") for role, given in roles.items()}
    known |= {when: date(year) for when, year in dates.items()}
    works = [("en-US", {"type": kind, **known}) for kind in TYPES]
    tokens = values | roles | {when: str(year) for when, year in dates.items()}
    lost = {
        (kind, variable)
        for kind, text in zip(TYPES, entries(works, style(name), tmp_path), strict=True)
        for variable, token in tokens.items()
        if token.lower() not in text.lower()
    }
    assert lost == UNPRINTED


def test_leaves_the_small_letters_of_names(tmp_path: Path) -> None:
    work = {"type": "article-journal", "title": "T", "container-title": "eLife", "volume": "1"}
    assert one(work, tmp_path) == "T. eLife, 1."
    assert one({"type": "book", "title": "iPod", "publisher": "arXiv"}, tmp_path) == "iPod. arXiv."
