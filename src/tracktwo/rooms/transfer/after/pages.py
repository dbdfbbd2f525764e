"""The addresses of what comes after."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("transfer:after", picture="after", sizes=("laptop",)),
    Page("transfer:template", acts=True),
    Page("transfer:step", parts={"id": "reconcile"}),
    Page("transfer:erase-step", acts=True, parts={"id": "reconcile"}),
    Page("transfer:claims"),
)
