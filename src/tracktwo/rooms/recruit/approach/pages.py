"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("recruit:approach", picture="approach", sizes=("laptop", "projector", "phone")),
    Page("recruit:way", parts={"id": "prospect"}, picture="way-to-a-seat", sizes=("laptop", "phone")),
    Page("recruit:talked", acts=True, parts={"id": "prospect"}),
    Page("recruit:step", acts=True, parts={"id": "prospect", "act": "=key"}),
    Page("recruit:trust", acts=True, parts={"side": "=a"}),
    Page("recruit:talk-paper"),
    Page("recruit:settle"),
)
