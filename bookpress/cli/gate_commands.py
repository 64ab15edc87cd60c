"""The gate's commands: ``check``, ``explain`` and ``rules``."""

from __future__ import annotations

import dataclasses
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.cli.fix_options import show_fixes, write_fixes
from bookpress.cli.output import close_output, print_out
from bookpress.cli.progress import Progress, is_terminal
from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import is_folder

if TYPE_CHECKING:
    import argparse

    from bookpress.gate.options import Options
    from bookpress.report import Result

_FORMATS = ("text", "json", "sarif", "github", "junit")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the gate's commands to the command line."""
    text = "find every broken note, citation, reference and translation of a book"
    more = (
        "0: nothing was found; 1: something was; 2: it could not look. bookpress explain settings"
    )
    check = commands.add_parser(
        "check", help=text, description=text, epilog=f"{more} says more of each option."
    )
    check.set_defaults(run=run, start=_check)
    check.add_argument(
        "folder", nargs="?", type=Path, default=Path(), help="the folder of the book (here)"
    )
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
    check.add_argument("--all", action="store_true", help="each finding in a line of its own")
    check.add_argument(
        "--python", type=Path, metavar="PATH", help="the Python that has the book’s extensions"
    )
    check.add_argument(
        "--no-conf", action="store_true", help="read conf.py as text, and run nothing of the book"
    )
    check.add_argument("--explain-each", action="store_true", help="with each rule's page, once")
    check.add_argument("--diff", action="store_true", help="show what --fix would change, no more")
    check.add_argument("--fix", action="store_true", help="mend what has one safe mend")
    check.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="the file of known findings (.bookpress-baseline)",
    )
    check.add_argument("--no-baseline", action="store_true", help="tell known findings, too")
    text = "let what stands today be known: only what is new is told from then on"
    check.add_argument("--write-baseline", action="store_true", help=text)
    check.add_argument("--cache", type=Path, metavar="FOLDER", help="where to keep what was read")
    check.add_argument("--no-cache", action="store_true", help="keep nothing, read everything")
    text = "print the page of a rule: what it sees, with examples; or of all settings"
    explain = commands.add_parser("explain", help=text, description=text)
    explain.set_defaults(run=run, start=_explain)
    explain.add_argument("rule", help="citations.unknown-key, ..., or settings")
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
        close_output()
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _check(arguments: argparse.Namespace) -> int:
    from bookpress.gate.check import check_book  # noqa: PLC0415 - each command loads its own
    from bookpress.gate.options import read_options  # noqa: PLC0415
    from bookpress.report import exit_status, render  # noqa: PLC0415

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
        "baseline": Path(os.path.realpath(arguments.baseline)) if arguments.baseline else None,
        "use_baseline": False if arguments.no_baseline else None,
        "all": arguments.all or None,
        "explain_each": arguments.explain_each or None,
        "cache": Path(os.path.realpath(arguments.cache)) if arguments.cache else None,
        "python": arguments.python,
        "no_conf": arguments.no_conf or None,
        "use_cache": False if arguments.no_cache else None,
    }
    _tell_renamed((*(arguments.select or ()), *(arguments.ignore or ())))
    options = read_options(
        root, {name: value for name, value in given.items() if value is not None}
    )
    if arguments.write_baseline:
        return _write_baseline(root, options)
    if arguments.diff:
        return show_fixes(root, options)
    if arguments.fix:
        write_fixes(root, options)
    with Progress(sys.stderr) as progress:
        result: Result = check_book(root, options, progress.show)
    _tell_notices(result)
    terminal = not options.output and is_terminal(sys.stdout) and "NO_COLOR" not in os.environ
    text = render(result, options, terminal=terminal)
    if options.format == "text" and is_terminal(sys.stdout):
        from bookpress.press.console import as_typed  # noqa: PLC0415 - each command loads its own

        text = as_typed(text)
    if options.output:
        _write(Path(options.output), text)
    else:
        print_out(text, encoding=None if options.format == "text" else "utf-8")
    return exit_status(result, options)


def _tell_notices(result: Result) -> None:
    """Say on standard error what could not be learned of the book."""
    from bookpress.report.result import visible  # noqa: PLC0415 - each command loads its own

    for notice in result.notices:
        print(f"bookpress: {visible(notice)}", file=sys.stderr)  # noqa: T201 - a command line


def _write_baseline(root: Path, options: Options) -> int:
    from bookpress.gate.baseline import file_to_write, write_baseline  # noqa: PLC0415
    from bookpress.gate.check import check_book  # noqa: PLC0415
    from bookpress.report.result import visible  # noqa: PLC0415

    if options.languages:
        raise CannotLook("a baseline is of the whole book; leave the choice of languages out")
    every = dataclasses.replace(options, use_baseline=False, select=(), ignore=())
    path = file_to_write(options.baseline, root)
    with Progress(sys.stderr) as progress:
        result = check_book(root, every, progress.show)
    _tell_notices(result)
    said = write_baseline(path, result.findings, root, options)
    print_out(f"bookpress: {visible(said)}\n")
    return 0


def _tell_renamed(names: tuple[str, ...]) -> None:
    """Say on standard error what the rules are called that the command line names as before."""
    from bookpress.rules.renamed import RENAMED, is_called  # noqa: PLC0415

    for name in names:
        if name in RENAMED:
            print(f"bookpress: info: {is_called(name)}", file=sys.stderr)  # noqa: T201


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{path} can’t be written ({error.strerror}); name another file for --output"
        raise CannotLook(message) from None


def _explain(arguments: argparse.Namespace) -> int:
    from bookpress.rules.docs import explain  # noqa: PLC0415

    print_out(explain(arguments.rule))
    return 0


def _rules(_: argparse.Namespace) -> int:
    from bookpress.rules.docs import list_rules  # noqa: PLC0415

    print_out(list_rules())
    return 0
