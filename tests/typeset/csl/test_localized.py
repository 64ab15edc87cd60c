"""A style as the works of one language need it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypandoc
import pytest

from bookpress.typeset.csl.localized import CSL, localized
from tests.typeset.csl.printed import entries, style

if TYPE_CHECKING:
    from pathlib import Path

# As the bilingual styles of Chinese journals are written, with CSL-M's layouts for languages.
BILINGUAL = f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="{CSL}" class="in-text" version="1.0" default-locale="zh-CN">
  <info><title>b</title><id>b</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation>
    <layout locale="en fr"><text value="and"/></layout>
    <layout><text value="和"/></layout>
  </citation>
  <bibliography>
    <layout locale="en fr"><text value="English: "/><text variable="title"/></layout>
    <layout locale="zh-TW"><text value="臺灣："/><text variable="title"/></layout>
    <layout><text value="其他："/><text variable="title"/></layout>
  </bibliography>
</style>
"""
WORK = {"type": "book", "title": "T"}


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-US", "English: T"),
        ("en", "English: T"),
        ("fr-FR", "English: T"),
        ("zh-TW", "臺灣：T"),
        ("zh-CN", "其他：T"),
        ("enm", "其他：T"),
    ],
)
def test_keeps_the_layout_of_the_language(language: str, printed: str, tmp_path: Path) -> None:
    assert entries([(language, WORK)], BILINGUAL, tmp_path) == [printed]


def test_pandoc_refuses_layouts_for_languages(tmp_path: Path) -> None:
    """Why ``localized`` chooses one; when this fails, pandoc can do it."""
    path = tmp_path / "bilingual.csl"
    path.write_text(BILINGUAL, "utf-8")
    command = [pypandoc.get_pandoc_path(), "-f", "csljson", "--citeproc", "--csl", str(path)]
    works = json.dumps([{"id": "a", **WORK}])
    run = subprocess.run(command, input=works.encode(), capture_output=True, check=False)
    assert b"Multiple layout elements" in run.stderr


def test_leaves_other_styles_as_they_are() -> None:
    for name in ("gb-t-7714-2015-numeric", "gb-t-7714-2025-author-date"):
        for language in ("zh-CN", "de-DE", "ja-JP"):
            text = style(name)
            assert ET.canonicalize(localized(text, language)) == ET.canonicalize(text)


def test_gives_our_style_the_signs_of_chinese_only_for_it() -> None:
    text = style("bookpress")
    assert ET.canonicalize(localized(text, "en-US")) == ET.canonicalize(text)
    chinese = localized(text, "zh-CN")
    for half, full in (('delimiter=", "', 'delimiter="，"'), ('prefix=" ("', 'prefix="（"')):
        assert half in text
        assert half not in chinese.replace('<layout prefix="[" suffix="]" delimiter=", ">', "")
        assert full in chinese


def test_numbers_are_parted_in_the_same_way_in_all_languages() -> None:
    chinese = ET.fromstring(localized(style("bookpress"), "zh-CN"))  # noqa: S314 - our own
    layout = chinese.find(f"{{{CSL}}}citation/{{{CSL}}}layout")
    assert layout is not None
    assert layout.get("delimiter") == ", "


def test_a_file_that_is_no_xml_is_an_error() -> None:
    with pytest.raises(ET.ParseError):
        localized("no style", "zh-CN")
