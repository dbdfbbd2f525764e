"""The addresses of ideas."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

IDEA = {"id": "banked"}
PAGES = (
    Page("transfer:ideas", picture="ideas", sizes=("laptop", "projector", "phone")),
    Page("transfer:idea", parts=IDEA, picture="idea", sizes=("laptop", "phone")),
    Page("transfer:answer", acts=True, parts=IDEA),
    Page("transfer:take-away", acts=True, parts=IDEA),
    Page("transfer:reaction", parts=IDEA | {"side": "=a"}),
    Page("transfer:release-reaction", acts=True, parts=IDEA | {"side": "=a", "reaction": "reaction"}),
    Page("transfer:strike-reaction", acts=True, parts=IDEA | {"side": "=a", "reaction": "reaction"}),
    Page("transfer:back", "meeting", picture="came-back", sizes=("laptop",)),
    Page("transfer:version", "meeting", parts=IDEA, picture="next-version", sizes=("laptop",)),
    Page("transfer:release-version", "side", acts=True, parts=IDEA | {"side": "=a"}),
)
