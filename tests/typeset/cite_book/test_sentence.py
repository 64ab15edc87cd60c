"""How the book is cited, in nine languages."""

from __future__ import annotations

from typing import Any

import pytest

from bookpress.languages import LANGUAGES
from bookpress.typeset.cite_book.item import book_item
from bookpress.typeset.cite_book.sentence import Run, plain, sentence

from .facts import conf

SAID = {
    "zh_CN": "某人：《书》，第 2 版，2026 年 11 月 25 日。",
    "zh_TW": "某人：《书》，第 2 版，2026年11月25日。",
    "en": "某人. *书*. Edition 2, 25 November 2026.",
    "de": "某人: *书*. Ausgabe 2, 25. November 2026.",
    "fr": "某人, *书*. Édition 2, 25 novembre 2026.",
    "es": "某人, *书*. Edición 2, 25 de noviembre de 2026.",
    "ja": "某人『书』、第2版、2026年11月25日。",
    "ko": "某人, 《书》, 제2판, 2026년 11월 25일.",
    "ru": "某人. *书*. Издание 2, 25 ноября 2026\u202fг.",
}


def said(language: str = "en", **facts: Any) -> list[Run]:  # noqa: ANN401 - as in conf.py
    config = conf(language, **facts)
    return sentence(config, book_item(config))


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_its_own_way(code: str) -> None:
    runs = said(code, book_author="某人", book_title="书")
    text = "".join(f"*{run.text}*" if run.emphasised else run.text for run in runs)
    assert " ".join(text.split()) == " ".join(SAID[code].split())


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"book_edition": ""}, "A. B. 25 November 2026."),
        ({"book_edition": "", "book_date": ""}, "A. B."),
        ({"book_date": "spring 2026"}, "A. B. Edition 2, spring 2026."),
        ({"book_publisher": "P Inc.", "book_edition": "", "book_date": ""}, "A. B. P Inc."),
        ({"book_title": "Who?"}, "A. Who? Edition 2, 25 November 2026."),
        ({"book_author": "A Jr."}, "A Jr. B. Edition 2, 25 November 2026."),
        ({"book_author": ""}, "B. Edition 2, 25 November 2026."),
        ({"book_publisher": "P"}, "A. B. Edition 2, P, 25 November 2026."),
        (
            {"html_baseurl": "https://e.org/"},
            "A. B. Edition 2, 25 November 2026. https://e.org/",
        ),
        (
            {"html_baseurl": "https://e.org/", "book_doi": "10.1234/x"},
            "A. B. Edition 2, 25 November 2026. https://doi.org/10.1234/x",
        ),
    ],
)
def test_only_what_is_known_is_said(facts: dict[str, Any], text: str) -> None:
    assert plain(said(**{"book_author": "A", "book_title": "B"} | facts)) == text
