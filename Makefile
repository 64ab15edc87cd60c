# Every task by name; `make help` lists them. The work itself is done by the package bookpress.
.DEFAULT_GOAL := help
PYTHON ?= python3
PRESS := .venv/bin/python -m bookpress
FORMATS := html epub pdf
LANGUAGES := zh en
LANGUAGE ?= zh

.PHONY: help book tidy figures check test quick bench live catalogs doctor lock clean distclean $(FORMATS)
.PHONY: $(foreach format,$(FORMATS),$(addprefix $(format)-,$(LANGUAGES)))

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  make html-en    one edition alone; likewise epub-zh, pdf-en, ..."

# What an edition needs is looked for, and installed where it may be, once for each kind of it.
.venv/%-prepared: requirements/book.txt pyproject.toml
	@$(PYTHON) -m bookpress prepare --format $*
	@touch $@

.venv/test-prepared: requirements/test.txt

book: .venv/html,epub,pdf-prepared ## every edition in every language, into build/
	@$(PRESS) book

html: .venv/html-prepared ## the site in both languages; needs neither TeX nor Java
	@$(PRESS) book --format html

epub: .venv/epub-prepared ## the ePub in both languages
	@$(PRESS) book --format epub

pdf: .venv/pdf-prepared ## the PDF in both languages
	@$(PRESS) book --format pdf

$(addprefix html-,$(LANGUAGES)): html-%: .venv/html-prepared
	@$(PRESS) book --format html --language $*

$(addprefix epub-,$(LANGUAGES)): epub-%: .venv/epub-prepared
	@$(PRESS) book --format epub --language $*

$(addprefix pdf-,$(LANGUAGES)): pdf-%: .venv/pdf-prepared
	@$(PRESS) book --format pdf --language $*

live: .venv/html-prepared ## preview that follows every save; LANGUAGE=en for the English
	@$(PRESS) live --language $(LANGUAGE)

catalogs: .venv/html-prepared ## bring the translators' catalogs up to date with the manuscript
	@$(PRESS) catalogs

tidy: .venv/html-prepared ## bring the bibliography into one form
	@$(PRESS) tidy

figures: .venv/html-prepared ## draw the book's figures anew
	@.venv/bin/python -m source.figures

check: .venv/html-prepared ## every broken note, citation, reference and translation, at its place
	@$(PRESS) check

doctor: .venv/html-prepared ## which editions this machine can make, and what it lacks
	@$(PRESS) doctor

test: .venv/html,epub,pdf,test-prepared ## the whole test suite, on freshly made editions
	@.venv/bin/python -m ruff check .
	@.venv/bin/python -m ruff format --check .
	@.venv/bin/python -m mypy
	@.venv/bin/python -m pytest -n auto --dist worksteal

quick: .venv/html,epub,pdf,test-prepared ## the tests that take less than a minute together
	@.venv/bin/python -m pytest -n auto -m "not slow and not book and not browser"

bench: .venv/html,epub,pdf,test,bench-prepared ## how long builds take, as ratios
	@.venv/bin/python bench/bench.py

lock: ## write requirements/*.txt anew from pyproject.toml
	@.venv/bin/python -m pip install --quiet pip-tools
	@sh requirements/lock

clean: ## remove build/
	@rm -rf build

distclean: clean ## remove build/ and .venv/
	@rm -rf .venv
