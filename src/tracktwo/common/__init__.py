"""What both servers need, the sealed one and that of a consultation; it knows nothing of either."""
