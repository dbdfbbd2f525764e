"""The address of what a connection is good for."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (Page("prepare:connection", picture="connection", sizes=("laptop", "projector", "phone")),)
