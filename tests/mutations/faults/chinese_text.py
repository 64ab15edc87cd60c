"""Chinese text broken, and what only looks so."""

from __future__ import annotations

from tests.mutations.mutation import faults, sounds

CH1, CH2, CH3 = "source/ch1.md", "source/ch2.md", "source/ch3.md"
END = "```{admonition} 提示"
HINT = "请先读{ref}`sec-routes`。"


def _last(text: str) -> tuple[str, str, str]:
    """Return an edit that puts a block before the last one of chapter 3."""
    return CH3, END, f"{text}\n\n{END}"


def _tune(text: str) -> tuple[str, str, str]:
    return CH1, "再微调。", text


FAULTS = [
    *faults(
        "chinese.dead-emphasis",
        ("quotes inside bold", *_tune("再⟦**“微调”**一次。")),
        ("brackets inside bold", *_tune("再⟦**微调（监督）**一次。")),
        ("a full stop inside bold", *_tune("再⟦**微调。**然后停。")),
        ("book titles", *_tune("见⟦**《微调》**一书。")),
        ("italic", *_tune("再⟦*“微调”*一次。")),
        ("in a quote", CH1, "规模就是力量，", "⟦**“规模”**就是力量，"),
        ("in a footnote", CH2, "该书有网络版。", "该书⟦**“有”**网络版。"),
        ("in a cell", CH2, "索引[^index]", "再⟦**“索引”**一[^index]"),
    ),
    *faults(
        "chinese.unbalanced-quotes",
        ("exchanged", *_tune("再⟦”微调“。")),
        ("no closing quote", *_tune("再⟦“微调。")),
        ("no opening quote", *_tune("再微调⟦”。")),
        ("the wrong way round", *_tune("再“微调⟦“。")),
        ("a book title", *_tune("见⟦《微调。")),
        ("a bracket", *_tune("再微调⟦（监督。")),
        ("a bracket that closes nothing", *_tune("再微调监督⟦）。")),
        ("the wrong corner bracket", *_tune("再⟦「微调』。")),
        ("a single quote for a double one", *_tune("再⟦“微调’。")),
        ("the wrong angle", *_tune("见⟦《微调〉。")),
        ("a straight quote", *_tune('再⟦"微调。')),
        ("a tortoise-shell bracket", *_tune("再⟦〔微调。")),
        ("a square bracket", *_tune("再⟦[微调。")),
        ("a half-width bracket", *_tune("再用 GPT⟦(监督。")),
        ("corner brackets", *_tune("再⟦「微调。")),
        ("in a footnote", CH2, "该书有网络版。", "该书⟦“有网络版。"),
        ("in a heading", CH2, "## 做法", "## ⟦“做法"),
        ("in a table", CH1, "| 编码器 | BERT |", "| ⟦“编码器 | BERT |"),
        ("in a list of lists", CH2, "索引[^index]", "⟦“索引[^index]"),
        ("in a caption", CH2, "检索的流程\n", "检索的⟦《流程\n"),
    ),
    *faults(
        "chinese.half-width-punctuation",
        ("a comma", *_tune("先停⟦,再微调。")),
        ("a comma behind Latin", *_tune("先用 GPT⟦,再微调。")),
        ("a comma behind bold", *_tune("先**停**⟦,再微调。")),
        ("brackets, told once", *_tune("再微调⟦(监督)一次。")),
        ("a bracket that a wide one closes", *_tune("再微调⟦(监督）一次。")),
        ("a full stop behind a reference", CH3, HINT, "请先读{ref}`sec-routes`⟦."),
        ("three full stops", *_tune("再微调⟦...然后停。")),
        ("two hyphens", *_tune("再微调⟦--然后停。")),
        ("straight quotes", *_tune('再⟦"微调"一次。')),
    ),
    *faults("chinese.full-width-latin", ("letters", *_tune("再微调⟦ＧＰＴ。"))),
]

SOUND = sounds(
    "chinese",
    ("bold beside Han", *_tune("再**微调**一次。")),
    ("quotes around bold", *_tune("再“**微调**”一次。")),
    ("an apostrophe", *_tune("再微调 OpenAI’s GPT。")),
    ("apostrophes of years", *_tune("再微调 ’90 年代的 rock ’n’ roll。")),
    ("an apostrophe in quotes", *_tune("再微调‘OpenAI’s 模型’。")),
    ("intervals and inches", *_tune('再取 [0, 1) 与 (0, 1]，或 5" 屏。')),
    ("straight quotes over two paragraphs", *_last('"第一段。\n\n第二段。"')),
    ("brackets of two widths", *_tune("再微调(监督）与（监督)。")),
    ("numbers of a list", *_tune("再：1）微调；2）检验。")),
    ("nested quotes", *_tune("他说：“再‘微调’。”")),
    ("a quotation of two paragraphs", *_last("“第一段。\n\n“第二段。”")),
)
