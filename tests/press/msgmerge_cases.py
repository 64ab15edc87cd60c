"""Pairs of a catalog and a template, each less its header, for a comparison with msgmerge.

A pair that differs has its reason in ``DIFFERENT``.
"""

from __future__ import annotations


def m(msgid: str, msgstr: str = "", before: str = "", mark: str = "") -> str:
    """Return a message; ``before`` stands before it, ``mark`` before each of its lines."""
    return f'{before}{mark}msgid "{msgid}"\n{mark}msgstr "{msgstr}"\n\n'


def old(msgid: str, msgstr: str, before: str = "") -> str:
    return m(msgid, msgstr, before, "#~ ")


APPLES = "apples and pears"
LONG = "大语言模型是从大量文本中学来的，它能写文章，也能回答问题。"
LONGER = "大语言模型是从大量文本中学来的，它能写文章，也能回答许多问题。"
OTHER = "检索增强生成先查资料，再让模型据此作答。"
SAID = "Large language models are learnt from text."
PLURAL = 'msgid "file"\nmsgid_plural "files"\nmsgstr[0] "Datei"\nmsgstr[1] "Dateien"\n\n'
MENU = 'msgctxt "menu"\nmsgid "open"\nmsgstr "Öffnen"\n\n'

CASES: dict[str, tuple[str, str]] = {
    # what stays
    "nothing is new": (m("甲", "A"), m("甲")),
    "two stay": (m("甲", "A") + m("乙", "B"), m("甲") + m("乙")),
    "untranslated stays": (m("甲"), m("甲")),
    "a remark stays": (m("甲", "A", "# why\n"), m("甲")),
    "several remarks stay": (m("甲", "A", "# why\n#\n# and how\n"), m("甲")),
    "a remark of an untranslated message stays": (m("甲", "", "# ask\n"), m("甲")),
    "fuzzy stays": (m("甲", "A", "#, fuzzy\n"), m("甲")),
    "fuzzy with its old text stays": (m("甲", "A", '#, fuzzy\n#| msgid "旧"\n'), m("甲")),
    "a flag stays": (m("甲", "A", "#, no-wrap\n"), m("甲", "", "#, no-wrap\n")),
    "an old text of no fuzzy message": (m("甲", "A", '#| msgid "旧"\n'), m("甲")),
    "a context stays": (MENU, 'msgctxt "menu"\nmsgid "open"\nmsgstr ""\n'),
    "a context and the same without": (
        MENU + m("open", "offen"),
        'msgctxt "menu"\nmsgid "open"\nmsgstr ""\n\n' + m("open"),
    ),
    "line breaks stay": (m("甲\\n乙\\n", "A\\nB\\n"), m("甲\\n乙\\n")),
    "quotation marks stay": (m('\\"甲\\"', '\\"A\\"'), m('\\"甲\\"')),
    # places, flags and comments of the template
    "new places": (m("甲", "A", "#: a.md:1\n"), m("甲", "", "#: a.md:7 b.md:2\n")),
    "first places": (m("甲", "A"), m("甲", "", "#: a.md:7\n")),
    "no places any more": (m("甲", "A", "#: a.md:1\n"), m("甲")),
    "new places beside a remark": (m("甲", "A", "# why\n#: a.md:1\n"), m("甲", "", "#: a.md:9\n")),
    "new places of a fuzzy one": (
        m("甲", "A", '#: a.md:1\n#, fuzzy\n#| msgid "旧"\n'),
        m("甲", "", "#: a.md:9\n"),
    ),
    "a comment of the template": (m("甲", "A"), m("甲", "", "#. to translators\n")),
    "another comment of the template": (m("甲", "A", "#. one\n"), m("甲", "", "#. two\n")),
    "a comment that the template lacks": (m("甲", "A", "#. one\n"), m("甲")),
    "a format of the template": (m("甲 %d", "A %d"), m("甲 %d", "", "#, c-format\n")),
    "a format that the template lacks": (m("甲 %d", "A %d", "#, c-format\n"), m("甲 %d")),
    "no-wrap that the template lacks": (m("甲", "A", "#, no-wrap\n"), m("甲")),
    # what is new
    "a first message": ("", m("甲")),
    "a new one": (m("甲", "A"), m("甲") + m(LONG)),
    "a new one first": (m("甲", "A"), m(LONG) + m("甲")),
    "a new one with all its comments": (m("甲", "A"), m("甲") + m(LONG, "", "#. c\n#: a.md:1\n")),
    "a new one in a context": (m("甲", "A"), m("甲") + 'msgctxt "c"\nmsgid "丙丁"\nmsgstr ""\n'),
    "another order": (m("甲", "A", "#: a:1\n") + m("乙", "B"), m("乙", "", "#: a:2\n") + m("甲")),
    # what goes
    "one goes": (m("甲", "A") + m(OTHER, "R"), m("甲")),
    "all go": (m("甲", "A") + m(OTHER, "R"), m("XYZ")),
    "one goes with its remark": (m("甲", "A") + m(OTHER, "R", "# why\n"), m("甲")),
    "one goes with its places": (m("甲", "A") + m(OTHER, "R", "#. c\n#: a.md:1\n"), m("甲")),
    "a fuzzy one goes": (m("甲", "A") + m(OTHER, "R", '#, fuzzy\n#| msgid "旧"\n'), m("甲")),
    "an untranslated one goes": (m("甲", "A") + m(OTHER), m("甲")),
    "an untranslated one goes with its remark": (m("甲", "A") + m(OTHER, "", "# ask\n"), m("甲")),
    "a plural goes": (m("甲", "A") + PLURAL, m("甲")),
    "a context goes": (m("甲", "A") + MENU, m("甲")),
    "one with a format goes": (m("甲", "A") + m("%d of XYZ", "%d", "#, c-format\n"), m("甲")),
    "no-wrap goes": (m("甲", "A") + m(OTHER, "R", "#, no-wrap\n"), m("甲")),
    "an obsolete one stays": (m("甲", "A") + old(OTHER, "R"), m("甲")),
    "an obsolete one stays with its remark": (m("甲", "A") + old(OTHER, "R", "# why\n"), m("甲")),
    "an obsolete fuzzy one stays": (
        m("甲", "A") + old(OTHER, "R", '#, fuzzy\n#~| msgid "旧"\n'),
        m("甲"),
    ),
    "an obsolete untranslated one": (m("甲", "A") + old(OTHER, ""), m("甲")),
    "obsolete ones stand last": (old(OTHER, "R") + m("甲", "A"), m("甲") + m("XYZ")),
    "a comment at the end": (m("甲", "A") + "# the end\n", m("甲")),
    # what comes back
    "one comes back": (m("甲", "A") + old(OTHER, "R"), m("甲") + m(OTHER)),
    "one comes back with its remark": (
        m("甲", "A") + old(OTHER, "R", "# why\n"),
        m("甲") + m(OTHER, "", "#: a.md:3\n"),
    ),
    "a fuzzy one comes back": (
        m("甲", "A") + old(OTHER, "R", '#, fuzzy\n#~| msgid "旧"\n'),
        m("甲") + m(OTHER),
    ),
    "a context comes back": (
        '#~ msgctxt "menu"\n#~ msgid "open"\n#~ msgstr "Öffnen"\n',
        'msgctxt "menu"\nmsgid "open"\nmsgstr ""\n',
    ),
    "one comes back changed": (m("甲", "A") + old(LONG, SAID), m("甲") + m(LONGER)),
    # what is said differently
    "a word more": (m(LONG, SAID), m(LONGER)),
    "a word less": (m(LONGER, SAID), m(LONG)),
    "another full stop": (m(f"{APPLES}.", "Äpfel."), m(f"{APPLES}!")),
    "other capitals": (m(APPLES, "Äpfel"), m(APPLES.title())),
    "said differently, with all comments": (
        m(LONG, SAID, "# why\n#. c\n#: a.md:1\n"),
        m(LONGER, "", "#. d\n#: a.md:2\n"),
    ),
    "a fuzzy one said differently": (m(LONG, SAID, '#, fuzzy\n#| msgid "旧"\n'), m(LONGER)),
    "a fuzzy one without old text": (m(LONG, SAID, "#, fuzzy\n"), m(LONGER)),
    "an untranslated one said differently": (m(LONG), m(LONGER)),
    "one like a message that stays": (m(LONG, SAID), m(LONG) + m(LONGER)),
    "two like one": (m(LONG, SAID), m(LONGER) + m(LONG[:-1] + "吗？")),
    "the likest of two": (m(APPLES, "1") + m(f"{APPLES} or", "2"), m(f"{APPLES} or so")),
    "nothing alike": (m(LONG, SAID), m(OTHER)),
    "hardly alike": (m("one two three four", "1234"), m("one two five six seven")),
    "a short word": (m("引言", "Introduction"), m("前言")),
    "line breaks said differently": (m("甲乙丙丁\\n", "A\\n"), m("甲乙丙丁戊\\n")),
    "the end of the line is new": (m("one two three\\n", "123\\n"), m("one two three")),
    "a context is new": (
        m("open the door", "Tür"),
        'msgctxt "c"\nmsgid "open the door"\nmsgstr ""\n',
    ),
    "a context went": (MENU, m("open")),
    "another context": (MENU, 'msgctxt "door"\nmsgid "open"\nmsgstr ""\n'),
    "said differently in a context": (
        'msgctxt "c"\nmsgid "apples and pears"\nmsgstr "Äpfel"\n',
        'msgctxt "c"\nmsgid "apples and pear"\nmsgstr ""\n',
    ),
    "a plural is a plural no more": (PLURAL, m("file")),
    "a plural said differently": (PLURAL.replace("file", "the file"), m("the filed")),
    "with a format, said differently": (
        m(f"%d {APPLES}", "%d", "#, c-format\n"),
        m(f"{APPLES} %d"),
    ),
    "with a flag, said differently": (m(LONG, SAID, "#, no-wrap\n"), m(LONGER)),
    "a remark on one said differently": (m(LONG, SAID, "# ask\n"), m(LONGER)),
    "sticky flags of gettext 1.0": (m("甲", "A", "#= c-format\n"), m("甲", "", "#: a.md:1\n")),
}

_FLAGS = "no-wrap is a person's, since Sphinx never gives it: kept"
_NOTES = "Sphinx gives no such comments, so whoever wrote it wants it: kept"
_REMARK = "a remark is kept, though nothing was translated"
_FORMS = "Sphinx prints the first form of a plural; the others are kept"
DIFFERENT: dict[str, str] = {
    "an old text of no fuzzy message": "kept until its translator takes it away",
    "the end of the line is new": "a message is known whatever its blanks: not fuzzy",
    "a comment that the template lacks": _NOTES,
    "one goes with its places": _NOTES,
    "no-wrap that the template lacks": _FLAGS,
    "with a flag, said differently": _FLAGS,
    "an untranslated one goes with its remark": _REMARK,
    "an obsolete untranslated one": "a no-op changes no byte, even of what is of no use",
    "a comment at the end": "msgmerge loses it",
    "a short word": "msgmerge compares the bytes of UTF-8, of which Chinese characters share many",
    "a plural is a plural no more": _FORMS,
    "a plural said differently": _FORMS,
    "sticky flags of gettext 1.0": "msgmerge 0.21 takes the line for a remark and writes “# =”",
}
