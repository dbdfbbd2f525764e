"""The addresses of the picture."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("enter:picture", picture="actor-map", sizes=("laptop", "projector", "phone")),
    Page("enter:add-group"),
    Page("enter:add-tie"),
    Page("enter:group", parts={"id": "group"}),
    Page("enter:lines", picture="from-lines", sizes=("laptop",)),
    Page("enter:kumu"),
    Page("enter:blank"),
    Page("enter:leave", picture="leave", sizes=("laptop",)),
    Page("enter:onion", picture="onion", sizes=("laptop", "phone")),
    Page("enter:tree", picture="tree", sizes=("laptop",)),
    Page("enter:dividers", picture="dividers", sizes=("laptop", "phone")),
    Page("enter:review"),
    Page("enter:timeline", picture="timeline", sizes=("laptop",)),
    Page("enter:issues"),
    Page("enter:issue", parts={"id": "noted"}),
    Page("enter:add", parts={"kind": "=onion"}),
    Page("enter:statement", parts={"kind": "=tie", "id": "tie"}),
    Page("enter:doubt", parts={"kind": "=tie", "id": "tie"}),
    Page("enter:end", parts={"kind": "=tie", "id": "tie"}),
    Page("enter:hold", acts=True, parts={"kind": "=tie", "id": "tie"}),
    Page("enter:erase", acts=True, parts={"kind": "=tie", "id": "tie"}),
)
