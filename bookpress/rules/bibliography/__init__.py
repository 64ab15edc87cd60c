"""Rules about the .bib files."""
