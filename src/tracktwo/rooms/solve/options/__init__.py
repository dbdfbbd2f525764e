"""Ideas, options, obstacles at home, and the bank of released options."""
