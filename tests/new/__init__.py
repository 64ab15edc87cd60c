"""``bookpress new``."""
