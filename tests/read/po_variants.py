r"""Catalogs that are valid, however odd they look: ``msgfmt --check`` accepts each.

Every one holds the message "甲" with the translation "A", unless its name says what else.
"""

from __future__ import annotations

FIELDS = (
    "Project-Id-Version: sample 1.0",
    "PO-Revision-Date: 2026-01-02 12:00+0000",
    "Last-Translator: Ada Example <ada@example.org>",
    "Language-Team: English <en@example.org>",
    "Language: en",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    "Plural-Forms: nplurals=2; plural=(n != 1);",
)
HEADER = 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in FIELDS) + "\n"
A = 'msgid "甲"\nmsgstr "A"\n'
B = 'msgid "乙"\nmsgstr "B"\n'

_BODIES = {
    # strings
    "plain": A,
    "several strings on a line": 'msgid "" "甲"\nmsgstr "" "A" ""\n',
    "several strings on each of two lines": 'msgid "甲" "乙"\n"丙" "丁"\nmsgstr "A" "B"\n"C" "D"\n',
    "a message on a line": 'msgid "甲" msgstr "A"\n',
    "two messages on a line": 'msgid "甲" msgstr "A" msgid "乙" msgstr "B"\n',
    "no spaces": 'msgid"甲"msgstr"A"msgid"乙"msgstr"B"\n',
    "a keyword alone": 'msgid\n"甲"\nmsgstr\n"A"\n',
    "a long one broken": 'msgid ""\n"甲"\nmsgstr ""\n"A "\n"and "\n"more"\n',
    "one line of any length": f'msgid "甲"\nmsgstr "{"A word. " * 60}"\n',
    "empty strings between": 'msgid "甲"\nmsgstr ""\n""\n"A"\n""\n',
    "blank lines inside": 'msgid "甲"\n\n\nmsgstr "A"\n\n" and on"\n',
    "no blank lines between": A + B,
    "three blank lines between": A + "\n\n\n" + B,
    "no line end at the end": A.rstrip("\n"),
    "blank lines at the end": A + "\n\n\n",
    "indented": '  msgid "甲"\n\tmsgstr "A"\n    " and on"\n',
    "blanks at the ends of lines": 'msgid "甲"   \nmsgstr "A"\t \n',
    "form feeds and vertical tabs": '\f\nmsgid\v"甲"\f\nmsgstr "A"\n\v\n',
    "a tab in a string": 'msgid "甲"\nmsgstr "A\tB"\n',
    "a carriage return in a string": 'msgid "甲"\nmsgstr "A\rB"\n',
    "a control character in a string": 'msgid "甲"\nmsgstr "A\x01B"\n',
    "separators in a string": 'msgid "甲"\nmsgstr "A\u2028B\u2029C\x85D\u00a0E"\n',
    "a byte order mark in a string": 'msgid "甲"\nmsgstr "\ufeffA"\n',
    "named escapes": 'msgid "甲\\n"\nmsgstr "\\a\\b\\f\\v\\t\\r\\\\ \\"A\\"\\n"\n',
    "octal escapes": 'msgid "甲"\nmsgstr "\\101\\1023\\344\\275\\240"\n',
    "hexadecimal escapes": 'msgid "甲"\nmsgstr "\\x41 \\xe4\\xbd\\xa0"\n',
    "a line continued in a string": 'msgid "甲\\\n乙"\nmsgstr "A\\\n\\\nB"\n',
    "two backslashes at the end of a line": 'msgid "甲"\nmsgstr "A\\\\\nx41"\n',
    "line breaks": 'msgid "甲\\n乙\\n"\nmsgstr ""\n"A\\n"\n"B\\n"\n',
    # comments
    "comments of every kind": '# a "q\n#. x\n#: a.md:1\n#, no-wrap\n#| msgid "q"\n' + A,
    "comments in another order": "#, no-wrap\n#: a.md:1\n# p\n#. x\n# q\n#: b.md:2\n" + A,
    "a comment without a blank": '#comment\n#-\n##x\n#"z\n#msgid\n' + A,
    "an empty comment": "#\n# \n#.\n#:\n#,\n" + A,
    "comments with blank lines between": "# one\n\n# two\n\n\n" + A,
    "an indented comment": "   # one\n\t#: a.md:1\n" + A,
    "a comment at the end": A + "\n# the end\n#\n# of it\n",
    "a comment at the end, close": A + "# the end",
    "a comment behind a message": 'msgid "甲"\nmsgstr "A" # of the next\n\n' + B,
    "a comment behind the last message": 'msgid "甲"\nmsgstr "A" # the end\n',
    "a comment close to the next message": A + "# of the next\n" + B,
    "a comment continued": "# one \\\nmsgid no message\n" + A,
    "a form feed in a comment": "# one\ftwo\n" + A,
    "a line separator in a comment": "# one\u2028two\x85three\u2029four\n" + A,
    "a carriage return in a comment": "# one\rtwo\n" + A,
    "a byte order mark in a comment": "# \ufeff one\n" + A,
    "a comment of Solaris": "# File: a.md, line: 3\n" + A,
    "places of every kind": "#: a.md:1 b.md:2\n#: c.md my page.md:3 \u2068d e.md\u2069:4\n" + A,
    "bars of a conflict in a comment": "# <<<<<<< HEAD\n" + A,
    # flags
    "fuzzy": "#, fuzzy\n" + A + "\n" + B,
    "fuzzy among others": "#, no-wrap,fuzzy , range: 1..4\n" + A + "\n" + B,
    "fuzzy, parted by blanks": "#, no-wrap fuzzy\n" + A + "\n" + B,
    "fuzzy, in a second line": "#, reviewed\n#,fuzzy\n" + A + "\n" + B,
    "fuzzy, by an exclamation mark": "#! fuzzy\n" + A + "\n" + B,
    "no fuzzy in capitals": "#, Fuzzy\n" + A,
    "sticky flags of gettext 1.0": "#, no-wrap\n#= c-format\n" + A,
    "a flag of a program": '#, c-format\nmsgid "甲 %d"\nmsgstr "A %d"\n',
    "numbered placeholders": '#, c-format\nmsgid "%d %s"\nmsgstr "%2$s %1$d"\n',
    "per cent": '#, c-format\nmsgid "100%% 甲"\nmsgstr "A"\n',
    "named placeholders": '#, python-format\nmsgid "%(x)s %(y)d"\nmsgstr "%(y)d %(x)s"\n',
    "a fuzzy placeholder": '#, fuzzy, c-format\nmsgid "甲 %d"\nmsgstr "A"\n\n' + B,
    # previous texts
    "a previous text": '#, fuzzy\n#| msgid "旧"\n' + A + "\n" + B,
    "a previous text over lines": '#, fuzzy\n#| msgid ""\n#| "旧"\n#|"的"\n' + A,
    "a previous context and plural": (
        '#, fuzzy\n#| msgctxt "c"\n#| msgid "旧"\n#| msgid_plural "旧的"\n' + A
    ),
    "previous texts on a line": '#| msgctxt "c" msgid "旧" "的"\n#| msgid_plural "旧的"\n' + A,
    "a previous text, not fuzzy": '#| msgid "旧"\n' + A,
    "a previous text and a blank line": '#, fuzzy\n#| msgid "旧"\n\n' + A,
    "an empty previous text": "#|\n" + A,
    # obsolete messages
    "obsolete": A + '\n#~ msgid "旧"\n#~ msgstr "Old"\n',
    "obsolete, without blanks": A + '\n#~msgid "旧"\n#~msgstr "Old"\n',
    "obsolete, over lines": A + '\n#~ msgid ""\n#~ "旧"\n#~ msgstr ""\n#~ "Old "\n#~ "one"\n',
    "obsolete, with a remark": A + '\n# why\n#, fuzzy\n#~ msgid "旧"\n#~ msgstr "Old"\n',
    "obsolete, with a previous text": (
        A + '\n#, fuzzy\n#~| msgid "更旧"\n#~ msgid "旧"\n#~ msgstr "O"\n'
    ),
    "obsolete, with a previous text twice marked": (
        A + '\n#, fuzzy\n#~ #| msgid "更旧"\n#~ msgid "旧"\n#~ msgstr "O"\n'
    ),
    "obsolete, with a remark behind the mark": A + '\n#~ # why\n#~ msgid "旧"\n#~ msgstr "Old"\n',
    "obsolete, twice marked": A + '\n#~ #~ msgid "旧"\n#~ msgstr "Old"\n',
    "obsolete, between others": (
        '#~ msgid "旧"\n#~ msgstr "Old"\n' + A + '#~ msgid "己"\n#~ msgstr "X"\n' + B
    ),
    "obsolete, in a context and plural": (
        A + '\n#~ msgctxt "c"\n#~ msgid "旧"\n#~ msgid_plural "旧的"\n'
        '#~ msgstr[0] "O"\n#~ msgstr[1] "P"\n'
    ),
    "an obsolete line with nothing": A + "#~\n" + B,
    # contexts and plurals
    "a context": 'msgctxt "菜单"\nmsgid "甲"\nmsgstr "In a menu"\n\n' + A,
    "an empty context": 'msgctxt ""\nmsgid "甲"\nmsgstr "In no menu"\n\n' + A,
    "a context and no text": 'msgctxt "c"\nmsgid ""\nmsgstr "B"\n\n' + A,
    "a context apart": 'msgctxt "c"\n\nmsgid "甲"\nmsgstr "In a menu"\n\n' + A,
    "a plural": 'msgid "甲"\nmsgid_plural "甲们"\nmsgstr[0] "A"\nmsgstr[1] "As"\n',
    "a plural with blanks": 'msgid "甲"\nmsgid_plural "甲们"\nmsgstr [0] "A"\nmsgstr[ 1 ] "As"\n',
    "a plural with zeros": 'msgid "甲"\nmsgid_plural "甲们"\nmsgstr[00] "A"\nmsgstr[01] "As"\n',
    "a fuzzy plural": '#, fuzzy\nmsgid "甲"\nmsgid_plural "甲们"\nmsgstr[0] "A"\n\n' + B,
    # translations
    "untranslated with a line break": 'msgid "甲\\n"\nmsgstr ""\n\n' + B,
    "bars of a conflict in a text": 'msgid "甲"\nmsgstr ""\n"<<<<<<< A"\n"======="\n',
    "untranslated": 'msgid "甲"\nmsgstr ""\n\n' + B,
    "untranslated, with a remark": '# ask the author\nmsgid "甲"\nmsgstr ""\n\n' + B,
    "a fuzzy one with another end": '#, fuzzy\nmsgid "甲\\n"\nmsgstr "A"\n\n' + B,
}
VALID: dict[str, str] = {
    **{name: HEADER + body for name, body in _BODIES.items()},
    "Windows": (HEADER + "# one\n" + A + "\n" + B).replace("\n", "\r\n"),
    "Windows, with a comment at the end": (HEADER + A + "\n# end\n").replace("\n", "\r\n"),
    "half Windows": HEADER + (A + "\n").replace("\n", "\r\n") + B,
    "old Macintosh": (HEADER + A).replace("\n", "\r"),
    "a remark before the header": "# Translated by hand.\n#\n\n# Twice.\n" + HEADER + A,
    "a fuzzy header": "#, fuzzy\n" + HEADER + A,
    "a header on one line": 'msgid "" msgstr "Content-Type: text/plain; charset=utf-8\\n"\n' + A,
    "a header with own fields": HEADER.replace("MIME", 'X-Generator: Ours\\n"\n"MIME') + A,
    "a header alone": HEADER,
    "a header behind messages": A + "\n" + HEADER + B,
}
