"""Who should sit at the table? Seats as codes, with the office behind them."""
