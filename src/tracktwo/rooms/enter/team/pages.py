"""The addresses of the pages about the team, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("enter:team", picture="team", sizes=("laptop", "phone")),
    Page("enter:team-card", parts={"id": "member"}),
    Page("enter:erase-team-card", acts=True, parts={"id": "team_card"}),
    Page("enter:erase-former", acts=True, parts={"id": "former"}),
    Page("enter:matrix", picture="matrix", sizes=("laptop", "projector", "phone")),
    Page("enter:matrix-blank"),
    Page("enter:axes"),
    Page("enter:erase-placement", acts=True, parts={"id": "placement"}),
    Page("enter:sides", picture="meeting-the-sides", sizes=("laptop", "phone")),
    Page("enter:questions", picture="questions", sizes=("laptop",)),
    Page("enter:evenness", picture="evenness", sizes=("laptop", "projector", "phone")),
    Page("enter:norms", picture="norms", sizes=("laptop",)),
    Page("enter:handover", picture="handover", sizes=("laptop",)),
    Page("enter:add-card", parts={"kind": "=question"}),
    Page("enter:edit-card", parts={"kind": "=question", "id": "team_question"}),
    Page("enter:erase-card", acts=True, parts={"kind": "=question", "id": "team_question"}),
)
