"""Short lines of this part: each is added, changed and erased in the same way."""
