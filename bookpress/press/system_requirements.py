"""Programs, fonts and TeX packages that an edition needs and that Python cannot bring along.

Standard library only: this is asked before anything has been installed.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.press.book import BookError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from bookpress.languages import Language


@dataclass(frozen=True)
class Need:
    """Something the machine must have.

    ``what_for`` are the uses that need it: formats, ``site`` (every use) or ``test``.
    ``apt``, ``dnf`` and ``brew`` name the packages that hold it.
    """

    name: str
    why: str
    what_for: frozenset[str]
    is_there: Callable[[], bool]
    apt: str
    dnf: str
    brew: str


def _command(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _font(family: str) -> Callable[[], bool]:
    return lambda: family in _families()


def _tex(file: str) -> Callable[[], bool]:
    return lambda: file in _tex_files()


def _either(*checks: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: any(check() for check in checks)


@cache
def _families() -> frozenset[str]:
    # Without fontconfig there is no font for XeLaTeX or librsvg either.
    return frozenset(re.split(r"[,\n]", _output("fc-list", ":", "family")))


@cache
def _tex_files() -> str:
    return _output("kpsewhich", *TEX_FILES)


@cache
def _patterns() -> frozenset[str]:
    """Return the languages whose hyphenation TeX has loaded, by its names (language.dat)."""
    found = _output("kpsewhich", "language.dat").strip()
    try:
        lines = Path(found).read_text("utf-8", "replace").splitlines() if found else []
    except OSError:
        lines = []
    words = (line.partition("%")[0].split() for line in lines)
    return frozenset(word[0].removeprefix("=") for word in words if word)


def _output(command: str, *arguments: str) -> str:
    program = shutil.which(command)
    if program is None:
        return ""
    done = subprocess.run(  # noqa: S603 - our own command line
        [program, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout


def _need(  # noqa: PLR0913, PLR0917 - a row of the table below
    name: str, why: str, what_for: str, is_there: Callable[[], bool], apt: str, dnf: str, brew: str
) -> Need:
    return Need(name, why, frozenset(what_for.split()), is_there, apt, dnf, brew)


# A file that only the package behind it has.
TEX_FILES = {
    "xeCJK.sty": "texlive-lang-chinese",
    "titlesec.sty": "texlive-latex-extra",
    "texgyretermes-regular.otf": "fonts-texgyre",
    "texgyretermes-math.otf": "fonts-texgyre-math",
    "iftex.sty": "texlive-plain-generic",
    "unicode-math.sty": "texlive-latex-recommended",
    "pzdr.tfm": "texlive-fonts-recommended",
}

NEEDS = [
    _need(
        "venv",
        "Python's own virtual environments",
        "site",
        lambda: importlib.util.find_spec("ensurepip") is not None,
        "python3-venv",
        "python3",
        "python@3.11",
    ),
    _need("xelatex", "typesets the PDF", "pdf", _command("xelatex"),
          "texlive-xetex", "texlive-xetex texlive-scheme-basic", "--cask mactex"),
    _need("makeindex", "sorts the index of the PDF", "pdf", _command("makeindex"),
          "texlive-binaries", "texlive-makeindex", "--cask mactex"),
    *(
        _need(file, "a package or font of TeX for the PDF", "pdf", _tex(file),
              package, f"'tex({file})'", "--cask mactex")
        for file, package in TEX_FILES.items()
    ),
    _need("fc-list", "finds the fonts", "pdf epub", _command("fc-list"),
          "fontconfig", "fontconfig", "fontconfig"),
    _need("rsvg-convert", "draws the figures of the PDF and the cover of the ePub", "pdf epub",
          _command("rsvg-convert"), "librsvg2-bin", "librsvg2-tools", "librsvg"),
    _need("Noto Serif CJK SC", "the Chinese text face", "pdf epub", _font("Noto Serif CJK SC"),
          "fonts-noto-cjk", "google-noto-serif-cjk-fonts", "--cask font-noto-serif-cjk-sc"),
    _need("Noto Sans CJK SC", "the Chinese face of headings and figures", "pdf epub",
          _font("Noto Sans CJK SC"),
          "fonts-noto-cjk", "google-noto-sans-cjk-fonts", "--cask font-noto-sans-cjk-sc"),
    _need("Noto Sans Mono CJK SC", "the face of code", "pdf", _font("Noto Sans Mono CJK SC"),
          "fonts-noto-cjk", "google-noto-sans-mono-cjk-vf-fonts",
          "--cask font-noto-sans-mono-cjk-sc"),
    _need("LXGW WenKai", "the kai face of emphasis", "pdf", _font("LXGW WenKai"),
          "fonts-lxgw-wenkai", "lxgw-wenkai-fonts", "--cask font-lxgw-wenkai"),
    _need("Symbola", "arrows, ticks and emoji", "pdf", _font("Symbola"),
          "fonts-symbola", "gdouros-symbola-fonts", "--cask font-symbola"),
    _need("java", "runs EPUBCheck", "test", _command("java"),
          "default-jre-headless", "java-latest-openjdk-headless", "openjdk"),
    _need("chromium", "opens the site as a reader does", "test",
          _either(_command("chromium"), _command("google-chrome")),
          "chromium", "chromium", "--cask chromium"),
    _need("chromedriver", "drives the browser", "test", _command("chromedriver"),
          "chromium-driver", "chromedriver", "--cask chromedriver"),
    _need("pdffonts", "looks into the PDF", "test", _command("pdffonts"),
          "poppler-utils", "poppler-utils", "poppler"),
    _need("latexmk", "makes the plain PDF that bench/ compares with", "bench",
          _command("latexmk"), "latexmk", "latexmk", "--cask mactex"),
    _need("bibtex", "reads the .bib files beside us", "test", _command("bibtex"),
          "texlive-binaries", "texlive-bibtex", "--cask mactex"),
    _need("biber", "reads what BibTeX does not", "test", _command("biber"),
          "biber", "biber", "--cask mactex"),
    _need("msgfmt", "checks the catalogs", "test", _command("msgfmt"),
          "gettext", "gettext", "gettext"),
]  # fmt: skip


def _needs_of(language: Language) -> Iterator[Need]:
    """Yield what one language needs beside the rest, for its PDF alone."""
    if language.tex_package:
        # A package of Debian's is a collection of TeX Live: lang-german, collection-langgerman.
        collection = language.tex_package.removeprefix("texlive-lang-")
        yield _need(
            f"the hyphenation of {language.name}", "divides its words at the ends of lines", "pdf",
            lambda: language.patterns in _patterns(),
            language.tex_package, f"texlive-collection-lang{collection}", "--cask mactex",
        )  # fmt: skip
    script = language.script
    for kind, families in (
        ("text", script.serif),
        ("headings", script.sans),
        ("code", script.mono),
    ):
        if families:
            yield _need(
                families[0], f"the face of {kind} in {language.name}; or {', '.join(families[1:])}"
                if families[1:] else f"the face of {kind} in {language.name}",
                "pdf", _either(*map(_font, families)), script.apt, script.dnf, script.brew,
            )  # fmt: skip


MANAGERS = {"apt": "apt-get", "dnf": "dnf", "brew": "brew"}


def lacking(uses: Collection[str], languages: Iterable[Language] = ()) -> list[Need]:
    """Return what these uses need and this machine does not have, for editions in ``languages``."""
    needs = [*NEEDS, *(need for language in languages for need in _needs_of(language))]
    return [need for need in needs if need.what_for & set(uses) and not need.is_there()]


def require(uses: Collection[str], languages: Iterable[Language]) -> None:
    """Make sure that everything is there.

    Raises:
        BookError: something is lacking; the message says what, why, and which packages hold it.
    """
    needs = lacking(uses, languages)
    if needs:
        raise BookError(explain(needs))


def explain(needs: Sequence[Need]) -> str:
    """Return what is lacking, why it is needed and what to type on this kind of system."""
    lines = [
        "this machine lacks:",
        *(f"  {need.name}: {need.why}" for need in needs),
        f"install it: {install_command(needs)}",
    ]
    if all(need.what_for <= {"pdf"} for need in needs):
        lines.append("HTML and ePub need none of it: --format html,epub makes them")
    return "\n".join(lines)


def install_command(needs: Sequence[Need]) -> str:
    """Return the command that installs ``needs``; where no known manager is there, one of three."""
    managers = [name for name in MANAGERS if shutil.which(MANAGERS[name])] or MANAGERS
    commands = [f"{MANAGERS[name]} install {packages(needs, name)}" for name in managers]
    return " or ".join(commands)


def packages(needs: Sequence[Need], manager: str) -> str:
    """Return the packages that hold ``needs``, each once."""
    names = (getattr(need, manager) for need in needs)
    return " ".join(dict.fromkeys(names))
