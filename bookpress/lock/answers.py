"""Answers in JSON, by name and without surprise: a value of another form is not there."""

from __future__ import annotations

import json
from typing import Any

from bookpress.lock.client import RequestError


def read_json(data: bytes, who: str) -> Any:  # noqa: ANN401 - JSON
    """Return what an answer says.

    Raises:
        RequestError: it is no JSON: a page of HTML, say, of a network that wants a password.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        began = " ".join(data[:40].decode("utf-8", "replace").split())
        raise RequestError(f"{who} answers something else than JSON: “{began}…”") from None


def inside(value: object, *names: str) -> Any:  # noqa: ANN401 - JSON
    """Return what stands below these names, or None."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
