"""The order of a clean reading, after some documents were read again.

What Sphinx gathers from documents stands in dictionaries and lists in the order of reading. A
document that is read again comes last there, and with it numbers, lists and names of files would
depend on what was built before. Here everything is put into the order that a clean build has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _put_in_order(app: Sphinx, env: BuildEnvironment) -> None:
    del app
    docnames = env.all_docs.keys()
    for data in env.domaindata.values():
        for name, value in data.items():
            if isinstance(value, dict):
                data[name] = dict(sorted(value.items(), key=lambda item: _docname(item, docnames)))
            elif isinstance(value, list):
                data[name] = sorted(value, key=lambda entry: getattr(entry, "docname", ""))
    _name_images(env)


def _docname(item: tuple[Any, Any], docnames: AbstractSet[str]) -> str:
    """Return the document that an item of a domain's dictionary comes from, if it says so."""
    key, value = item
    if isinstance(value, tuple) and value and value[0] in docnames:
        return str(value[0])
    name = getattr(key, "docname", getattr(value, "docname", key))
    return name if isinstance(name, str) and name in docnames else ""


def _name_images(env: BuildEnvironment) -> None:
    """Give images of the same name their numbers by their paths (``x.svg``, ``x1.svg``)."""
    named = type(env.images)()
    for path, (docnames, _name) in sorted(env.images.items()):
        for docname in sorted(docnames):
            named.add_file(docname, path)
    env.images = named


def setup(app: Sphinx) -> None:
    """Put things in order before any extension counts them (bibtex does so at 500)."""
    app.connect("env-updated", _put_in_order, priority=100)
