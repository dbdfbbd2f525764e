"""Predict, then compare: questions each side answers privately, and predicts for the other."""
