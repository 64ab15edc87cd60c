"""A small book with everything an HTML page may hold, in two languages."""

extensions = ["bookpress"]

language = "zh_CN"
locale_dirs = ["../locale"]
bibtex_bibfiles = ["source/refs.bib"]

book_id = "small-book"
book_languages = ["zh_CN", "en"]
book_title = {"zh_CN": "小书：从原理到实践", "en": "A Small Book: From Principles to Practice"}
book_author = {"zh_CN": "本书编写组", "en": "The Book's Contributors"}
book_description = {"zh_CN": "一本用来试排的小书。", "en": "A small book to try the press with."}
book_edition = "0.1"
book_date = "2026-11-23"
book_licence = "CC BY 4.0"
