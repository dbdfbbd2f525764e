"""Pages of outcomes: both goals, the harvest, what changed on the other side, and confirming in a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.journal import today
from tracktwo.process.parts import Sentence
from tracktwo.process.rooms import room
from tracktwo.ui.forms import PayloadForm

from . import acts, forms, reads
from .drawing import drawing
from .records import HOW, OUTSIDE, WHOM, ChangeCard, OutcomeDraft

__all__ = ["add", "changed", "confirm", "confirm_one", "edit", "erase", "erase_change", "home", "release_change"]

# The parts of this room that say what changed in people.
ON_PEOPLE = ("results", "measures")
LABELS = {"whom": WHOM, "how": HOW, "outside": OUTSIDE}


@in_dialogue
@require_http_methods(["GET"])
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """What changed in people, and what changed in policy, side by side."""
    context = {
        "dialogue": dialogue,
        "last": last_step(dialogue.third.folio()),
        "confirmed": reads.confirmed(dialogue),
        "drafts": reads.drafts(dialogue),
        "changes": reads.released_changes(dialogue),
        "labels": LABELS,
        "drawing": drawing(dialogue),
        "people": _people(dialogue),
    }
    return render(request, "reflect/outcomes/home.html", context)


def _people(dialogue: OpenDialogue) -> list[tuple[str, list[Sentence]]]:
    """What the room's parts on people draw and say: measures and their results, whichever of them are there."""
    parts = [part for part in room("reflect").parts if part.name in ON_PEOPLE]
    return [(part.drawing(dialogue), part.sentences(dialogue)) for part in parts]


@in_dialogue
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Harvest an outcome."""
    form = forms.outcome_form(dialogue)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if not dialogue.third.folio().has(form_key(request)):
                acts.harvest(dialogue, forms.draft_from(dialogue, form), form_key(request))
            return redirect("reflect:outcomes", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _form(request, dialogue, form, status=422 if form.errors else 200)


@in_dialogue
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Change an outcome that not every side has confirmed."""
    record = dialogue.third.folio().get(OutcomeDraft, id)
    sent = request.POST if request.method == "POST" else None
    form, theirs = forms.outcome_form(dialogue)(sent, initial=forms.outcome_fields(record.body)), None
    if sent is not None and form.is_valid():
        draft = forms.draft_from(dialogue, form)
        try:
            theirs = save_over(
                dialogue.third,
                OutcomeDraft,
                id,
                sent,
                lambda version: acts.change_outcome(dialogue, id, version, draft),
            )
            if theirs is None:
                return redirect("reflect:outcomes", dialogue=dialogue.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    status = 409 if theirs else 422 if form.errors else 200
    return _form(request, dialogue, form, status, theirs or record, theirs)


def _form(
    request: HttpRequest,
    dialogue: OpenDialogue,
    form: PayloadForm,
    status: int,
    record: object = None,
    theirs: object = None,
) -> HttpResponse:
    key = form_key(request) or new_key()
    context = {"dialogue": dialogue, "form": form, "record": record, "theirs": theirs, "key": key}
    return render(request, "reflect/outcomes/form.html", context, status=status)


@in_dialogue
@require_POST
def erase(request: HttpRequest, dialogue: OpenDialogue, id: str) -> HttpResponse:
    """Erase an outcome; undo brings it back."""
    acts.erase_outcome(dialogue, id)
    return redirect("reflect:outcomes", dialogue=dialogue.id)


@in_dialogue
@require_http_methods(["GET", "POST"])
def changed(request: HttpRequest, dialogue: OpenDialogue, side: str) -> HttpResponse:
    """What a side sees changed on the other: its cards, and a form for the next."""
    shown = dialogue.side(side)
    form = forms.change_form(dialogue)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        card = ChangeCard(**form.values(), day=today(dialogue.third.folio()))
        acts.say_changed(dialogue, side, card, form_key(request))
        return redirect("reflect:changed", dialogue=dialogue.id, side=side)
    context = {
        "dialogue": dialogue,
        "side": shown,
        "kept": reads.cards_of(dialogue, shown),
        "released": [each for each in reads.released_changes(dialogue) if each.body.side == side],
        "form": form,
        "key": form_key(request) or new_key(),
    }
    return render(request, "reflect/outcomes/changed.html", context, status=422 if form.errors else 200)


@in_dialogue
@require_POST
def erase_change(request: HttpRequest, dialogue: OpenDialogue, side: str, id: str) -> HttpResponse:
    """Erase a card of a side."""
    acts.erase_change(dialogue, side, id)
    return redirect("reflect:changed", dialogue=dialogue.id, side=side)


@in_meeting
@require_http_methods(["GET"])
def confirm(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What sides can release in this meeting: outcomes, and what each says of the other."""
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "waiting": reads.waiting(meeting),
        "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
        "labels": LABELS,
    }
    return render(request, "reflect/outcomes/confirm.html", context)


@in_meeting
@require_POST
def confirm_one(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side confirms exactly the outcome it was shown, or takes that back."""
    meeting.dialogue.side(side)
    acts.confirm(meeting, side, id, request.POST)
    return redirect("reflect:confirm", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def release_change(request: HttpRequest, meeting: OpenMeeting, owner: str, id: str, side: str) -> HttpResponse:
    """A side releases a card exactly as it was shown, or takes that back."""
    meeting.dialogue.side(side)
    acts.release_change(meeting, owner, side, id, request.POST)
    return redirect("reflect:confirm", dialogue=meeting.dialogue.id)
