"""What pandoc's citeproc (3.9) does with sound works that our styles and items have to get round.

Each of these is a reason for something that looks odd elsewhere. A test that fails here says that
pandoc has learned it, and the way round can go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bookpress.typeset.csl.localized import CSL
from tests.typeset.csl.printed import entries, style

if TYPE_CHECKING:
    from pathlib import Path


def printed(body: str, work: dict[str, Any], place: Path, language: str = "en-US") -> str:
    """Return what a style of one line prints of a work."""
    text = f"""<style xmlns="{CSL}" class="in-text" version="1.0">
      <info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
      <citation><layout><text value="x"/></layout></citation>
      <bibliography><layout>{body}<text value="."/></layout></bibliography></style>"""
    (entry,) = entries([(language, {"type": "book", **work})], text, place)
    return entry


def test_a_date_in_words_prints_nothing(tmp_path: Path) -> None:
    """Such a date is the ``status`` of an item, which our styles print for it."""
    work = {"issued": {"literal": "康熙四十四年"}}
    assert printed('<date variable="issued" form="text"/>', work, tmp_path) == "."
    entry = {"type": "book", "title": "题名", "status": "康熙四十四年"}
    for name in ("bookpress", "gb-t-7714-2015-numeric", "gb-t-7714-2025-author-date"):
        assert "康熙四十四年" in entries([("zh-CN", entry)], style(name), tmp_path)[0]


@pytest.mark.parametrize("role", ["contributor", "compiler", "curator", "organizer", "producer"])
def test_roles_that_came_with_csl_1_0_2_print_nothing(role: str, tmp_path: Path) -> None:
    """An editor who is a compiler has to be an editor; the owner of a patent, its recipient."""
    assert printed(f'<names variable="{role}"/>', {role: [{"literal": "IBM"}]}, tmp_path) == "."
    work = {"type": "patent", "title": "X", "recipient": [{"literal": "IBM"}]}
    work["author"] = [{"literal": "Roy"}]
    owned, told = (
        entries([("en-US", work)], style(name), tmp_path)[0]
        for name in ("gb-t-7714-2025-numeric", "bookpress")
    )
    assert owned == "IBM. X[P]."
    assert told == "Roy. X. IBM."


def test_a_number_within_a_word_makes_it_a_number(tmp_path: Path) -> None:
    """第1册 would get the word for volumes; with spaces, as it is printed, it is a text."""
    body = '<choose><if is-numeric="volume"><text value="number"/></if></choose>'
    assert printed(body, {"volume": "第1册"}, tmp_path) == "number."
    assert printed(body, {"volume": "第 1 册"}, tmp_path) == "."
    entry = {"type": "book", "title": "题名", "volume": "第 1 册"}
    gb = entries([("zh-CN", entry)], style("gb-t-7714-2025-numeric"), tmp_path)
    assert gb == ["题名：第 1 册[M]."]


def test_sentence_case_knows_no_language(tmp_path: Path) -> None:
    """A title that is not English has to be guarded as a whole."""
    body = '<text variable="title" text-case="sentence"/>'
    title = "Das Buch der Tiere"
    assert printed(body, {"title": title}, tmp_path, "de-DE") == "Das buch der tiere."
    guarded = f'<span class="nocase">{title}</span>'
    assert printed(body, {"title": guarded}, tmp_path, "de-DE") == f"{title}."


def test_sentence_case_puts_a_capital_behind_a_colon_but_for_the_last_word(tmp_path: Path) -> None:
    """A word behind a colon is guarded where its letter is to stay: small in GB/T 7714."""
    body = '<text variable="title" text-case="sentence"/>'
    for title, case in (
        ("Death by Theory: a tale", "Death by theory: A tale"),
        ("Death by Theory: Tale", "Death by theory: tale"),
        ('Theory: <span class="nocase">a</span> tale', "Theory: a tale"),
        ('Theory: <span class="nocase">Tale</span>', "Theory: Tale"),
    ):
        assert printed(body, {"title": title}, tmp_path) == f"{case}."


def test_quotation_marks_of_a_chinese_title_become_those_of_books(tmp_path: Path) -> None:
    """CSL's Chinese locale has 《 for an opening quotation mark; our styles have “."""
    body = '<text variable="title"/>'
    work = {"title": "“北斗一号”的设计"}
    assert printed(body, work, tmp_path, "zh-CN") == "《北斗一号》的设计."
    for name in ("bookpress", "gb-t-7714-2015-numeric", "gb-t-7714-2025-numeric"):
        (entry,) = entries([("zh-CN", {"type": "book", **work})], style(name), tmp_path)
        assert entry.startswith("“北斗一号”的设计")


def test_a_name_others_is_et_al_only_where_names_are_counted(tmp_path: Path) -> None:
    work = {"author": [{"literal": "Roy"}, {"literal": "others"}]}
    assert printed('<names variable="author"/>', work, tmp_path) == "Roy, others."
    counting = '<names variable="author"><name et-al-min="9" et-al-use-first="8"/></names>'
    assert printed(counting, work, tmp_path) == "Roy et al."
