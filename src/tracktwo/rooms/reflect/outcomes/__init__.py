"""The dual goal: what changed in people, and what changed in policy, harvested and confirmed by every side."""
