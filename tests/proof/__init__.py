"""What the gate calls clean, the press sets."""
