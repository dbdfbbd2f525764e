"""Workshops and their sessions."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import EVERY_AIM, STAGES, aims_at, course_of, expectation, questions_for
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import PURPOSES, SESSION_KINDS, Session, Workshop
from tracktwo.process.rooms import room
from tracktwo.process.safeguards import evaluate
from tracktwo.ui.forms import PayloadForm, form_for

from .acts import lay_out_usual_days

__all__ = [
    "edit_session",
    "edit_workshop",
    "erase_session",
    "erase_workshop",
    "held",
    "home",
    "usual_days",
    "workshop",
]

FIELDS = ("workshop", "kind", "side", "day", "minutes", "purpose", "virtual")
form_page = require_http_methods(["GET", "POST"])


@in_dialogue
@form_page
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The workshops with their sessions, what the safeguards say of them, and a form for one more session."""
    folio = dialogue.third.folio()
    form = _session_form(dialogue)(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_complete(form):
        _once(lambda: schedule.add_session(dialogue, Session(**form.values()), form_key(request)))
        return redirect("prepare:sessions", dialogue=dialogue.id)
    order = [side.id for side in dialogue.sides] + [""]
    sessions = sorted(folio.all(Session), key=lambda record: (record.body.day, order.index(record.body.side)))
    workshops = sorted(folio.all(Workshop), key=lambda record: record.body.number)
    context = {
        "dialogue": dialogue,
        "form": form,
        "key": new_key(),
        "workshops": [
            (record, [session for session in sessions if session.body.workshop == record.id]) for record in workshops
        ],
        "kinds": SESSION_KINDS,
        "purposes": PURPOSES,
        "aims": EVERY_AIM,
        "rules": [evaluate(dialogue, rule) for rule in room("prepare").safeguards],
        "today": datetime.date.today(),
    }
    return render(request, "prepare/schedule/home.html", context)


def _once(write: object) -> None:
    """Write a record under the form's own key; the same form sent again writes nothing more."""
    try:
        write()  # type: ignore[operator]
    except Conflict:
        return


def _is_complete(form: PayloadForm) -> bool:
    """A preliminary session is with one side; otherwise the form says so."""
    if form.cleaned_data["kind"] == "preliminary" and not form.cleaned_data["side"]:
        form.add_error("side", _("A preliminary session is with one side: say which."))
    return form.is_valid()


def _session_form(dialogue: OpenDialogue) -> type[PayloadForm]:
    workshops = dialogue.third.folio().all(Workshop)
    choices = {
        "workshop": [(record.id, str(record.body.number)) for record in reversed(workshops)],
        "side": [("", _("all sides")), *[(side.id, dialogue.one_line(side.name)) for side in dialogue.sides]],
    }
    form = form_for(Session, list(FIELDS), dialogue.card.languages, choices)
    form.base_fields["workshop"].label, form.base_fields["side"].label = _("Workshop"), _("Side")
    form.base_fields["side"].required = False
    form.base_fields["workshop"].initial = choices["workshop"][0][0] if workshops else ""
    form.base_fields["virtual"].initial = not dialogue.card.in_person
    return form


@in_dialogue
@require_POST
def workshop(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Add a workshop without sessions."""
    _once(lambda: schedule.add_workshop(dialogue, id=form_key(request)))
    return redirect("prepare:sessions", dialogue=dialogue.id)


@in_dialogue
@require_POST
def usual_days(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The usual days of a workshop: a preliminary session with each side, then three joint days."""
    try:
        first = datetime.date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Refused(_("Give the first day as a date.")) from None
    lay_out_usual_days(dialogue, first)
    return redirect("prepare:sessions", dialogue=dialogue.id)


@in_dialogue
@form_page
def edit_session(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change what a session is planned to be."""
    record = dialogue.third.folio().get(Session, id)
    kind = _session_form(dialogue)
    status = 200
    if request.method == "POST":
        form = kind(request.POST)
        if form.is_valid() and _is_complete(form):
            try:
                schedule.change_session(dialogue, id, _shown_version(request), Session(**form.values()))
                return redirect("prepare:sessions", dialogue=dialogue.id)
            except Conflict:
                form.add_error(None, _("Somebody changed this session meanwhile. What you typed is still here."))
                record = dialogue.third.folio().get(Session, id)
        status = 422
    else:
        form = kind(initial={name: getattr(record.body, name) for name in FIELDS})
    context = {"dialogue": dialogue, "form": form, "record": record, "kinds": SESSION_KINDS}
    return render(request, "prepare/schedule/session.html", context, status=status)


@in_dialogue
@require_POST
def erase_session(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a session."""
    schedule.erase_session(dialogue, id)
    return redirect("prepare:sessions", dialogue=dialogue.id)


@in_dialogue
@form_page
def edit_workshop(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Say what a workshop is for."""
    folio = dialogue.third.folio()
    record = folio.get(Workshop, id)
    course = course_of(dialogue)
    kind = _workshop_form(dialogue, record.body.aim)
    status = 200
    if request.method == "POST":
        form = kind(request.POST)
        if form.is_valid():
            try:
                schedule.change_workshop(dialogue, id, _shown_version(request), **form.values())
                return redirect("prepare:sessions", dialogue=dialogue.id)
            except Conflict:
                form.add_error(None, _("Somebody changed this workshop meanwhile. What you typed is still here."))
                record = dialogue.third.folio().get(Workshop, id)
        status = 422
    else:
        form = kind(initial={"title": record.body.title, "aim": record.body.aim})
    sessions = sum(session.body.workshop == id for session in folio.all(Session))
    context = {
        "dialogue": dialogue,
        "form": form,
        "record": record,
        "sessions": sessions,
        "stage": STAGES[course.stage] if course.stage else "",
        "questions": questions_for(course, "prepare"),
        "expectation": expectation(course),
    }
    return render(request, "prepare/schedule/workshop.html", context, status=status)


def _workshop_form(dialogue: OpenDialogue, aim: str) -> type[PayloadForm]:
    """What a workshop is for: the aims that the stage of official talks offers, and the one that was chosen before."""
    offered = {"": _("none of these"), **aims_at(course_of(dialogue).stage)}
    if aim:
        offered.setdefault(aim, EVERY_AIM.get(aim, aim))
    form = form_for(Workshop, ["title", "aim"], dialogue.card.languages, {"aim": list(offered.items())})
    form.base_fields["aim"].required = False
    return form


@in_dialogue
@require_POST
def erase_workshop(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase a workshop with its sessions."""
    schedule.erase_workshop(dialogue, id)
    return redirect("prepare:sessions", dialogue=dialogue.id)


def _shown_version(request: HttpRequest) -> int:
    return number_in(request.POST.get("version", "")) or 0


@in_dialogue
@require_POST
def held(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """A session took place: here, elsewhere or on paper."""
    how = request.POST.get("how", "")
    if how in ("", "here", "elsewhere", "paper"):
        schedule.record_session_held(dialogue, id, how)
    return redirect("prepare:sessions", dialogue=dialogue.id)
