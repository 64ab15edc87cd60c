"""A book's files: the sandbox that reads them, walking, what is kept of them, and whole writes."""
