"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("reflect:results", picture="results", sizes=("laptop", "projector", "phone")),
    Page("reflect:results-for", parts={"audience": "=a"}),
    Page("reflect:costs", picture="costs", sizes=("laptop",)),
)
