"""Workshops and their sessions."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import PURPOSES, SESSION_KINDS, Session, Workshop
from tracktwo.process.rooms import room
from tracktwo.process.safeguards import evaluate
from tracktwo.ui.forms import PayloadForm, form_for

__all__ = ["held", "home", "usual_days", "workshop"]

JOINT_DAYS = 3


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The workshops with their sessions, what the safeguards say of them, and a form for one more session."""
    folio = dialogue.third.folio()
    workshops = folio.all(Workshop)
    form = _session_form(dialogue)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        session = Session(**form.values())
        if session.kind == "preliminary" and not session.side:
            form.add_error("side", _("A preliminary session is with one side: say which."))
        else:
            schedule.add_session(dialogue, session)
            return redirect("prepare:home", dialogue=dialogue.id)
    sessions = folio.all(Session)
    days = sorted(sessions, key=lambda one: one.body.day)
    context = {
        "dialogue": dialogue,
        "form": form,
        "workshops": [(one, [s for s in days if s.body.workshop == one.id]) for one in workshops],
        "kinds": SESSION_KINDS,
        "purposes": PURPOSES,
        "rules": [evaluate(dialogue, rule) for rule in room("prepare").safeguards],
        "today": datetime.date.today(),
    }
    return render(request, "prepare/home.html", context)


def _session_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    workshops = dialogue.third.folio().all(Workshop)
    choices = {
        "workshop": [(one.id, str(one.body.number)) for one in reversed(workshops)],
        "side": [("", _("all sides")), *[(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]],
    }
    names = ["workshop", "kind", "side", "day", "minutes", "purpose", "virtual"]
    form = form_for(Session, names, dialogue.card.languages, choices)
    form.base_fields["workshop"].label, form.base_fields["side"].label = _("Workshop"), _("Side")
    form.base_fields["side"].required = False
    form.base_fields["workshop"].initial = choices["workshop"][0][0] if workshops else ""
    form.base_fields["virtual"].initial = not dialogue.card.in_person
    return form


@in_dialogue
@require_POST
def workshop(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """One workshop more."""
    schedule.add_workshop(dialogue)
    return redirect("prepare:home", dialogue=dialogue.id)


@in_dialogue
@require_POST
def usual_days(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The usual days of a workshop: a preliminary session with each side, then three joint days."""
    try:
        first = datetime.date.fromisoformat(request.POST.get("day", ""))
        first + datetime.timedelta(days=JOINT_DAYS)
    except (ValueError, OverflowError):
        raise Refused(_("Give the first day as a date.")) from None
    # A workshop that was opened before its days were laid out gets them; a second one is not made beside it.
    folio = dialogue.third.folio()
    planned = {record.body.workshop for record in folio.all(Session)}
    newest = folio.all(Workshop)[-1:]
    one = newest[0] if newest and newest[0].id not in planned else schedule.add_workshop(dialogue)
    virtual = not dialogue.card.in_person
    for side in dialogue.sides:
        schedule.add_session(
            dialogue,
            Session(workshop=one.id, kind="preliminary", side=side.id, day=first, minutes=270, virtual=virtual),
        )
    for number in range(1, JOINT_DAYS + 1):
        purpose = "acknowledge" if number < JOINT_DAYS else "solve"
        day = first + datetime.timedelta(days=number)
        schedule.add_session(
            dialogue,
            Session(workshop=one.id, kind="joint", day=day, minutes=360, virtual=virtual, purpose=purpose),  # type: ignore[arg-type]
        )
    return redirect("prepare:home", dialogue=dialogue.id)


@in_dialogue
@require_POST
def held(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A session took place: here, elsewhere or on paper."""
    how = request.POST.get("how", "")
    if how in ("", "here", "elsewhere", "paper"):
        schedule.record_session_held(dialogue, id, how)
    return redirect("prepare:home", dialogue=dialogue.id)
