"""The addresses of the other tracks."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

OF = {"id": "initiative"}
PAGES = (
    Page("transfer:tracks", picture="orbits", sizes=("laptop", "projector", "phone")),
    Page("transfer:initiative", parts=OF),
    Page("transfer:passed", acts=True),
    Page("transfer:erase-initiative", acts=True, parts=OF),
    Page("transfer:liaison", acts=True),
    Page("transfer:liaison-done", acts=True, parts={"id": "liaison"}),
    Page("transfer:official"),
)
