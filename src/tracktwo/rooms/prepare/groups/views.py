"""The small groups: planned, planned again when somebody comes or goes, and moved by hand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step, undo_shown
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.rooms import room
from tracktwo.ui.forms import PayloadForm, form_for

from . import acts, reads
from .records import BALANCE, DRAFT, GroupPlan

__all__ = ["act", "home"]

FIELDS = ("wanted", "size", "absent", "sides", "apart", "together", "spoken", "limited", "interpreters")
FIRST = ("wanted", "size", "absent")


@in_dialogue
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The rounds of the open meeting and the form they are planned with; without a meeting, why there are none."""
    meeting = dialogue.meeting
    if meeting is None:
        return render(request, "prepare/groups/closed.html", {"dialogue": dialogue})
    kind = _form(dialogue)
    if request.method == "GET":
        typed, plan = autosave.find(meeting, DRAFT), reads.plan_of(meeting)
        form = kind(initial=typed or {name: getattr(plan, name) for name in FIELDS})
        shown: dict[str, Any] = {"version": (typed or {}).get("version") or reads.version_of(meeting), "key": new_key()}
        shown |= {"standing": _otherwise(form, plan)} if typed else {}
        return render(request, "prepare/groups/home.html", _context(meeting, form) | shown)
    form, status = kind(request.POST), 422
    shown = {"version": request.POST.get("version", ""), "key": form_key(request) or new_key()}
    if form.is_valid():
        try:
            acts.plan(meeting, number_in(request.POST.get("version", "")) or 0, form.values())
            autosave.drop(meeting, DRAFT, form_key(request))
            return redirect("prepare:groups", dialogue=dialogue.id)
        except Conflict:
            meeting.third.forget()
            theirs = _otherwise(form, reads.plan_of(meeting))
            shown |= {"version": reads.version_of(meeting), "clash": True, "theirs": theirs}
            status = 409
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "prepare/groups/home.html", _context(meeting, form) | shown, status=status)


def _form(dialogue: OpenDialogue) -> type[PayloadForm]:
    seats = [(code, code) for code, _side in reads.seats_of(dialogue)]
    return form_for(GroupPlan, list(FIELDS), dialogue.card.languages, {"absent": seats})


def _otherwise(form: PayloadForm, plan: GroupPlan) -> list[tuple[str, str]]:
    """What stands and is not what the form holds, as label and text."""
    differing = []
    for name in FIELDS:
        stands, typed = getattr(plan, name), form[name].value()
        if isinstance(stands, bool):
            told, same = _("yes") if stands else _("no"), bool(typed) == stands
        elif isinstance(stands, list):
            told, same = ", ".join(stands), set(typed or []) == set(stands)
        else:
            told, same = str(BALANCE.get(stands, stands)), str(typed or "").split() == str(stands).split()
        if not same:
            differing.append((str(form[name].label), told or "–"))
    return differing


def _context(meeting: OpenMeeting, form: PayloadForm) -> dict[str, Any]:
    plan = reads.plan_of(meeting)
    return {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "first": [form[name] for name in FIRST],
        "rules": [form[name] for name in FIELDS if name not in FIRST],
        "rules_open": bool(form.non_field_errors()) or any(form.errors.get(name) for name in FIELDS[3:]),
        "seats": reads.seats_of(meeting.dialogue),
        "plan": plan,
        "rounds": reads.rounds(meeting),
        "best": plan.met == plan.bound,
        "last": last_step(meeting.third.folio()),
        "recruit": room("recruit"),
    }


@in_meeting
@require_POST
def act(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """A round was held, a seat is moved, all begins anew, or the last of these is taken back."""
    sent = request.POST
    name, number = sent.get("act", ""), number_in(sent.get("round", ""))
    if name == "anew":
        acts.begin_anew(meeting)
    elif name == "undo":
        undo_shown(meeting.third, sent.get("step", ""))
    elif number is None:
        raise NotThere("round")
    elif name == "held":
        acts.hold(meeting, number - 1)
    else:
        group = number_in(sent.get("group", ""))
        if group is None:
            raise NotThere("group")
        acts.move(meeting, number - 1, sent.get("seat", ""), group - 1)
    return redirect("prepare:groups", dialogue=meeting.dialogue.id)
