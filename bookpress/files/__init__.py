"""A person's files: how they are written."""
