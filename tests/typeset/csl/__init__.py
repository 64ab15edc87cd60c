"""References by CSL."""
