"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("reflect:casebook", picture="casebook", sizes=("laptop", "phone")),
    Page("reflect:case", parts={"name": "=tajikistan"}, picture="case", sizes=("laptop", "projector", "phone")),
)
