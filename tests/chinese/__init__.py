"""Chinese text: what holds for any of it."""
