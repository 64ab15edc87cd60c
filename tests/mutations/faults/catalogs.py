"""Catalogs that are broken or behind the manuscript, and sound ones."""

from __future__ import annotations

from tests.mutations.mutation import HERE, faults, sounds

PO1 = "locale/en/LC_MESSAGES/ch1.po"
PO2 = "locale/en/LC_MESSAGES/ch2.po"
CH1 = "source/ch1.md"
TUNE_ID, TUNE = 'msgid "再微调。"', 'msgstr "Fine-tune then."'
_CH3 = (HERE / "book" / "locale/en/LC_MESSAGES/ch3.po").read_text("utf-8")
_AGENTS = 'msgid "智能体"'.encode("gbk")
GBK = _CH3.encode("gbk").replace(_AGENTS, "⟦".encode() + _AGENTS)
PRE = 'msgid "先预训练。"\nmsgstr "Pre-train first."'

FAULTS = [
    *faults(
        "translations.syntax",
        ("a sign for a lost character", PO1, TUNE, '⟦msgstr "Fine-tune \ufffd then."'),
        ("no closing quote", PO1, TUNE, '⟦msgstr "Fine-tune then.'),
        ("no opening quote", PO1, TUNE, '⟦msgstr Fine-tune then."'),
        ("text behind the quote", PO1, TUNE, '⟦msgstr "Fine-tune then." x'),
        ("a quote inside", PO1, TUNE, '⟦msgstr "Fine-"tune then."'),
        ("an unknown escape", PO1, TUNE, '⟦msgstr "Fine-tune\\q then."'),
        ("no msgstr", PO1, f"{TUNE_ID}\n{TUNE}\n", f"⟦{TUNE_ID}\n"),
        ("no msgid", PO1, f"{TUNE_ID}\n{TUNE}\n", f'{TUNE_ID}\n{TUNE}\n\n⟦msgstr "again"\n'),
        ("a message twice", PO1, f"{TUNE_ID}\n{TUNE}\n", f'{TUNE_ID}\n{TUNE}\n\n⟦{TUNE_ID}\nmsgstr "Tune."\n'),
        ("a slip in the keyword", PO1, TUNE, '⟦msgst "Fine-tune then."'),
        ("typographic quotes", PO1, TUNE, "⟦msgstr “Fine-tune then.”"),
        ("text outside", PO1, TUNE_ID, f"⟦fine\n{TUNE_ID}"),
        ("a line feed at one end", PO1, TUNE, '⟦msgstr "Fine-tune then.\\n"'),
        ("marks of a conflict", PO1, f"{TUNE_ID}\n{TUNE}\n", f'{TUNE_ID}\n⟦<<<<<<< HEAD\n{TUNE}\n=======\nmsgstr "Tune."\n>>>>>>> branch\n'),
        ("no UTF-8", PO1, TUNE.encode(), b'\xe2\x9f\xa6msgstr "Fine-t\xffune then."'),
        ("a context at the end", PO1, 'msgstr "GPT stands for Generative Pre-trained Transformer."', 'msgstr "GPT stands for Generative Pre-trained Transformer."\n\n⟦msgctxt "x"'),
        ("nothing at all", "locale/en/LC_MESSAGES/ch3.po", None, "⟦"),
        ("no text", "locale/en/LC_MESSAGES/ch3.po", None, b"\xe2\x9f\xa6\x00\xff\xfe\x00"),
        ("another encoding", "locale/en/LC_MESSAGES/ch3.po", None, GBK),
    ),
    *faults(
        "translations.untranslated",
        ("empty", PO1, TUNE, '⟦msgstr ""'),
        ("blank", PO1, TUNE, '⟦msgstr "  "'),
        ("a caption", PO2, 'msgstr "How retrieval works"', '⟦msgstr ""'),
        ("a cell", PO2, 'msgstr "Operations"', '⟦msgstr ""'),
        ("a heading", PO2, 'msgstr "How it is done"', '⟦msgstr ""'),
    ),
    *faults(
        "translations.fuzzy",
        ("one message", PO1, f"{TUNE_ID}\n{TUNE}", f"#, fuzzy\n{TUNE_ID}\n⟦{TUNE}"),
        ("with another flag", PO1, f"{TUNE_ID}\n{TUNE}", f"#, no-wrap, fuzzy\n{TUNE_ID}\n⟦{TUNE}"),
    ),
    *faults(
        "translations.same-as-source",
        ("a sentence", PO1, TUNE, '⟦msgstr "再微调。"'),
        ("a heading", PO2, 'msgstr "How it is done"', '⟦msgstr "做法"'),
    ),
    *faults(
        "translations.left-in-chinese",
        ("a word", PO1, TUNE, 'msgstr "Fine-tune ⟦然后."'),
        ("a full stop", PO1, TUNE, 'msgstr "Fine-tune then⟦。"'),
        ("a comma", PO1, TUNE, 'msgstr "Fine-tune⟦，then."'),
        ("in the text of a link", PO1, 'see [the next section](#sec-cost)."', 'see [the next ⟦小节](#sec-cost)."'),
        ("alt text", PO1, 'msgstr "A curve that only rises"', 'msgstr "A ⟦曲线 that only rises"'),
        ("marks of a title", PO1, TUNE, 'msgstr "Fine-tune ⟦《BERT》 then."'),
        ("corner brackets", PO1, TUNE, 'msgstr "⟦「Fine-tune」 then."'),
        ("corner brackets of the second kind", PO1, TUNE, 'msgstr "⟦『Fine-tune』 then."'),
    ),
    *faults(
        "translations.stale",
        ("the manuscript was edited", CH1, "再微调。", "再微调一次。", PO1, TUNE_ID, "⟦" + TUNE_ID),
        ("a passage was added", CH1, "2. 再微调。\n", "2. 再微调。\n3. ⟦最后检验。\n", PO1, TUNE_ID, TUNE_ID),
        ("a passage was deleted", CH1, "2. 再微调。\n", "", PO1, TUNE_ID, "⟦" + TUNE_ID),
        ("a heading was edited", CH1, "## 代价", "## 计算的代价", PO1, 'msgid "代价"', '⟦msgid "代价"'),
        ("a citation was added", CH1, "第一条路线是编码器{cite}`devlin2019bert`。", "第一条路线是编码器{cite}`devlin2019bert,zhao2023survey`。", PO1, 'msgid "第一条路线是编码器{cite}`devlin2019bert`。"', '⟦msgid "第一条路线是编码器{cite}`devlin2019bert`。"'),
        ("a message in a context", PO1, TUNE_ID, f'msgctxt "x"\n⟦{TUNE_ID}'),
        ("a message in an empty context", PO1, TUNE_ID, f'msgctxt ""\n⟦{TUNE_ID}'),
        ("a message was never there", PO1, TUNE_ID, f'⟦msgid "没有这句话。"\nmsgstr "No such sentence."\n\n{TUNE_ID}'),
    ),
    *faults(
        "translations.missing-catalog",
        ("it was deleted", "locale/en/LC_MESSAGES/ch3.po", None, None, "source/ch3.md", "(ch-agents)=\n", "⟦(ch-agents)=\n"),
    ),
    *faults(
        "translations.stale-mo",
        ("the .po was deleted", "locale/en/LC_MESSAGES/ch3.po", None, None, "locale/en/LC_MESSAGES/ch3.mo", None, "⟦old"),
    ),
    *faults(
        "translations.term-varies",
        ("another word", PO2, 'msgstr "An {term}`embedding <嵌入>` turns', '⟦msgstr "An {term}`insertion <嵌入>` turns'),
    ),
    *faults(
        "translations.obsolete",
        ("a message of long ago", PO1, TUNE_ID, f'⟦#~ msgid "旧话。"\n#~ msgstr "Old words."\n\n{TUNE_ID}'),
    ),
    *faults(
        "translations.below-threshold",
        ("too few messages", "pyproject.toml", None, "[tool.bookpress.thresholds]\nen = 100\n", PO1, TUNE, 'msgstr ""', PO1, 'msgid ""\nmsgstr ""\n"Project', '⟦msgid ""\nmsgstr ""\n"Project'),
    ),
]

SOUND = sounds(
    "translations",
    ("a message over several lines", PO1, TUNE, 'msgstr ""\n"Fine-tune "\n"then."'),
    ("escapes", PO1, TUNE, 'msgstr "Fine-\\"tune\\" then."'),
    ("an extracted comment", PO1, TUNE_ID, f"#. about training\n{TUNE_ID}"),
    ("no reference to the source", PO1, f"#: ../../source/ch1.md:18\n{TUNE_ID}", TUNE_ID),
    ("two strings on a line", PO1, TUNE, 'msgstr "Fine-tune " "then."'),
    ("a message on a line", PO1, f"{TUNE_ID}\n{TUNE}", f"{TUNE_ID} {TUNE}"),
    ("a comment behind a message", PO1, TUNE, f"{TUNE} # well"),
    ("a comment without a blank", PO1, TUNE_ID, f"#well\n{TUNE_ID}"),
    ("a form feed in a comment", PO1, TUNE_ID, f"# well\f\u2028so\n{TUNE_ID}"),
    ("a comment that goes on", PO1, TUNE_ID, f"# well \\\nmsgid no message\n{TUNE_ID}"),
    ("sticky flags", PO1, TUNE_ID, f"#= no-wrap\n{TUNE_ID}"),
    ("an old text in a context", PO1, TUNE_ID, f'#| msgctxt "x"\n#| msgid "微调。"\n{TUNE_ID}'),
    ("a flag", PO1, TUNE_ID, f"#, no-wrap\n{TUNE_ID}"),
    ("windows line ends", PO1, f"{TUNE_ID}\n{TUNE}\n", f"{TUNE_ID}\r\n{TUNE}\r\n"),
)
