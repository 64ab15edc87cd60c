"""What ``msgfmt --check`` accepts, gate and press accept and read alike, and nothing gets lost."""

from __future__ import annotations

import gettext
import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import polib
import pytest
from sphinx.errors import SphinxError

from bookpress.gate.check import check_book
from bookpress.gate.options import Options
from bookpress.press.book import BookError
from bookpress.press.catalogs import text_of, update_catalogs
from bookpress.press.merge import merge
from bookpress.press.po_writer import string
from bookpress.read.po import read_po
from bookpress.typeset.catalogs import read_catalog
from tests.conftest import ROOT
from tests.read.po_variants import HEADER, VALID
from tests.read.test_po import BROKEN, WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.read.po import PoFile

needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is missing")


def run(*command: str, data: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=data.encode(), capture_output=True, check=False)


def write(folder: Path, text: str) -> Path:
    path = folder / "en" / "LC_MESSAGES" / "ch1.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def compiled(path: Path) -> dict[str, str]:
    """Return what programs would read of a catalog that msgfmt has compiled."""
    done = run("msgfmt", "--check", "--output-file", str(path.with_suffix(".mo")), str(path))
    assert done.returncode == 0, done.stderr.decode()
    read = gettext.GNUTranslations(io.BytesIO(path.with_suffix(".mo").read_bytes()))
    found = {}
    for key, text in vars(read)["_catalog"].items():
        msgid = key[0] if isinstance(key, tuple) and key[1] == 0 else key
        if isinstance(msgid, str) and msgid and "\x04" not in msgid:
            found[msgid] = text
    return found


def test_there_are_enough_of_them() -> None:
    assert len(VALID) >= 100


@needs_gettext
@pytest.mark.parametrize("name", VALID)
def test_the_press_reads_what_msgfmt_reads(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, VALID[name])
    expected = compiled(path)
    assert read_po(path.read_bytes(), "ch1.po").parse_errors == []
    found = read_catalog([tmp_path], "en", "ch1")
    assert {msgid: message.text for msgid, message in found.items()} == expected
    text = VALID[name] if "\n" in VALID[name] else VALID[name].replace("\r", "\n")
    lines = text.split("\n")
    assert all("msgstr" in lines[message.line - 1] for message in found.values())


def test_the_press_reads_what_polib_reads_of_the_book_itself() -> None:
    paths = sorted(ROOT.glob("locale/en/LC_MESSAGES/*.po"))
    found: dict[tuple[str, str], str] = {}
    expected: dict[tuple[str, str], str] = {}
    for path in paths:
        messages = read_catalog([ROOT / "locale"], "en", path.stem)
        found |= {(path.stem, msgid): message.text for msgid, message in messages.items()}
        for entry in polib.pofile(str(path)).translated_entries():
            expected[path.stem, entry.msgid] = entry.msgstr
    assert found == expected
    assert len(found) > 1000


def test_the_gate_has_nothing_to_say_of_their_syntax(tmp_path: Path) -> None:
    settings = ['extensions = ["myst_parser"]', 'language = "zh_CN"', 'locale_dirs = ["locale"]']
    (tmp_path / "conf.py").write_text("\n".join(settings), "utf-8")
    (tmp_path / "index.md").write_text("# 甲\n", "utf-8")
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for number, text in enumerate(VALID.values()):
        (folder / f"{number}.po").write_bytes(text.encode())
    (folder / "broken.po").write_text('msgid "', "utf-8")
    result = check_book(tmp_path, Options(use_cache=False))
    told = [found for found in result.findings if found.rule == "translations.syntax"]
    assert {found.place.path for found in told} == {"locale/en/LC_MESSAGES/broken.po"}


# --- make catalogs --------------------------------------------------------------------------


def template(*messages: tuple[str | None, str]) -> PoFile:
    """Return what the gettext builder would have extracted."""
    lines = [HEADER]
    for context, msgid in messages:
        if context is not None:
            lines += string("msgctxt", context)
        lines += [*string("msgid", msgid), 'msgstr ""', ""]
    return read_po("\n".join(lines), "ch1.pot")


def wanted_of(text: str) -> PoFile:
    """Return a template with the messages and the places that a catalog has."""
    file = read_po(text, "ch1.po")
    live = [entry for entry in file.entries if not entry.obsolete]
    found = template(*(entry.key for entry in live))
    for entry, like in zip(found.entries, live, strict=True):
        entry.references = like.references
        entry.flags = [flag for flag in like.flags if flag.endswith("-format")]
    return found


def update(text: str, pot: PoFile) -> str:
    """Return what ``make catalogs`` makes of a catalog."""
    old = read_po(text, "ch1.po")
    merged = merge(old, pot)
    return text_of(merged, old) if merged.changed else text


def substance(text: str) -> list[list[str]]:
    """Return what a catalog says as msgcat has it, less the places and the order."""
    done = run(
        "msgcat", "--no-wrap", "--no-location", "--force-po", "-", data=text.removeprefix("\ufeff")
    )
    assert done.returncode == 0, done.stderr.decode()
    blocks = done.stdout.decode().replace("\r\n", "\n").split("\n\n")
    return sorted(block.strip().split("\n") for block in blocks)


@pytest.mark.parametrize("name", VALID)
def test_where_nothing_is_new_no_byte_changes(name: str) -> None:
    old = read_po(VALID[name].encode(), "ch1.po")
    assert not merge(old, wanted_of(VALID[name])).changed


@needs_gettext
@pytest.mark.parametrize("name", VALID)
def test_a_new_passage_changes_nothing_else(name: str) -> None:
    pot = wanted_of(VALID[name])
    pot.entries += template((None, "一段全新的文字")).entries
    after = update(VALID[name], pot)
    new = ['msgid "一段全新的文字"', 'msgstr ""']
    assert new in substance(after)
    assert [block for block in substance(after) if block != new] == substance(VALID[name])
    assert lines_of_people(VALID[name]) <= lines_of_people(after)
    assert update(after, pot) == after


@needs_gettext
@pytest.mark.parametrize("name", VALID)
def test_what_went_comes_back(name: str) -> None:
    """Take every message out of the manuscript, and put it back: all that was written is there."""
    pot = wanted_of(VALID[name])
    gone = update(VALID[name], template((None, "一段全新的文字")))
    assert not [entry for entry in read_po(gone, "ch1.po").entries[1:] if not entry.obsolete]
    back = update(gone, pot)
    assert read_po(back, "ch1.po").parse_errors == []
    assert substance(back) == substance(VALID[name])
    assert lines_of_people(VALID[name]) <= lines_of_people(back)


def lines_of_people(text: str) -> set[str]:
    """Return the comments that only people write."""
    lines = (line.strip(" \t\f\v\r") for line in text.replace("\\\n", "").split("\n"))
    return {line for line in lines if line[:1] == "#" and line[1:2] not in (*".:,!|~",)}


# --- what msgfmt refuses (tests/read/test_po.py) --------------------------------------------


@pytest.mark.parametrize("name", [*BROKEN, *WHOLE])
def test_gate_and_press_refuse_at_the_same_place(name: str, tmp_path: Path) -> None:
    content = HEADER + BROKEN[name][0] if name in BROKEN else WHOLE[name][0]
    path = write(tmp_path / "locale", content)
    (fault,) = read_po(path.read_bytes(), str(path)).parse_errors
    place = str(fault.place)
    with pytest.raises(SphinxError) as told:
        read_catalog([tmp_path / "locale"], "en", "ch1")
    assert str(told.value).startswith(f"{place}: error: ")
    (tmp_path / "pots").mkdir()
    (tmp_path / "pots" / "ch1.pot").write_text(HEADER + 'msgid "甲"\nmsgstr ""\n', "utf-8")
    with pytest.raises(BookError) as refused:
        update_catalogs(
            tmp_path,
            [tmp_path / "locale"],
            tmp_path / "pots",
            {"en": {"Project-Id-Version": "small"}},
        )
    assert str(refused.value).startswith(place.removeprefix(f"{tmp_path}/"))
    assert path.read_bytes() == content.encode()
