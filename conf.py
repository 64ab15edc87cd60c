"""The book's own facts. All the rest is the press: see bookpress/typeset/settings.py."""

extensions = ["bookpress"]

language = "zh_CN"  # the manuscript's; `make html-en` and its like choose another
locale_dirs = ["../locale"]
bibtex_bibfiles = ["refs.bib"]

book_id = "llm-book"
book_languages = ["zh_CN", "en"]
book_title = {
    "zh_CN": "大语言模型：从原理到实践",
    "en": "Large Language Models: From Principles to Practice",
}
book_author = {"zh_CN": "本书编写组", "en": "The Book’s Contributors"}
book_description = {
    "zh_CN": "从大语言模型的来路讲到词元、嵌入、微调、提示词、幻觉、检索增强与智能体。",
    "en": "From the origins of large language models to tokens, embeddings, fine-tuning, "
    "prompts, hallucination, retrieval and agents.",
}
book_pinyin = {"重排序": "chong pai xu"}
book_edition = "0.2"
book_date = "2026-11-25"
book_licence = "CC BY 4.0"
