"""What the gate knows of a book: plain data, from the standard library alone.

The rooms of ``read`` make these facts, the rules look at nothing else. Facts that only the rules
of one file need (``Page``, ``Message``) are dropped once those rules have run; what other files
may point to (``Document``, ``Bibliography``, ``Catalog``) is kept for the whole book.

Lines and columns count from 1; a column counts characters, and 0 stands for the whole line.
"""

from bookpress.facts.bibliography import Bibliography, Entry, Field, NotPrinted, Record, Work
from bookpress.facts.book import Book
from bookpress.facts.catalog import Catalog, Message, MessageNote
from bookpress.facts.page import (
    ALL_LEVELS,
    Citation,
    Directive,
    Document,
    FileUse,
    Float,
    Footnote,
    FootnoteMark,
    Heading,
    Label,
    LabelKind,
    Page,
    Passage,
    Reference,
    ReferenceList,
    Row,
    Term,
    TocEntry,
    Word,
)
from bookpress.facts.settings import ListedDocument, Settings, Signature
from bookpress.facts.text import (
    Block,
    BlockKind,
    Finding,
    ParseError,
    Place,
    Severity,
    Span,
    SpanKind,
)

__all__ = [
    "ALL_LEVELS",
    "Bibliography",
    "Block",
    "BlockKind",
    "Book",
    "Catalog",
    "Citation",
    "Directive",
    "Document",
    "Entry",
    "Field",
    "FileUse",
    "Finding",
    "Float",
    "Footnote",
    "FootnoteMark",
    "Heading",
    "Label",
    "LabelKind",
    "ListedDocument",
    "Message",
    "MessageNote",
    "NotPrinted",
    "Page",
    "ParseError",
    "Passage",
    "Place",
    "Record",
    "Reference",
    "ReferenceList",
    "Row",
    "Settings",
    "Severity",
    "Signature",
    "Span",
    "SpanKind",
    "Term",
    "TocEntry",
    "Word",
    "Work",
]
