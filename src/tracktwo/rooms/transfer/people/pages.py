"""The addresses of plans for coming home."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

OF = {"place": "planned"}
PAGES = (
    Page("transfer:people", picture="coming-home", sizes=("laptop", "phone")),
    Page("transfer:new-plan", parts={"place": "seat"}),
    Page("transfer:plan", parts=OF),
    Page("transfer:by-code", parts=OF),
    Page("transfer:choose", acts=True, parts=OF),
    Page("transfer:note", acts=True, parts=OF),
    Page("transfer:protocol", parts=OF),
    Page("transfer:way-out", parts=OF),
    Page("transfer:entered", acts=True),
    Page("transfer:risk", parts={"side": "=a"}),
)
