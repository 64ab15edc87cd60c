"""Rules about Chinese text and the markup around it."""
