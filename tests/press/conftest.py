"""What the tests of the press share: builds that cost little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.press.forked import Forge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return what builds in forked processes."""
    return Forge(tmp_path_factory.mktemp("forge"))


@pytest.fixture
def html(forge: Forge) -> Callable[..., str]:
    """Return a function that makes the site as ``make html`` does, and returns what it says.

    It says nothing where the site is up to date.
    """

    def make(book: Path, language: str = "zh") -> str:
        status, said = forge.build(book, language, ["html"])
        assert status == 0, said
        return said

    return make
