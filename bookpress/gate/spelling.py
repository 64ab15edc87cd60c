"""Advice in the language of the page: rules write markup as MyST does; some pages are in rST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookpress.facts import Finding, Settings

_ROLE_OF_TEXT = re.compile(r"\{(?P<name>[a-z][\w:+.-]*)\}(?=`)")
_NAME = re.compile(r"(?P<role>\brole )?(?P<directive>\bdirective )?\{(?P<name>[a-z][\w:+.-]*)\}")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]]+)\]: ")
_MARK = re.compile(r"\[\^(?P<label>[^\[\]]+)\]")
_PLAIN = (
    (
        "is no role in MyST: write {name}`text`",
        "would be printed as it stands: put a blank, or “\\ ”, before it and behind its end",
    ),
    ("(label)=", ".. _label:"),
    ("“orphan: true”", "“:orphan:”"),
    ("[text](address)", "`text <address>`_"),
)
_LINK = re.compile(r"\[text\]\(#(?P<label>[^()]+)\)")


def in_rst(finding: Finding, settings: Settings) -> Finding:
    """Return a finding whose message writes markup as reStructuredText does.

    Args:
        finding: one in a page of reStructuredText, or in a translation of one.
        settings: those of the book, whose names of roles tell roles from directives.
    """
    text = finding.message
    for old, new in _PLAIN:
        text = text.replace(old, new)
    text = _LINK.sub(lambda match: f":ref:`text <{match['label']}>`", text)
    text = _ROLE_OF_TEXT.sub(lambda match: f":{match['name']}:", text)
    text = _NAME.sub(lambda match: _named(match, settings), text)
    text = _NOTE.sub(lambda match: f".. [{match['label']}] ", text)
    text = _MARK.sub(lambda match: f"[{match['label']}]_", text)
    return finding._replace(message=text)


def _named(match: re.Match[str], settings: Settings) -> str:
    name = match["name"]
    # Where an extension is not installed, only docutils' and Sphinx's own names are known.
    directives = settings.directives or {one.name for one in settings.signatures}
    is_known = name in settings.roles or not settings.roles
    is_role = match["role"] or (is_known and name not in directives)
    shown = f":{name}:" if is_role and not match["directive"] else f"“.. {name}::”"
    return f"{match['role'] or ''}{match['directive'] or ''}{shown}"
