"""The sound book that a case of a rule's page is laid over."""
# ruff: noqa: INP001 - a book is no package

extensions = ["myst_parser", "sphinxcontrib.bibtex"]
language = "zh_CN"
numfig = True
locale_dirs = ["../locale"]
bibtex_bibfiles = ["refs.bib"]
myst_enable_extensions = [
    "amsmath",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "strikethrough",
]
