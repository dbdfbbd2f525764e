"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("recruit:panel"),
    Page("recruit:officials", picture="officials", sizes=("laptop", "phone")),
    Page("recruit:erase-roster", acts=True),
    Page("recruit:move-official", acts=True, parts={"id": "seat"}),
    Page("recruit:roster-holder", acts=True, parts={"id": "member"}),
    Page("recruit:youth", picture="youth", sizes=("laptop",)),
    Page("recruit:set-youth", acts=True),
    Page("recruit:guardian-consent", acts=True, parts={"id": "seat"}),
    Page("recruit:lottery", picture="lottery", sizes=("laptop", "phone")),
    Page("recruit:lottery-take", acts=True),
    Page("recruit:lottery-draw", acts=True),
    Page("recruit:lottery-erase", acts=True),
)
