"""Who should sit at the table? Seats as codes, with their standing."""
