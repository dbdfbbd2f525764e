"""The lottery of a panel runs in a process of its own, without a network and without anything of this program."""

from .running import INSTALL, NotInstalled, TookTooLong, installed, run

__all__ = ["INSTALL", "NotInstalled", "TookTooLong", "installed", "run"]
