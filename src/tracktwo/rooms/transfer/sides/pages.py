"""The addresses of what sides say."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("transfer:sides", picture="sides-say", sizes=("laptop",)),
    Page("transfer:side-note", parts={"side": "=a"}),
    Page("transfer:erase-note", acts=True, parts={"side": "=a", "id": "side_note"}),
    Page("transfer:hand-key", acts=True, parts={"side": "=a"}),
)
