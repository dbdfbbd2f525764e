"""Pages about the third party itself."""
