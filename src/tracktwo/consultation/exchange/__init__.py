"""Everything that enters or leaves: openings, results, feedback, exports, published totals, Polis data."""
