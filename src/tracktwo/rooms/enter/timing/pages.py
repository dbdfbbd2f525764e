"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("enter:ripeness", picture="ripeness", sizes=("laptop", "projector", "phone")),
    Page("enter:ripeness-blank"),
    Page("enter:assess", parts={"side": "=a"}),
    Page("enter:edit-assessment", parts={"id": "assessment"}),
    Page("enter:erase-assessment", acts=True, parts={"id": "assessment"}),
    Page("enter:step-done", acts=True, parts={"id": "alive"}),
    Page("enter:decision", picture="decision", sizes=("laptop", "projector", "phone")),
    Page("enter:decision-version", parts={"id": "decision"}),
    Page("enter:objective", picture="objective", sizes=("laptop", "projector", "phone")),
    Page("enter:kind", picture="kind", sizes=("laptop", "projector", "phone")),
    Page("enter:theme", acts=True),
    Page("enter:seed-questions", acts=True),
    Page("enter:add-line", parts={"name": "=theory"}),
    Page("enter:edit-line", parts={"name": "=theory", "id": "theory"}),
    Page("enter:erase-line", acts=True, parts={"name": "=theory", "id": "theory"}),
    Page("enter:evidence", picture="evidence", sizes=("laptop", "projector", "phone")),
    Page("enter:evidence-take", acts=True),
    Page("enter:evidence-find"),
    Page("enter:evidence-file", parts={"id": "conflict_file"}),
    Page("enter:erase-evidence", acts=True, parts={"id": "conflict_file"}),
)
