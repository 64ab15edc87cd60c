"""The rules' pages for a reader at the terminal, and the table of all rules."""

from __future__ import annotations

import difflib
import re
import sys
import textwrap

from bookpress.files.errors import CannotLook
from bookpress.rules.allowed import NAMES
from bookpress.rules.renamed import is_called, todays_name
from bookpress.rules.rule import RULES, all_rules, rule_names

_MARKS = re.compile(r"(?<!`)`([^`\n]+)`(?!`)|\*\*([^*\n]+)\*\*")
_FENCE = re.compile(r"^(`{3,})(.*)$")
_WIDTH = 96
SETTINGS = RULES.parent / "settings.md"


def explain(name: str) -> str:
    """Return the page of the rule ``name`` for a terminal; for a family, a line for each rule.

    ``settings`` is the page of all settings.

    Raises:
        CannotLook: no rule or family has this name; the text names those that are near.
    """
    if name == SETTINGS.stem:
        return plain(SETTINGS.read_text("utf-8"))
    if name != todays_name(name):
        return f"{is_called(name)}.\n\n{explain(todays_name(name))}"
    page = page_of(name)
    if page:
        return plain(page)
    members = [known for known in _names() if known.startswith(f"{name}.")]
    if members:
        return _table(members)
    near = difflib.get_close_matches(name, [*_names(), *_families()], n=3, cutoff=0.5)
    near = near or [known for known in _names() if known.partition(".")[2] == name]
    instead = " or ".join(f"“{known}”" for known in near)
    hint = f"did you mean {instead}?" if near else "`bookpress rules` lists them all"
    raise CannotLook(f"no rule is called “{' '.join(name.split())}”; {hint}")


def list_rules() -> str:
    """Return the table of all rules: name, severity, and what each one says."""
    return _table(_names())


def page_of(name: str) -> str:
    """Return the text of a rule's page as it is written; empty if there is none."""
    if name in NAMES:
        return NAMES[name][2]
    rule = all_rules().get(name)
    if rule is None:
        return ""
    try:
        return rule.page.read_text("utf-8")
    except OSError:
        return f"# {name}\n\n{summary_of(name)}\n"


def summary_of(name: str) -> str:
    """Return the one line that says what a rule reports; empty if there is no such rule."""
    if name in NAMES:
        return NAMES[name][1]
    rule = all_rules().get(name)
    if rule is None:
        return ""
    document = sys.modules[rule.function.__module__].__doc__ or rule.function.__doc__ or name
    return document.strip().splitlines()[0]


def _names() -> list[str]:
    return sorted({*rule_names(), *NAMES})


def _families() -> list[str]:
    return sorted({name.partition(".")[0] for name in _names()})


def _severity(name: str) -> str:
    return NAMES[name][0] if name in NAMES else all_rules()[name].severity


def _table(names: list[str]) -> str:
    wide = max(len(name) for name in names)
    rows = [f"{name:<{wide}}  {_severity(name):<7}  {summary_of(name)}" for name in names]
    return "\n".join(rows) + "\n"


def plain(page: str) -> str:
    """Return a page without the marks of Markdown: paragraphs filled, fences set in.

    A fence with a path is headed by it, as in ``source/ch1.md:``; findings are headed ``reports:``.
    """
    found: list[str] = []
    paragraph: list[str] = []
    fence = ""

    def fill() -> None:
        if paragraph:
            found.append(textwrap.fill(_bare(" ".join(paragraph)), _WIDTH))
            paragraph.clear()

    for line in page.splitlines():
        opened = _FENCE.match(line)
        if fence:
            if line.rstrip() == fence:
                fence = ""
            else:
                found.append(f"      {line}".rstrip())
        elif opened:
            fill()
            fence = opened[1]
            found.append(f"  {_heading_of(opened[2])}:")
        elif line.startswith(("#", "    ")) or not line.strip():
            fill()
            found.append(_bare(line.lstrip("#").strip()) if line.startswith("#") else line.rstrip())
        else:
            paragraph.append(line.strip())
    fill()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip() + "\n"


def _heading_of(info: str) -> str:
    language, _, path = info.strip().partition(" ")
    return "reports" if language == "findings" else path.strip() or language or "as written"


def _bare(text: str) -> str:
    return _MARKS.sub(lambda found: found[1] or found[2], text)
