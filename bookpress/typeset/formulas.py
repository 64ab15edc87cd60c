"""Formulas in HTML and ePub: TeX becomes MathML, with no script in the page.

One process converts all formulas of a build (see ``mathml.py``). What it wrote is kept below the
doctrees, by the formula's own text, so that a build without a new formula starts none.
"""

from __future__ import annotations

import html
import json
import os
import re
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.errors import ExtensionError
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from bookpress.typeset.environments import inner_form
from bookpress.typeset.mathml import Formula, convert, converter
from bookpress.typeset.origin import place_of
from bookpress.typeset.pandoc import PandocError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

RENDERER = "mathml"
SHOWN = 80  # characters of a faulty formula
_ENVIRONMENT = re.compile(r"\\begin\{(?P<name>\w+\*?)\}.*?\\end\{(?P=name)\}", re.DOTALL)


def formula_of(node: nodes.math | nodes.math_block) -> Formula:
    r"""Return the formula of ``node``, set on several lines where Sphinx would do so.

    Lines parted by a blank line or by ``\\`` are aligned, as in Sphinx's other renderers.
    """
    text = inner_form(node.astext()).strip()
    if isinstance(node, nodes.math):
        return Formula(re.sub(r"\s*\n\s*", " ", text), display=False)
    lines = r"\\ ".join(part.strip() for part in re.split(r"\n\s*\n", text))
    outside = _ENVIRONMENT.sub("", lines)
    if r"\\" in outside or re.search(r"(?<!\\)&", outside):
        lines = rf"\begin{{aligned}}{lines}\end{{aligned}}"
    return Formula(lines, display=True)


class Formulas:
    """The converted formulas of one book and language."""

    def __init__(self, path: Path) -> None:
        """Keep them in the file ``path``; it is read when the first one is asked for."""
        self._path = path
        self._converted: dict[str, str] | None = None
        self._faults: dict[str, str] = {}

    def convert(self, formulas: Iterable[Formula]) -> None:
        """Have all ``formulas`` ready; those not known yet are converted by one process."""
        wanted = {formula.key: formula for formula in formulas}
        known = self._known()
        new = [formula for key, formula in wanted.items() if key not in known]
        self._faults = {key: text for key, text in self._faults.items() if key in wanted}
        unknown = [formula for formula in new if formula.key not in self._faults]
        if unknown:
            mathml, faults = _convert(unknown)
            known.update(mathml)
            self._faults.update(faults)
            self._save({key: known[key] for key in wanted if key in known})

    def mathml(self, formula: Formula) -> str:
        """Return the MathML of ``formula``.

        Raises:
            ValueError: it is no good TeX; the message says why.

        """
        if formula.key not in self._known() and formula.key not in self._faults:
            # one that came with a post-transform, such as the title of a work
            mathml, faults = _convert([formula])
            self._known().update(mathml)
            self._faults.update(faults)
        if formula.key in self._faults:
            raise ValueError(self._faults[formula.key])
        return self._known()[formula.key]

    def _known(self) -> dict[str, str]:
        if self._converted is None:
            try:
                kept = json.loads(self._path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                kept = {}
            self._converted = kept.get("mathml", {}) if kept.get("by") == converter() else {}
        return self._converted

    def _save(self, converted: dict[str, str]) -> None:
        # Editions are built side by side: a reader must never meet half a file.
        text = json.dumps({"by": converter(), "mathml": converted}, ensure_ascii=False, indent=0)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self._path)

    # ------------------------------------------------------------- writing

    def visit_math(self, translator: HTML5Translator, node: nodes.math) -> None:
        """Write a formula in running text."""
        start = translator.starttag(node, "span", "", CLASS="math notranslate nohighlight")
        translator.body.append(f"{start}{self._written(translator, node)}</span>")
        raise nodes.SkipNode

    def visit_math_block(self, translator: HTML5Translator, node: nodes.math_block) -> None:
        """Write a displayed formula with its number."""
        body = translator.body
        body.append(translator.starttag(node, "div", CLASS="math notranslate nohighlight"))
        body.append(self._written(translator, node))
        if node["number"]:
            number = get_node_equation_number(translator, node)
            body.append(f'<span class="eqno">({number})')
            translator.add_permalink_ref(node, _("Link to this equation"))
            body.append("</span>")
        body.append("</div>\n")
        raise nodes.SkipNode

    def _written(self, translator: HTML5Translator, node: nodes.math | nodes.math_block) -> str:
        try:
            return self.mathml(formula_of(node))
        except ValueError as fault:
            text = node.astext().strip()
            message = "this formula cannot be set: %s: %s"
            shown = shorten(text, SHOWN, placeholder=" …")
            place = place_of(node, translator.config.book_root) or node
            logger.warning(
                message, fault, shown, location=place, type="bookpress", subtype="formula"
            )
            return f"<code>{html.escape(text)}</code>"


def _convert(formulas: list[Formula]) -> tuple[dict[str, str], dict[str, str]]:
    try:
        return convert(formulas)
    except PandocError as error:
        raise ExtensionError(str(error)) from error


# ---------------------------------------------------------------- gathering


class FormulaCollector(EnvironmentCollector):
    """Keep the formulas of each document: ``env.book_formulas[docname]``."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the formulas of one document, as its language prints them."""
        gathered_formulas(app.env)[app.env.docname] = [
            formula_of(node)
            for node in doctree.findall(nodes.TextElement)
            if isinstance(node, (nodes.math, nodes.math_block))
        ]

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget one document."""
        del app
        gathered_formulas(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process has read."""
        del app
        gathered_formulas(env).update({name: gathered_formulas(other)[name] for name in docnames})


def gathered_formulas(env: BuildEnvironment) -> dict[str, list[Formula]]:
    """Return all formulas of the book by document."""
    if not hasattr(env, "book_formulas"):
        env.book_formulas = {}  # type: ignore[attr-defined]
    formulas: dict[str, list[Formula]] = env.book_formulas  # type: ignore[attr-defined]
    return formulas


def in_words(app: Sphinx, node: nodes.Element) -> str:
    """Return the text of a heading where it can be text alone: formulas are the signs they show."""
    copy = node.deepcopy()
    for formula in list(copy.findall(nodes.math)):
        formula.replace_self(nodes.Text(signs_of(app, formula)))
    return str(copy.astext())


def signs_of(app: Sphinx, node: nodes.math) -> str:
    """Return a formula as the signs that it shows, or its TeX where that is as plain."""
    tex = node.astext()
    if "\\" not in tex:
        return tex  # n^2 says more than n2
    try:
        mathml = Formulas(_kept(app)).mathml(formula_of(node))
    except ValueError:
        return tex  # told where it is written
    return "".join(ET.fromstring(mathml).itertext())  # noqa: S314 - we have made it


def _kept(app: Sphinx) -> Path:
    return Path(app.doctreedir, "formulas.json")


def setup(app: Sphinx) -> None:
    """Register the renderer, and convert what it will need just before pages are written."""
    formulas = Formulas(_kept(app))

    def convert_all(app: Sphinx, builder: Builder) -> None:
        if builder.format == "html" and app.config.html_math_renderer == RENDERER:
            gathered = gathered_formulas(app.env)
            formulas.convert(formula for name in sorted(gathered) for formula in gathered[name])

    app.add_env_collector(FormulaCollector)
    app.add_html_math_renderer(
        RENDERER,
        (formulas.visit_math, None),
        (formulas.visit_math_block, None),
    )
    app.connect("write-started", convert_all)
