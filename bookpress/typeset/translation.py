"""Put the translated text in the place of the manuscript's.

It stands in for Sphinx's ``Locale`` transform, which parses every message as a document of its
own and keeps its first block: a message that begins like a list or a heading is dropped, a second
paragraph is lost, a formula becomes ``::`` (sphinx/transforms/i18n.py, ``_publish_msgstr``).
A message is running text, so here it is read as running text, in the document it belongs to.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale, parse_noqa
from sphinx.util import logging
from sphinx.util.i18n import docname_to_domain
from sphinx.util.index_entries import split_index_msg
from sphinx.util.nodes import LITERAL_TYPE_NODES, extract_messages, traverse_translatable_index

from bookpress.text.addresses import is_same_page
from bookpress.text.messages import has_words
from bookpress.typeset import markdown, terms, untranslated
from bookpress.typeset.catalogs import Message, Messages, catalog_path, read_catalog
from bookpress.typeset.index import order_of
from bookpress.typeset.messages import has_markup
from bookpress.typeset.origin import ORIGIN
from bookpress.typeset.outdated import look_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


class Translate(SphinxTransform):
    """Replace each translatable node's content by its message in the catalog."""

    default_priority = Locale.default_priority

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - docutils' signature
        """Translate one document, if its language has a catalog for it."""
        del kwargs
        self.definitions = vars(self.document).pop(markdown.DEFINITIONS, {})
        self.source_language = self.config.book_source_language
        if self.config.language == self.source_language:
            return
        self.found: dict[str, bool] = {}  # the messages, and whether they have a translation
        messages = self._messages(self.env.docname)
        for node, msgid in list(extract_messages(self.document)):
            message = messages.find(msgid)
            if not isinstance(node, addnodes.translatable):
                node["translated"] = message is not None
            if message is None:
                self._leave(node, msgid)
                continue
            self.found[msgid] = True
            if message.text != msgid:
                self._replace(node, msgid, message)
        self._sort_glossaries()
        # The same word may be a chapter's title, 智能体 "Agents": in the index it is the term.
        self._translate_index(
            Messages(messages | self._messages(self.config.book_glossary)),
        )
        untranslated.note_messages(self.env, self.found)
        self._sort_footnotes()
        vars(self.document).pop(markdown.DEFINITIONS, None)

    def _messages(self, docname: str) -> Messages:
        domain = docname_to_domain(docname, self.config.gettext_compact)
        folders = [
            Path(os.path.normpath(Path(self.env.srcdir, folder)))
            for folder in self.config.book_locale_dirs
        ]
        for folder in folders:
            # Also one that is not there yet: when it comes, the document is read again.
            look_for(self.env, catalog_path(folder, self.config.language, domain))
        return read_catalog(folders, self.config.language, domain)

    def _leave(self, node: nodes.Element, msgid: str) -> None:
        """Let a text without a translation stand as it is, and say so if a translator has work."""
        if untranslated.needs_translation(node, msgid, self.source_language):
            untranslated.mark(node, self.source_language)
            self.found[msgid] = False

    def _replace(self, node: nodes.Element, msgid: str, message: Message) -> None:
        node[ORIGIN] = (str(message.path), message.line)
        if isinstance(node, addnodes.translatable):
            node.apply_translated_message(msgid, message.text)
        elif isinstance(node, nodes.meta):
            node["content"] = message.text
        elif isinstance(node, nodes.image):
            node["alt"] = message.text
        elif isinstance(node, LITERAL_TYPE_NODES) and not has_markup(node):
            node.clear()
            node.append(nodes.Text(message.text))
            node.rawsource = message.text
        else:
            self._replace_prose(node, message)

    def _replace_prose(self, node: nodes.Element, message: Message) -> None:
        text, unchecked = parse_noqa(message.text)
        before, said, its_terms = Counter(references(node)), node.astext(), terms.terms_in(node)
        names = self._forget(node)
        children = [*self._render(text, node)]
        children[:0] = self._anchors(names)
        if isinstance(node, nodes.term) and node["ids"]:  # of a glossary, not of another list
            children = self._term(node, children)
        node.clear()
        node.extend(children)
        terms.remember(node, its_terms)
        if not unchecked:
            after = Counter(
                one for one in references(node) if one in before or not _was_said(one, said)
            )
            _compare(before, after, message, node)

    def _render(self, text: str, node: nodes.Element) -> list[nodes.Node]:
        """Read ``text`` as running MyST, into the document of ``node``."""
        parser = markdown.create_md_parser(self.env.myst_config, SphinxRenderer)  # type: ignore[attr-defined]
        parser.options["document"] = self.document
        renderer = parser.renderer
        assert isinstance(renderer, SphinxRenderer)  # noqa: S101 - for the type checker
        renderer.setup_render(dict(parser.options), {"references": dict(self.definitions)})
        holder = nodes.paragraph()
        holder.source, holder.line = node.source, node.line
        with renderer.current_node_context(holder):
            renderer.nested_render_text(text, (node.line or 1) - 1, inline=True)
        return list(holder.children)

    def _forget(self, node: nodes.Element) -> dict[str, str]:
        """Take the references of the manuscript's text out of the document's tables.

        Returns:
            the names that the author gave to parts of it, ``[text]{#name}``, each with its anchor.
        """
        document, names = self.document, dict[str, str]()
        for old in node.findall(nodes.Element):
            if isinstance(old, nodes.footnote_reference):
                tables: list[list[Any]] = [
                    document.autofootnote_refs,
                    document.symbol_footnote_refs,
                ]
                tables += [document.footnote_refs.get(old.get("refname"), [])]
                tables += [document.refnames.get(old.get("refname"), [])]
                for table in tables:
                    table[:] = [kept for kept in table if kept is not old]
            if old is not node:
                for identifier in old.attributes["ids"]:
                    document.ids.pop(identifier, None)
                for name in filter(document.nametypes.get, old.attributes["names"]):
                    del document.nametypes[name]
                    names[name] = document.nameids.pop(name)
        return names

    def _anchors(self, names: dict[str, str]) -> list[nodes.Node]:
        """Return anchors for the names that the translation does not give to a part of its own."""
        lost = {name: one for name, one in names.items() if name not in self.document.nametypes}
        anchors = [nodes.inline("", "", ids=[one], names=[name]) for name, one in lost.items()]
        for anchor in anchors:
            self.document.note_explicit_target(anchor)
        return [*anchors]

    def _term(self, node: nodes.Element, children: list[nodes.Node]) -> list[nodes.Node]:
        """Make the translated word a term of the glossary, with the anchor of the first."""
        term = make_glossary_term(
            self.env,
            children,
            None,  # no index key
            node.source or "",
            node.line or 0,
            node["ids"][0],
            self.document,
        )
        return list(term.children)

    def _sort_glossaries(self) -> None:
        """Put the entries into the order of the translated terms."""
        for glossary in self.document.findall(addnodes.glossary):
            for entries in glossary.findall(nodes.definition_list):
                order = order_of(self.env)
                entries.children.sort(key=lambda entry: order.key(_entry_word(entry)))

    def _translate_index(self, messages: Messages) -> None:
        for node, entries in traverse_translatable_index(self.document):
            translated = []
            for kind, value, target, main, _key in entries:
                parts = [self._entry(part, messages) for part in split_index_msg(kind, value)]
                translated.append((kind, "; ".join(parts), target, main, None))
            node["raw_entries"] = entries
            node["entries"] = translated

    def _entry(self, part: str, messages: Messages) -> str:
        message = messages.find(part)
        offered = "index" in self.config.gettext_additional_targets
        if message or (offered and has_words(part, self.source_language)):
            self.found.setdefault(part, message is not None)
        return message.text if message else part

    def _sort_footnotes(self) -> None:
        """Give the notes numbers by where the translated text marks them."""
        place = {
            id(node): position
            for position, node in enumerate(self.document.findall(nodes.footnote_reference))
        }
        self.document.autofootnote_refs.sort(key=lambda node: place.get(id(node), len(place)))


def _entry_word(entry: nodes.Node) -> str:
    return entry.children[0].astext()


def references(node: nodes.Element) -> Iterable[tuple[str, str]]:
    """Yield what ``node`` refers to: (kind, target) of notes, citations, references, links."""
    for found in node.findall(nodes.Element):
        if isinstance(found, nodes.footnote_reference):
            yield "footnote", str(found.get("refname", ""))
        elif isinstance(found, addnodes.pending_xref):
            if (found["refdomain"], found["reftype"]) != ("std", "term"):
                kind = "citation" if found["refdomain"] == "cite" else found["reftype"]
                for target in str(found["reftarget"]).split(","):
                    yield kind, target.strip()
        elif isinstance(found, nodes.reference) and "refuri" in found:
            yield "link", str(found["refuri"])


def _was_said(reference: tuple[str, str], text: str) -> bool:
    """Tell whether the manuscript says an address as text, which a translation may make a link."""
    kind, target = reference
    return kind == "link" and "://" in target and target in text


def _compare(
    before: Counter[tuple[str, str]],
    after: Counter[tuple[str, str]],
    message: Message,
    node: nodes.Element,
) -> None:
    lost, added = sorted(before - after), sorted(set(after) - set(before))
    pairs = [
        (one, other)
        for one in lost
        for other in added
        if one[0] == other[0] == "link" and is_same_page(one[1], other[1])
    ]
    lost = [one for one in lost if all(one != was for was, _ in pairs)]
    added = [one for one in added if all(one != now for _, now in pairs)]
    if not lost and not added:
        return
    parts = [f"lost {kind} {target}" for kind, target in lost]
    parts += [f"added {kind} {target}" for kind, target in added]
    logger.warning(
        "the translation refers to other things than the manuscript (line %s): %s",
        node.line,
        "; ".join(parts),
        location=f"{message.path}:{message.line}",
        type="bookpress",
        subtype="translation",
    )


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's own transform."""
    transforms = app.registry.transforms
    transforms[transforms.index(Locale)] = Translate
