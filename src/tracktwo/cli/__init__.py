"""The command line: serve, demonstration, backup and restore, checks, and methods on files."""

from .ladder import ladder
from .main import main

__all__ = ["main"]

main.add_command(ladder)
