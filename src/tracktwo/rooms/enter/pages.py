"""The addresses of the room, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

from .picture.pages import PAGES as PICTURE
from .team.pages import PAGES as TEAM
from .timing.pages import PAGES as TIMING

__all__ = ["PAGES"]

PAGES = (
    Page("enter:home", picture="enter", sizes=("laptop", "projector", "phone")),
    Page("enter:print"),
    *PICTURE,
    *TIMING,
    *TEAM,
)
