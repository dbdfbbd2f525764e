"""The addresses of the conditions of contact."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:contact", picture="contact", sizes=("laptop", "phone")),
    Page("prepare:condition", parts={"id": "planned_workshop", "condition": "=status"}),
    Page("prepare:goal"),
    Page("prepare:goal-said", acts=True),
    Page("prepare:take-goal-back", acts=True),
    Page("prepare:exit-cards", parts={"id": "planned_workshop"}),
    Page("prepare:exit-print"),
)
