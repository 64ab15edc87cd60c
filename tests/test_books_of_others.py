"""Books that know nothing of the press: what their own extensions and folders make sound."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from docutils.nodes import admonition
from docutils.parsers.rst import Directive
from docutils.parsers.rst.directives.admonitions import BaseAdmonition
from pygments.lexer import RegexLexer
from pygments.token import Text

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.read.conf import signatures
from bookpress.read.conf.asked_sphinx import AskedSphinx
from bookpress.read.source import code

if TYPE_CHECKING:
    from pathlib import Path


def _book(folder: Path, include: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text('extensions = ["myst_parser"]\n')
    (folder / "index.md").write_text(f"# T\n\n```{{include}} {include}\n```\n")
    return folder


def _severities(root: Path, cache: Path) -> list[str]:
    result = check_book(root, read_options(root, {"cache": cache}))
    return [one.severity for one in result.findings if one.rule == "crossrefs.outside-book"]


@pytest.mark.parametrize(
    ("include", "severity"), [("../README.md", "info"), ("../../secret.md", "error")]
)
def test_a_book_may_show_its_repository(include: str, severity: str, tmp_path: Path) -> None:
    """Sphinx builds it, and whoever has the repository has the file."""
    (tmp_path / "work" / ".git").mkdir(parents=True)
    (tmp_path / "work" / "README.md").write_text("text\n")
    root = _book(tmp_path / "work" / "docs", include)
    assert _severities(root, tmp_path / "cache") == [severity]


def test_without_a_repository_nothing_outside_is_the_book_s(tmp_path: Path) -> None:
    """A manuscript that one has been sent may name anything."""
    root = _book(tmp_path / "docs", "../README.md")
    assert _severities(root, tmp_path / "cache") == ["error"]


def _of_repository(work: Path, readme: Path | str) -> Path:
    """Return a book whose first page takes in the README of its repository, and is translated."""
    (work / ".git").mkdir(parents=True)
    if isinstance(readme, str):
        (work / "README.md").write_text(readme)
    else:
        (work / "README.md").symlink_to(readme)
    root = _book(work / "docs", "../README.md")
    (root / "conf.py").write_text(
        'extensions = ["myst_parser"]\nmyst_heading_anchors = 2\nlanguage = "en"\n'
    )
    (root / "other.md").write_text("# Other\n\nSee [there](index.md#downloads).\n")
    (root / "index.md").open("a").write("\n```{toctree}\nother\n```\n")
    catalogs = root / "locales" / "de" / "LC_MESSAGES"
    catalogs.mkdir(parents=True)
    (catalogs / "index.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "T"\nmsgstr "Titel"\n\nmsgid "Downloads"\nmsgstr "Zum Herunterladen"\n\n'
        'msgid "Take this."\nmsgstr "Das hier."\n'
    )
    return root


def _rules(root: Path, cache: Path) -> set[str]:
    result = check_book(root, read_options(root, {"cache": cache}))
    return {one.rule for one in result.findings if one.severity != "info"}


def test_what_a_page_takes_from_its_repository_is_read(tmp_path: Path) -> None:
    """Its headings are labels of the page, and its text stands in the catalog."""
    root = _of_repository(tmp_path / "work", "## Downloads\n\nTake this.\n")
    found = _rules(root, tmp_path / "cache")
    assert not {"translations.stale", "crossrefs.unknown-target"} & found, found


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    """Nobody reads it: its heading is no label."""
    secret = tmp_path / "secret.md"
    secret.write_text("## Downloads\n\nTake this.\n")
    root = _of_repository(tmp_path / "work", secret)
    assert "crossrefs.unknown-target" in _rules(root, tmp_path / "cache")


MISSING = """# T

```{terminal}
:user: me

*** Fatal ** error in $(ls) `x, | a | b |
[AF_INET][undef]:1194 ==> a <== {{ json }}
(inside)=
- - -
```

See {ref}`inside`.

```{terminal}
{ref}`nowhere`
```
"""


def test_what_a_missing_extension_takes_is_not_judged(tmp_path: Path) -> None:
    """It may be code; but what it defines is known, and what it names as MyST does is asked for."""
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "no_such_extension"]\n'
        'myst_enable_extensions = ["dollarmath", "substitution"]\n'
    )
    (tmp_path / "index.md").write_text(MISSING)
    assert _rules(tmp_path, tmp_path / "cache") == {"crossrefs.unknown-target"}


def test_a_missing_extension_may_bring_markdown(tmp_path: Path) -> None:
    """A book of nothing but Markdown is read, although conf.py does not name MyST."""
    (tmp_path / "conf.py").write_text('extensions = ["no_such_extension"]\n')
    (tmp_path / "index.md").write_text("# T\n\nSee {ref}`nowhere`.\n")
    assert _rules(tmp_path, tmp_path / "cache") == {"crossrefs.unknown-target"}


def test_roles_of_a_book_without_its_extensions_are_no_directives(tmp_path: Path) -> None:
    """Advice for reStructuredText writes :doc: and not “.. doc::”."""
    (tmp_path / "conf.py").write_text('extensions = ["no_such_extension"]\n')
    (tmp_path / "index.rst").write_text("T\n=\n\nSee :doc:`index.rst`.\n")
    result = check_book(tmp_path, read_options(tmp_path, {"cache": tmp_path / "cache"}))
    assert [one.message for one in result.findings if one.severity == "error"] == [
        ":doc: takes the name of a chapter without “.rst”: write :doc:`index`"
    ]


def test_pages_that_are_not_there_yet_may_be_listed(tmp_path: Path) -> None:
    """An extension writes them, or reads a notebook; a slip of a chapter's name is a slip."""
    (tmp_path / "conf.py").write_text(
        'extensions = ["autoapi.extension", "no_such_reader"]\nautoapi_dirs = ["."]\n'
    )
    (tmp_path / "index.rst").write_text(
        "T\n=\n\n.. toctree::\n\n   autoapi/pkg/index\n   work\n   introduction\n   introductoin\n"
        "\nSee :doc:`autoapi/pkg/index`.\n"
    )
    (tmp_path / "introduction.rst").write_text("I\n=\n")
    (tmp_path / "work.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4}')
    result = check_book(tmp_path, read_options(tmp_path, {"cache": tmp_path / "cache"}))
    assert [one.place.line for one in result.findings if one.severity != "info"] == [9]


TABS = """
from docutils import nodes
from docutils.parsers.rst import Directive


class Tab(Directive):
    has_content = True

    def run(self):
        title, panel = nodes.container(), nodes.container()
        self.state.nested_parse(self.content[:1], 0, title)
        self.state.nested_parse(self.content[1:], self.content_offset, panel)
        return [title, panel]


def setup(app):
    app.add_directive("group-tab", Tab)
"""


def test_the_first_line_of_a_tab_may_be_its_title(tmp_path: Path) -> None:
    """sphinx_tabs reads it by itself; what stands right below it is a block of its own."""
    (tmp_path / "conf.py").write_text(TABS)
    (tmp_path / "index.rst").write_text(
        "T\n=\n\n..  group-tab:: C\n     .. code-block:: c\n        :name: ours\n\n        int a;\n"
        "\n.. group-tab:: D\n   .. image:: none.png\n"
    )
    assert _rules(tmp_path, tmp_path / "cache") == {"crossrefs.missing-image"}


class _Drawing(Directive):
    has_content = True

    def run(self) -> list[Any]:
        return [self.content]


class _Task(_Drawing):
    def run(self) -> list[Any]:
        self.state.nested_parse(self.content, 0, None)
        return []


class _Callout(BaseAdmonition):
    node_class = admonition


@pytest.mark.parametrize(
    ("directive", "parses"), [(_Drawing, False), (_Task, True), (_Callout, True)]
)
def test_a_directive_tells_whether_it_reads_its_content(
    directive: type[Directive], parses: object
) -> None:
    """By the code of its methods, and of those that it inherits."""
    assert signatures._parses(directive) is parses  # noqa: SLF001 - what the gate asks of a class


@pytest.mark.parametrize("extension", ["myst_parser", "myst_nb"])
def test_what_builds_on_myst_takes_eval_rst(extension: str) -> None:
    """MyST-NB loads MyST's parser without its extension."""
    app: Any = SimpleNamespace(extensions={extension: None})
    assert AskedSphinx.markdown.__get__(app)


def test_a_lexer_sees_the_end_of_the_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """IPython's knows ``!ls`` by it."""

    class Shell(RegexLexer):  # type: ignore[misc]
        tokens = {"root": [(r"!.*\n", Text)]}  # noqa: RUF012 - as Pygments wants it

    monkeypatch.setattr(code, "_class", lambda _: Shell)
    assert code.first_error("!ls", "shell") is None


PAGE = """\
# T

```{toctree}
:glob:
papers/*
zoo.md
apis/one
```

```{literalinclude} made/table.txt
```

![](plots/x.png) [paper](papers/x.md) {doc}`papers/y`
"""


@pytest.mark.parametrize("top", ["", "docs/"])
@pytest.mark.parametrize("repository", [True, False])
def test_what_git_leaves_out_may_be_made_by_a_build(
    top: str, repository: object, tmp_path: Path
) -> None:
    """It is told as a remark, since nobody commits it: a file that is missing is an error."""
    root = tmp_path / "docs"
    root.mkdir()
    (root / "conf.py").write_text('extensions = ["myst_parser"]\n')
    (root / "index.md").write_text(PAGE)
    if repository:
        (tmp_path / ".git").mkdir()
    ignore = (root if top else tmp_path) / ".gitignore"
    ignore.write_text("".join(f"{'' if top else 'docs/'}{name}\n" for name in IGNORED) + "*.txt\n")
    result = check_book(root, read_options(root, {"use_cache": False}))
    found = [one for one in result.findings if one.rule.startswith("crossrefs.missing")]
    assert len(found) == 7
    known = bool(repository) or bool(top)
    assert {one.severity for one in found} == {"info" if known else "error"}


IGNORED = ("papers/", "zoo.md", "apis/*.md", "plots/*.png")


def test_a_folder_may_say_itself_what_git_leaves_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "docs/api").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs/conf.py").write_text('extensions = ["myst_parser"]\n')
    (tmp_path / "docs/index.md").write_text("# T\n\n```{toctree}\napi/a\nb\n```\n")
    (tmp_path / "docs/api/.gitignore").write_text("*\n!.gitignore\n")
    root = tmp_path / "docs"
    found = check_book(root, read_options(root, {"use_cache": False})).findings
    assert [(one.place.line, one.severity) for one in found] == [(4, "info"), (5, "error")]


def test_a_page_that_conf_py_may_write_is_told_as_a_remark(tmp_path: Path) -> None:
    conf = "import subprocess\nextensions = ['myst_parser']\n"
    run = "def write(app):\n    pass\ndef setup(app):\n    app.connect('builder-inited', write)\n"
    (tmp_path / "index.md").write_text("# T\n\n```{toctree}\nzoo\n```\n\n{ref}`model zoo <zoo>`\n")
    for more, severities in ((run, {"info"}), ("", {"error"})):
        (tmp_path / "conf.py").write_text(conf + more)
        found = check_book(tmp_path, read_options(tmp_path, {"use_cache": False})).findings
        assert {one.severity for one in found} == severities
