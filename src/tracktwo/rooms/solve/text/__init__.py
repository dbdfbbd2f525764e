"""One text, from a shared vision to a joint text that every side releases."""
