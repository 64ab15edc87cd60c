"""The server for one test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lock.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.lock.server import Registry


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    monkeypatch.setenv("no_proxy", "*")  # the machine's own may know no 127.0.0.1
    with serving() as running:
        yield running
