"""Languages without a file of data: what CLDR and Sphinx's catalogs know, then English."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bookpress.languages import LANGUAGES, UnknownLanguageError, language_of
from bookpress.press import system_requirements as needs
from tests.conftest import press

from .books_of import BOOKS, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "code", "tag", "short"),
    [
        ("zh", "zh_CN", "zh-CN", "zh"),
        ("zh-TW", "zh_TW", "zh-TW", "zh-tw"),
        ("de", "de", "de", "de"),
        ("de-AT", "de_AT", "de-AT", "de-at"),
        ("pt_BR", "pt_BR", "pt-BR", "pt-br"),
        ("nl", "nl", "nl", "nl"),
    ],
)
def test_a_language_is_found_by_each_of_its_names(
    name: str, code: str, tag: str, short: str
) -> None:
    found = language_of(name)
    assert (found.code, found.tag, found.short) == (code, tag, short)
    assert all(language_of(each) == found for each in (code, tag))


@pytest.mark.parametrize(
    ("name", "like"), [("de_AT", "de"), ("en_GB", "en"), ("zh_HK", "zh_TW"), ("es_MX", "es")]
)
def test_a_variety_has_the_words_of_its_language(name: str, like: str) -> None:
    found, language = language_of(name), LANGUAGES[like]
    assert found.words == language.words
    assert (found.script, found.patterns) == (language.script, language.patterns)
    assert found.foreign == ()


@pytest.mark.parametrize(
    ("name", "own", "script", "figure"),
    [
        ("pl", "Polski", "Latn", "Rys.\u00a0%s"),
        ("it", "Italiano", "Latn", "Figure\u00a0%s"),
        ("el", "Ελληνικά", "Grek", "Εικ.\u00a0%s"),
        ("sr", "Српски", "Cyrl", "Сл.\u00a0%s"),
        ("sr_Latn", "Srpski", "Latn", "Figure\u00a0%s"),
        ("th", "ไทย", "other", "Figure\u00a0%s"),
    ],
)
def test_what_is_known_of_others_is_taken(name: str, own: str, script: str, figure: str) -> None:
    found = language_of(name)
    assert (found.name, found.script.name, found.figure) == (own, script, figure)
    assert "Chapter" in found.foreign
    assert found.chapter == "Chapter\u00a0%s"


@pytest.mark.parametrize("name", ["ar", "he", "fa", "ur", "ar_EG", "pa_Arab"])
def test_languages_from_right_to_left_are_refused(name: str) -> None:
    with pytest.raises(UnknownLanguageError, match="right to left"):
        language_of(name)


@pytest.mark.parametrize("name", ["xx", "tlh", "deutsch", "", "zh_CN_", "../en"])
def test_what_is_no_language_is_refused(name: str) -> None:
    with pytest.raises(UnknownLanguageError, match="CLDR has no such language"):
        language_of(name)


def test_each_file_of_data_is_whole() -> None:
    chinese = LANGUAGES["zh_CN"]
    for language in LANGUAGES.values():
        if language.code != "en":  # it is what Furo and Sphinx speak
            assert language.words.keys() == chinese.words.keys(), language.code
        for field in ("chapter", "figure", "table", "listing", "equation", "appendix", "page"):
            assert getattr(language, field).count("%s") == 1, (language.code, field)
        for name, text in language.words.items():
            assert text.count("%s") == chinese.words.get(name, text).count("%s"), (name, text)
            assert text.strip()
    assert len({language.short for language in LANGUAGES.values()}) == len(LANGUAGES)


def test_only_a_language_that_needs_it_asks_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_families", "_patterns"):
        monkeypatch.setattr(needs, name, frozenset)
    without = {need.name for need in needs.lacking(["pdf"])}
    for code in ("en", "zh_CN", "zh_TW", "ja", "ko"):
        assert {need.name for need in needs.lacking(["pdf"], [LANGUAGES[code]])} == without, code
    more = {
        code: {need.apt for need in needs.lacking(["pdf"], [LANGUAGES[code]])}
        - {need.apt for need in needs.lacking(["pdf"])}
        for code in ("de", "ru")
    }
    assert more == {
        "de": {"texlive-lang-german"},
        "ru": {"texlive-lang-cyrillic", "fonts-paratype"},
    }
    assert needs.lacking(["html", "epub"], [LANGUAGES["ru"]]) == needs.lacking(["html", "epub"])


@pytest.mark.slow
def test_a_polish_book_is_set_and_its_english_words_are_named_once(tmp_path: Path) -> None:
    book = lay_out("en", tmp_path / "book")
    conf = book / "conf.py"
    conf.write_text(conf.read_text("utf-8").replace("'en'", "'pl'"), "utf-8")
    done = press(book, "book", "--format", "html,epub")
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "warning" in line]
    assert "no file of words for Polski" in line
    assert "Chapter, Appendix" in line
    page = html.document_fromstring((book / "build/html/pl/one.html").read_text("utf-8"))
    assert page.get("lang") == "pl"
    (caption,) = page.cssselect("figcaption .caption-number")
    assert caption.text_content().split() == ["Rys.", "1.1"]


@pytest.mark.slow
def test_a_new_catalog_counts_as_its_language_does(tmp_path: Path) -> None:
    """By gettext's own rules, which msgfmt checks: Russian has three forms, Japanese one."""
    book = lay_out("en", tmp_path / "book", "ru", "ja")
    done = press(book, "catalogs")
    assert done.returncode == 0, done.stderr
    for code, forms in (("ru", 3), ("ja", 1)):
        (catalog,) = book.rglob(f"{code}/LC_MESSAGES/one.po")
        assert f"Plural-Forms: nplurals={forms};" in catalog.read_text("utf-8")
        subprocess.run(
            ["msgfmt", "--check-header", "-o", "/dev/null", str(catalog)],  # noqa: S607
            check=True,
        )


@pytest.mark.parametrize("code", ["ar", "fa"])
def test_an_arabic_book_is_refused_in_one_line(tmp_path: Path, code: str) -> None:
    book = tmp_path / "book"
    shutil.copytree(BOOKS / "en", book / "source")
    conf = f'extensions = ["bookpress"]\nlanguage = "{code}"\nproject = author = "x"\n'
    (book / "conf.py").write_text(conf, "utf-8")
    done = press(book, "book")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert f"“{code}” cannot be typeset: it is written from right to left" in line
