"""Translations that lose, add or change what their original refers to, and sound ones."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

PO1 = "locale/en/LC_MESSAGES/ch1.po"
PO2 = "locale/en/LC_MESSAGES/ch2.po"
PO3 = "locale/en/LC_MESSAGES/ch3.po"
FIRST = 'msgstr "The first route is an encoder {cite}`devlin2019bert`."'
SECOND = 'msgstr "The second route is a decoder; see [the next section](#sec-cost)."'
TUNE = 'msgstr "Fine-tune then."'
SCALE = 'msgstr "Scale is strength, says {cite}`zhao2023survey`."'
BATCH = 'msgstr "Memory grows linearly with `batch_size` {cite}`vaswani2017attention`."'
COST = 'msgstr "Attention takes $O(n^2 d)$ operations, where $d$ is the dimension:"'
INDEX = 'msgstr "Index[^index]"'
HINT = 'msgstr "Read {ref}`sec-routes` first."'
TERM = 'msgstr "An {term}`embedding <嵌入>` turns text into a vector; see {doc}`ch1`."'
SITE = '"There is more on [the official site](https://example.org/llm); training is "\n"done with `model.fit()`."'
PRICE = '"In {eq}`eq-step`, $a_t$ is the action. It costs about \\\\$5, 30% less than in"\n" 2023."'
ROUTES = '"Each route has its model: **BERT** and *GPT*[^gpt]; for the former see "\n"{cite:t}`devlin2019bert`. {numref}`tab-routes` and {numref}`fig-growth` "'
WAYS = '"The second way in the table {ref}`tab-ways <tab-ways>` is faster; "\n"{numref}`fig-flow` shows it."'


def _lost(path: str, old: str, gone: str) -> tuple[str, str, str]:
    """Return an edit that takes something away; the mark is at the msgstr."""
    assert gone in old, (gone, old)
    return path, old, "⟦" + old.replace(gone, "")


def _now(path: str, old: str, was: str, new: str) -> tuple[str, str, str]:
    assert was in old, (was, old)
    return path, old, old.replace(was, new)


FAULTS = [
    *faults(
        "translations.reference-lost",
        ("a citation", *_lost(PO1, FIRST, " {cite}`devlin2019bert`")),
        ("a citation in a note", PO1, 'msgstr "The number of parameters; see {cite}`zhao2023survey`."', '⟦msgstr "The number of parameters."'),
        ("a footnote", *_lost(PO2, INDEX, "[^index]")),
        ("a link to a label", *_now(PO1, SECOND, SECOND, "⟦" + SECOND.replace("[the next section](#sec-cost)", "the next section"))),
        ("a link to a site", PO1, 'msgstr ""\n' + SITE, '⟦msgstr ""\n' + SITE.replace("[the official site](https://example.org/llm)", "the official site")),
        ("a cross-reference", *_now(PO3, HINT, HINT, '⟦msgstr "Read that first."')),
        ("one of two references", PO2, 'msgstr ""\n' + WAYS, '⟦msgstr ""\n' + WAYS.replace("{numref}`fig-flow`", "The figure")),
        ("a term", *_now(PO2, TERM, TERM, "⟦" + TERM.replace("{term}`embedding <嵌入>`", "embedding"))),
        ("a page", *_now(PO2, TERM, TERM, "⟦" + TERM.replace("{doc}`ch1`", "the first chapter"))),
        ("a formula’s number", PO3, 'msgstr ""\n' + PRICE, '⟦msgstr ""\n' + PRICE.replace("{eq}`eq-step`", "the formula")),
        ("a citation in a caption", PO1, 'msgstr "Models grow year by year {cite}`zhao2023survey`"', '⟦msgstr "Models grow year by year"'),
        ("a citation in a cell", PO2, 'msgstr "Naive {cite}`gao2024survey`"', '⟦msgstr "Naive"'),
        ("the second of two keys", PO2, 'msgstr ""\n"Retrieval augmentation connects outside knowledge to a model "\n"{cite}`gao2024survey`, and retrieval itself has long had its textbook "\n"{cite}`manning2008retrieval,zhao2023survey`[^book]."', '⟦msgstr ""\n"Retrieval augmentation connects outside knowledge to a model "\n"{cite}`gao2024survey`, and retrieval itself has long had its textbook "\n"{cite}`manning2008retrieval`[^book]."'),
    ),
    *faults(
        "translations.reference-added",
        ("a citation", *_now(PO1, TUNE, "then.", "then {cite}`⟦zhao2023survey`.")),
        ("a footnote", *_now(PO1, TUNE, "then.", "then⟦[^gpt].")),
        ("a link", *_now(PO1, TUNE, "then.", "⟦[then](https://example.org).")),
        ("a cross-reference", *_now(PO1, TUNE, "then.", "then, see ⟦{ref}`ch-rag`.")),
        ("an undefined footnote", *_now(PO3, HINT, "first.", "first⟦[^none].")),
    ),
    *faults(
        "translations.reference-changed",
        ("another work", *_now(PO1, FIRST, "devlin2019bert", "⟦zhao2023survey")),
        ("a key with a slip", *_now(PO1, FIRST, "devlin2019bert", "⟦devlin2019bret")),
        ("a key in capitals", *_now(PO1, SCALE, "`zhao", "`⟦Zhao")),
        ("another footnote", *_now(PO2, INDEX, "[^index]", "⟦[^book]")),
        ("a label with a slip", *_now(PO3, HINT, "{ref}`sec-routes`", "⟦{ref}`sec-rotes`")),
        ("another site", *_now(PO1, SITE, "[the official site](https://example.org/llm)", "⟦[the official site](https://example.com/llm)")),
        ("another label of a link", *_now(PO1, SECOND, "[the next section](#sec-cost)", "⟦[the next section](#sec-routes)")),
        ("another figure", *_now(PO2, WAYS, "{numref}`fig-flow`", "⟦{numref}`fig-growth`")),
        ("another page", *_now(PO2, TERM, "{doc}`ch1`", "⟦{doc}`ch3`")),
        ("a translated label", *_now(PO3, HINT, "{ref}`sec-routes`", "⟦{ref}`two-routes`")),
    ),
    *faults(
        "translations.role-changed",
        ("a name became a number", *_now(PO1, ROUTES, "{cite:t}`devlin", "{cite}`⟦devlin")),
        ("a number became a name", *_now(PO1, SCALE, "{cite}`zhao", "{cite:t}`⟦zhao")),
        ("a number became a title", *_now(PO2, WAYS, "{numref}`fig-flow`", "⟦{ref}`fig-flow`")),
        ("a title became a number", *_now(PO3, HINT, "{ref}`sec", "⟦{numref}`sec")),
        ("a link became a reference", *_now(PO1, SECOND, "[the next section](#sec-cost)", "⟦{ref}`sec-cost`")),
    ),
    *faults(
        "translations.maths-changed",
        ("another power", *_now(PO1, COST, "$O(n^2 d)$", "⟦$O(n d)$")),
        ("another letter", *_now(PO1, COST, "where $d$", "where ⟦$k$")),
        ("a formula is gone", *_lost(PO1, COST, ", where $d$ is the dimension")),
        ("not closed", PO1, COST, "⟦" + COST.replace("where $d$", "where $d")),
        ("a displayed formula", PO1, 'msgstr "C = 2 n^2 d"', '⟦msgstr "C = 3 n^2 d"'),
        ("a displayed formula with other blanks, which Sphinx drops", PO3, 'msgstr "s_{t+1} = f(s_t, a_t)"', '⟦msgstr "s_{t+1}=f(s_t,a_t)"'),
        ("in a cell", PO2, 'msgstr "$O(\\\\log n)$"', 'msgstr "⟦$O(\\\\ln n)$"'),
    ),
    *faults(
        "translations.code-changed",
        ("another name", *_now(PO1, BATCH, "`batch_size`", "⟦`batchsize`")),
        ("no code", *_now(PO1, 'msgstr ""\n' + SITE, 'msgstr ""\n' + SITE, '⟦msgstr ""\n' + SITE.replace("`model.fit()`", "the model"))),
    ),
    *faults(
        "translations.number-changed",
        ("another year", *_now(PO3, PRICE, '" 2023."', '" ⟦2032."')),
        ("another share", *_now(PO3, PRICE, "30% less", "⟦13% less")),
        ("a tenth", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached ⟦17.5 billion "'),
        ("亿 for a billion", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached ⟦1750 billion "'),
        ("another scale", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached ⟦175 million "'),
    ),
    *faults(
        "translations.markup-broken",
        ("a blank before the backtick", *_now(PO1, FIRST, "{cite}`", "⟦{cite} `")),
        ("a typed number", *_now(PO1, TUNE, "then.", "then ⟦[9].")),
        ("an arrow of a web page", *_now(PO1, TUNE, "then.", "then.⟦↩︎")),
        ("a raised number of HTML", *_now(PO1, TUNE, "then.", "then.⟦<sup>2</sup>")),
        ("a citation of Pandoc's", *_now(PO1, TUNE, "then.", "then ⟦[@gao2024survey].")),
        ("full-width braces", *_now(PO1, FIRST, "{cite}", "⟦｛cite｝")),
        ("typographic quotes", *_now(PO3, HINT, "{ref}`sec-routes`", "⟦{ref}‘sec-routes’")),
        ("no closing backtick", *_now(PO1, SCALE, "survey`.", "survey.")[:2], SCALE.replace("{cite}", "⟦{cite}").replace("survey`", "survey")),
        ("a footnote with a blank", *_now(PO2, INDEX, "[^index]", "⟦[^ index]")),
        ("a full-width footnote", *_now(PO2, INDEX, "[^index]", "⟦［^index］")),
        ("a link with a blank", *_now(PO1, SECOND, "[the next section](", "⟦[the next section] (")),
        ("a full-width link", *_now(PO1, SECOND, "[the next section](#sec-cost)", "⟦[the next section]（#sec-cost）")),
        ("bold without its end", *_now(PO1, ROUTES, "**BERT**", "⟦**BERT")),
        ("bold with a blank", *_now(PO1, ROUTES, "**BERT**", "⟦** BERT**")),
        ("a lone backtick", *_now(PO1, TUNE, "then.", "⟦`then.")),
        ("a role that was translated", *_now(PO1, FIRST, "{cite}", "⟦{引用}")),
        ("a command of LaTeX", *_now(PO1, FIRST, "{cite}`devlin2019bert`", "⟦\\\\cite{devlin2019bert}")),
        ("an unknown role", *_now(PO3, HINT, "{ref}", "⟦{reff}")),
        ("a role of reStructuredText", *_now(PO3, HINT, "{ref}`sec", "⟦:ref:`sec")),
    ),
    *faults(
        "translations.first-block-only",
        ("a list", *_now(PO1, TUNE, "Fine", "⟦- Fine")),
        ("a numbered list", *_now(PO1, TUNE, "Fine", "⟦2. Fine")),
        ("a year with a full stop", *_now(PO1, TUNE, "Fine-tune then.", "⟦2022. Fine-tune then.")),
        ("a heading", *_now(PO1, TUNE, "Fine", "⟦# Fine")),
        ("a quote", *_now(PO1, TUNE, "Fine", "⟦> Fine")),
        ("a fence", PO1, TUNE, 'msgstr "⟦```\\nFine-tune then.\\n```"'),
        ("a second paragraph", *_now(PO1, TUNE, "then.", "then.\\n\\n⟦And again.")),
        ("a footnote that keeps its head", PO2, 'msgstr "An inverted index, for example."', 'msgstr "⟦[^index]: An inverted index, for example."'),
        ("four blanks", *_now(PO1, TUNE, "Fine", "⟦    Fine")),
    ),
    *faults(
        "translations.noqa-hides-loss",
        ("a citation", PO1, FIRST, '⟦msgstr "The first route is an encoder. #noqa"'),
        ("another key", PO1, SCALE, '⟦msgstr "Scale is strength, says {cite}`gao2024survey`. #noqa"'),
    ),
]

SOUND = sounds(
    "translations",
    ("a list that only its original names", "source/ch1.md", "再微调。", "再微调，形状为 [16, 512]。", PO1, 'msgid "再微调。"\n' + TUNE, 'msgid "再微调，形状为 [16, 512]。"\nmsgstr "Fine-tune [16, 512] then."'),
    ("another order", *_now(PO1, BATCH, "Memory grows linearly with `batch_size` {cite}`vaswani2017attention`.", "By {cite}`vaswani2017attention`, memory grows linearly with `batch_size`.")),
    ("a work once more", *_now(PO1, SCALE, "strength,", "strength {cite}`zhao2023survey`,")),
    ("a note once more", *_now(PO2, INDEX, "[^index]", "[^index] again[^index]")),
    ("an emphasis that is dropped", *_now(PO1, ROUTES, "**BERT**", "BERT")),
    ("keys in another order", *_now(PO2, '"{cite}`manning2008retrieval,zhao2023survey`[^book]."', "manning2008retrieval,zhao2023survey", "zhao2023survey,manning2008retrieval")),
    ("one role for two keys became two", *_now(PO2, '"{cite}`manning2008retrieval,zhao2023survey`[^book]."', "retrieval,zhao", "retrieval` and {cite}`zhao")),
    ("a title of its own", *_now(PO3, HINT, "{ref}`sec-routes`", "{ref}`the routes <sec-routes>`")),
    ("a translated term", *_now(PO2, TERM, "`embedding <嵌入>`", "`embedding`")),
    ("blanks in a formula", *_now(PO1, COST, "$O(n^2 d)$", "$O(n^2\\\\,d)$")),
    ("175B", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached 175B "'),
    ("175,000 million", PO1, '"{cite}`vaswani2017attention`, and they have reached 175 billion "', '"{cite}`vaswani2017attention`, and they have reached 175,000 million "'),
    ("a number in words", *_now(PO3, PRICE, "30% less", "thirty per cent less")),
    ("a number more", *_now(PO1, TUNE, "then.", "then, as step 2.")),
    ("a mark behind a backslash", *_now(PO1, TUNE, "Fine-tune then.", "2\\\\. Fine-tune then.")),
    ("a line break in a paragraph", *_now(PO1, TUNE, "Fine-tune then.", "Fine-tune\\nthen.")),
    ("Chinese that is spoken of", *_now(PO1, TUNE, "then.", "then (微调).")),
    ("another name for a link", *_now(PO1, SECOND, "the next section", "below")),
    ("a comment for translators", PO1, 'msgid "再微调。"', '# not “tune in”\nmsgid "再微调。"'),
)
