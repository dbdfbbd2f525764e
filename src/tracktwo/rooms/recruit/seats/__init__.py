"""Seats as codes, with the office behind them: the quickest way to say who comes."""
