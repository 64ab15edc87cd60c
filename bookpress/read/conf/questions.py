"""What is asked of Sphinx where conf.py is not run, and what a person is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.read.conf.conf_text import ConfText

_LONGEST = 300  # characters of a reason
OTHER_PYTHON = "name the book’s own Python with --python, or "
LEFT_ALONE = "roles and directives that nobody knows are left alone"


@dataclass(frozen=True)
class Question:
    """Settings that stand in the place of conf.py.

    ``more`` tells that there may be extensions beside those that the settings name; ``imports`` are
    modules that are to be there; ``notice`` says why conf.py was not run, ``unread`` which
    settings it has whose values are not known.
    """

    settings: dict[str, Any]
    more: bool = False
    imports: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    notice: str = ""

    def lacks(self, name: str) -> bool:
        """Tell whether conf.py has a setting of which nothing is known."""
        return name in self.unread and name not in self.settings

    def as_json(self) -> dict[str, Any]:
        """Return what the program reads (``sphinx_probe``)."""
        return {"settings": self.settings, "more": self.more, "imports": self.imports}


def about_text(text: ConfText, configuration: Path, notice: str, *, ran: bool) -> Question:
    """Return the question that the text of a conf.py answers.

    Args:
        text: what it says.
        configuration: its folder.
        notice: why it is not run.
        ran: whether it was tried, so that all that it imports should have been there.
    """
    own = [name for name in (*text.imports, *text.settings.get("extensions", ()))
           if _is_own(str(name), configuration, text.folders)]  # fmt: skip
    settings = dict(text.settings)
    if "extensions" in settings:
        settings["extensions"] = [name for name in settings["extensions"] if name not in own]
    return Question(
        settings=settings,
        more=text.defines or "extensions" in text.unread or bool(own),
        imports=tuple(name for name in text.imports if name not in own) if ran else (),
        unread=tuple(sorted(text.unread)),
        notice=notice,
    )


def _is_own(module: str, configuration: Path, folders: list[str]) -> bool:
    """Tell whether a module is a file of the book, which is found when conf.py runs."""
    name = module.partition(".")[0]
    places = [configuration, *(configuration / folder for folder in folders)]
    return any((place / f"{name}.py").exists() or (place / name).is_dir() for place in places)


def notices_of(
    answer: dict[str, Any], question: Question | None, file: str, python: str
) -> tuple[str, ...]:
    """Return what could not be learned of a book, and what to do, in a line each."""
    missing, failed = answer["missing"], answer["failed"]
    lines = []
    if question is None or not question.notice:
        if missing:
            advice = f"{OTHER_PYTHON}install them for {python}"
            lines.append(f"{file} needs what is not installed: {', '.join(missing)}; {advice}")
    else:
        parts = [question.notice]
        if missing:
            parts.append(f"not installed for {python}: {', '.join(missing)}")
        if question.unread:
            parts.append(f"its text does not give {', '.join(question.unread)}")
        lines.append("; ".join(parts))
    lines += [f"{name} was passed over: {short(why)}" for name, why in failed]
    unknown = missing or failed or (question is not None and question.more)
    return tuple([*lines[:-1], f"{lines[-1]}; {LEFT_ALONE}"] if lines and unknown else lines)


def short(why: str) -> str:
    """Return a reason in one line of a bearable length."""
    line = " ".join(str(why).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
