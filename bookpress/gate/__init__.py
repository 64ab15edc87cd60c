"""A check of a book: read it, let every rule look, and settle what is left to report."""
