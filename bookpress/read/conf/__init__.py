"""Reading conf.py: where it is, what Sphinx makes of it, and how long that may be believed."""

from bookpress.read.conf.find import find_book, root_doc_line
from bookpress.read.conf.sphinx_client import ask_sphinx

__all__ = ["ask_sphinx", "find_book", "root_doc_line"]
