"""What is planned over a connection, and what a connection is good for."""
