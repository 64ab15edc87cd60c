"""The server for one test, and who asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from bookpress.lock.client import Client, Limits
from tests.lock.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.lock.server import Registry


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    monkeypatch.setenv("no_proxy", "*")  # the machine's own may know no 127.0.0.1
    with serving() as running:
        yield running


@pytest.fixture
def client(registry: Registry) -> Client:
    hosts = {urlsplit(registry.address).netloc}
    return Client("bookpress", hosts, Limits(pause=0.0, request=5.0), lambda _: None)
