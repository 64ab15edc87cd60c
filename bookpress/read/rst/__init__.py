"""reStructuredText: docutils reads a page, and what it read becomes the facts that Markdown gives.

Nothing is built, no code of the book runs, and no file is opened: ``directives`` stands in for the
directives and roles of Sphinx and of the book's extensions.
"""
