"""What docutils says of a page, in words for its writer."""

from __future__ import annotations

import re

_WORDS = (
    (
        r"Title (under|over)line too short\.",
        r"the line \1 this title is shorter than the title; make it as long",
    ),
    (r"Inline (emphasis|strong) start-string without end-string\.", None),
    (
        r"Inline interpreted text or phrase reference start-string without end-string\.",
        r"a backtick without a partner; close it, or write \\` for the character",
    ),
    (
        r"Inline literal start-string without end-string\.",
        "`` opens code that has no end; close it, or write it differently",
    ),
    (
        r"Inline substitution_reference start-string without end-string\.",
        r"“|” opens a substitution that has no end; close it, or write \\| for the character",
    ),
    (
        r"Unexpected indentation\.",
        "this line is indented without a reason; put a blank line above, or take it to the margin",
    ),
    (
        r"(.*) ends without a blank line; unexpected unindent\.",
        r"a blank line is missing above this, where the \1 above ends",
    ),
    (
        r"Duplicate explicit target name: \"(.*)\"\.",
        r"the name “\1” stands twice on this page; rename one",
    ),
    (
        r"Duplicate substitution definition name: \"(.*)\"\.",
        r"|\1| is defined twice on this page; take one away",
    ),
    (r"Unexpected section title\.", "no heading may stand in this; write it outside"),
    (
        r"Unexpected section title or transition\.",
        "no heading and no line may stand in this; write it outside",
    ),
    (
        r"Literal block expected; none found\.",
        "“::” announces code, and none follows; indent it, or write one colon",
    ),
    (
        r"Title level inconsistent:?",
        "this heading skips a level, or its line is not one of those above",
    ),
    (r"Inconsistent title style:.*", "this heading skips a level"),
    (
        r"Document or section may not begin with a transition\.",
        "no line across the page may begin a chapter or a section",
    ),
)
_PATTERNS = [(re.compile(pattern, re.DOTALL), words) for pattern, words in _WORDS]
_STARS = {"emphasis": "*", "strong": "**"}


def plain_words(said: str) -> str:
    """Return what docutils said, so that a writer knows what to do."""
    said = " ".join(said.split())
    for pattern, words in _PATTERNS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        if words is None:
            stars = _STARS[match[1]]
            escaped = "\\*" * len(stars)
            return f"“{stars}” opens something that has no end; close it, or write {escaped}"
        found = match.expand(words)
        return found[0].lower() + found[1:] if found[0].isascii() else found
    return f"docutils can’t read this: {said}"
