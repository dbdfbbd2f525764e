"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("recruit:referrals", picture="referrals", sizes=("laptop", "projector", "phone")),
    Page("recruit:begin-referrals", acts=True),
    Page("recruit:referral-holder", acts=True, parts={"id": "member"}),
    Page("recruit:erase-referral", acts=True, parts={"id": "referral"}),
)
