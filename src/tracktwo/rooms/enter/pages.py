"""The addresses of the room, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

from .timing import pages as timing

__all__ = ["PAGES"]

PAGES = (
    Page("enter:home", picture="enter", sizes=("laptop", "projector", "phone")),
    Page("enter:print"),
    *timing.PAGES,
)
