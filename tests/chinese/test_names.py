"""Names of people as .bib files have them, and how surnames are read."""

from __future__ import annotations

import pytest
from pypinyin import Style, lazy_pinyin

from bookpress.text.chinese import names

FORMS = {
    "张 三": "张, 三",
    "张，三": "张, 三",
    "{张, 三}": "张, 三",
    "{张，三}": "张, 三",
    " 欧阳  明远 ": "欧阳, 明远",
    "张~三": "张, 三",
    "山田 太郎": "山田, 太郎",
    "{佐々木, 太郎}": "佐々木, 太郎",
    "김 철수": "김, 철수",
    "{김, 철수}": "김, 철수",
}
# What is clear already, or may be something else than a person.
AS_WRITTEN = (
    *("张, 三", "张三", "{张三}", "欧阳明远", "others", "{OpenAI}", "Zhang, San", "San Zhang"),
    *("{中国科学院, 计算技术研究所}", "中国科学院 计算技术研究所", "{清华大学 出版社}", "{张 三}"),
    *("李 Ming", "张, 三, Jr.", "{张, 三} 四", "スチュアート ラッセル", "{{张, 三}}", "", "{}"),
)


@pytest.mark.parametrize("written", FORMS)
def test_a_name_is_brought_into_one_form(written: str) -> None:
    assert names.in_one_form(written) == FORMS[written]
    assert names.in_one_form(FORMS[written]) == FORMS[written]


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_what_is_clear_or_doubtful_stays(written: str) -> None:
    assert names.in_one_form(written) == written


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("张三", "张", "三"),
        ("李小龙", "李", "小龙"),
        ("欧阳修", "欧阳", "修"),
        ("尉遲敬德", "尉遲", "敬德"),
        ("万俟卨", "万俟", "卨"),
        ("司马", "司马", ""),
        ("爱新觉罗溥仪", "爱新觉罗", "溥仪"),
        ("王", "王", ""),
        ("仝小林", "仝", "小林"),
        ("清华大学", "清华大学", ""),
        ("外交部", "外交部", ""),
        ("国务院", "国务院", ""),
        ("呜呼", "呜呼", ""),
        ("김철수", "김", "철수"),
        ("남궁민수", "남궁", "민수"),
        ("さくら", "さくら", ""),
        ("国家标准化管理委员会", "国家标准化管理委员会", ""),
        ("张", "张", ""),
        ("Li", "Li", ""),
        ("", "", ""),
    ],
)
def test_a_name_without_a_space_is_split(name: str, family: str, given: str) -> None:
    assert names.split_name(name) == (family, given)


def test_all_surnames_are_taken_off_a_name() -> None:
    """Those of both lists that there were, and those whose readings are known."""
    table = names._surnames()  # noqa: SLF001
    assert len(table.han) >= 750
    assert len(table.hangul) == 7
    for surname in table.han | table.hangul:
        given = "민수" if surname in table.hangul else "某某"
        assert names.split_name(f"{surname}{given}") == (surname, given)
        assert names.is_surname(surname) == (surname in table.han)


READ = (
    "曾 zeng1 单 shan4 仇 qiu2 区 ou1 查 zha1 解 xie4 尉迟 yu4,chi2 万俟 mo4,qi2 盖 ge3 "
    "朴 piao2 任 ren2 华 hua4 纪 ji3 召 shao4 缪 miao4 翟 zhai2 乐 yue4 员 yun4 折 she2 "
    "种 chong2 逄 pang2 覃 qin2 冼 xian3 那 na1 过 guo1 哈 ha3 撒 sa3 隗 wei3 尹 yin3 單 "
    "shan4 區 ou1 萬俟 mo4,qi2 尉遲 yu4,chi2 闞 kan4 樂 yue4 "
).split()


@pytest.mark.parametrize(("family", "read"), list(zip(READ[::2], READ[1::2], strict=True)))
def test_a_surname_is_read_as_one(family: str, read: str) -> None:
    of_words = lazy_pinyin(family, style=Style.TONE3)
    assert list(names.surname_reading(family) or of_words) == read.split(",")


def test_the_table_holds_what_differs_and_nothing_else() -> None:
    table = names._surnames().readings  # noqa: SLF001
    style = Style.TONE3
    same = [
        family
        for family, read in table.items()
        if list(read) == lazy_pinyin(family, style=style, neutral_tone_with_five=True)
    ]
    assert same == []
    assert all(len(family) == len(read) for family, read in table.items())
    assert len(table) >= 100
