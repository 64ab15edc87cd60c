"""Whatever an item holds and lacks, no style prints signs that have lost what they stand for."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.typeset.csl.printed import STYLES, entries, style
from tests.typeset.csl.test_bookpress_style import COUNTS, TYPES, WORDS

if TYPE_CHECKING:
    from pathlib import Path

ADDRESSES = {"DOI": "10.1/x", "URL": "https://x.org/a"}
# Two signs that meet, empty brackets, a sign at the start, a stop behind a sign, blanks too many.
LOST = re.compile(
    r"[,，:：;；]\s*[,，:：;；.]|\.\s*\.|\(\s*\)|（\s*）|\[\s*\]|^[\s,，:：.]|[,，:：/]\s*\.$"
    r"|  | [,，:：.)）]|[(（] |//\."
)


def some(chance: random.Random) -> dict[str, Any]:
    """Return an item of any type with some of the variables that there are."""
    item: dict[str, Any] = {"type": chance.choice(TYPES), "title": "Ti"}
    for word in chance.sample(WORDS[1:], chance.randint(0, 8)):
        item[word] = ADDRESSES.get(word, f"W{word[:2]}")
    item |= dict.fromkeys(chance.sample(COUNTS, chance.randint(0, 4)), "7")
    for role in ("author", "editor", "translator", "container-author"):
        number = chance.choice((0, 0, 1, 2, 4))
        if number:
            item[role] = [{"family": "Na", "given": "Me"}] * number
    for date in ("issued", "accessed", "event-date"):
        if chance.random() < 1 / 2:
            item[date] = {"date-parts": [[1999, 2, 3][: chance.randint(1, 3)]]}
    return item


@pytest.mark.parametrize("name", sorted(path.stem for path in STYLES.glob("*.csl")))
def test_no_sign_stands_without_what_it_parts(name: str, tmp_path: Path) -> None:
    chance = random.Random(15)  # noqa: S311 - the same items each time
    works = [(chance.choice(("en-US", "zh-CN", "de-DE")), some(chance)) for _ in range(300)]
    printed = entries(works, style(name), tmp_path)
    assert len(printed) == len(works)
    found = [(text, work) for text, work in zip(printed, works, strict=True) if lost(text)]
    assert not found


def lost(text: str) -> bool:
    for address in ADDRESSES.values():
        text = text.replace(address, "A")
    return bool(LOST.search(text))
