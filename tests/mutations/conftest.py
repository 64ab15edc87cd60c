"""The sound books into which faults are put."""

from __future__ import annotations

import pytest

from tests.mutations.mutation import Bench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return the copies of the sound books."""
    return Bench(tmp_path_factory.mktemp("mutations"))
