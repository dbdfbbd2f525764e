"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("reflect:report", picture="report", sizes=("laptop", "projector", "phone")),
    Page("reflect:begin-report", acts=True),
    Page("reflect:discard-report", acts=True),
    Page("reflect:write-report", parts={"name": "=risks"}, picture="report-part", sizes=("laptop",)),
    Page("reflect:report-file", parts={"id": "report", "form": "=pdf"}),
    Page("reflect:release-report", opens="meeting", picture="release-report", sizes=("laptop",)),
    Page("reflect:report-release", opens="meeting", acts=True, parts={"side": "=a"}),
)
