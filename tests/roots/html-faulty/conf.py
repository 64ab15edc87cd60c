"""A book with one faulty formula."""

extensions = ["bookpress"]
language = "zh_CN"
bibtex_bibfiles = ["source/refs.bib"]
book_languages = ["zh_CN"]
book_title = {"zh_CN": "坏公式"}
