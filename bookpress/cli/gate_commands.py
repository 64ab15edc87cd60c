"""The gate's commands: ``check``, ``explain`` and ``rules``."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import is_folder

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from bookpress.report import Result

_FORMATS = ("text", "json", "sarif", "github", "junit")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the gate's commands to the command line."""
    text = "find every broken note, citation, reference and translation of a book"
    check = commands.add_parser("check", help=text, description=text)
    check.set_defaults(run=run, start=_check)
    check.add_argument("folder", nargs="?", type=Path, default=Path(), help="the book (here)")
    check.add_argument("--language", type=_names, help="check these catalogs only: en,fr")
    check.add_argument("--format", choices=_FORMATS, help="how findings are written (text)")
    check.add_argument("--output", metavar="FILE", help="write them into a file")
    check.add_argument("--select", type=_names, help="only these rules or families")
    check.add_argument("--ignore", type=_names, help="not these rules or families")
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit with 1 from this severity on (warning)",
    )
    check.add_argument(
        "--python", type=Path, metavar="PATH", help="the Python that has the book’s extensions"
    )
    check.add_argument(
        "--no-conf", action="store_true", help="read conf.py as text, and run nothing of the book"
    )
    check.add_argument("--explain-each", action="store_true", help="with each rule's page, once")
    check.add_argument("--cache", type=Path, metavar="FOLDER", help="where to keep what was read")
    check.add_argument("--no-cache", action="store_true", help="keep nothing, read everything")
    text = "print the page of a rule: what it sees, with examples"
    explain = commands.add_parser("explain", help=text, description=text)
    explain.set_defaults(run=run, start=_explain)
    explain.add_argument("rule", help="citations.unknown-key, ...")
    text = "list every rule"
    rules = commands.add_parser("rules", help=text, description=text)
    rules.set_defaults(run=run, start=_rules)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def run(options: argparse.Namespace) -> int:
    """Run one of the gate's commands; return 0 (clean), 1 (findings) or 2 (could not look)."""
    for stream in (sys.stdout, sys.stderr):  # a terminal in ASCII, a file name that is no UTF-8
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = options.start(options)
    except CannotLook as error:
        from bookpress.report.result import visible  # noqa: PLC0415 - only for what a book says

        print(f"bookpress: {visible(str(error))}", file=sys.stderr)  # noqa: T201 - a command line
        return 2
    except BrokenPipeError:  # `| head` has seen enough
        _close_output()
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _close_output() -> None:
    """Let what is still waiting for standard output go nowhere when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(text: str, *, encoding: str | None = None) -> None:
    """Write to standard output, in its own encoding unless the form of the text has one."""
    if not sys.stdout:
        raise CannotLook("standard output is closed; open it, or name a file with --output")
    if encoding and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _close_output()
        message = f"standard output can’t be written ({error.strerror}); name a file with --output"
        raise CannotLook(message) from None


def _check(arguments: argparse.Namespace) -> int:
    from bookpress.gate.check import check_book  # noqa: PLC0415 - each command loads its own
    from bookpress.gate.options import read_options  # noqa: PLC0415
    from bookpress.report import exit_status, render  # noqa: PLC0415
    from bookpress.report.result import visible  # noqa: PLC0415

    root = Path(os.path.realpath(arguments.folder))
    if not is_folder(root):
        message = f"{arguments.folder} is no folder; name the folder of a book"
        raise CannotLook(message)
    given = {
        "languages": arguments.language,
        "format": arguments.format,
        "output": arguments.output,
        "select": arguments.select,
        "ignore": arguments.ignore,
        "fail_on": arguments.fail_on,
        "explain_each": arguments.explain_each or None,
        "cache": Path(os.path.realpath(arguments.cache)) if arguments.cache else None,
        "python": arguments.python,
        "no_conf": arguments.no_conf or None,
        "use_cache": False if arguments.no_cache else None,
    }
    options = read_options(
        root, {name: value for name, value in given.items() if value is not None}
    )
    progress = _Progress()
    result: Result = check_book(root, options, progress.show)
    progress.clear()
    for notice in result.notices:
        print(f"bookpress: {visible(notice)}", file=sys.stderr)  # noqa: T201 - a command line
    terminal = not options.output and _is_terminal(sys.stdout) and "NO_COLOR" not in os.environ
    text = render(result, options, terminal=terminal)
    if options.output:
        _write(Path(options.output), text)
    else:
        _print(text, encoding=None if options.format == "text" else "utf-8")
    return exit_status(result, options)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{path} can’t be written ({error.strerror}); name another file for --output"
        raise CannotLook(message) from None


def _explain(arguments: argparse.Namespace) -> int:
    from bookpress.rules.docs import explain  # noqa: PLC0415

    _print(explain(arguments.rule))
    return 0


def _rules(_: argparse.Namespace) -> int:
    from bookpress.rules.docs import list_rules  # noqa: PLC0415

    _print(list_rules())
    return 0


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody looks on; a stream that is closed is None."""
    return stream is not None and stream.isatty()


class _Progress:
    """One line on stderr that says what is being read, where somebody looks on."""

    def __init__(self) -> None:
        self.shown = 0
        self.on = _is_terminal(sys.stderr)

    def show(self, what: str, done: int, count: int) -> None:
        """Show it, a hundred times at most."""
        if self.on and done % max(count // 100, 1) == 0:
            text = f"reading {what}: {done} of {count}"
            sys.stderr.write(f"\r{text:<{self.shown}}")
            sys.stderr.flush()
            self.shown = len(text)

    def clear(self) -> None:
        """Remove the line."""
        if self.shown:
            sys.stderr.write("\r" + " " * self.shown + "\r")
            sys.stderr.flush()
