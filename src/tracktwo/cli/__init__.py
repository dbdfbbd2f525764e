"""The command line: serve, demonstration, backup and restore, checks, and the methods on files of one's own."""

from .compose import compose
from .conflict import conflict
from .consult import consult
from .evaluate import contact, evaluate
from .groups import groups
from .ladder import ladder
from .lottery import lottery
from .main import main
from .opinion import opinion
from .packages import packages
from .referrals import referrals

__all__ = ["main"]

for command in (consult, opinion, packages, ladder, conflict, compose, referrals, groups, evaluate, contact, lottery):
    main.add_command(command)
