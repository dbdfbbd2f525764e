"""The addresses of the timetable."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:days", picture="timetable", sizes=("laptop", "projector", "phone")),
    Page("prepare:timetable", parts={"id": "planned_workshop"}),
    Page("prepare:lay-out", acts=True, parts={"id": "spare_workshop"}),
    Page("prepare:add-day", acts=True, parts={"id": "workshop"}),
    Page("prepare:day", parts={"id": "workshop_day"}),
    Page("prepare:erase-day", acts=True, parts={"id": "workshop_day"}),
    Page("prepare:one-word", acts=True, parts={"id": "workshop_day"}),
    Page("prepare:block", parts={"id": "block"}, picture="block", sizes=("laptop",)),
    Page("prepare:act", acts=True, parts={"id": "planned_workshop"}),
)
