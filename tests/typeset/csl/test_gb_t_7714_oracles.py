"""What the press prints of a .bib file in GB/T 7714-2015, beside the two LaTeX packages for it.

gbt7714 (a style of BibTeX) and biblatex-gb7714-2015 (with biber) read the same file, and XeLaTeX
sets one entry a line. Blanks are not compared: each puts them elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bookpress.read.bibliography import read_bibliography
from bookpress.read.csl.style import find_style
from bookpress.typeset.csl.citeproc import set_works
from bookpress.typeset.csl.item import item, language_of

if TYPE_CHECKING:
    from bookpress.facts import Work

pytestmark = pytest.mark.slow
BIB = Path(__file__).parent / "gb-t-7714.bib"
PAGE = r"""\documentclass{article}
\usepackage[paperwidth=300cm,paperheight=100cm,margin=2cm]{geometry}
\usepackage{xeCJK}
\setmainfont{Noto Serif CJK SC}
\setCJKmainfont{Noto Serif CJK SC}
"""
# The package, its files and its program.
GBT7714 = r"""\usepackage{gbt7714}
\bibliographystyle{gbt7714-numerical}
\begin{document}\nocite{*}\bibliography{refs}\end{document}
"""
BIBLATEX = r"""\usepackage[backend=biber,style=gb7714-2015]{biblatex}
\addbibresource{refs.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""
PACKAGES = {
    "gbt7714": ("gbt7714-numerical.bst", "bibtex", GBT7714),
    "biblatex": ("gb7714-2015.bbx", "biber", BIBLATEX),
}
# Where we print something else, and why.
_BODY_OF_MISC = "howpublished says who made it public, and is a publisher to CSL"
_INITIALS = "the standard has initials without stops: 昂温 G, 昂温 P S"
_PREPRINT = "it is on the web: [EB/OL] and the address, as the standard has works of that kind"
_REPORT = "the standard’s own example has the report’s number, and [R/OL]"
_VERSION = "the version, with V"
REASONS = {
    "gbt7714": {
        "part": "@inbook with a booktitle is biblatex’s: a part of a book that others edit",
        "report": _REPORT,
        "software": f"{_VERSION}; BibTeX lowers the X of TeX",
        "name-in-letters": _INITIALS,
        "misc": _BODY_OF_MISC,
        "particle": "BibTeX lowers BERT, and knows no eid",
        "preprint": _PREPRINT,
        "series": "the standard asks for no series of a book",
        "russian": "BibTeX knows no capitals but A to Z",
    },
    "biblatex": {
        "part-with-suffix": "the standard’s own example has [M], not [G]",
        "doi": "it is online: [J/OL], as gbt7714 has it too",
        "report": _REPORT,
        "standard": "the standard’s own example has the number",
        "dataset": "it is online: [DS/OL], as gbt7714 has it too",
        "software": _VERSION,
        "periodical": "it prints the empty numbers of the last issue: “, ()”",
        "name-in-letters": _INITIALS,
        "manual": "a manual is a book, not an archive",
        "misc": _BODY_OF_MISC,
        "unpublished": "it prints the note",
        "particle": "the particle in capitals, the colon before a number of an article, [J/OL]",
        "preprint": _PREPRINT,
    },
}


def bare(text: str) -> str:
    """Return a text without blanks, its hyphens and dashes all one."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub("[‐–]", "-", text)


def printed_by_us() -> dict[str, str]:
    by_language: dict[str, dict[str, Work]] = defaultdict(dict)
    for work in read_bibliography([("refs.bib", BIB.read_bytes())], today="").works:
        by_language[language_of(work)][work.key] = work
    style = find_style("gb-t-7714-2015-numeric", BIB.parent)
    printed: dict[str, str] = {}
    for language, works in by_language.items():
        items = {key: item(work) for key, work in works.items()}
        printed |= {key: str(text) for key, text in set_works(style, language, items).items()}
    return printed


def printed_by(program: str, page: str, folder: Path) -> set[str]:
    shutil.copy(BIB, folder / "refs.bib")
    (folder / "page.tex").write_text(PAGE + page, "utf-8")
    latex = ("xelatex", "-interaction=batchmode", "page")
    for command in (latex, (program, "page"), latex, latex, ("pdftotext", "-layout", "page.pdf")):
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
    lines = (folder / "page.txt").read_text("utf-8").splitlines()
    return {bare(line.partition("]")[2]) for line in lines if re.match(r"\s*\[\d+\]", line)}


def has(name: str) -> bool:
    found = subprocess.run(["kpsewhich", name], capture_output=True, check=False)  # noqa: S607
    return bool(found.stdout)


@pytest.mark.skipif(not shutil.which("kpsewhich"), reason="TeX Live is not installed")
@pytest.mark.parametrize("package", PACKAGES)
def test_prints_as_the_packages_of_latex_do(package: str, tmp_path: Path) -> None:
    style, program, page = PACKAGES[package]
    if not (shutil.which(program) and has(style)):
        pytest.skip(f"{package} is not installed")
    theirs = printed_by(program, page, tmp_path)
    ours = printed_by_us()
    assert len(theirs) == len(ours)
    differ = {key: text for key, text in ours.items() if bare(text) not in theirs}
    assert set(differ) == set(REASONS[package])
