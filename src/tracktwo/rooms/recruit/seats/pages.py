"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("recruit:seats", picture="seats", sizes=("laptop", "phone")),
    Page("recruit:several", acts=True),
    Page("recruit:edit", parts={"id": "seat"}),
    Page("recruit:erase", acts=True, parts={"id": "seat"}),
)
