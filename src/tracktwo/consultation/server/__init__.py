"""The process itself: settings, addresses, limits, errors, and the secrets beside the data."""
