"""The addresses of the picture."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("enter:picture", picture="actor-map", sizes=("laptop", "projector", "phone")),
    Page("enter:add-group"),
    Page("enter:add-tie"),
    Page("enter:group", parts={"id": "group"}),
    Page("enter:undo", acts=True),
    Page("enter:statement", parts={"kind": "=tie", "id": "tie"}),
    Page("enter:doubt", parts={"kind": "=tie", "id": "tie"}),
    Page("enter:end", parts={"kind": "=tie", "id": "tie"}),
    Page("enter:hold", acts=True, parts={"kind": "=tie", "id": "tie"}),
    Page("enter:erase", acts=True, parts={"kind": "=tie", "id": "tie"}),
)
