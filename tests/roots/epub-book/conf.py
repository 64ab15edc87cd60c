"""A small whole book: everything that an ePub page can hold, in two languages."""

extensions = ["bookpress"]

language = "zh_CN"
locale_dirs = ["../locale"]
bibtex_bibfiles = ["refs.bib"]

book_id = "small-book"
book_languages = ["zh_CN", "en"]
book_title = {"zh_CN": "小书：从字到页", "en": "A Small Book: From Letters to Pages"}
book_author = {"zh_CN": "测试 & 作者", "en": "Test & Author"}
book_description = {"zh_CN": "一本用来测试的小书。", "en": "A small book for tests."}
book_edition = "1.2"
book_date = "2025-03-09"
book_licence = "CC BY 4.0"
