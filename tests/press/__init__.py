"""The press: what runs when, and what it says when it cannot."""
