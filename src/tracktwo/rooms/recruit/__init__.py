"""Who should sit at the table? Coded seats, and while seats are being filled a pool of people by side."""
