"""Entries that differ from what registries know of their works, and such as only seem to."""

from __future__ import annotations

import json

from tests.mutations.mutation import faults, sounds

BIB, CH3, LOCK = "refs.bib", "source/ch3.md", "refs.lock.json"
TITLE = "  title     = {{BERT}: Pre-training of Deep Bidirectional Transformers},\n"
AUTHOR = "  author    = {Devlin, Jacob and Chang, Ming-Wei and Lee, Kenton and Toutanova, Kristina},\n"
YEAR = "  year      = {2019},\n"
DOI = "  doi       = {10.18653/v1/N19-1423},\n"
GAO_YEAR = "  year          = {2024},\n"
GAO_EPRINT = "  eprint        = {2312.10997},\n"
GAO_TITLE = "  title         = {Retrieval-Augmented Generation for Large Language Models},\n"
_BERT = "doi:10.18653/v1/n19-1423"
_GAO = "arxiv:2312.10997"
_Record = dict[str, object]
RECORDS: dict[str, _Record] = {
    _BERT: {
        "registry": "Crossref",
        "type": "proceedings-article",
        "titles": ["BERT: Pre-training of Deep Bidirectional Transformers"],
        "authors": ["Devlin, Jacob", "Chang, Ming-Wei", "Lee, Kenton", "Toutanova, Kristina"],
        "years": [2019],
        "printed": True,
        "containers": ["Proceedings of the 2019 Conference of the North"],
    },
    _GAO: {
        "registry": "arXiv",
        "type": "preprint",
        "titles": ["Retrieval-Augmented Generation for Large Language Models: A Survey"],
        "authors": ["Yunfan Gao", "Yun Xiong"],
        "years": [2023, 2024],
        "containers": ["arXiv"],
    },
    "arxiv:2303.18223": {
        "registry": "arXiv",
        "type": "preprint",
        "titles": ["A Survey of Large Language Models"],
        "authors": ["Wayne Xin Zhao", "Kun Zhou"],
        "years": [2023, 2026],
        "containers": ["arXiv"],
    },
}


def _lock(name: str = "", **changes: object) -> tuple[str, None, str]:
    """Return the edit that writes the lock file, with changes to one record."""
    held = dict(RECORDS)
    if name:
        held[name] = {**held.get(name, {}), **changes}
    return LOCK, None, json.dumps({"version": 1, "records": held}, ensure_ascii=False, indent=2)


def _at(text: str, old: str, new: str) -> tuple[str | None, ...]:
    """Return a change of a line of refs.bib, with the mark at its head, beside the lock file."""
    assert old in text, (old, text)
    return BIB, text, "  ⟦" + text[2:].replace(old, new), *_lock()


def _sound(text: str, new: str, *lock: str | None) -> tuple[str | None, ...]:
    return BIB, text, new, *(lock or _lock())


def _work(entry: str, record: _Record, name: str = "doi:10.5555/one") -> tuple[str | None, ...]:
    """Return edits that put a work before the last one, cite it, and lock it."""
    cited = "调用{cite}`gao2024survey"
    return BIB, "@misc{gao", f"{entry}\n\n@misc{{gao", CH3, cited, cited.replace("gao", "one2020x,gao"), *_lock(name, **record)


def _article(journal: str = "Journal of Things", mark: str = "", more: str = "", **changes: str) -> str:
    """Return an entry with changes to its fields, and the mark before one of them."""
    rows = {"author": "One, Al", "title": "On Something", "journal": journal, "year": "2020", "doi": "10.5555/one", **changes}
    lines = [f"  {'⟦' if name == mark else ''}{name} = {{{value}}},\n" for name, value in rows.items()]
    return f"@article{{one2020x,\n{''.join(lines)}{more}}}"


def _known(**changes: object) -> _Record:
    first = {"registry": "Crossref", "type": "journal-article", "titles": ["On Something"], "authors": ["One, Al"], "years": [2020], "printed": True, "containers": ["Journal of Things"]}
    return {**first, **changes}


PREPRINT = "@misc{one2020x,\n  author = {One, Al},\n  title = {On Something},\n  year = {2020},\n  ⟦eprint = {2001.08361},\n  archiveprefix = {arXiv},\n}"
_ARXIV = "arxiv:2001.08361"
_PAPER = _known(registry="arXiv", type="preprint", authors=["Al One"], printed=False, containers=["arXiv"])

FAULTS = [
    *faults(
        "bibliography.differs-from-record",
        ("a letter is missing in the title", *_at(TITLE, "Bidirectional", "Bidirectonal")),
        ("a word is missing in the title", *_at(TITLE, "Deep ", "")),
        ("two words of the title are exchanged", *_at(TITLE, "Deep Bidirectional", "Bidirectional Deep")),
        ("another subtitle", *_at(TITLE, "Pre-training of Deep Bidirectional Transformers", "Training Deep Transformers")),
        ("a number in the title", *_at(TITLE, "{BERT}", "{BERT2}")),
        ("the year before", *_at(YEAR, "2019", "2018")),
        ("another century", *_at(YEAR, "2019", "1919")),
        ("the year of a date", *_at(YEAR, "year      = {2019}", "date      = {2018-06}")),
        ("the first author misspelt", *_at(AUTHOR, "Devlin", "Delvin")),
        ("two authors exchanged", *_at(AUTHOR, "Devlin, Jacob and Chang, Ming-Wei", "Chang, Ming-Wei and Devlin, Jacob")),
        ("the first author left out", *_at(AUTHOR, "Devlin, Jacob and ", "")),
        ("names turned round", *_at(AUTHOR, "Devlin, Jacob and Chang, Ming-Wei", "Kenton Lee and Jacob Devlin")),
        ("a preprint of another year", BIB, GAO_YEAR, "  ⟦year          = {2022},\n", *_lock()),
        ("a preprint of another title", BIB, GAO_TITLE, "  ⟦title         = {Retrieval-Augmented Generation of Large Language Models},\n", *_lock()),
        ("a preprint of another author", BIB, "{Gao, Yunfan and others}", "{Guo, Yunfei and others}", BIB, "  author        = {Guo", "  ⟦author        = {Guo", *_lock()),
        ("the DOI of another work", BIB, DOI, "  ⟦doi       = {10.18653/v1/P18-1031},\n", *_lock("doi:10.18653/v1/p18-1031", registry="Crossref", titles=["Universal Language Model Fine-tuning for Text Classification"], authors=["Howard, Jeremy"], years=[2018])),
        ("the arXiv id of another work", BIB, GAO_EPRINT, "  ⟦eprint        = {1706.03762},\n", *_lock("arxiv:1706.03762", registry="arXiv", type="preprint", titles=["Attention Is All You Need"], authors=["Ashish Vaswani"], years=[2017])),
        ("the arXiv id of another work beside the right DOI", BIB, DOI, DOI + "  ⟦eprint    = {1706.03762},\n  archiveprefix = {arXiv},\n", *_lock("arxiv:1706.03762", registry="arXiv", type="preprint", titles=["Attention Is All You Need"], authors=["Ashish Vaswani"], years=[2017])),
        ("another journal", *_work(_article("Journal of Matters", mark="journal"), _known())),
        ("a journal with a name like it", *_work(_article("Nature Physics", mark="journal"), _known(containers=["Nature"]))),
        ("another series of a journal", *_work(_article("Physical Review B", mark="journal"), _known(containers=["Physical Review A", "Phys. Rev. A"]))),
        ("a year before the first", *_work(_article(year="2019", mark="year"), _known(printed=False))),
        ("a year before a preprint", *_work(_article("bioRxiv", year="2019", mark="year"), _known(type="preprint", printed=False, containers=["bioRxiv"]))),
        ("a year behind the print", *_work(_article(year="2021", mark="year"), _known())),
        ("two years behind what is not printed", *_work(_article(year="2022", mark="year"), _known(printed=False))),
        ("a sign of a Chinese title", *_work(_article("计算机学报", title="大规模语言模形综述", author="张, 三", mark="title"), _known(titles=["大规模语言模型综述"], authors=["张, 三"], containers=["计算机学报"]))),
        ("a Chinese surname", *_work(_article("计算机学报", title="大规模语言模型综述", author="章, 三丰", mark="author"), _known(titles=["大规模语言模型综述"], authors=["张, 三丰"], containers=["计算机学报"]))),
        ("a title with accents", *_work(_article(title="{\\'E}tude sur l'h{\\'e}riditee", mark="title"), _known(titles=["Étude sur l’héridité"]))),
        ("a title behind a DOI in the address", *_work("@misc{one2020x,\n  author = {One, Al},\n  ⟦title = {On Somethings},\n  year = {2020},\n  url = {https://doi.org/10.5555/one},\n}", _known())),
        ("a title from a parent’s child", BIB, "@misc{gao", "@misc{one2020x,\n  author = {One, Al},\n  ⟦title = {On Nothing},\n  doi = {10.5555/one},\n  crossref = {conf2020},\n}\n\n@proceedings{conf2020,\n  title = {A Conference},\n  publisher = {Press},\n  year = {2020},\n  doi = {10.5555/conf},\n}\n\n@misc{gao", CH3, "调用{cite}`gao2024survey", "调用{cite}`one2020x,gao2024survey", *_lock("doi:10.5555/one", **_known(titles=["On Something or Other"]))),
    ),
    *faults(
        "bibliography.retracted",
        ("by a notice", BIB, DOI, "  ⟦" + DOI[2:], *_lock(_BERT, retracted="retraction 10.5555/notice")),
        ("a preprint withdrawn", BIB, GAO_EPRINT, "  ⟦" + GAO_EPRINT[2:], *_lock(_GAO, retracted="withdrawn")),
        ("an article that its title says so of", *_work(_article(mark="doi"), _known(retracted="retracted article"))),
        ("a work with nothing else known", *_work(_article(mark="doi"), {"registry": "Crossref", "retracted": "removal"})),
        ("a note about something else", *_work(_article(mark="doi", more="  note = {In Chinese},\n"), _known(retracted="withdrawal 10.5555/two"))),
    ),
    *faults(
        "bibliography.published-version-exists",
        ("a preprint of arXiv", BIB, GAO_EPRINT, "  ⟦" + GAO_EPRINT[2:], *_lock(_GAO, published="10.5555/paper")),
        ("as Google Scholar writes it", *_work(PREPRINT.replace("@misc", "@article").replace("⟦eprint = {2001.08361},\n  archiveprefix = {arXiv}", "⟦journal = {arXiv preprint arXiv:2001.08361}"), {**_PAPER, "published": "10.5555/paper"}, _ARXIV)),
        ("as dblp writes it", *_work(PREPRINT.replace("@misc", "@article").replace("⟦eprint", "journal = {CoRR},\n  ⟦eprint"), {**_PAPER, "published": "10.5555/paper"}, _ARXIV)),
        ("by arXiv’s own DOI", *_work(PREPRINT.replace("eprint = {2001.08361},\n  archiveprefix = {arXiv}", "doi = {10.48550/arXiv.2001.08361}"), {**_PAPER, "published": "10.5555/paper"}, _ARXIV)),
        ("a preprint of bioRxiv", *_work(_article("bioRxiv", mark="doi"), _known(type="preprint", containers=["bioRxiv"], published="10.5555/paper"))),
        ("published by arXiv itself", *_work(PREPRINT.replace("archiveprefix", "publisher = {arXiv},\n  archiveprefix"), {**_PAPER, "published": "10.5555/paper"}, _ARXIV)),
    ),
    *faults(
        "bibliography.syntax",
        ("a lock file that was cut off", LOCK, None, '{\n  "version": 1,\n  "records": {⟦'),
        ("a lock file in conflict", LOCK, None, '{\n  "version": 1,\n⟦<<<<<<< HEAD\n  "records": {}\n}\n'),
        ("a lock file of something else", LOCK, None, "⟦[]\n"),
        ("a lock file of another day", LOCK, None, '⟦{"version": 2, "records": {}}\n'),
        ("a year in words", LOCK, None, '⟦{"version": 1, "records": {"doi:10.1/a": {"years": ["2019"]}}}\n'),
    ),
]

SOUND = sounds(
    "bibliography",
    ("all as the registries know it", *_lock()),
    ("a lock file that knows nothing", LOCK, None, '{"version": 1, "records": {}}'),
    ("a work that was not asked for yet", *_sound(DOI, DOI.replace("N19-1423", "P18-1031"))),
    ("case and braces", *_sound(TITLE, TITLE.replace("{BERT}: Pre-training of Deep", "{Bert}: {P}retraining {OF} deep"))),
    ("a subtitle left out", *_sound(TITLE, TITLE.replace(": Pre-training of Deep Bidirectional Transformers", ""))),
    ("a subtitle in its field", *_sound(TITLE, TITLE.replace(": Pre", "},\n  subtitle = {Pre"))),
    ("a subtitle that the record lacks", *_sound(TITLE, TITLE.replace("Transformers", "Transformers: A Study"))),
    ("a subtitle behind a dash", *_sound(TITLE, TITLE.replace("Transformers", "Transformers --- A Study"))),
    ("one that is put in brackets", *_sound(TITLE, TITLE.replace("Transformers", "Transformers (Extended Abstract)"))),
    ("initials", *_sound(AUTHOR, AUTHOR.replace("Devlin, Jacob", "J. Devlin"))),
    ("one author and others", *_sound(AUTHOR, "  author    = {Devlin, Jacob and others},\n")),
    ("small letters", *_sound(AUTHOR, AUTHOR.replace("Devlin", "devlin"))),
    ("a group", *_sound(AUTHOR, "  author    = {{Google AI Language}},\n")),
    ("a date", *_sound(YEAR, "  date      = {2019-06},\n")),
    ("in press", *_sound(YEAR, "  year      = {in press},\n")),
    ("a year with a letter", *_sound(YEAR, "  year      = {2019a},\n")),
    ("the proceedings by another name", *_sound("  booktitle = {Proceedings of NAACL-HLT 2019},\n", "  booktitle = {NAACL},\n")),
    ("a DOI in capitals", *_sound(DOI, DOI.replace("10.18653/v1/N19-1423", "10.18653/V1/N19-1423"))),
    ("the year of the first version", *_sound(GAO_YEAR, GAO_YEAR.replace("2024", "2023"))),
    ("a version", *_sound(GAO_EPRINT, GAO_EPRINT.replace("10997", "10997v5"))),
    ("a preprint whose paper is cited by itself", *_work(PREPRINT.replace("⟦", "") + "\n\n" + _article(doi="10.5555/paper", title="On Something Else").replace("one2020x", "two2020x"), {**_PAPER, "published": "10.5555/paper"}, _ARXIV), CH3, "调用{cite}`one2020x,", "调用{cite}`two2020x,one2020x,"),
    ("a paper with another title than its preprint", *_work(PREPRINT.replace("⟦", "").replace("@misc", "@inproceedings").replace("archiveprefix", "booktitle = {Talks},\n  archiveprefix"), {**_PAPER, "titles": ["On Something, Really"]}, _ARXIV)),
    ("a paper years behind its preprint", *_work(PREPRINT.replace("⟦", "").replace("@misc", "@inproceedings").replace("{2020}", "{2024}").replace("archiveprefix", "booktitle = {Talks},\n  archiveprefix"), _PAPER, _ARXIV)),
    ("a preprint with another title beside the DOI", BIB, DOI, DOI + "  eprint    = {1810.04805},\n  archiveprefix = {arXiv},\n", *_lock("arxiv:1810.04805", registry="arXiv", type="preprint", titles=["Bidirectional Transformers"], authors=["Jacob Devlin"], years=[2018])),
    ("a withdrawn preprint of a paper that stands", BIB, DOI, DOI + "  eprint    = {1810.04805},\n  archiveprefix = {arXiv},\n", *_lock("arxiv:1810.04805", registry="arXiv", type="preprint", titles=["BERT"], authors=["Jacob Devlin"], retracted="withdrawn")),
    ("a retraction that the note tells", *_work(_article(more="  note = {Retracted in 2021},\n"), _known(retracted="retraction 10.5555/two"))),
    ("a retraction that the title tells", *_work(_article(title="RETRACTED: On Something"), _known(titles=["RETRACTED: On Something"], retracted="retraction 10.5555/two"))),
    ("a retraction told in Chinese", *_work(_article(more="  note = {已撤稿},\n"), _known(retracted="retraction 10.5555/two"))),
    ("the year after what is online", *_work(_article(year="2021"), _known(printed=False))),
    ("a preprint of bioRxiv that was revised", *_work(_article("bioRxiv", year="2022"), _known(type="preprint", printed=False, containers=["bioRxiv"]))),
    ("a year between net and print", *_work(_article(year="2020"), _known(years=[2019, 2021]))),
    ("an old book that came to the net", *_work("@book{one2020x,\n  author = {One, Al},\n  title = {On Something},\n  publisher = {Press},\n  year = {1985},\n  doi = {10.5555/one},\n}", _known(type="monograph", years=[2009], printed=False))),
    ("an edition", *_work("@book{one2020x,\n  author = {One, Al},\n  title = {On Something},\n  publisher = {Press},\n  year = {2020},\n  edition = {3},\n  doi = {10.5555/one},\n}", _known(type="book", titles=["On Something, Third Edition"]))),
    ("a chapter with the DOI of its book", *_work("@incollection{one2020x,\n  author = {One, Al},\n  title = {On Parts},\n  booktitle = {On Something},\n  publisher = {Press},\n  year = {2020},\n  doi = {10.5555/one},\n}", _known(type="edited-book", authors=["Editor, Ed"]))),
    ("a talk with the DOI of its proceedings from the parent", BIB, "@misc{gao", "@inproceedings{one2020x,\n  author = {One, Al},\n  title = {On Nothing},\n  crossref = {conf2020},\n}\n\n@proceedings{conf2020,\n  title = {A Conference},\n  editor = {Two, Bo},\n  publisher = {Press},\n  year = {2020},\n  doi = {10.5555/conf},\n}\n\n@misc{gao", CH3, "调用{cite}`gao2024survey", "调用{cite}`one2020x,gao2024survey", *_lock("doi:10.5555/conf", registry="Crossref", titles=["A Conference"], authors=["Two, Bo"], years=[2020])),
    ("a title in another language", *_work(_article("软件学报", title="论某事", author="张, 三"), _known(authors=["Zhang, San"], containers=["Journal of Software"]))),
    ("a Chinese title with a word of Latin", *_work(_article("软件学报", title="基于 BERT 的 Transformer 模型", author="张, 三"), _known(titles=["A Transformer Model Based on BERT"], authors=["Zhang, San"], containers=["Journal of Software"]))),
    ("a Chinese title without blanks", *_work(_article("软件学报", title="基于 BERT 的模型——综述", author="张, 三丰"), _known(titles=["基于BERT的模型"], authors=["张三丰"], containers=["软件学报"]))),
    ("an agency that tells nothing", *_work(_article("软件学报", title="论某事", author="张, 三"), {"registry": "ISTIC"})),
    *(
        (f"the journal in short: {short}", *_work(_article(short), _known(containers=[full])))
        for short, full in (
            ("J. Mach. Learn. Res.", "Journal of Machine Learning Research"),
            ("JMLR", "Journal of Machine Learning Research"),
            ("PNAS", "Proceedings of the National Academy of Sciences"),
            ("Proc. Natl. Acad. Sci. U.S.A.", "Proceedings of the National Academy of Sciences"),
            ("IEEE TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
            ("Communications of the {ACM}", "Commun. ACM"),
            ("Rev. Int'l Econ.", "Review of International Economics"),
            ("{NPJ} Digital Medicine", "npj Digital Medicine"),
            ('Z. f{\\"u}r Physik', "Zeitschrift für Physik"),
            ("ACM Transactions on Information Systems", "ACM Transactions on Information Systems (TOIS)"),
            ("The Annals of Statistics", "Ann. Statist."),
            ("Science", "Science (New York, N.Y.)"),
        )
    ),
    *(
        (f"the title as typed: {typed}", *_work(_article(title=typed), _known(titles=[known])))
        for typed, known in (
            ("Schr{\\\"o}dinger's $\\alpha$-Decay", "Schrödinger’s α-decay"),
            ('M{\\"u}ller \\& Sons', "Mueller and Sons"),
            ("{\\O}rsted, Stra{\\ss}e, {\\L}ukasz", "Ørsted, Straße, Łukasz"),
            ("Water: {H}2{O} and {CO}2", "Water: H2O and CO2"),
            ("Who Wrote It? An Inquiry", "Who Wrote It?"),
            ("Rules --- and More", "Rules—and More"),
            ("A 100\\% Test", "A 100% test"),
            ("Naive Bayes", "Naïve Bayes"),
            ("On ``Things''", "On “Things”"),
        )
    ),
    *(
        (f"the author as typed: {typed}", *_work(_article(author=typed), _known(authors=known)))
        for typed, known in (
            ("van den Berg, Rianne", ["Berg, Rianne van den"]),
            ("{van den Berg}, Rianne", ["van den Berg, Rianne"]),
            ("Rianne van den Berg", ["Berg, Rianne"]),
            ("Garc{\\'\\i}a M{\\'a}rquez, Gabriel", ["Márquez, Gabriel García"]),
            ("{\\'E}variste Galois", ["Galois, Évariste"]),
            ('Sch{\\"u}tze, H.', ["Schuetze, Hinrich"]),
            ("O'Brien, Flann", ["O’Brien, Flann"]),
            ("Wayne Xin Zhao", ["Zhao, Wayne Xin"]),
            ("Zhao Wayne Xin", ["Zhao, Wayne Xin"]),
            ("Li, Bo", ["Bo, Li"]),
            ("King, Jr., Martin Luther", ["King, Martin Luther"]),
            ("Touvron, Hugo", ["The LLaMA Team", "Touvron, Hugo"]),
            ("{The LLaMA Team}", ["Touvron, Hugo"]),
            ("Hovland, C I", ["HOVLAND, CARL I."]),
        )
    ),
)
