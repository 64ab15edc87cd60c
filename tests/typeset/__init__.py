"""What Sphinx makes of a small book with bookpress loaded."""
