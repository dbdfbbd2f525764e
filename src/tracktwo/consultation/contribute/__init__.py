"""What contributors do and see: begin, answer, write, change, withdraw."""
