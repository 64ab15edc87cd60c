"""Every fault and every sound variation, by family."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mutations.mutation import Fault, Variation

_FAMILIES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def all_faults() -> list[Fault]:
    """Return the faults of all families."""
    modules = [import_module(f"tests.mutations.faults.{name}") for name in _FAMILIES]
    return [fault for module in modules for fault in module.FAULTS]


def all_variations() -> list[Variation]:
    """Return the sound variations of all families."""
    modules = [import_module(f"tests.mutations.faults.{name}") for name in _FAMILIES]
    return [variation for module in modules for variation in module.SOUND]
