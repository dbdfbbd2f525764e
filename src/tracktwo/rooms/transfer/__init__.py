"""What becomes of it, and of them? Not built yet."""
