"""``bookpress new``: a small good book to begin with, and the chapters of another one as MyST."""
