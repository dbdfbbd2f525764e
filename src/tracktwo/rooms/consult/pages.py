"""The addresses of the room, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page(
        "consult:home",
        picture="consult",
        sizes=(
            "laptop",
            "phone",
        ),
    ),
    Page("consult:begin"),
    Page("consult:absent", acts=True),
    Page("consult:liaison", acts=True),
    Page("consult:finish", acts=True, parts={"id": "liaison"}),
    Page("consult:erase", acts=True, parts={"kind": "=absent", "id": "absent"}),
    Page("consult:card", "meeting"),
    Page("consult:consultation", parts={"id": "preparing"}),
    Page("consult:consultation", parts={"id": "answered"}),
    Page("consult:words", parts={"id": "preparing"}),
    Page("consult:seeds", parts={"id": "preparing"}),
    Page("consult:statements", parts={"id": "preparing"}),
    Page("consult:carry", parts={"id": "preparing"}),
    Page("consult:take", parts={"id": "answered"}),
    Page("consult:results", parts={"id": "answered"}, picture="results", sizes=("laptop",)),
    Page("consult:bring", acts=True, parts={"id": "answered"}),
    Page("consult:feedback", "meeting", parts={"id": "answered"}, picture="telling", sizes=("laptop",)),
    Page("consult:release", "side", acts=True, parts={"id": "answered", "side": "=a"}),
    Page("consult:send-feedback", parts={"id": "answered"}),
)
