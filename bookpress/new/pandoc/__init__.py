"""Markdown as pandoc and Quarto read it, written as MyST."""
