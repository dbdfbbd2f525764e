"""Base pages, forms derived from payloads, live ticks, documents on paper, and the look of all of it."""
