"""The catalogs: what readers of another language get."""
