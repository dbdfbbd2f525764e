"""Ideas, and the options that come of them: what each serves, how the public would take it, who objects at home."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.editing.withdrawal import withdraw
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern
from tracktwo.process import release as crossing
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.guards import in_meeting
from tracktwo.process.records import Released
from tracktwo.process.safeguards import evaluate, require
from tracktwo.process.sealed import new_id
from tracktwo.rooms.solve.issues import acts as issue_acts
from tracktwo.rooms.solve.issues.records import AGENDA, Issue
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options import reads as option_reads
from tracktwo.rooms.solve.options.records import (
    AIMS,
    LEGITIMACY,
    OBSTACLES,
    Idea,
    IdeaRound,
    Legitimacy,
    ObstacleAtHome,
    Option,
)
from tracktwo.ui.forms import PayloadForm, filled, form_for

from .safeguards import IDEAS_FIRST

__all__ = [
    "aim",
    "end_round",
    "home",
    "joint",
    "keep",
    "legitimacy",
    "link",
    "obstacles",
    "option",
    "place",
    "release",
    "round_",
    "take_back",
]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The round of ideas and the options that came of it."""
    form = form_for(Idea, ["words"], meeting.dialogue.card.languages)(
        request.POST or None, initial=autosave.find(meeting, "idea")
    )
    if request.method == "POST" and form.is_valid():
        if not meeting.room.folio().has(form_key(request)):
            option_acts.add_idea(meeting, form.values()["words"], form_key(request))
        autosave.drop(meeting, "idea", form_key(request))
        return redirect("solve:home", dialogue=meeting.dialogue.id)
    folio = meeting.room.folio()
    settled = {one.body.idea for one in folio.all(Option)}
    kept = option_reads.options_of(meeting)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_id(),
        "gate": evaluate(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id),
        "running": option_acts.is_running(folio),
        "round": folio.one(IdeaRound),
        "ideas": [one for one in folio.all(Idea) if one.id not in settled],
        "options": kept,
        "aims": [(label, sum(name in one.record.body.aims for one in kept)) for name, label in AIMS.items()],
        "agenda": AGENDA,
        "sides": meeting.left_first,
    }
    return render(request, "solve/options/home.html", context)


@in_meeting
@require_POST
def round_(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Open a round of ideas with its timer."""
    form = form_for(IdeaRound, ["minutes"], ["en"])(request.POST)
    if not form.is_valid():
        raise Refused(_("A round lasts between 1 and 180 minutes."))
    option_acts.start_round(meeting, form.cleaned_data["minutes"])
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def end_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """End the round before its time."""
    option_acts.end_round(meeting)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def keep(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side keeps an idea, or no longer does."""
    option_acts.keep(meeting, id, side)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET"])
def option(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One option: the issue it answers, what it serves, its aims, the public, and its release to the option bank."""
    folio = meeting.room.folio()
    record = folio.get(Option, id)
    sides = meeting.left_first
    needs = [one for one in folio.all(Concern) if one.body.kind in ("need", "fear")]
    said = {one.body.side: one.body for one in folio.all(Legitimacy) if one.body.option == id}
    found = [one for one in folio.all(ObstacleAtHome) if one.body.option == id]
    about = crossing.digest("option", MultilingualText(""), record.body.words)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "option": option_reads.option_of(meeting, record),
        "issues": folio.all(Issue),
        "aims": AIMS,
        "readings": LEGITIMACY,
        "needs": [(side, [one for one in needs if one.body.owner == side.id]) for side in sides],
        "public": [(side, said.get(side.id), _legitimacy_form(meeting, side.id, said.get(side.id))) for side in sides],
        "obstacles": [(side, [one for one in found if one.body.side == side.id]) for side in sides],
        "kinds": OBSTACLES,
        "sides": [(side, meeting.caucus(side.id) is not None) for side in sides],
        "digest": about.hex(),
        "given": crossing.consented(meeting, about),
        "out": any(
            one.body.kind == "option" and one.body.wording == record.body.words
            for one in meeting.dialogue.joint.folio().all(Released)
        ),
    }
    return render(request, "solve/options/option.html", context)


def _legitimacy_form(meeting: OpenMeeting, side: str, said: Legitimacy | None) -> PayloadForm:
    kind = form_for(Legitimacy, ["reading", "words"], meeting.dialogue.card.languages)
    first = {"reading": said.reading, **filled("words", said.words)} if said else None
    return kind(initial=first, auto_id=f"{side}-%s")


@in_meeting
@require_POST
def legitimacy(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """How the public of one side would take an option."""
    form = form_for(Legitimacy, ["reading", "words"], meeting.dialogue.card.languages)(request.POST)
    if not form.is_valid():
        raise Refused(_("Say how the public would take it, in at most 2000 letters."))
    option_acts.say_legitimacy(meeting, Legitimacy(option=id, side=side, **form.values()))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def place(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Say which issue an option answers."""
    issue_acts.place(meeting, id, request.POST.get("issue", ""))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def aim(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Tag an option with one of Montville's aims."""
    option_acts.aim(meeting, id, request.POST.get("aim", ""))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def link(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Link an option to a need or fear, or unlink it."""
    option_acts.link(meeting, id, request.POST.get("concern", ""))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def joint(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Call an option joint."""
    option_acts.make_joint(meeting, id)
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side releases exactly these words to the option bank, or takes its release back."""
    words = meeting.room.folio().get(Option, id).body.words
    meeting.dialogue.side(side)
    crossing.release_shown(meeting, side, "option", MultilingualText(""), words, request.POST)
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def take_back(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Take something of this room back, and return to where it stood."""
    withdraw(meeting.room, id)
    back = request.POST.get("back", "")
    here = f"/d/{meeting.dialogue.id}/"
    if back.startswith(here) and url_has_allowed_host_and_scheme(back, None):
        return redirect(back)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def obstacles(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Obstacles at home, once ideas exist; each side sees that the other has them too."""
    require(meeting.dialogue, IDEAS_FIRST, meeting.record.id)
    folio = meeting.room.folio()
    kept = folio.all(Option)
    sides = meeting.left_first
    choices = {
        "option": [(one.id, meeting.dialogue.one_line(one.body.words)) for one in kept],
        "side": [(side.id, meeting.dialogue.one_line(side.name)) for side in sides],
    }
    names = ["option", "side", "kind", "who", "why", "live_with"]
    kind = form_for(ObstacleAtHome, names, meeting.dialogue.card.languages, choices)
    kind.base_fields["option"].label, kind.base_fields["side"].label = _("Option"), _("Side")
    form = kind(request.POST or None, initial=autosave.find(meeting, "obstacle"))
    if request.method == "POST" and form.is_valid():
        if not folio.has(form_key(request)):
            option_acts.add_obstacle(meeting, ObstacleAtHome(**form.values()), form_key(request))
        autosave.drop(meeting, "obstacle", form_key(request))
        return redirect("solve:obstacles", dialogue=meeting.dialogue.id)
    found = folio.all(ObstacleAtHome)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_id(),
        "kinds": OBSTACLES,
        "options": [
            (
                one,
                [(side, [o for o in found if (o.body.option, o.body.side) == (one.id, side.id)]) for side in sides],
            )
            for one in kept
        ],
    }
    return render(request, "solve/options/obstacles.html", context)
