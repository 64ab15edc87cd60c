"""What went wrong in a conf.py or in an extension, in one line."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class WrongSettingError(Exception):
    """A setting in conf.py that Sphinx or MyST can't use; the text says which and why."""


def reason(error: BaseException, configuration: Path) -> str:
    """Return what is wrong, with the line of the conf.py in the folder ``configuration``."""
    error = cause_in_conf(error) or error
    if isinstance(error, SyntaxError):
        where = f"line {error.lineno}: " if error.lineno else ""
        return f"{where}{error.msg}"
    if isinstance(error, SystemExit):
        return "it ends Python before Sphinx can read it"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(configuration / "conf.py")]
    where = f"line {lines[-1]}: " if lines else ""
    own = isinstance(error, WrongSettingError) or type(error).__module__ == "sphinx.errors"
    kind = "" if own else f"{type(error).__name__}: "
    return " ".join(f"{where}{kind}{error}".split())


def cause_in_conf(error: BaseException) -> BaseException | None:
    """Return what conf.py itself raised while it ran, or None if it ran to its end."""
    # Sphinx puts the whole trace into an error of its own (sphinx/config.py, eval_config_file).
    return error.__cause__ if type(error).__name__ == "ConfigError" else None
