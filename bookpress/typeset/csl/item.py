"""A work as an item of CSL-JSON, which citeproc sets.

``read.csl.fields`` lists what of an entry is not carried over, and why; the tests hold every field
of BibTeX and biblatex against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.read.bib.types import SET
from bookpress.read.csl.fields import IDENTIFIERS, TEXTS, TITLES
from bookpress.read.csl.types import MARK_OF, csl_type
from bookpress.typeset.csl import markup
from bookpress.typeset.csl.archives import archive
from bookpress.typeset.csl.kinds import genre
from bookpress.typeset.csl.language import language_of
from bookpress.typeset.csl.parts import dates, first, note, numbering, people, publisher, titles

if TYPE_CHECKING:
    from bookpress.facts import Work

__all__ = ["item", "language_of"]


def item(work: Work) -> dict[str, object]:
    """Return a work as an item of CSL-JSON 1.0.2, as pandoc 3.9 reads it.

    Its id is the key, its language ``language_of``. Texts hold the little HTML of CSL; names, notes
    and identifiers are plain. A set (biblatex’s ``@set``) is the first of its works: whoever sets
    it asks for each by itself.
    """
    kind = work.set_as if work.kind == SET else work.kind
    said = {field.name: field.value for field in work.written}
    language = language_of(work)
    dated, undated = dates(said, language)
    value: dict[str, object] = {
        "id": work.key,
        "type": csl_type(kind, said),
        "language": language,
        "genre": genre(kind, said, language),
        "mark": markup.text(said.get("mark", "")) or MARK_OF.get(kind, ""),
        **{name: markup.text(first(said, *names)) for name, names in TEXTS.items()},
        **{name: markup.title(first(said, *names), language) for name, names in TITLES.items()},
        **{name: markup.plain(first(said, *names)) for name, names in IDENTIFIERS.items()},
        **people(said, kind, language),
        **titles(said, kind, language),
        **numbering(said, kind),
        **dated,
        **archive(said),
        **publisher(said, kind, language),
        "note": note(said, undated),
        "DOI": markup.doi(said.get("doi", "")),
    }
    value["URL"] = markup.verbatim(said.get("url", "")) or value["URL"]
    return {name: one for name, one in value.items() if one}
