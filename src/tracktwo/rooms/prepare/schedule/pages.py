"""The addresses of the workshops and their sessions."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:sessions", picture="sessions", sizes=("laptop",)),
    Page("prepare:workshop", acts=True),
    Page("prepare:edit-workshop", parts={"id": "workshop"}),
    Page("prepare:erase-workshop", acts=True, parts={"id": "spare_workshop"}),
    Page("prepare:usual-days", acts=True),
    Page("prepare:edit-session", parts={"id": "session"}),
    Page("prepare:erase-session", acts=True, parts={"id": "session"}),
    Page("prepare:held", acts=True, parts={"id": "session"}),
)
