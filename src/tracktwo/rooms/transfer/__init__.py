"""What becomes of the idea, and of the people who carried it."""
