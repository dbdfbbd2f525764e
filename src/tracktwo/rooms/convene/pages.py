"""The addresses of the room, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page(
        "convene:home",
        "meeting",
        picture="console",
        sizes=(
            "laptop",
            "phone",
            "projector",
        ),
    ),
    Page("convene:board", "meeting", fragment=True),
    Page("convene:act", "meeting", acts=True),
    Page("convene:compose", "meeting", fragment=True, parts={"name": "=concern"}),
    Page("convene:edit", "meeting", fragment=True, parts={"id": "card"}),
    Page("convene:take-back", "meeting", fragment=True, parts={"id": "card"}),
    Page("convene:for-good", "meeting", fragment=True),
    Page("convene:tag", "meeting", fragment=True, parts={"id": "card"}),
    Page("convene:arrange", "meeting", fragment=True, parts={"id": "card"}),
    Page("convene:heading", "meeting", fragment=True, parts={"id": "heading"}),
    Page("convene:paper", "meeting", picture="paper", sizes=("laptop",)),
    Page("convene:from-paper", "meeting"),
    Page("convene:wall", "meeting", picture="wall", sizes=("projector",)),
    Page("convene:wall-board", "meeting", fragment=True),
    Page("convene:word", "meeting", parts={"id": "word"}),
    Page("convene:word-close", "meeting", acts=True, parts={"id": "word"}),
    Page("convene:meaning", "meeting", acts=True, parts={"id": "word", "side": "=a"}),
    Page("convene:meaning-restated", "meeting", acts=True, parts={"id": "word", "side": "=a"}),
    Page("convene:word-release", "meeting", acts=True, parts={"id": "word", "side": "=a"}),
    Page("convene:caucus", "side", parts={"side": "=a"}, picture="caucus", sizes=("laptop",)),
    Page("convene:bring", "side", parts={"side": "=a", "id": "note_a"}),
    Page("convene:withdraw", "side", parts={"side": "=a", "id": "note_a"}),
    Page("convene:ticket", "meeting", acts=True),
    Page("convene:tickets"),
    Page("convene:notes", "meeting", picture="notes", sizes=("laptop",)),
    Page("convene:open"),
    Page("convene:close", "meeting", picture="close", sizes=("laptop",)),
    Page("convene:closed", parts={"id": "closed"}),
    Page("convene:carry", "meeting"),
    Page("convene:carry-release", "side", acts=True, parts={"side": "=a"}),
    Page("convene:copies", "meeting"),
    Page("convene:copies-print", "meeting", parts={"id": "copies"}),
    Page("convene:copies-enter", "meeting", parts={"id": "copies"}),
)
