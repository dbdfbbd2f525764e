"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("recruit:pool", picture="pool", sizes=("laptop", "projector", "phone")),
    Page("recruit:add-person", acts=True, parts={"side": "=a"}),
    Page("recruit:person", parts={"id": "prospect"}, picture="person", sizes=("laptop", "phone")),
    Page("recruit:erase-person", acts=True, parts={"id": "prospect"}),
)
