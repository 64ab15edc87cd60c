"""What directives take, asked of docutils and Sphinx; numbers of lines, as Sphinx reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.parsers.rst import directives
from hypothesis import given
from hypothesis import strategies as st
from sphinx.directives.other import TocTree
from sphinx.util._lines import parse_line_num_spec

from bookpress.facts import Signature
from bookpress.files.cache import Cache
from bookpress.files.sandbox import BookFiles
from bookpress.gate.options import read_options
from bookpress.read.conf import ask_sphinx
from bookpress.read.settings import read_settings
from bookpress.read.source.code import line_numbers
from bookpress.read.source.converters import PLAIN, advice, directive_class
from tests.mutations.mutation import HERE

if TYPE_CHECKING:
    from bookpress.facts import Settings


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Return the settings of the small book."""
    root = HERE / "book"
    return read_settings(BookFiles(root, ()), read_options(root, {}), ask_sphinx(root, Cache(None)))


def of(settings: Settings, name: str) -> Signature:
    (found,) = [one for one in settings.signatures if one.name == name]
    return found


def test_directives_say_what_they_take(settings: Settings) -> None:
    admonition = of(settings, "admonition")
    assert (admonition.required, admonition.optional, admonition.spaces) == (1, 0, True)
    listing = of(settings, "code-block")
    assert (listing.required, listing.optional, listing.spaces) == (0, 1, False)
    assert dict(listing.converters)["lineno-start"] == "int"
    assert not of(settings, "image").content
    assert dict(of(settings, "include").converters)["heading-offset"] == "nonnegative_int"


def test_directives_say_whether_they_may_be_empty(settings: Settings) -> None:
    """By running them without content: no attribute tells."""
    must = {one.name for one in settings.signatures if one.must}
    assert must >= {"note", "admonition", "topic", "sidebar", "epigraph", "code", "table", "raw"}
    assert not must & {"figure", "code-block", "toctree", "rst-class", "glossary", "only", "math"}


def test_options_of_an_extension_are_left_alone(settings: Settings) -> None:
    bibliography = of(settings, "bibliography")
    assert not bibliography.source
    assert advice(bibliography, "start", "anything") == ""


@pytest.mark.parametrize(
    "source",
    [
        "os:system",
        "sphinx.directives.code:os.system",
        "sphinx.directives.other:relpath",  # no directive
        "docutils.__main__:main",
        "docutils.parsers.rst.directives.__main__:x",
        "sphinx.directives.none:Nothing",
        "",
    ],
)
def test_a_name_leads_to_a_directive_or_nowhere(source: str) -> None:
    """The names come out of a cache that may have come with a book."""
    assert directive_class(source) is None


@pytest.mark.parametrize("converter", ["register_directive", "__import__", "re", "nothing"])
def test_a_converter_is_a_function_of_docutils(converter: str) -> None:
    signature = Signature("x", converters=(("option", converter),))
    assert advice(signature, "option", "os") in ("", *_REFUSALS)


# register_directive is a function of docutils too; it asks for another argument, and gets none.
_REFUSALS = ("register_directive() missing 1 required positional argument: 'directive'",)


@pytest.mark.parametrize("converter", PLAIN)
@given(data=st.data())
def test_what_is_plainly_right_is_right(converter: str, data: st.DataObject) -> None:
    known = {**vars(directives), "numbered": TocTree.option_spec["numbered"]}
    known[converter](data.draw(st.from_regex(PLAIN[converter], fullmatch=True)))


@given(
    st.text("0123456789-, ", max_size=12)
    | st.from_regex(r"[1-9](-[1-9])?(,[1-9])*", fullmatch=True),
    st.integers(1, 12),
)
def test_numbers_of_lines_are_those_of_sphinx(spec: str, total: int) -> None:
    def ours() -> list[int] | None:
        try:
            return list(line_numbers(spec, total))
        except ValueError:
            return None

    try:
        wanted = [number + 1 for number in parse_line_num_spec(spec, total)]
    except ValueError:
        wanted = None
    assert ours() == wanted
