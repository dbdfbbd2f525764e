"""The addresses of the plan for a leak."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:publicity", picture="publicity", sizes=("laptop", "phone")),
    Page("prepare:leak-usual", acts=True),
    Page("prepare:leak-line"),
    Page("prepare:leak-exercise", picture="leak-exercise", sizes=("laptop",)),
    Page("prepare:leak-step", parts={"id": "leak_step"}),
    Page("prepare:erase-leak-step", acts=True, parts={"id": "leak_step"}),
)
