"""The book cites itself."""
