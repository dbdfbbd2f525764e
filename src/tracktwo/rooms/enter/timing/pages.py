"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("enter:ripeness", picture="ripeness", sizes=("laptop", "projector", "phone")),
    Page("enter:ripeness-blank"),
    Page("enter:assess", parts={"side": "=a"}),
    Page("enter:edit-assessment", parts={"id": "assessment"}),
    Page("enter:erase-timing", acts=True, parts={"id": "assessment"}),
    Page("enter:step", acts=True),
    Page("enter:step-done", acts=True, parts={"id": "alive"}),
    Page("enter:decision", picture="decision", sizes=("laptop", "projector", "phone")),
    Page("enter:decision-version", parts={"id": "decision"}),
)
