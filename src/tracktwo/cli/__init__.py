"""The command line: serve, demonstration, backup and restore, checks, and the methods on files of one's own."""

from .compose import compose
from .ladder import ladder
from .main import main
from .packages import packages
from .referrals import referrals

__all__ = ["main"]

main.add_command(compose)
main.add_command(ladder)
main.add_command(packages)
main.add_command(referrals)
