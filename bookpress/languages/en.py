"""English: its names, patterns and words."""

from bookpress.languages.language import Language

ENGLISH = Language(
    code="en",
    tag="en",
    short="en",
    name="English",
    chapter="Chapter\u00a0%s",
    section="Section\u00a0%s",
    figure="Figure\u00a0%s",
    table="Table\u00a0%s",
    listing="Listing\u00a0%s",
    equation="Equation\u00a0(%s)",
    appendix="Appendix\u00a0%s",
    page="p.\u00a0%s",
    date="d MMMM y",
    contents="Contents",
    references="References",
    index="Index",
    cover="Cover",
    symbols="Symbols",
    words={
        "download": "Download",
        "open html": "Read online",
        "open epub": "ePub",
        "open pdf": "PDF",
        "read in": "Read in another language",
        "start": "Start of the text",
        "landmarks": "Landmarks",
        "notes": "Notes",
        "edition": "Edition %s",
        "translated": "%s%% of this edition is translated so far.",
        "untranslated": "Passages with a line at their side are not translated yet; "
        "they stand in the original.",
        "glossary pages": "Page numbers in bold refer to the glossary.",
        "title page": "Title page",
        "cover of": "Cover of %s",
        "accessibility": "The book is text under a hierarchy of headings, in type and colours "
        "that the reader may choose; contents, notes and cross-references are links.",
        "licence": "Licence",
        "made with": "Made with %s and %s",
        "search the book": "Search the book",
        "book contents": "The whole book",
        "page contents": "This page",
        # Furo and Sphinx speak English: what is missing here is printed as it is
    },
)
