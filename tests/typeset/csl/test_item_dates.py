"""Dates, languages and editions as CSL has them, and as citeproc prints dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.typeset.csl.edition import edition
from bookpress.typeset.csl.language import tag_of
from tests.typeset.csl.citeproc import of, printed

if TYPE_CHECKING:
    from pathlib import Path

# The fields of a date, the date in CSL (a “~” before it: about), and what else the status says.
DATES = [
    # biblatex, section 2.3.8
    ("date={2001}", "2001", ""),
    ("date={2001-05}", "2001-5", ""),
    ("date={2001-05-03}", "2001-5-3", ""),
    ("date={2001-05-03T10:00:00Z}", "2001-5-3", ""),
    ("date={2001/2003}", "2001/2003", ""),
    ("date={2001-05/2002-06}", "2001-5/2002-6", ""),
    ("date={2001-05-03/2001-05-07}", "2001-5-3/2001-5-7", ""),
    ("date={2001/}", "2001/0", ""),
    ("date={2001/..}", "2001/0", ""),
    ("date={/2001}", "0/2001", ""),
    ("date={2001~}", "~2001", ""),
    ("date={2001?}", "~2001", ""),
    ("date={2001-05%}", "~2001-5", ""),
    ("date={199X}", "1990/1999", ""),
    ("date={19XX}", "1900/1999", ""),
    ("date={1999-XX-XX}", "1999", ""),
    ("date={1999-07-XX}", "1999-7", ""),
    ("date={2001-21}", "2001-21", ""),
    ("date={-0044}", "-45", ""),
    ("date={0000}", "-1", ""),
    ("date={in press}", "", "in press"),
    ("date={in press}, year={2001}", "", "in press"),
    ("date={2001-13-40}", "", "2001-13-40"),
    ("date={2001}, year={1999}, month=jul", "2001", ""),
    # BibTeX
    ("year=2001", "2001", ""),
    ("year={2001}, month=jul", "2001-7", ""),
    ("year={2001}, month={7}", "2001-7", ""),
    ("year={2001}, month={July}, day={4}", "2001-7-4", ""),
    ('year={2001}, month=jul # "~4"', "2001-7-4", ""),
    ("year={2001}, month={4 July}", "2001-7-4", ""),
    ("year={2001}, month={Sept.}", "2001-9", ""),
    ("year={2001}, month={July--August}", "2001-7/2001-8", ""),
    ("year={2001}, month={July/August}", "2001-7/2001-8", ""),
    ("year={2001}, month={July 1--5}", "2001-7-1/2001-7-5", ""),
    ("year={2001}, month={Spring}", "2001-21", ""),
    ("year={2001}, month={First quarter}", "2001", "First quarter"),
    ("year={2001--2003}", "2001/2003", ""),
    ("year={1998–99}", "1998/1999", ""),
    ("year={2001--}", "2001/0", ""),
    ("year={c. 1900}", "~1900", ""),
    ("year={[1900]}", "~1900", ""),
    ("year={1900?}", "~1900", ""),
    ("year={2001a}", "2001", ""),
    ("year={in press}", "", "in press"),
    ("year={Forthcoming}, month=may", "", "Forthcoming, May"),
    ("month=may", "", "May"),
    # Chinese
    ("year={2019年}", "2019", ""),
    ("year={2019 年 5 月 3 日}", "2019-5-3", ""),
    ("year={2019}, month={5月}", "2019-5", ""),
    ("year={2019}, month={5 月 3 日}", "2019-5-3", ""),
    ("year={2019}, month={冬季}", "2019-24", ""),
    ("year={约1900}", "~1900", ""),
    ("year={2019.5.3}", "2019-5-3", ""),
    ("year={民国三十年}", "", "民国三十年"),
    # States
    ("pubstate={inpress}", "", "in press"),
    ("year=2001, pubstate={inpress}", "2001", "in press"),
    ("pubstate={inpress}, langid={chinese}", "", "印刷中"),
    ("pubstate={under review}", "", "under review"),
]


def as_text(date: object) -> str:
    if not isinstance(date, dict):
        return ""
    parts = ("-".join(map(str, part)) for part in date["date-parts"])
    return f"{'~' if date.get('circa') else ''}{'/'.join(parts)}"


@pytest.mark.parametrize(("fields", "date", "status"), DATES, ids=[fields for fields, *_ in DATES])
def test_a_date_is_read(fields: str, date: str, status: str) -> None:
    item = of(fields)
    assert (as_text(item.get("issued")), item.get("status", "")) == (date, status)


def test_other_dates_are_read_and_none_is_lost() -> None:
    item = of("urldate={2020-02-03}, origdate={1888}, eventdate={2001-05-03/2001-05-07}")
    assert as_text(item["accessed"]) == "2020-2-3"
    assert as_text(item["original-date"]) == "1888"
    assert as_text(item["event-date"]) == "2001-5-3/2001-5-7"
    assert of("urldate={in spring}, note={N}")["note"] == "N. in spring"


def test_citeproc_prints_what_dates_say(tmp_path: Path) -> None:
    fields = {
        "2001-5-3": "May 3, 2001",
        "2001-21": "Spring 2001",
        "2001/2003": "2001–2003",
        "2001/0": "2001–",
        "-45": "45 BC",
        "2001-7-1/2001-7-5": "July 1–5, 2001",
    }
    written = {date: next(row[0] for row in DATES if row[1] == date) for date in fields}
    items = [of(entry) | {"id": f"d{at}"} for at, entry in enumerate(written.values())]
    found = printed(items, '<date variable="issued" form="text"/>', tmp_path)
    assert list(found.values()) == list(fields.values())


LANGUAGES = [
    # named
    ("langid={chinese}", "zh-CN"),
    ("langid={schinese}", "zh-CN"),
    ("langid={tchinese}", "zh-TW"),
    ("langid={english}, title={题名}", "en-US"),
    ("langid={american}", "en-US"),
    ("langid={british}", "en-GB"),
    ("langid={german}", "de-DE"),
    ("langid={ngerman}", "de-DE"),
    ("langid={japanese}", "ja-JP"),
    ("langid={russian}", "ru-RU"),
    ("langid={korean}", "ko-KR"),
    ("langid={french}", "fr-FR"),
    ("langid={spanish}", "es-ES"),
    ("hyphenation={chinese}", "zh-CN"),
    ("language={chinese}", "zh-CN"),
    ("language={langgerman}", "de-DE"),
    ("language={english and german}", "en-US"),
    ("language={中文}", "zh-CN"),
    ("language={English (US)}", "en-US"),
    ("language={Traditional Chinese}", "zh-TW"),
    ("language={zh}", "zh-CN"),
    ("language={zh-CN}", "zh-CN"),
    ("language={zh_TW}", "zh-TW"),
    ("language={zh-Hant}", "zh-TW"),
    ("language={en}", "en-US"),
    ("language={de-1996}", "de-DE"),
    ("langid={klingon}, title={题名}", "zh-CN"),
    ("langid={russian}, language={english}", "ru-RU"),
    # by the script of the title
    ("title={基于 BERT 的 Transformer 模型}", "zh-CN"),
    ("title={ChatGPT 时代}", "zh-CN"),
    ("title={深度学习 (Deep Learning for Natural Language)}", "zh-CN"),
    ("title={日本語の研究}", "ja-JP"),
    ("title={日本国憲法}, author={さくら, ももこ}", "ja-JP"),
    ("title={한국어 연구}", "ko-KR"),
    (r"title={Война и мир}", "ru-RU"),
    ("title={Теорія ймовірностей}", "uk-UA"),
    ("title={A Study of 道 in the {Laozi}}", "en-US"),
    ("title={Deep Learning (深度学习)}", "en-US"),
    (r"title={\'Etudes}", "en-US"),
    ("title={{{{题名}}}}", "zh-CN"),
    # by that of the names
    ("title={BERT}, author={李, 明 and 王, 红}", "zh-CN"),
    ("title={BERT}, author={Li, Ming}", "en-US"),
    ("title={}", "en-US"),
]


@pytest.mark.parametrize(("fields", "language"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_a_work_has_a_language(fields: str, language: str) -> None:
    assert of(fields)["language"] == language


def test_what_is_no_language_has_no_tag() -> None:
    assert [tag_of(name) for name in ("", "klingon", "xx", "e", "english-")] == ["", "", "", "", ""]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2", "2"),
        ("2nd", "2"),
        ("2nd ed.", "2"),
        ("Second", "2"),
        ("third edition", "3"),
        ("2.", "2"),
        ("{2}", "2"),
        ("第 2 版", "2"),
        ("第2版", "2"),
        ("2版", "2"),
        ("第二版", "2"),
        ("第十二版", "12"),
        ("第二十版", "20"),
        ("第二十一版", "21"),
        ("修订版", "修订版"),
        ("Revised", "Revised"),
        ("2nd, revised", "2nd, revised"),
        ("International", "International"),
        ("", ""),
    ],
)
def test_an_edition_is_a_number_if_it_says_one(written: str, number: str) -> None:
    assert edition(written) == number
