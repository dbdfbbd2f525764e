"""Workshops and their sessions."""
