"""The addresses of the packs."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:packs", picture="packs", sizes=("laptop", "phone")),
    Page("prepare:calendar", parts={"id": "planned_workshop"}),
    Page("prepare:pack-file", parts={"id": "planned_workshop", "audience": "=room", "form": "=pdf"}),
)
