"""Names that rules had before: wherever a person may write a rule's name, the old one still works.

What judges any Markdown stood under ``chinese`` until 2026-12, when the gate began to look at books
in other languages. Whoever writes an old name is told today's (``allowed.renamed``).
"""

from __future__ import annotations

_MARKUP = """
conflict-marks dollar-maths invisible-character leaked-markup lost-cells lost-html nested-too-deep
unclosed-fence unknown-markup unreadable
""".split()
RENAMED = {f"chinese.{name}": f"markup.{name}" for name in _MARKUP}  # old name, today's


def todays_name(name: str) -> str:
    """Return what the rule of this name is called today: the name itself if it was not renamed."""
    return RENAMED.get(name, name)


def is_called(name: str) -> str:
    """Say, of an old name, what to write in its place."""
    return f"“{name}” is called “{RENAMED[name]}” now; write that"


def old_names(name: str) -> list[str]:
    """Return the names that the rule called ``name`` had before."""
    return [old for old, new in RENAMED.items() if new == name]
