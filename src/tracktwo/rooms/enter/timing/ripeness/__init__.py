"""Ripeness: for each side, what the assessors see, each on a dated card of their own."""
