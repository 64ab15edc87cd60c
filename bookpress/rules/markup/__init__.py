"""Markdown, its directives and options, as MyST, docutils and Sphinx read them."""
