"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("reflect:measures", picture="measures", sizes=("laptop", "projector", "phone")),
    Page("reflect:scales"),
    Page("reflect:waves", picture="waves", sizes=("laptop", "phone")),
    Page("reflect:begin-wave", "meeting", acts=True),
    Page("reflect:hand-round", "meeting", acts=True),
    Page("reflect:answer", "anybody"),
    Page("reflect:own", "meeting", acts=True),
    Page("reflect:enter-wave", "meeting"),
    Page("reflect:wave-sheet", "meeting"),
    Page("reflect:close-wave", "meeting", acts=True),
    Page("reflect:destroy-wave", "meeting", acts=True),
    Page("reflect:destroy-kept", acts=True),
)
