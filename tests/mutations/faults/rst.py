"""Pages in reStructuredText: what Sphinx warns of in them, and what only looks so.

Each row is a page, so that Sphinx itself can be asked about all of them at once
(``tests/mutations/test_rst_agrees.py``). The page has a heading, "Page", and the label ``here``.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.mutations.mutation import Fault, Variation, faults, sounds

PATH = "source/old.rst"
HEAD = ":orphan:\n\n.. _{here}:\n\nPage\n====\n\n"
IMAGE = "figures/growth.svg"
FILES = {"source/part.inc": "A part with |words| and :strong-red:`a role`, see `Page`_.\n"}


class Page(NamedTuple):
    """The rest of a page; ``below`` says by how many lines its fault stands below Sphinx's line.

    docutils names the block, in tables the line behind it, and Sphinx counts a glossary from 0.
    """

    name: str
    text: str
    below: int = 0

    def page(self, here: str = "here") -> str:
        """Return the whole page; ``here`` is its label."""
        return HEAD.format(here=here) + self.text.replace("`here`", f"`{here}`") + "\n"

    def row(self) -> tuple[str | None, ...]:
        """Return the row of an edit that adds it to the small book."""
        files = [(path, None, text) for path, text in FILES.items() if path.rpartition("/")[2] in self.text]
        return self.name, PATH, None, self.page(), *(part for file in files for part in file)


BAD: dict[str, tuple[Page, ...]] = {
    "crossrefs.unknown-target": (
        Page("a label", "See :ref:`⟦nowhere`."),
        Page("a label with a title", "See :ref:`there <⟦nowhere>`."),
        Page("in the second line", "See this, and on the next\nline :ref:`⟦nowhere`.", below=1),
        Page("a role over two lines", "See :ref:`a title that goes\non here <⟦nowhere>`.", below=1),
        Page("in a list", "- one\n- two :ref:`⟦nowhere`"),
        Page("in a list in a list", "- one\n\n  1. two\n  2. three\n     four :ref:`⟦nowhere`", below=1),
        Page("in a grid table", "+---+--------------------+\n| a | b                  |\n+---+--------------------+\n| a | :ref:`⟦nowhere`     |\n+---+--------------------+", below=-1),
        Page("in a simple table", "===  ===============\na    b\n===  ===============\na    :ref:`⟦nowhere`\n===  ===============", below=-1),
        Page("in a table of lists", ".. list-table::\n\n   * - a\n     - :ref:`⟦nowhere`"),
        Page("in a note", ".. note:: This is\n   a note, :ref:`⟦nowhere`.", below=1),
        Page("in a caption", f".. figure:: {IMAGE}\n\n   A caption, :ref:`⟦nowhere`."),
        Page("in a definition", "term\n   Its meaning, :ref:`⟦nowhere`."),
        Page("in a field", ":field: :ref:`⟦nowhere`"),
        Page("in a quote", "A text.\n\n   A quote :ref:`⟦nowhere`.\n\n   -- Somebody"),
        Page("in a line block", "| a line\n| another, :ref:`⟦nowhere`", below=0),
        Page("in a footnote", "A text. [#]_\n\n.. [#] A note, :ref:`⟦nowhere`."),
        Page("in a described function", ".. py:function:: f(x)\n\n   Does :ref:`⟦nowhere`."),
        Page("behind a comment and code", ".. a comment\n   of two lines\n\nCode::\n\n   :ref:`none`\n\nThen :ref:`⟦nowhere`."),
        Page("a number", "See :numref:`⟦nowhere`."),
        Page("a heading's words", "See :ref:`⟦page title`."),
        Page("a link without a target", "See ⟦nowhere_."),
        Page("a phrase without a target", "See `⟦nothing here`_.".replace("`⟦", "⟦`")),
        Page("docutils' citation", "As in ⟦[Knuth84]_."),
        Page("an indirect target", ".. ⟦_there: nowhere_\n\nSee there_.".replace("⟦_there", "_⟦there")),
    ),
    "crossrefs.missing-file": (
        Page("a chapter", "See :doc:`⟦nowhere`."),
        Page("a chapter with a title", "See :doc:`that chapter <⟦/nowhere>`."),
        Page("a download", "Take :download:`⟦this <none.zip>`.".replace("⟦this <", "this <⟦")),
        Page("an entry of a table of contents", ".. toctree::\n\n   ⟦nowhere", below=2),
        Page("an included file", ".. include:: ⟦none.inc"),
        Page("a program", ".. literalinclude:: ⟦none.py"),
        Page("a table", ".. csv-table:: A table\n   :file: ⟦none.csv", below=1),
    ),
    "crossrefs.missing-image": (
        Page("a picture", ".. image:: ⟦none.png"),
        Page("a figure", ".. figure:: ⟦none.png\n   :width: 50%\n\n   A caption."),
        Page("a picture in a word", "An |icon|.\n\n.. |icon| image:: ⟦none.png"),
        Page("in a list", "- a\n\n  .. image:: ⟦none.png"),
    ),
    "crossrefs.missing-term": (Page("a term", "See :term:`⟦nothing`."), Page("a term with a title", "See :term:`that <⟦nothing>`.")),
    "crossrefs.missing-equation": (Page("a formula", "See :eq:`⟦nothing`."), Page("beside another", ".. math:: a = b\n   :label: eq-a1\n\nSee :eq:`eq-a1` and :eq:`⟦eq-b1`.")),
    "crossrefs.unnumbered": (
        Page("a paragraph", ".. _para-one:\n\nA text.\n\nSee :ref:`⟦para-one`."),
        Page("a table without a title", ".. _table-one:\n\n===  ===\na    b\n===  ===\n\nSee :numref:`⟦table-one`."),
    ),
    "footnotes.undefined": (
        Page("a name", "A text ⟦[#none]_."),
        Page("a number", "A text ⟦[7]_."),
        Page("a mark too many", "A text [#]_ and ⟦[#]_.\n\n.. [#] A note."),
        Page("a star", "A text ⟦[*]_."),
        Page("a star too many", "A text [*]_, and ⟦[*]_ more.\n\n.. [*] A note."),
        Page("in a table", "===  ============\na    b ⟦[#none]_\n===  ============".replace("============", "=============")),
    ),
    "footnotes.never-referenced": (
        Page("a name", "A text.\n\n.. ⟦[#one] A note."),
        Page("a number", "A text.\n\n.. ⟦[1] A note."),
        Page("one too many", "A text [#]_.\n\n.. [#] A note.\n.. ⟦[#] Another."),
    ),
    "footnotes.duplicate": (
        Page("a name", "A text [#one]_.\n\n.. [#one] A note.\n.. ⟦[#one] Another."),
        Page("a number", "A text [1]_.\n\n.. [1] A note.\n.. ⟦[1] Another."),
    ),
    "citations.unknown-key": (
        Page("a key", "As in :cite:`⟦nobody1999`."),
        Page("beside another", "As in :cite:p:`zhao2023survey,⟦nobody1999`."),
        Page("in a note", ".. note::\n\n   As in :cite:t:`⟦nobody1999`."),
    ),
    "citations.never-cited": (Page("docutils' own", "A text.\n\n.. ⟦[Hoare62] A book."),),
    "markup.unknown-substitution": (
        Page("a name", "A ⟦|word| here."),
        Page("a slip", "A ⟦|wrod| here.\n\n.. |word| replace:: text"),
    ),
    "markup.unknown-markup": (
        Page("a role", "A ⟦:strang:`word`."),
        Page("a role of a domain", "A ⟦:py:funk:`word`."),
        Page("a directive", ".. ⟦noet::\n\n   A text."),
        Page("a directive of a domain", ".. ⟦py:funktion:: f(x)\n\n   A text."),
        Page("an option", f".. figure:: {IMAGE}\n   :widht: ⟦50%\n\n   A caption.", below=1),
        Page("an option of a list", ".. toctree::\n   :maxdept: ⟦2\n\n   ch1", below=1),
    ),
    "markup.bad-option": (
        Page("a width", f".. figure:: {IMAGE}\n   :width: ⟦wide\n\n   A caption.", below=1),
        Page("a number", ".. code-block:: python\n   :lineno-start: ⟦x\n\n   x = 1", below=1),
        Page("a place", f".. image:: {IMAGE}\n   :align: ⟦side", below=1),
    ),
    "markup.missing-argument": (Page("a title", ".. ⟦admonition::\n\n   A text."), Page("a language", ".. ⟦highlight::")),
    "markup.missing-content": (Page("a note", ".. ⟦note::"), Page("a table", ".. ⟦list-table:: A title")),
    "markup.malformed-content": (
        Page("a list that is none", "⟦.. list-table::\n\n   A text."),
        Page("rows of two lengths", "⟦.. list-table::\n\n   * - a\n     - b\n   * - c"),
        Page("a term without its blank line", ".. glossary::\n\n   Term one\n      A text.\n   ⟦Term two\n      A text.", below=1),
        Page("a caption that is a list", f".. figure:: {IMAGE}\n\n   ⟦- a\n   - b", below=2),
    ),
    "markup.broken-rst": (
        Page("emphasis", "A ⟦*word here."),
        Page("emphasis in the second line", "A text,\nand a ⟦*word here.", below=1),
        Page("strong emphasis", "A ⟦**word here."),
        Page("code", "Some ⟦``code here."),
        Page("a backtick", "Some ⟦`code here."),
        Page("a bar", "Some ⟦|code here."),
        Page("an underline", "A Section\n⟦-----\n\nA text."),
        Page("a list that ends", "- one\n⟦two"),
        Page("indentation", "A text\nof two lines\n   ⟦indented."),
        Page("a quote that ends", "A text.\n\n   A quote\n⟦and more."),
        Page("code without an indentation", "Code::\n\n⟦no code"),
        Page("a grid", "+---+---+\n| a | b |\n⟦+---+--+"),
        Page("two targets", ".. _one:\n\nA text.\n\n⟦.. _one:\n\nAnother."),
        Page("two words", ".. |a| replace:: b\n.. |c| replace:: d\n⟦.. |a| replace:: e\n\n|a| |c|"),
        Page("a link to two headings", "Same\n----\n\nA.\n\nSame\n----\n\nSee ⟦Same_."),
        Page("a skipped level", "One\n---\n\nTwo\n~~~\n\nThree\n-----\n\n⟦Four\n^^^^\n\nA text."),
        Page("links without a name", "See ⟦`this`__.", below=-1),
        Page("explicit markup that ends", ".. image:: figures/growth.svg\n⟦A text."),
    ),
    "markup.unlexable-code": (Page("in a block", ".. code-block:: json\n\n   {⟦a: 1}", below=2),),
    "markup.unknown-lexer": (Page("a slip", ".. code-block:: ⟦pythn\n\n   x = 1"),),
    "markup.bad-role": (Page("a number that is none", "See ⟦:pep:`eight`."),),
}

GOOD: tuple[Page, ...] = (
    Page("a label", "See :ref:`here`, :ref:`there <here>`, Page_ and `Page`_."),
    Page("a label with capitals", ".. _My Label:\n\nSection\n-------\n\nSee :ref:`my label` and `My Label`_."),
    Page("a target in a line", "The _`first word` and :ref:`that <first word>`, `first word`_."),
    Page("addresses", "See `this <https://example.org>`_, `that`_, that_, https://example.org/a_b and a@example.org.\n\n.. _that: https://example.org/x_"),
    Page("addresses of one name and one place", "See `this <https://example.org>`_ and `this <https://example.org>`_."),
    Page("an address with a blank below it", "`This\nthing <https://example.org/\nlong>`__"),
    Page("addresses without a name", "See `this`__ and `that`__.\n\n__ https://example.org/1\n__ https://example.org/2"),
    Page("an indirect address", "See one_ and two_.\n\n.. _one: two_\n.. _two: https://example.org"),
    Page("a link of another name", "See `this <Page_>`_."),
    Page("notes by number, name, order and star", "A [1]_ b [#n]_ c [#]_ d [*]_ e [#N]_.\n\n.. [1] one\n.. [#n] two\n.. [#] three\n.. [*] four"),
    Page("a number that docutils gives", "A [#]_ b [#]_ c [1]_.\n\n.. [#] one\n.. [#] two"),
    Page("a note in a list", "- A [#]_.\n\n  .. [#] one"),
    Page("docutils' citation", "As in [CIT2002]_.\n\n.. [CIT2002] A book."),
    Page("words", "|a| and |B c|, |version|, |release|, |today|.\n\n.. |a| replace:: text *here*\n.. |b C| unicode:: U+2014"),
    Page("a picture in a word", f"An |icon|.\n\n.. |icon| image:: {IMAGE}\n   :align: middle\n   :alt: icon"),
    Page("a picture that leads somewhere", f"|icon|_ here.\n\n.. |icon| image:: {IMAGE}\n.. _icon: https://example.org"),
    Page("words of docutils", ".. include:: <isonum.txt>\n\n|copy| 2026"),
    Page("roles of its own", ".. role:: red(strong)\n   :class: red\n.. role:: python(code)\n   :language: python\n\n:red:`a` :python:`b = 1`"),
    Page("a default role", ".. default-role:: math\n\n`a + b` and `c`"),
    Page("no default role", "`A title` and `another`."),
    Page("roles behind", "`x`:math: and `word`:sup:"),
    Page("roles in capitals", ":Math:`x` and :REF:`here`"),
    Page("escaped markup", r"\*no emphasis, \`no code, \|no bar, no\_link, a\ *b*\ c"),
    Page("stars and bars that are none", "2 * 3 * 4, a*b, 5*, ** , '*', \"*\", (`) and | alone, x**2"),
    Page("underscores", "a_b_c, _private, __init__, x_y"),
    Page("brackets", "[1] and [a][b], [x], a[1]_b"),
    Page("code", '``*a`` and ``|b|`` and ``c_``\n\nCode::\n\n   *a |b| c_ :ref:`x`\n\n.. code-block:: python\n   :linenos:\n   :emphasize-lines: 1\n\n   x = "*"'),
    Page("a session", ">>> print('*')\n*"),
    Page("literal text with markup", ".. parsed-literal::\n\n   *a* :ref:`here` |version|"),
    Page("a comment", ".. *a |b| c_ :ref:`x`\n\n..\n   _none: *a\n\n   more"),
    Page("a picture and a figure", f".. image:: /{IMAGE}\n\n.. _fig-one:\n\n.. figure:: {IMAGE}\n   :width: 50%\n   :name: fig-two\n\n   A caption.\n\n   A legend.\n\nSee :numref:`fig-one`, :ref:`fig-two`."),
    Page("tables", '.. _tab-one:\n\n.. table:: A title\n\n   ===  ===\n   a    b\n   ===  ===\n   c    d\n   ===  ===\n\n.. list-table:: Another\n   :header-rows: 1\n   :name: tab-two\n\n   * - a\n     - b\n   * - c\n     - *d*\n\n.. csv-table:: A third\n   :header: a, b\n\n   c, "d, e"\n\nSee :numref:`tab-one` and :ref:`tab-two`.'),
    Page("a grid", "+-------+-----+\n| a     | b   |\n+=======+=====+\n| - one | c   |\n| - two | [#]_|\n+-------+-----+\n\n.. [#] A note."),
    Page("a formula", ".. math::\n   :label: eq-one\n\n   a = b\n\n.. math:: c = d\n   :label: eq-two\n\nSee :eq:`eq-one` and :eq:`eq-two`, :math:`\\alpha_*`."),
    Page("a glossary", ".. glossary::\n\n   Term one\n   Other name\n      Its *meaning*, see :term:`term two`.\n\n   .. a comment\n\n   Term two : class\n      A text.\n\nSee :term:`Term one`, :term:`other name`, :term:`that <Term two>`."),
    Page("admonitions", ".. note:: A text\n   of two lines.\n\n.. admonition:: A *title*\n   :class: tip\n\n   A text.\n\n.. versionadded:: 1.0\n   A text.\n\n.. deprecated:: 2\n\n.. seealso::\n\n   :ref:`here`"),
    Page("a topic and a rubric", ".. topic:: Title\n\n   Text.\n\n.. sidebar:: Side\n   :subtitle: Sub\n\n   Text.\n\n.. _rub:\n\n.. rubric:: A rubric\n\nSee :ref:`rub`."),
    Page("lists", "1. a\n2. b\n\n#. c\n#. d\n\n(i) e\n(ii) f\n\nterm : class\n   meaning\n\n:field: value\n:other field:\n   value\n\n-a  option\n--long=x  option\n\n| line\n|   block"),
    Page("a list of terms with a label", ".. _terms-one:\n\nterm\n   meaning\n\nSee :ref:`terms-one`."),
    Page("described objects", ".. py:function:: f(x)\n   :no-index:\n\n   Does *this*.\n\n   :param x: a number\n   :returns: another\n\n.. py:class:: C\n\n   .. py:method:: m(a, b=1)\n\n      See :py:func:`f`.\n\n.. option:: --x\n\n   Text.\n\n.. envvar:: PATH_X\n\n   Text."),
    Page("the index", ".. index::\n   single: a; b\n   pair: c; d\n   ! e\n\n.. index:: f, g\n\nA :index:`word` and :index:`one <single: two; three>`."),
    Page("conditions", ".. only:: html and not latex\n\n   Text.\n\n.. only:: draft\n\n   .. note:: Text."),
    Page("raw text", ".. raw:: html\n\n   <b>*x</b>\n\n.. role:: raw-html(raw)\n   :format: html\n\n:raw-html:`<br>`"),
    Page("classes", ".. rst-class:: wide\n\nText.\n\n.. container:: a b\n\n   Text.\n\n.. compound::\n\n   Text."),
    Page("quotes", "Text.\n\n   A quote.\n\n   -- Somebody\n\n.. epigraph::\n\n   A text.\n\n   -- Somebody\n\n.. pull-quote::\n\n   Text."),
    Page("a line across", "Text.\n\n----\n\nText."),
    Page("headings", "One\n---\n\nTwo\n~~~\n\nOne\n~~~\n\nThree\n-----\n\nText."),
    Page("headings with markup", "A ``code`` and *more*\n---------------------\n\n中文标题\n--------\n\nText. 中文 *强调* 与 ``代码``。"),
    Page("contents", ".. contents::\n   :local:\n   :depth: 1\n\nOne\n---\n\nText."),
    Page("substituted headings", "The |a|\n-------\n\n.. |a| replace:: b\n\nText."),
    Page("a hidden table of contents", ".. toctree::\n   :hidden:\n   :caption: More\n   :maxdepth: 1\n\n   That chapter <ch1>\n   Outside <https://example.org>\n   self"),
    Page("roles of Sphinx", ":doc:`ch1`, :doc:`that <ch1>`, :abbr:`LIFO (last in, first out)`, :kbd:`Ctrl-X`, :menuselection:`A --> B`, :guilabel:`&OK`, :file:`a/{b}/c`, :command:`rm`, :pep:`8`, :rfc:`2822#section-1`, :samp:`x{y}`, :code:`a`, :sub:`2`, :py:class:`int`"),
    Page("works", "As in :cite:`zhao2023survey`, :cite:t:`zhao2023survey` and :cite:p:`{see}zhao2023survey{p. 3}`."),
    Page("an included file", ".. include:: part.inc\n\n.. |words| replace:: text\n\n.. role:: strong-red"),
    Page("tabs", "A text\twith a tab.\n\n-\ta list\n-\tanother :ref:`here`"),
    Page("an empty comment", "..\n\n   A quote."),
    Page("a blank in a word", "H\\ :sub:`2`\\ O"),
    Page("a name twice", ".. _Twin: https://example.org\n\nSee Twin_.\n\n.. _twin : https://example.org".replace("twin :", "twin:")),
)


FAULTS: list[Fault] = [fault for rule, pages in BAD.items() for fault in faults(rule, *((f"reStructuredText: {row[0]}", *row[1:]) for row in (page.row() for page in pages)))]
SOUND: list[Variation] = sounds("crossrefs", *((f"reStructuredText: {row[0]}", *row[1:]) for row in (page.row() for page in GOOD)))
