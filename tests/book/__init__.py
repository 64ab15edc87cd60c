"""The six finished editions, opened as readers open them."""
