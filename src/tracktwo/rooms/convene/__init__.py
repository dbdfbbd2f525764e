"""What do they need, fear, mean? The live board, its wall, the caucuses, and closing the meeting."""
