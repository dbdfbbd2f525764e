"""Scales that a team holds a licence for: read from its own table, whose columns the team names."""
