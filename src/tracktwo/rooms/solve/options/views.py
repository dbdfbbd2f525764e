"""Pages of ideas, of the options that come of them, of obstacles at home, and of the bank of released options."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import AGENDA, Issue
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.records import Released
from tracktwo.process.release import consented, digest, release_shown
from tracktwo.process.safeguards import HeldStep, evaluate, require
from tracktwo.process.sealed import Record
from tracktwo.ui.forms import PayloadForm

from . import acts, forms, reads
from .records import AIMS, LEGITIMACY, OBSTACLES, Idea, IdeaRound, Legitimacy, ObstacleAtHome, Option
from .safeguards import IDEAS_FIRST

__all__ = [
    "aim",
    "bank",
    "bring",
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
    "start_round",
]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The round of ideas and the options that came of it."""
    sent = request.POST if request.method == "POST" else None
    form = forms.idea_form(meeting)(sent, initial=autosave.find(meeting, "idea"))
    if sent is not None and form.is_valid():
        if not meeting.room.folio().has(form_key(request)):
            acts.add_idea(meeting, form.values()["words"], form_key(request))
        autosave.drop(meeting, "idea", form_key(request))
        return redirect("solve:home", dialogue=meeting.dialogue.id)
    gate = evaluate(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id)
    held = HeldStep(gate.safeguard, meeting.record.id, gate.detail) if gate.status != "met" else None
    folio = meeting.room.folio()
    became_options = {option.body.idea for option in folio.all(Option)}
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": form_key(request) or new_key(),
        "held": held,
        "address": reverse("overview:override", args=[meeting.dialogue.id]),
        "sent": [("next", request.path)],
        "running": reads.is_running(folio),
        "round": folio.one(IdeaRound),
        "ideas": [idea for idea in folio.all(Idea) if idea.id not in became_options],
        "options": reads.options_of(meeting),
        "agenda": AGENDA,
        "sides": meeting.left_first,
    }
    return render(request, "solve/options/home.html", context, status=422 if form.errors else 200)


@in_meeting
@require_POST
def start_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Open a round of ideas with its timer."""
    form = forms.round_form()(request.POST)
    if not form.is_valid():
        raise Refused(_("A round lasts between 1 and 180 minutes."))
    acts.start_round(meeting, form.cleaned_data["minutes"])
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def end_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """End the round before its time."""
    acts.end_round(meeting)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def keep(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side keeps an idea, or no longer does."""
    acts.keep(meeting, id, side)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_GET
def option(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One option: the issue it answers, what it serves, its aims, the public, and its release to the option bank."""
    return _show_option(request, meeting, meeting.room.folio().get(Option, id))


def _show_option(
    request: HttpRequest,
    meeting: OpenMeeting,
    record: Record[Option],
    status: int = 200,
    typed: dict[str, PayloadForm] | None = None,
) -> HttpResponse:
    """The page of an option; `typed` holds the forms of the sides' publics that could not be taken."""
    folio, sides = meeting.room.folio(), meeting.left_first
    needs = [concern for concern in folio.all(Concern) if concern.body.kind in ("need", "fear")]
    obstacles = [obstacle for obstacle in folio.all(ObstacleAtHome) if obstacle.body.option == record.id]
    legitimacy = {each.body.side: each for each in folio.all(Legitimacy) if each.body.option == record.id}
    form = forms.legitimacy_form(meeting)
    public = []
    for side in sides:
        known = legitimacy.get(side.id)
        name = f"legitimacy.{record.id}.{side.id}"
        begun = None if side.id in (typed or {}) else autosave.find(meeting, name)
        initial = begun or (forms.legitimacy_fields(known.body) if known else None)
        shown = (typed or {}).get(side.id) or form(initial=initial, auto_id=f"{side.id}-%s")
        public.append((side, known, shown, name, begun is not None, new_key()))
    consented_to = digest("option", MultilingualText(""), record.body.words)
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "option": reads.view_of(meeting, record),
        "issues": folio.all(Issue),
        "aims": AIMS,
        "readings": LEGITIMACY,
        "needs": [(side, [need for need in needs if need.body.owner == side.id]) for side in sides],
        "public": public,
        "obstacles": [(side, [each for each in obstacles if each.body.side == side.id]) for side in sides],
        "kinds": OBSTACLES,
        "sides": [(side, meeting.caucus(side.id) is not None) for side in sides],
        "digest": consented_to.hex(),
        "given": consented(meeting, consented_to),
        "out": any(banked.body.wording == record.body.words for banked in reads.bank(meeting.dialogue)),
    }
    return render(request, "solve/options/option.html", context, status=status)


@in_meeting
@require_POST
def legitimacy(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """How the public of one side would take an option."""
    record = meeting.room.folio().get(Option, id)
    meeting.dialogue.side(side)
    form = forms.legitimacy_form(meeting)(request.POST, auto_id=f"{side}-%s")
    if not form.is_valid():
        return _show_option(request, meeting, record, 422, {side: form})
    acts.set_legitimacy(meeting, Legitimacy(option=id, side=side, **form.values()))
    autosave.drop(meeting, f"legitimacy.{id}.{side}", form_key(request))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def place(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Say which issue an option answers."""
    acts.place(meeting, id, request.POST.get("issue", ""))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def aim(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Tag an option with one of the aims of track two."""
    acts.set_aim(meeting, id, request.POST.get("aim", ""))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def link(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Link an option to a need or fear, or unlink it."""
    acts.link(meeting, id, request.POST.get("concern", ""))
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def joint(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Call an option joint."""
    acts.make_joint(meeting, id)
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side releases exactly these words to the option bank, or takes its release back."""
    words = meeting.room.folio().get(Option, id).body.words
    meeting.dialogue.side(side)
    release_shown(meeting, side, "option", MultilingualText(""), words, request.POST)
    return redirect("solve:option", dialogue=meeting.dialogue.id, id=id)


@in_meeting
@require_http_methods(["GET", "POST"])
def obstacles(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Obstacles at home, once ideas exist; each side sees that the other has them too."""
    require(meeting.dialogue, IDEAS_FIRST, meeting.record.id)
    folio = meeting.room.folio()
    sent = request.POST if request.method == "POST" else None
    form = forms.obstacle_form(meeting)(sent, initial=autosave.find(meeting, "obstacle"))
    if sent is not None and form.is_valid():
        if not folio.has(form_key(request)):
            acts.add_obstacle(meeting, ObstacleAtHome(**form.values()), form_key(request))
        autosave.drop(meeting, "obstacle", form_key(request))
        return redirect("solve:obstacles", dialogue=meeting.dialogue.id)
    named: dict[tuple[str, str], list[Record[ObstacleAtHome]]] = {}
    for obstacle in folio.all(ObstacleAtHome):
        named.setdefault((obstacle.body.option, obstacle.body.side), []).append(obstacle)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": form_key(request) or new_key(),
        "kinds": OBSTACLES,
        "options": [
            (option, [(side, named.get((option.id, side.id), [])) for side in meeting.left_first])
            for option in folio.all(Option)
        ],
    }
    return render(request, "solve/options/obstacles.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_GET
def bank(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Options of all workshops that every side released."""
    context = {"dialogue": dialogue, "options": reads.bank(dialogue), "meeting": dialogue.meeting}
    return render(request, "solve/options/bank.html", context)


@in_meeting
@require_POST
def bring(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Bring an option from the bank among the ideas of this meeting."""
    acts.bring_from_bank(meeting, meeting.dialogue.joint.folio().get(Released, id).body.wording)
    return redirect("solve:home", dialogue=meeting.dialogue.id)
