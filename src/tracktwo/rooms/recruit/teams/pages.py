"""The addresses of this part, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page("recruit:teams", picture="teams", sizes=("laptop", "projector", "phone")),
    Page("recruit:invitations", picture="invitations", sizes=("laptop", "phone")),
    Page("recruit:propose", acts=True, parts={"circle": "=sides"}),
    Page("recruit:wish", acts=True, parts={"circle": "=sides"}),
    Page("recruit:team-size", acts=True, parts={"circle": "=sides"}),
    Page("recruit:add-rule", acts=True, parts={"circle": "=sides"}),
    Page("recruit:erase-rule", acts=True, parts={"circle": "=sides", "id": "team_rule"}),
    Page("recruit:not-together", acts=True, parts={"circle": "=sides"}),
)
