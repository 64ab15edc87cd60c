"""Rules about Chinese text."""
