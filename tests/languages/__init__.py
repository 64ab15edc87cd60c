"""Small whole books in nine languages, made in three formats by the real tools."""
