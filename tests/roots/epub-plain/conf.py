"""The least a book can be: one language, no numbers, notes, works or index."""

extensions = ["bookpress"]

language = "en"
bibtex_bibfiles = []

book_id = "plain"
book_languages = ["en"]
book_title = {"en": "Plain"}
book_author = {"en": "A. N. Author"}
book_edition = "1"
book_date = "2024-02-29"
