"""The readers of manuscript, bibliography and catalogs."""
