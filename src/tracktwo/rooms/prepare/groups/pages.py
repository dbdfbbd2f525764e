"""The addresses of the small groups."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:groups", picture="groups", sizes=("laptop", "projector", "phone")),
    Page("prepare:groups-act", opens="meeting", acts=True),
)
