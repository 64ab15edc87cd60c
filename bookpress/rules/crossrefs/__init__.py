"""Rules about cross-references, links and the files that pages name."""
