"""What shall the days look like? Workshops and their sessions."""
