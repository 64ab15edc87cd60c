"""The pages of the rules, run as tests."""
