"""The addresses of the logistics."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("prepare:logistics", picture="logistics", sizes=("laptop", "phone")),
    Page("prepare:begin-needs", acts=True),
    Page("prepare:let-into-needs", acts=True),
    Page("prepare:end-needs", acts=True),
    Page("prepare:logistics-card", parts={"of": "=outside", "key": "=hotel"}),
)
