"""The command line: ``python -m bookpress COMMAND``.

Each command imports what it needs when it runs, so that a build with nothing to do stays fast.
"""

from __future__ import annotations

import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until somebody listens (main), Ctrl-C ends Python without an account of where it was.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import gc
import sys
from pathlib import Path

from bookpress.cli import gate_commands, lock_command, new_command, press_commands
from bookpress.files.errors import WriteError
from bookpress.press.book import BookError
from bookpress.press.console import say
from bookpress.press.ending import Terminated, hear_no_more, heed_requests_to_end, words_for


def _failed(root: Path, why: str) -> int:
    """Say why a command could not do its work; return the exit status."""
    say(f"bookpress: {why.replace(f'{root}/', '')}")
    return 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 the book is broken, 2 could not try)."""
    root = Path()
    try:
        heed_requests_to_end()
        options = _options(arguments)
        root = getattr(options, "book", root).resolve()  # the gate's commands have another name
        return int(options.run(options))
    except (BookError, WriteError) as error:
        return _failed(root, str(error))
    except OSError as error:
        return _failed(root, words_for(error))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Terminated:
        return 128 + signal.SIGTERM


class _Version(argparse.Action):
    """Prints the versions that an account of a fault should hold, and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - seldom asked

        said = []
        for name in ("bookpress", "sphinx", "myst-parser", "docutils"):
            try:
                said.append(f"{name} {version(name)}")
            except PackageNotFoundError:
                said.append(f"{name} (not installed)")
        python = sys.version.split()[0]
        print(f"{said[0]} ({', '.join(said[1:])}, Python {python})")  # noqa: T201 - a command line
        parser.exit()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bookpress", description="Check a book, and make its editions."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    gate_commands.add_commands(commands)
    lock_command.add_command(commands)
    press_commands.add_commands(commands)
    new_command.add_command(commands)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    # Trees of nodes are kept while they are worked on. To walk them for every 700 new objects, in
    # search of what nobody needs, was a sixth of a build.
    gc.set_threshold(50_000, 20, 100)
    status = main()
    hear_no_more()
    sys.exit(status)
