"""What is tuned on the way to paper and screen."""
