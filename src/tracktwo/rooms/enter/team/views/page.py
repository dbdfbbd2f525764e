"""A page of this part, between the tabs of the room."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text

__all__ = ["show"]

PAGES: tuple[tuple[str, Text], ...] = (
    ("enter:team", _("Team")),
    ("enter:matrix", _("Where each stands")),
    ("enter:sides", _("Meeting the sides")),
    ("enter:questions", _("Questions and dilemmas")),
    ("enter:evenness", _("Even-handed")),
    ("enter:norms", _("Norms and ownership")),
    ("enter:handover", _("Handover")),
)


def show(
    request: HttpRequest, dialogue: OpenDialogue, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Draw `enter/team/<template>.html`."""
    shared = {"dialogue": dialogue, "team_pages": PAGES, "last": last_step(dialogue.third.folio())}
    return render(request, f"enter/team/{template}.html", shared | context, status=status)
