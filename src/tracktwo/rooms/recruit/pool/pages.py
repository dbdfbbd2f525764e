"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PERSON = {"id": "prospect"}
PAGES = (
    Page("recruit:pool", picture="pool", sizes=("laptop", "projector", "phone")),
    Page("recruit:add-person", acts=True, parts={"side": "=a"}),
    Page("recruit:person", parts=PERSON, picture="person", sizes=("laptop", "phone")),
    Page("recruit:judge", acts=True, parts=PERSON),
    Page("recruit:veto", acts=True, parts=PERSON | {"side": "=b"}),
    Page("recruit:apart", acts=True, parts=PERSON),
    Page("recruit:together", acts=True, parts=PERSON | {"pair": "apart"}),
    Page("recruit:erase-person", acts=True, parts=PERSON),
    Page("recruit:import", picture="import-people", sizes=("laptop",)),
    Page("recruit:questions", picture="coverage-questions", sizes=("laptop",)),
    Page("recruit:erase-question", acts=True, parts={"id": "coverage_question"}),
    Page("recruit:ask", parts={"question": "=listens", "side": "=a"}),
)
