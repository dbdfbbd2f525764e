"""The command line: serve, demonstration, backup and restore, checks."""

from .main import main

__all__ = ["main"]
