"""The scanner of catalogs: takes the lines one by one, and goes on behind every fault."""

from __future__ import annotations

import re

from bookpress.facts import ParseError, Place
from bookpress.read.po.entry import KIND, PoEntry, PoFile
from bookpress.read.po.grammar import CONFLICT, LINE, MORE, WORD, complaint, meant, tokens_of
from bookpress.read.po.text import Text, unknown_escape

_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MIXED = "a message begins with “#~” and goes on without it, or the other way; make it one"
_INSIDE = "a comment stands inside a message; move it above the msgid"
_OLD = "this is no old text as “#|” keeps them; delete the line"
_BLANKS = " \t\f\v\r"
_CONFLICT_WORDS = "a mark of a merge conflict; keep one of the two versions and delete the marks"


class Scanner:
    """Takes a catalog line by line."""

    def __init__(self, path: str) -> None:
        """Begin the catalog at this path."""
        self.file = PoFile(path)
        self.next: PoEntry | None = None  # its comments have been read
        self.entry: PoEntry | None = None
        self.text: Text | None = None  # where a string without a keyword belongs
        self.conflict = ""  # the mark that ends the side of a conflict that is left out
        self.number = 0
        self.blank = False  # an empty line stands before this one
        self.previous_obsolete = False
        self.stray = False  # the last message began with its msgstr

    def trouble(self, line: int, column: int, message: str) -> None:
        """Report a fault at this place."""
        self.file.parse_errors.append(
            ParseError(KIND, Place(self.file.path, line, column), message)
        )

    def fault(self, column: int, message: str) -> None:
        """Report a fault on this line, once for each message of the catalog."""
        entry = self.entry
        if entry is None or not entry.damaged:
            self.trouble(self.number, column, message)
        if entry is not None and self._open():
            entry.damaged = True

    def _open(self) -> bool:
        """Tell whether what comes now still belongs to the entry."""
        entry = self.entry
        return entry is not None and not (entry.msgstr and (self.blank or self.text is None))

    def line(self, number: int, text: str, *, bad: bool = False) -> None:
        """Take the next line of the file."""
        self.number = number
        if (self.conflict or text[:7] in _MARKS) and self._conflict(text):
            return
        if self.text is not None and not bad and (plain := MORE.fullmatch(text)):
            self._string(plain[1], 2, obsolete=False)  # most lines are of this kind
            self.blank = False
            return
        stripped = text.lstrip(_BLANKS)
        if not stripped:
            self.blank = True
            return
        if stripped.startswith("#"):
            self._hash(stripped, len(text) - len(stripped), obsolete=False)
        else:
            self._code(text, 0, obsolete=False)
        if bad and self.entry is not None and self._open():
            self.entry.damaged = True
        self.blank = False

    # --- conflict marks: the first side is read, the other left out

    def _conflict(self, text: str) -> bool:
        mark = CONFLICT.match(text)
        if mark is None:
            return self.conflict == ">>>>>>>"
        if mark[1] == "<<<<<<<":
            self.trouble(self.number, 1, _CONFLICT_WORDS)
            self.conflict = "======="
        elif self.conflict:
            self.conflict = "" if mark[1] == ">>>>>>>" else ">>>>>>>"
        else:
            self.trouble(self.number, 1, _CONFLICT_WORDS)
        return True

    # --- comments

    def _hash(self, text: str, indent: int, *, obsolete: bool) -> None:
        if text.startswith("#~"):
            rest = text[2:].lstrip(_BLANKS)
            indent += len(text) - len(rest)
            if rest.startswith("#"):  # ``#~ # remark``, ``#~ #| msgid "..."``
                self._hash(rest, indent, obsolete=True)
            elif rest.startswith("|"):
                self._previous(rest[1:], indent + 1, obsolete=True)
            else:
                self._code(rest, indent, obsolete=True)
        elif text.startswith("#|"):
            self._previous(text[2:], indent + 2, obsolete=obsolete)
        elif self._may_comment(indent):
            behind = f"{text[:2]}{text[2:].rstrip()}"
            if self.next is not None and self.next.previous:
                self.trouble(self.number, indent + 1, "a comment stands behind “#|”; move it above")
            self._upcoming().comment(self.number, behind)

    def _may_comment(self, indent: int) -> bool:
        """Tell whether a comment may stand here; it ends the message before it."""
        if self.blank:
            self._end()  # a message that was left without its msgstr
        if self.entry is not None and not self.entry.msgstr:
            self.fault(indent + 1, _INSIDE)
            return False
        self.text = None
        return True

    def _upcoming(self) -> PoEntry:
        """Return the message that the comments here belong to."""
        if self.next is None:
            self.next = PoEntry(self.number)
        return self.next

    def _previous(self, text: str, indent: int, *, obsolete: bool) -> None:
        """Take the texts that a message had before: ``#| msgid "..."``."""
        if not self._may_comment(indent):
            return
        entry = self._upcoming()
        self.previous_obsolete = obsolete
        tokens, end = tokens_of(text)
        sound = end == len(text)
        for token in tokens:
            column = token.start(token.lastgroup or 0) + indent + 1
            if token["word"] and token["word"] != "msgstr":
                entry.previous[token["word"]] = Text(self.number, column)
            elif entry.previous and not token["word"]:
                list(entry.previous.values())[-1].add(self.number, column, token["text"])
            else:
                sound = False
        if not sound:
            self.trouble(self.number, indent - 1, _OLD)

    # --- keywords and strings

    def _code(self, text: str, indent: int, *, obsolete: bool) -> None:
        found = LINE.match(text)
        if found is not None:
            word, index, string = found.groups()
            if word:
                self._word(word, index, found.start(1) + indent + 1, obsolete=obsolete)
            if string is not None:
                self._string(string, found.start(3) + indent + 1, obsolete=obsolete)
            return
        tokens, end = tokens_of(text)
        if end < len(text) and text[end] != "#":
            self._broken(text, indent, obsolete=obsolete)
            return
        for token in tokens:
            if token["word"]:
                column = token.start("word") + indent + 1
                self._word(token["word"], token["n"], column, obsolete=obsolete)
            else:
                self._string(token["text"], token.start("text") + indent + 1, obsolete=obsolete)
        if end < len(text):
            self.blank = False
            self._hash(text[end:], indent + end, obsolete=obsolete)

    def _word(self, word: str, index: str | None, column: int, *, obsolete: bool) -> None:
        text = Text(self.number, column)
        if word in ("msgctxt", "msgid"):
            self._begin(word, column, text, obsolete=obsolete)
            return
        entry = self.entry
        if entry is None or entry.msgid is None or not self._open():
            message = f"{word} without a msgid before it; give it back its msgid or delete it"
            self.trouble(self.number, column, message)
            self.text = text
            self.stray = True
            return
        self.text = text
        if entry.obsolete != obsolete:
            self.fault(column, _MIXED)
        if word == "msgid_plural":
            self._plural(entry, text)
        else:
            self._msgstr(entry, text, None if index is None else int(index))

    def _begin(self, word: str, column: int, text: Text, *, obsolete: bool) -> None:
        entry = self.entry
        goes_on = entry is not None and entry.msgid is None and not entry.msgstr
        if entry is None or not goes_on or word == "msgctxt":
            stray = self.stray
            self._end()
            self.stray = stray
            entry = self.entry = self.next or PoEntry(self.number)
            self.next = None
            entry.obsolete = obsolete
            if entry.previous and obsolete != self.previous_obsolete:
                self.fault(column, _MIXED)
            elif entry.previous and "msgid" not in entry.previous:
                self.fault(column, "“#|” without a msgid before this message; delete it")
        if word == "msgctxt":
            entry.msgctxt = text
        else:
            entry.msgid = text
            if entry.obsolete != obsolete:
                self.fault(column, _MIXED)
        self.text = text

    def _plural(self, entry: PoEntry, text: Text) -> None:
        if entry.msgid_plural is not None or entry.msgstr:
            self.fault(text.column, "a second msgid_plural for one msgid; delete one")
            return
        entry.msgid_plural = text

    def _msgstr(self, entry: PoEntry, text: Text, index: int | None) -> None:
        if (index is None) == (entry.msgid_plural is not None):
            word = "msgstr[0] and so on" if index is None else "msgstr"
            plural = "a" if index is None else "no"
            self.fault(text.column, f"a message with {plural} msgid_plural has {word}")
        elif entry.msgstr and index is None:
            self.fault(text.column, "a second msgstr for one msgid; keep one of the two")
            return
        elif index is not None and index != len(entry.msgstr):
            message = f"msgstr[{index}] stands where msgstr[{len(entry.msgstr)}] belongs"
            self.fault(text.column, message)
        entry.msgstr.append(text)
        entry.indexes.append(index)

    def _string(self, raw: str, column: int, *, obsolete: bool) -> None:
        if self.text is None:
            message = "a text without a keyword; write msgid or msgstr before it, or delete it"
            self.fault(column - 1, message)
            self.text = Text(self.number, column)  # its next lines belong to the same fault
        elif self.entry is not None and self.entry.obsolete != obsolete:
            self.fault(column - 1, _MIXED)
        if "\\" in raw and (unknown := unknown_escape(raw)):
            offset, escape = unknown
            message = f"“{escape}” means nothing in a catalog; write a backslash as “\\\\”"
            self.fault(column + offset, message)
        self.text.add(self.number, column, raw)

    # --- lines that are none

    def _broken(self, text: str, indent: int, *, obsolete: bool) -> None:
        """Take a line that breaks the syntax: say how, and keep what can be kept of it."""
        body = text.rstrip()
        start = 0
        word = WORD.match(body)
        name = meant(word[1], body[word.end() :]) if word else ""
        if word and name:
            start = word.end()
            self._word(name, word[2], word.start(1) + indent + 1, obsolete=obsolete)
        else:
            start = len(body) - len(body.lstrip())
        opened = body[start : start + 1] == '"'
        closed = len(body) - start > opened and body.endswith('"')
        column, message = complaint(body, start, word[1] if word else "", name)
        self.fault(column + indent, message)
        if (opened or closed or name) and self.text is not None:
            first, last = start + opened, len(body) - closed
            raw = re.sub(r'(?<!\\)"', r'\\"', body[first:last])
            self.text.add(self.number, first + indent + 1, raw)

    # --- the end of an entry

    def _end(self) -> None:
        entry, self.entry, self.text = self.entry, None, None
        if entry is None:
            return
        if entry.msgid is None:
            if entry.msgctxt is not None:
                message = "this msgctxt has no msgid; write one below it, or delete the line"
                self.trouble(entry.msgctxt.line, entry.msgctxt.column, message)
            return
        if not entry.msgstr:
            if not entry.damaged and not self.stray:
                message = "this message has no msgstr; write one below it, empty if need be"
                self.trouble(entry.msgid.line, entry.msgid.column, message)
            entry.damaged = True
        self.stray = False
        is_header = not entry.key[1] and entry.key[0] is None and not entry.obsolete
        if is_header and self.file.header is None:
            self.file.header = entry
        else:
            self.file.entries.append(entry)

    def finish(self) -> PoFile:
        """Return the file that the lines make."""
        self._end()
        if self.next is not None:
            self.file.tail = self.next
            for text in self.next.previous.values():
                self.trouble(text.line, 0, "“#|” without a message behind it; delete it")
                break
        return self.file
