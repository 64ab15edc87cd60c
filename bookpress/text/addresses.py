"""Addresses that are the same page, or the same picture, in another language."""

from __future__ import annotations

import re

_CODE = r"(?:[a-z]{2}(?:[_-](?:[a-z]{2}|han[st]))?|chs|cht)"
_LANGUAGE = re.compile(rf"(?<=/){_CODE}(?:/|$)|[._-]{_CODE}(?=\.\w+$)")
# A host of its own for a language, as Wikipedia has, calls its pages what it will.
_WEB = re.compile(
    rf"https?://(?:www\.)?(?P<language>{_CODE}\.(?=[^/]+\.))?"
    r"(?P<host>[^/]+?)(?P<ending>\.[a-z]+(?::\d+)?)(?P<path>/.*|$)"
)


def is_same_page(one: str, other: str) -> bool:
    """Tell whether two addresses are one page, or one picture, but for the language.

    It is named by a part of the path (``/en/``), of the host (``zh.``), by the country at the end
    of the host, or behind the name of a picture (``map_en.png``); hosts and paths take any case.
    """
    (was, ending), (now, changed) = _without_language(one), _without_language(other)
    countries = any(len(end) == len(".cn") for end in (ending, changed))
    return was == now and (ending == changed or countries)


def _without_language(address: str) -> tuple[str, str]:
    """Return an address without what names a language, and the ending of its host (``.org``)."""
    match = _WEB.match(address.lower().rstrip("/"))
    if match is None:
        return _LANGUAGE.sub("", address), ""
    path = "" if match["language"] else _LANGUAGE.sub("", match["path"])
    return match["host"] + path, match["ending"]
