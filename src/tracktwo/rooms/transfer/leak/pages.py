"""The addresses of a leak."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("transfer:leak", picture="leak", sizes=("laptop", "phone")),
    Page("transfer:warned", acts=True),
    Page("transfer:leak-step", acts=True),
    Page("transfer:leak-over", acts=True),
)
