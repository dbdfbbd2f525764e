"""The addresses of the ground rules."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:rules", picture="rules", sizes=("laptop", "phone")),
    Page("prepare:rule", parts={"place": "=1"}),
    Page("prepare:rule-act", acts=True, parts={"place": "=1"}),
    Page("prepare:rules-choice", acts=True),
    Page("prepare:rules-agreed", acts=True),
    Page("prepare:rules-standard", acts=True),
    Page("prepare:rules-print"),
    Page("prepare:venue", parts={"id": "planned_workshop"}),
)
