"""The manuscript: MyST Markdown read with the exact place of every token.

``parser`` chooses the Markdown of the book, ``blocks`` walks its blocks, ``directives`` opens
directives, ``spans`` takes running text apart, ``document`` gathers what the book needs to know.
"""
