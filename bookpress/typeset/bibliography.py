"""The bibliography and the citations: a fault in them is a line with its place.

What a list of references says comes from the gate's own reading of the .bib files
(``bookpress.read.bibliography``); pybtex sets it and reads nothing. So what the gate finds no fault
in can be set, and what it finds is said here too, in the same words at the same line, where
somebody builds without asking the gate.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pybtex.errors
import sphinxcontrib.bibtex
from docutils import nodes
from pybtex.bibtex.utils import split_name_list
from pybtex.database import BibliographyData, Entry, Person
from pybtex.plugin import find_plugin
from pybtex.utils import OrderedCaseInsensitiveDict
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinxcontrib.bibtex import bibfile
from sphinxcontrib.bibtex.bibfile import BibData, BibFile
from sphinxcontrib.bibtex.roles import CiteRole

from bookpress.files.sandbox import read_regular
from bookpress.read.bibliography import read_bibliography
from bookpress.read.csl.style import find_style
from bookpress.read.csl.style_files import StyleError, our_styles
from bookpress.text.chinese.characters import has_han
from bookpress.text.chinese.names import in_one_form
from bookpress.typeset import reference_style
from bookpress.typeset.author_order import readings_of_people
from bookpress.typeset.csl.item import language_of
from bookpress.typeset.outdated import digest
from bookpress.typeset.settings import choose, fact

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from bookpress.facts import Field, Place, Work

logger = logging.getLogger(__name__)


class BookEntry(Entry):  # type: ignore[misc] # pybtex has no types
    """A work as pybtex sets it; it knows where it was written, what it lacks, and its set."""

    def __init__(self, work: Work) -> None:
        """Take over what the gate's reader has resolved."""
        names = [field.name for field in self._names_of(work)]
        said = {field.name: field.value for field in work.fields if field.name not in names}
        super().__init__(work.set_as, said)
        self.work = work
        self.language = language_of(work)
        del self.persons
        self.place = f"{work.place.path}:{work.place.line}"
        self.lacks = tuple(map(work.without, work.lacks))
        self.members: list[BookEntry] = []  # works that are set under its number

    @property
    def has_names_in_han(self) -> bool:
        """Whether there is a Chinese or Japanese name among them."""
        return any(has_han(name.value) for name in self._names_of(self.work))

    @cached_property
    def persons(self) -> OrderedCaseInsensitiveDict:
        """The authors and editors: read when a list is sorted, for names take half of all time."""
        names = {field.name: _persons(field) for field in self._names_of(self.work)}
        return OrderedCaseInsensitiveDict(names)

    @staticmethod
    def _names_of(work: Work) -> list[Field]:
        return [field for field in work.fields if field.name in Person.valid_roles]


class BookBibliography(BibliographyData):  # type: ignore[misc] # as above
    """All works of the book."""

    @cached_property
    def readings_of_people(self) -> dict[str, str]:
        """How the Chinese authors are read whose surname is read otherwise than a word."""
        return readings_of_people(self.entries.values())


def _persons(field: Field) -> list[Person]:
    """Return the persons of ``author`` or ``editor``; say what is wrong with a name."""
    with pybtex.errors.capture() as errors:
        persons = [Person(in_one_form(name)) for name in split_name_list(field.value)]
    for error in errors:
        _warn(field.place, f"{field.name}: {error}; part names by “and”", "bad_names")
    return persons


def _warn(place: Place, text: str, subtype: str) -> None:
    where = f"{place.path}:{place.line}"
    logger.warning(text, location=where, type="bibtex", subtype=subtype)


def read_bibdata(root: Path, bibdata: BibData, paths: list[Path], encoding: str) -> BibData:
    """Read the .bib files of the book below ``root``, and say what is wrong with them.

    It takes the place of sphinxcontrib-bibtex's ``process_bibdata``, whose parameters follow
    ``root``. That one reads again when the clock says so; reading costs less than being wrong.
    """
    del bibdata
    names = {path: _name(path, root) for path in paths}
    read = read_bibliography([(name, _content(path)) for path, name in names.items()], today="")
    for trouble in read.parse_errors:
        _warn(trouble.place, trouble.text, trouble.kind.partition(".")[2].replace("-", "_"))
    keys: dict[str, dict[str, None]] = {name: {} for name in names.values()}
    data = BookBibliography()
    for work in read.works:
        data.add_entry(work.key, BookEntry(work))
        keys[work.place.path][work.key] = None
    for work in read.works:
        if work.kind == "set":
            _gather(data, work)
    files = {
        path: BibFile(digest(path), keys[name])  # type: ignore[arg-type] # see ``setup``
        for path, name in names.items()
    }
    return BibData(encoding=encoding, bibfiles=files, data=data)


def _gather(data: BibliographyData, work: Work) -> None:
    """Give a set the works that it names."""
    members = [data.entries.get(key.strip()) for key in work.get("entryset").split(",")]
    data.entries[work.key].members = [member for member in members if member]


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _content(path: Path) -> bytes | OSError:
    try:
        return read_regular(path)
    except OSError as error:
        return error


class BookCiteRole(CiteRole):
    """``{cite}`` that names a list of keys it cannot read."""

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,  # noqa: FBT001
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation, or its text as it was typed."""
        try:
            result: tuple[list[nodes.Node], list[nodes.system_message]]
            result = super().result_nodes(document, env, node, is_ref)  # type: ignore[no-untyped-call]
        except ValueError:
            logger.warning(
                'citation "%s" is not a list of keys such as {cite}`knuth84` or '
                "{cite}`knuth84,lamport94`",
                self.target,
                location=node,
                type="bibtex",
                subtype="malformed_citation",
            )
            return [nodes.problematic("", self.rawtext)], []
        return result


def _choose_style(app: Sphinx, config: Config) -> None:
    """Let the lists of the book have its style, and each style of the press its name.

    Raises:
        ConfigError: there is no such style.
    """
    folder = Path(app.confdir)
    try:
        chosen = find_style(fact(config, "book_citation_style"), folder)
        for csl in [*(find_style(name, folder) for name in our_styles()), chosen]:
            reference_style.formatting(csl)
    except StyleError as error:
        raise ConfigError(f"conf.py: book_citation_style: {error}") from None
    choose(config, bibtex_default_style=chosen.name)


def _take_up(app: Sphinx) -> None:
    """Know the works as the last build has set them."""
    reference_style.SET.update(getattr(app.env, "book_works", {}))


def _set_cited(app: Sphinx, env: BuildEnvironment) -> None:
    """Set in one go what the lists are going to hold: all that is cited."""
    del app
    domain: Any = env.get_domain("cite")
    entries = domain.bibdata.data.entries
    cited = {target.key: None for ref in domain.citation_refs for target in ref.targets}
    works = [entries[key].work for key in cited if key in entries]
    for name in {listed.style for listed in domain.bibliographies.values()}:
        style = find_plugin("pybtex.style.formatting", name)
        if issubclass(style, reference_style.Style):
            style.set_all(works)


def _leave(app: Sphinx, env: BuildEnvironment) -> None:
    """Leave the works to the next build as they are set now, those of the .bib files alone."""
    del app
    entries = env.get_domain("cite").bibdata.data.entries.values()  # type: ignore[attr-defined]
    said = {reference_style.all_said_of(entry.work) for entry in entries}
    env.book_works = reference_style.kept(said)  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Take the place of the reader and of the roles."""
    app.connect("builder-inited", _take_up, priority=300)
    app.connect("env-updated", _set_cited, priority=400)
    app.connect("env-updated", _leave, priority=900)  # sphinxcontrib-bibtex sets them at 500
    reference_style.register()
    app.connect("config-inited", _choose_style, priority=20)
    # sphinxcontrib-bibtex reads a file again when its time differs; here, when its bytes do.
    bibfile.get_mtime = digest  # type: ignore[assignment]
    reader = partial(read_bibdata, Path(app.config.book_root or app.confdir).resolve())
    sphinxcontrib.bibtex.process_bibdata = reader  # type: ignore[attr-defined]
    roles = app.registry.domains["cite"].roles
    roles.update({name: BookCiteRole() for name in roles})
    app.add_role("cite", BookCiteRole(), override=True)
