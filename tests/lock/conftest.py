"""The server for one test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lock.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.lock.server import Registry


@pytest.fixture
def registry() -> Iterator[Registry]:
    with serving() as running:
        yield running
