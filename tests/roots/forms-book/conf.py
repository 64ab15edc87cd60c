"""What authors write and one edition or another could not set; a test draws the pictures."""

extensions = ["bookpress"]
language = "zh_CN"
locale_dirs = ["../locale"]
bibtex_bibfiles = ["refs.bib"]
book_id = "small"
book_languages = ["zh_CN", "en"]
book_title = {"zh_CN": "小书", "en": "A Small Book"}
book_author = {"zh_CN": "某人", "en": "Somebody"}
book_description = {"zh_CN": "一本小书。", "en": "A small book."}
book_edition = "1"
book_date = "2026-01-02"
book_licence = "CC BY 4.0"
