"""Titles keep the capitals that small letters would spoil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.typeset.csl.titles import set_titles

if TYPE_CHECKING:
    from pathlib import Path

TITLES = [  # as written, and as it is set
    ("Using BERT: A Study of ChatGPT in {China}", "Using BERT: A study of ChatGPT in China"),
    ("GPT-4 Technical Report", "GPT-4 technical report"),
    ("LLaMA 2: Open Foundation Models", "LLaMA 2: Open foundation models"),
    ("A BERT-Based Model of T5 and Vitamin D", "A BERT-based model of T5 and vitamin D"),
    ("This Is A Book", "This is a book"),
    ("Pruning A* Search in C++", "Pruning A* search in C++"),
    ("The Ph.D. of O'Reilly in the U.S.", "The Ph.D. of O’Reilly in the U.S."),
    (
        "``Why Should I Trust You?'': Explaining Models",
        "“Why should I trust you?”: Explaining models",
    ),
    ("On Facts: the Rest", "On facts: the rest"),
    ("iPhone Users", "iPhone users"),
    ("word2vec Explained", "word2vec explained"),
    ("{\\'E}tudes of {\\\"O}sterreich", "Études of Österreich"),
    ("ATTENTION IS ALL", "ATTENTION IS ALL"),
    ("基于 BERT 的研究", "基于 BERT 的研究"),
    ("Transformer 综述: A Survey", "Transformer 综述: A Survey"),
    ("大模型 {and} Large Models", "大模型 and Large Models"),
    ("", ""),
]


def test_a_title_is_set(tmp_path: Path) -> None:
    printed = set_titles([written for written, _ in TITLES], tmp_path)
    assert printed == [printed for _, printed in TITLES]
