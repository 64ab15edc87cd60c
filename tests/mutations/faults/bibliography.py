"""Entries broken, and entries that only look strange."""

from __future__ import annotations

from tests.mutations.mutation import HERE, HERE_MARK, faults, sounds

BIB, CH1, CH3 = "refs.bib", "source/ch1.md", "source/ch3.md"
VASWANI = "@inproceedings{vaswani2017attention,\n"
TITLE = "  title     = {Attention Is All You Need},\n"
YEAR = "  year      = {2017},\n"
PAGES = "  pages     = {5998--6008},\n"
BOOK = "  publisher = {Cambridge University Press},\n"
ISBN = "{978-0-521-86571-5}"
GAO = "@misc{gao2024survey,\n"
GAO_TITLE = "  title         = {Retrieval-Augmented Generation for Large Language Models},\n"
AUTHORS = "{Vaswani, Ashish and Shazeer, Noam and Parmar, Niki}"
EPRINT = "{2312.10997}"


# What stands in the list of faults more than once.
AUTHOR = f"  author    = {AUTHORS},\n"
VOLUME_END = "  volume    = {30},\n}"


def _at(text: str, old: str, new: str) -> tuple[str, str, str]:
    """Return an edit of refs.bib with the mark at the head of the line that changes."""
    assert old in text, (old, text)
    lead = len(text) - len(text.lstrip())
    return BIB, text, text[:lead] + "⟦" + text[lead:].replace(old, new)


def _added(line: str) -> tuple[str, str, str]:
    return BIB, PAGES, f"{PAGES}  ⟦{line},\n"


FAULTS = [
    *faults(
        "bibliography.syntax",
        ("a value is not closed", *_at(TITLE, "Need}", "Need")),
        ("a quoted value is not closed", *_at(TITLE, "{Attention Is All You Need}", '"Attention Is All You Need')),
        ("the last value is not closed", BIB, ISBN + ",", "{978-0-521-86571-5,", BIB, "  isbn ", "  ⟦isbn "),
        ("an entry is not closed", BIB, "  volume    = {30},\n}", "  volume    = {30},", BIB, VASWANI, "⟦" + VASWANI),
        ("the last entry is not closed", BIB, "  eprint        = {2312.10997},\n  archiveprefix = {arXiv},\n}", "  eprint        = {2312.10997},\n  archiveprefix = {arXiv},", BIB, GAO, "⟦" + GAO),
        ("a comma is missing", *_at(TITLE, "Need},", "Need}")),
        ("a comma is missing behind a number", *_at(YEAR, "{2017},", "2017")),
        ("a comma is missing behind a string", BIB, "booktitle = neurips,", "⟦booktitle = neurips"),
        ("a comma is missing behind the key", BIB, "{vaswani2017attention,", "{⟦vaswani2017attention"),
        ("a full-width comma", *_at(YEAR, "},", "}，")),
        ("a full-width comma behind the key", BIB, GAO, "⟦@misc{gao2024survey，\n"),
        ("a full-width brace", BIB, GAO, "⟦@misc｛gao2024survey,\n"),
        ("full-width braces of a value", *_at(YEAR, "{2017}", "｛2017｝")),
        ("typographic quotes", *_at(TITLE, "{Attention Is All You Need}", "“Attention Is All You Need”")),
        ("a full-width sign of equality", *_at(YEAR, "=", "＝")),
        ("no sign of equality", *_at(YEAR, "=", "")),
        ("a colon for the sign", *_at(YEAR, "=", ":")),
        ("a semicolon for the comma", *_at(YEAR, "},", "};")),
        ("no key", BIB, GAO, "⟦@misc{\n"),
        ("no opening brace", BIB, GAO, "⟦@misc gao2024survey,\n"),
        ("a brace too many", *_at(TITLE, "Need}", "Need}}")),
        ("a brace too many at the end", BIB, "  volume    = {30},\n}", "  volume    = {30},\n}\n⟦}"),
        ("a field twice", BIB, PAGES, PAGES + "  ⟦year      = {2018},\n"),
        ("a comment inside an entry", BIB, PAGES, "  ⟦% checked\n" + PAGES),
        ("a comment behind a field", *_at(PAGES, "},", "}, % checked")),
        ("blanks in the key", BIB, VASWANI, VASWANI.replace("vaswani2017attention", "vaswani⟦ 2017 attention")),
        ("a sign for a lost character", *_at(TITLE, "Need}", "\ufffd}")),
        ("a blank in the key", BIB, "{gao2024survey,", "{⟦gao2024survey x,"),
        ("no value", *_at(PAGES, "{5998--6008}", "")),
        ("an at sign in free text", BIB, "@string{neurips", "see ⟦@work\n\n@string{neurips"),
        ("a number without braces", *_at(PAGES, "{5998--6008}", "5998--6008")),
        ("bytes that are no UTF-8", BIB, b"  title     = {Attention Is All", "  ⟦title     = {Attention ".encode() + b"\xff Is All"),
        # A broken value costs its field, and one finding.
        ("no brace before names", *_at(AUTHOR, "{Vas", "Vas")),
        ("no brace before a title", *_at(TITLE, "{Att", "Att")),
        ("no brace before a year", *_at(YEAR, "{2", "2")),
        ("a title without braces", *_at(TITLE, "{Attention Is All You Need}", "Attention Is All You Need")),
        ("no quote before a title", *_at(TITLE, "{Attention Is All You Need}", 'Attention Is All You Need"')),
        ("no quote behind a title, one before the next", *_at(TITLE, "{Attention Is All You Need}", '"Attention Is All You Need'), BIB, "booktitle = neurips", 'booktitle = "Advances"'),
        ("a quote closed by a brace", *_at(TITLE, "{Attention", '"Attention')),
        ("a quote closed by a brace, in one line", BIB, GAO, '⟦@misc{one2020x, title="One}, year={2020}}\n\n' + GAO, CH3, "调用{cite}`gao2024survey", "调用{cite}`one2020x,gao2024survey"),
        ("a brace closed by a quote", *_at(TITLE, "Need}", 'Need"')),
        ("a brace too many in a title", *_at(TITLE, "Is All", "{Is}} All")),
        ("two braces too many in a title", *_at(TITLE, "Is All", "{Is}}} All")),
        ("a brace too many, in one line", BIB, GAO, "⟦@misc{one2020x, author={One, Al}}, title={One}, year={2020}}\n\n" + GAO, CH3, "调用{cite}`gao2024survey", "调用{cite}`one2020x,gao2024survey"),
        ("square brackets for braces", *_at(TITLE, "{Attention Is All You Need}", "[Attention Is All You Need]")),
        ("round brackets for braces", *_at(TITLE, "{Attention Is All You Need}", "(Attention Is All You Need)")),
        ("single quotes", *_at(TITLE, "{Attention Is All You Need}", "'Attention Is All You Need'")),
        ("a plus for the hash", *_at(TITLE, "{Attention Is All You Need}", '"Attention" + " Is All You Need"')),
        ("two signs of equality", *_at(YEAR, "=", "==")),
        ("a dash for the sign", *_at(YEAR, "=", "-")),
        ("a full stop for the comma", *_at(YEAR, "},", "}.")),
        ("a full stop behind a number", *_at(YEAR, "{2017},", "2017.")),
        ("a semicolon behind a number", *_at(YEAR, "{2017},", "2017;")),
        ("a blank in a name", *_at(YEAR, "year ", "pub year ")),
        ("words in an entry", BIB, PAGES, "  ⟦to be checked\n" + PAGES),
        ("words behind a field", *_at(PAGES, "},", "}, to be checked")),
        ("a comment of C", BIB, PAGES, "  ⟦// checked\n" + PAGES),
        ("a comment of HTML", BIB, PAGES, "  ⟦<!-- checked: yes -->\n" + PAGES),
        ("the last value is not closed, without a comma", BIB, "  volume    = {30},\n}", "  ⟦volume    = {30\n}"),
        # So does a broken head.
        ("no at sign", BIB, GAO, "⟦misc{gao2024survey,\n"),
        ("a full-width at sign", BIB, GAO, "⟦＠misc{gao2024survey,\n"),
        ("no at sign before a string", BIB, "@string{neurips", "⟦string{neurips"),
        ("no brace in a string", BIB, "@string{neurips = {Advances", "⟦@string{neurips = Advances"),
        ("a semicolon behind the key", BIB, GAO, "⟦@misc{gao2024survey;\n"),
        ("type and key grown together", BIB, GAO, "⟦@miscgao2024survey,\n"),
        ("no type", BIB, GAO, "⟦@{gao2024survey,\n"),
        ("two opening braces", BIB, GAO, "⟦@misc{{gao2024survey,\n"),
        ("a square bracket", BIB, GAO, "⟦@misc[gao2024survey,\n"),
        ("square brackets", BIB, GAO, "⟦@misc[gao2024survey,\n", BIB, f"= {EPRINT},\n  archiveprefix = {{arXiv}},\n}}", f"= {EPRINT},\n  archiveprefix = {{arXiv}},\n]"),
        ("closed by another bracket", BIB, VOLUME_END, "  volume    = {30},\n⟦)"),
        ("the head is lost", BIB, GAO + "  author        = {Gao", "  ⟦author        = {Gao"),
        ("the head is lost, without an empty line", BIB, "}\n\n" + GAO + "  author        = {Gao", "}\n  ⟦author        = {Gao"),
        ("the head of the first entry is lost", BIB, "@article{zhao2023survey,\n  author ", "  ⟦author "),
        ("a conflict in an entry", BIB, PAGES, "⟦<<<<<<< HEAD\n" + PAGES + "=======\n" + PAGES.replace("98", "99") + ">>>>>>> theirs\n"),
        ("a conflict of two entries", BIB, GAO, "⟦<<<<<<< HEAD\n" + GAO + "  note = {a},\n=======\n" + GAO + "  note = {b},\n>>>>>>> theirs\n"),
        ("a conflict at the end of two entries", BIB, "@misc{gao", "⟦<<<<<<< HEAD\n@misc{one2020x,\n  title = {One},\n=======\n@misc{two2020x,\n  title = {Two},\n>>>>>>> theirs\n  year = {2020},\n}\n\n@misc{gao", CH3, "调用{cite}`gao2024survey", "调用{cite}`one2020x,two2020x,gao2024survey"),
        ("UTF-16", BIB, None, HERE_MARK.encode() + (HERE / "book" / BIB).read_text("utf-8").encode("utf-16")),
    ),
    *faults(
        "bibliography.duplicate-key",
        ("the same key", BIB, GAO, "⟦@misc{zhao2023survey,\n  title = {Other},\n}\n\n" + GAO),
        ("in other capitals", BIB, GAO, "⟦@misc{Zhao2023Survey,\n  title = {Other},\n}\n\n" + GAO),
    ),
    *faults(
        "bibliography.unknown-string",
        ("a journal", BIB, "booktitle = neurips", "⟦booktitle = nips"),
        ("a month", BIB, "month     = jun", "⟦month     = june"),
        ("joined", BIB, "booktitle = neurips", "⟦booktitle = neurips # vol"),
    ),
    *faults("bibliography.missing-file", ("another name", "conf.py", '["refs.bib"]', '["refs.bib", "⟦more.bib"]')),
    *faults(
        "bibliography.uncited-entry",
        ("a new work", BIB, GAO, "⟦@misc{new2024work,\n  title = {New},\n}\n\n" + GAO),
        ("its citation was deleted", CH1, "，前者见{cite:t}`devlin2019bert`", "", CH1, "编码器{cite}`devlin2019bert`", "编码器", BIB, "@inproceedings{devlin", "⟦@inproceedings{devlin"),
    ),
    *faults("bibliography.uncited-entry", ("in the real book", "refs.bib", "@inproceedings{brown2020language", "⟦@misc{new2024work,\n  title = {New},\n}\n\n@inproceedings{brown2020language"), book="real"),
    *faults(
        "bibliography.missing-field",
        ("no title", BIB, VASWANI, "⟦" + VASWANI, BIB, TITLE, ""),
        ("no year", BIB, VASWANI, "⟦" + VASWANI, BIB, YEAR, ""),
        ("an empty title", BIB, VASWANI, "⟦" + VASWANI, BIB, "{Attention Is All You Need}", "{}"),
        ("no author", BIB, VASWANI, "⟦" + VASWANI, BIB, AUTHOR, ""),
        ("a proceedings without a title", BIB, VASWANI, "⟦" + VASWANI, BIB, "  booktitle = neurips,\n", ""),
        ("a book without a publisher", BIB, "@book{", "⟦@book{", BIB, BOOK, ""),
        ("an article without a journal", BIB, "@article{", "⟦@article{", BIB, "  journal       = {arXiv preprint arXiv:2303.18223},\n", ""),
        ("a thesis without a school", BIB, "@misc{gao", "⟦@phdthesis{gao"),
    ),
    *faults(
        "bibliography.unknown-type",
        ("a letter missing", BIB, VASWANI, "⟦@inproceeding{vaswani2017attention,\n"),
        ("a slip", BIB, GAO, "⟦@mics{gao2024survey,\n"),
        ("letters exchanged", BIB, "@book{manning", "⟦@boko{manning"),
    ),
    *faults(
        "bibliography.unknown-field",
        ("a letter missing", *_at(PAGES, "pages  ", "pagess ")),
        ("a needed field", BIB, "  publisher = {Cam", "  ⟦publsher = {Cam"),
        ("letters exchanged", BIB, "  volume    = {30}", "  ⟦voulme    = {30}"),
    ),
    *faults(
        "bibliography.same-work-twice",
        ("by DOI", BIB, GAO, "⟦@misc{bert2,\n  title = {BERT again},\n  doi   = {10.18653/V1/N19-1423},\n}\n\n" + GAO, CH3, "调用{cite}`gao2024survey", "调用{cite}`bert2,gao2024survey"),
        ("by arXiv id", BIB, "@book{manning", "⟦@misc{zhao2,\n  title         = {Survey},\n  eprint        = {2303.18223v13},\n  archiveprefix = {arXiv},\n}\n\n@book{manning", CH3, "调用{cite}`gao2024survey", "调用{cite}`zhao2,gao2024survey"),
        ("by title and year", BIB, GAO, "⟦@misc{attention2,\n  author = {Vaswani, A.},\n  title  = {{Attention} is all you need},\n  year   = {2017},\n}\n\n" + GAO, CH3, "调用{cite}`gao2024survey", "调用{cite}`attention2,gao2024survey"),
    ),
    *faults(
        "bibliography.bad-doi",
        ("an address", BIB, "doi       = {10.18653", "⟦doi       = {https://doi.org/10.18653"),
        ("a prefix", BIB, "doi       = {10.18653", "⟦doi       = {doi:10.18653"),
        ("no slash", BIB, "doi       = {10.18653/v1", "⟦doi       = {10.18653v1"),
        ("not with 10", BIB, "doi       = {10.18653", "⟦doi       = {18653"),
        ("a full stop", BIB, "doi       = {10.18653/v1/N19-1423}", "⟦doi       = {10.18653/v1/N19-1423.}"),
    ),
    *faults(
        "bibliography.bad-isbn",
        ("the check digit", BIB, "isbn      = {978-0-521-86571-5}", "⟦isbn      = {978-0-521-86571-6}"),
        ("digits exchanged", BIB, "isbn      = {978-0-521-86571-5}", "⟦isbn      = {978-0-512-86571-5}"),
        ("a digit missing", BIB, "isbn      = {978-0-521-86571-5}", "⟦isbn      = {978-0-521-8657-5}"),
    ),
    *faults("bibliography.bad-issn", ("the check digit", *_added("issn      = {2049-3631}")), ("a digit missing", *_added("issn      = {2049-363}"))),
    *faults(
        "bibliography.bad-arxiv",
        ("a digit missing", BIB, f"eprint        = {EPRINT}", "⟦eprint        = {2312.1099}"),
        ("a month that is none", BIB, f"eprint        = {EPRINT}", "⟦eprint        = {2313.10997}"),
        ("a prefix", BIB, f"eprint        = {EPRINT}", "⟦eprint        = {arXiv:2312.10997}"),
        ("another than the URL’s", BIB, "url           = {https://arxiv.org/abs/2303.18223}", "url           = {https://arxiv.org/abs/2303.18224}", BIB, "  eprint        = {2303", "  ⟦eprint        = {2303"),
    ),
    *faults(
        "bibliography.bad-url",
        ("no scheme", BIB, "url           = {https://", "⟦url           = {"),
        ("one slash", BIB, "url           = {https://", "⟦url           = {https:/"),
        ("a full-width mark", BIB, "url           = {https://arxiv.org", "⟦url           = {https：//arxiv.org"),
        ("a blank", BIB, "url           = {https://arxiv.org/abs", "⟦url           = {https://arxiv.org /abs"),
        ("a slip in the scheme", BIB, "url           = {https://", "⟦url           = {htps://"),
    ),
    *faults(
        "bibliography.bad-year",
        ("five digits", *_at(YEAR, "2017", "20177")),
        ("two digits", *_at(YEAR, "2017", "17")),
        ("far ahead", *_at(YEAR, "2017", "2071")),
        ("a word", *_at(YEAR, "2017", "last year")),
        ("full-width", *_at(YEAR, "2017", "２０１７")),
    ),
    *faults(
        "bibliography.bad-pages",
        ("backwards", *_at(PAGES, "5998--6008", "6008--5998")),
        ("an abbreviation", *_at(PAGES, "5998", "pp. 5998")),
        ("a wave", *_at(PAGES, "--", "～")),
    ),
    *faults(
        "bibliography.bad-month",
        ("a thirteenth", BIB, "month     = jun", "⟦month     = 13"),
        ("no word", BIB, "month     = jun", "⟦month     = {Jnue}"),
    ),
    *faults(
        "bibliography.bad-names",
        ("commas", BIB, f"author    = {AUTHORS}", "⟦author    = {Ashish Vaswani, Noam Shazeer, Niki Parmar}"),
        ("semicolons", BIB, f"author    = {AUTHORS}", "⟦author    = {Vaswani, Ashish; Shazeer, Noam}"),
        ("Chinese pauses", BIB, f"author    = {AUTHORS}", "⟦author    = {瓦斯瓦尼、沙泽尔}"),
        ("ampersands", BIB, f"author    = {AUTHORS}", "⟦author    = {Vaswani, Ashish & Shazeer, Noam}"),
        ("et al.", BIB, f"author    = {AUTHORS}", "⟦author    = {Vaswani, Ashish et al.}"),
        ("等", BIB, f"author    = {AUTHORS}", "⟦author    = {瓦斯瓦尼等}"),
        ("and twice", BIB, f"author    = {AUTHORS}", "⟦author    = {Vaswani, Ashish and and Shazeer, Noam}"),
    ),
    *faults(
        "bibliography.unprintable",
        ("a per cent", *_at(TITLE, "All", "100% of All")),
        ("an ampersand", *_at(TITLE, "Is All", "& All")),
        ("a dollar", *_at(TITLE, "All", "$n$ of All")),
        ("a command", *_at(TITLE, "All", "\\emph{All}")),
    ),
    *faults("bibliography.dangling-crossref", ("no such parent", *_added("crossref  = {nips2017}")), ("no such relative", *_added("related   = {nips2017}"))),
]

SOUND = sounds(
    "bibliography",
    ("names of biblatex", BIB, "  journal       = {arXiv", "  journaltitle  = {arXiv", BIB, "  year          = {2023}", "  date          = {2023-03-31}"),
    ("round brackets", BIB, GAO, "@misc(gao2024survey,\n", BIB, "{2312.10997},\n  archiveprefix = {arXiv},\n}", "{2312.10997},\n  archiveprefix = {arXiv},\n)"),
    ("quotes and joined values", BIB, "booktitle = neurips", 'booktitle = neurips # " 30"'),
    ("no comma at the end", BIB, "  volume    = {30},\n}", "  volume    = {30}\n}"),
    ("capitals in names of types and fields", BIB, VASWANI + "  author", "@InProceedings{vaswani2017attention,\n  AUTHOR"),
    ("nested braces", *_at(TITLE, "Attention", "{{A}ttention {I}s}")[:2], TITLE.replace("Attention", "{{A}ttention {I}s}")),
    ("free text between entries", BIB, GAO, "Read, and found sound.\n\n" + GAO),
    ("fields of one’s own", BIB, PAGES, PAGES + "  read-in = {Beijing},\n  abstract = {It uses $n$ & more, 100% sure},\n"),
    ("organisations with commas", BIB, "{Gao, Yunfan and others}", "{{Gao, Li, and Sons; Ltd.} and others}"),
    ("a junior", BIB, "{Gao, Yunfan and others}", "{King, Jr., Martin and van den Berg, Jan}"),
    ("accents", *_at(TITLE, "Attention", "\\'Etude")[:2], TITLE.replace("Attention", "{\\'E}tude {\\\"o} \\o{} \\& \\%")),
    ("an article number", BIB, "{5998--6008}", "{e1234}"),
    ("an open range", BIB, "{5998--6008}", "{12+}"),
    ("a short range", BIB, "{5998--6008}", "{1234--41}"),
    ("ISBN-10", BIB, ISBN, "{0-521-86571-9}"),
    ("an online source", BIB, "@misc{gao", "@online{gao"),
    ("windows line ends", BIB, TITLE, TITLE.replace("\n", "\r\n")),
    ("the same title in another year", BIB, GAO, "@misc{other2018,\n  author = {Vaswani, A.},\n  title  = {Attention Is All You Need},\n  year   = {2018},\n}\n\n" + GAO, CH3, "调用{cite}`gao2024survey", "调用{cite}`other2018,gao2024survey"),
    ("a value in lines of its own", *_at(TITLE, "{Attention", "{\n    Attention")[:2], TITLE.replace("{Attention Is All You Need}", "{\n    Attention Is All\n    You Need\n  }")),
    ("an equation in an abstract", BIB, PAGES, PAGES + "  abstract  = {We set\n  n = 3 and find\n  m of them.},\n"),
    ("an entry that @comment puts to rest", BIB, GAO, "@comment{old2019x,\n  title = {Old},\n  year = {2019},\n}\n\n" + GAO),
    ("free text with a sign of equality", BIB, GAO, "Here\nn = 3 works are left.\n=======\n\n" + GAO),
    ("all in one line", BIB, GAO, '@misc{one2020x, author={One, Al}, title="One {T}wo", month=jan # "~3", year=2020}\n\n' + GAO, CH3, "调用{cite}`gao2024survey", "调用{cite}`one2020x,gao2024survey"),
    ("a year in press", *_at(YEAR, "2017", "x")[:2], YEAR.replace("2017", "in press")),
)
