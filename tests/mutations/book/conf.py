"""A small book that has never heard of bookpress: MyST, BibTeX, an English catalog."""

project = "小书"
author = "本书编写组"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
language = "zh_CN"
numfig = True
root_doc = "index"
locale_dirs = ["../locale"]
gettext_compact = False
bibtex_bibfiles = ["refs.bib"]
myst_enable_extensions = ["colon_fence", "dollarmath", "amsmath", "deflist", "attrs_inline"]
exclude_patterns = ["parts"]
