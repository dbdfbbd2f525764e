"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("reflect:lessons", picture="lessons", sizes=("laptop", "projector", "phone")),
    Page("reflect:edit-lesson", parts={"id": "lesson"}),
    Page("reflect:erase-lesson", acts=True, parts={"id": "lesson"}),
    Page("reflect:shelve", parts={"id": "lesson"}),
    Page("reflect:take-off", acts=True, parts={"id": "shelved"}),
    Page("reflect:evidence", picture="choices", sizes=("laptop", "projector", "phone")),
    Page("reflect:choice", parts={"name": "=entry"}, picture="choice", sizes=("laptop", "phone")),
    Page("reflect:uncite", acts=True, parts={"id": "evidence"}),
    Page("reflect:search", picture="shelf", sizes=("laptop", "phone")),
    Page("reflect:lessons-workshop", picture="lessons-workshop", sizes=("laptop",)),
    Page("reflect:lessons-blank"),
    Page("reflect:handover", picture="next-convenor", sizes=("laptop",)),
)
