"""The order of references: by pinyin with the readings of surnames, among Latin names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import Entry, Person

from bookpress.text.chinese.names import split_name, surname_reading
from bookpress.typeset.author_order import (
    Name,
    Order,
    Sortable,
    name_key,
    of_entry,
    of_item,
    sort_key,
)

ORACLE = tomllib.loads(Path(__file__).with_name("author_order_oracle.toml").read_text("utf-8"))
# Authors in the order of a list.
ROWS = [
    "安 白 丁 李 曾 张",
    "柴静 陈寅恪 种师道 楚图南",
    "区适 欧阳修 欧阳中石 潘岳 朴树 秦观 覃子豪 邱处机 仇英",
    "单田芳 召平 折可适 沈从文 盛宣怀",
    "万俟卨 莫言 穆木天",
    "于谦 尉迟恭 尉遲敬德 乐毅 员半千",
    "曾国藩 查良镛 翟理斯 詹天佑 朱自清",
    "黎锦熙 李济 Liang 梁启超 汪曾祺 王国维",  # by the tone within a syllable: 黎 Lí, 李 Lǐ
    "Bai 白居易 Goodfellow 郭沫若 Li 李白 Lin OpenAI Ouyang Ren 任继愈 Vaswani",
    "García Müller Øster Over Žižek",
    "解放军总医院 解缙 谢灵运",  # an institution is read as words are
]


@pytest.mark.parametrize("row", ROWS)
def test_names_stand_where_a_reader_looks(row: str) -> None:
    names = row.split()
    mixed = sorted(names, key=lambda name: name[::-1])
    works = [Sortable((Name(name),), "2020", "T") for name in mixed]
    assert [work.names[0].family for work in sorted(works, key=sort_key)] == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("曾", "国藩"), Name("曾国藩")),
        (Name("尉迟", "恭"), Name("尉迟恭")),
        (Name("Müller", "Ö."), Name("Muller", "O.")),
    ],
)
def test_forms_of_a_name_sort_alike(one: Name, other: Name) -> None:
    assert name_key(one) == name_key(other)


def test_surnames_stand_as_icu_has_them_unless_they_are_read_otherwise() -> None:
    """ICU sorts each character by one reading, and those that sound alike by their strokes."""
    families = [split_name(name).family for name in ORACLE["icu"].split()]
    otherwise = {"万俟", "尉迟", "长孙"}  # Wànsì, Wèichí, Chángsūn to ICU
    families = [one for one in families if not surname_reading(one) and one not in otherwise]
    sounds = [[sound[:2] for sound in name_key(Name(family))[0]] for family in families]
    assert len(families) >= 95
    assert sounds == sorted(sounds)


# Where pinyin-pro reads a surname otherwise than we do.
OTHERWISE = {"种师道": "zhong3", "肖洛霍夫": "xiao1 luo4 huo4 fu1"}  # the second is no Chinese name


def test_surnames_are_read_as_pinyin_pro_reads_them() -> None:
    rows = [row.split(maxsplit=1) for row in ORACLE["pinyin_pro"].replace("\n", " ").split(";")]
    differences = {}
    for name, read in rows:
        family = name_key(Name(name))[0]
        syllables = read.replace("ü", "u").split()[: len(family)]
        if [f"{letters}{tone % 5}" for letters, tone, _character in family] != syllables:
            differences[name] = " ".join(syllables)
    assert len(rows) >= 130
    assert differences == OTHERWISE


WORKS: dict[str, dict[str, Any]] = {
    "安": {"author": [{"family": "安", "given": "然"}], "issued": {"date-parts": [[2020]]}},
    "Adams": {"author": [{"family": "Adams", "given": "Ann"}]},
    "山田": {"author": [{"family": "山田", "given": "太郎"}], "language": "ja-JP"},
    "かな": {"author": [{"family": "かな"}], "title": "ことば"},
    "Толстой": {"author": [{"literal": "Толстой, Л. Н."}], "title": "Война и мир"},
    "김": {"author": [{"family": "김", "given": "철수"}], "language": "ko-KR"},
    "曾1": {"editor": [{"family": "曾", "given": "一"}], "issued": {"date-parts": [[2019, 5]]}},
    "曾2": {"author": [{"family": "曾", "given": "一"}], "issued": {"literal": "in press"}},
    "van": {"author": [{"family": "Gogh", "non-dropping-particle": "van"}]},
    "陈": {"title": "陈书"},
}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("alphabetical", "Adams 安 陈 山田 van 曾1 曾2 Толстой 김 かな"),
        ("by-script", "安 陈 曾1 曾2 山田 かな Adams van Толстой 김"),
    ],
)
def test_a_style_chooses_one_order_or_groups_of_languages(order: Order, expected: str) -> None:
    works = sorted(WORKS, key=lambda key: sort_key(of_item(WORKS[key]), order))
    assert " ".join(works) == expected


def test_an_entry_of_a_bib_file_is_sorted_as_its_item() -> None:
    def entry(author: str, **fields: str) -> Entry:
        return Entry("book", fields, {"author": [Person(one) for one in author.split(" and ")]})

    assert of_entry(entry("曾, 国藩 and others", year="2020", title="{家书}")) == Sortable(
        (Name("曾", "国藩"),), "2020", "家书"
    )
    assert of_entry(entry(r"von G{\"o}the, Jr., J. W.")).names == (
        Name("von Göthe", "J. W.", "Jr."),
    )
    assert of_entry(Entry("misc", {"key": "{Ö}", "title": "T"})).names == (Name("Ö"),)
    assert of_entry(Entry("misc", {"title": "曾"})) == Sortable((), "", "曾")


def test_one_work_without_anything_is_sorted() -> None:
    assert sort_key(of_entry(Entry("misc"))) < sort_key(of_item(WORKS["安"]))
    assert sort_key(of_item({})) < sort_key(of_item(WORKS["安"]))
