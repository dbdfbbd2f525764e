"""The command line: serve, demonstration, backup and restore, checks, and the methods on files of one's own."""

from .ladder import ladder
from .main import main
from .packages import packages

__all__ = ["main"]

main.add_command(ladder)
main.add_command(packages)
