"""What could both live with? A round of ideas, options, obstacles at home, and one text."""
