"""Packages: one option for each issue of interest, compared."""
