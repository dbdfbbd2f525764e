"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("reflect:outcomes", picture="outcomes", sizes=("laptop", "projector", "phone")),
    Page("reflect:add-outcome", picture="harvest", sizes=("laptop",)),
    Page("reflect:edit-outcome", parts={"id": "harvest"}),
    Page("reflect:erase-outcome", acts=True, parts={"id": "harvest"}),
    Page("reflect:changed", parts={"side": "=a"}, picture="other-side", sizes=("laptop", "phone")),
    Page("reflect:erase-change", acts=True, parts={"side": "=a", "id": "change"}),
    Page("reflect:confirm", opens="meeting", picture="confirm", sizes=("laptop",)),
    Page("reflect:confirm-one", opens="meeting", acts=True, parts={"id": "harvest", "side": "=a"}),
    Page("reflect:release-change", opens="meeting", acts=True, parts={"owner": "=a", "id": "change", "side": "=a"}),
)
