"""Where an idea went, what came back, and what became of it."""
