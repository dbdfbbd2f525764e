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
    Page("prepare:place", parts={"id": "planned_workshop"}, picture="place", sizes=("laptop",)),
    Page("prepare:proposals", parts={"id": "planned_workshop"}, picture="proposals", sizes=("laptop",)),
    Page("prepare:take-in", acts=True, parts={"id": "proposal"}),
    Page("prepare:decline", acts=True, parts={"id": "proposal"}),
    Page("prepare:take-back", acts=True, parts={"id": "proposal"}),
    Page("prepare:shaped", acts=True, parts={"id": "planned_workshop"}),
    Page("prepare:run", opens="meeting", picture="run", sizes=("laptop", "phone")),
    Page("prepare:run-act", opens="meeting", acts=True),
    Page("prepare:act", acts=True, parts={"id": "planned_workshop"}),
)
