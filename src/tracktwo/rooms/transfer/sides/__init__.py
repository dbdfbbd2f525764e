"""What each side says of channels and relations, of its words for the other, and its thanks: in its own compartment."""
