"""Ideas, options, obstacles at home, and the one text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.matter import concerns, drafts, options, texts
from tracktwo.matter.concerns import Concern
from tracktwo.matter.options import OBSTACLES, Idea, IdeaRound, ObstacleAtHome, Option
from tracktwo.matter.texts import TextDraft
from tracktwo.process import release as crossing
from tracktwo.process.access import OpenMeeting
from tracktwo.process.dialogues import Refused, new_id
from tracktwo.process.guards import in_meeting
from tracktwo.process.records import Released
from tracktwo.process.safeguards import judge, require
from tracktwo.process.trouble import Conflict
from tracktwo.ui.forms import form_for

__all__ = [
    "end_round",
    "home",
    "joint",
    "keep",
    "link",
    "obstacles",
    "release",
    "round_",
    "take_back",
    "text",
]


def _key(request: HttpRequest) -> str:
    key = request.POST.get("key", "")
    return key if len(key) == 32 and key.isalnum() else ""


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The round of ideas and the options that came of it."""
    form = form_for(Idea, ["words"], meeting.dialogue.card.languages)(
        request.POST or None, initial=drafts.find(meeting, "idea")
    )
    if request.method == "POST" and form.is_valid():
        if not meeting.room.folio().has(_key(request)):
            options.add_idea(meeting, form.values()["words"], _key(request))
        drafts.drop(meeting, "idea")
        return redirect("solve:home", dialogue=meeting.dialogue.id)
    folio = meeting.room.folio()
    sides = meeting.left_first
    settled = {one.body.idea for one in folio.all(Option)}
    needs = [one for one in folio.all(Concern) if one.body.kind in ("need", "fear")]
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_id(),
        "gate": judge(meeting.dialogue, "ideas-after-acknowledgement", meeting.record.id),
        "running": options.is_running(folio),
        "round": folio.one(IdeaRound),
        "ideas": [one for one in folio.all(Idea) if one.id not in settled],
        "options": [(one, options.sides_served(folio, one.body)) for one in folio.all(Option)],
        "sides": sides,
        "needs": [(side, [one for one in needs if one.body.owner == side.id]) for side in sides],
    }
    return render(request, "solve/home.html", context)


@in_meeting
@require_POST
def round_(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Open a round of ideas with its timer."""
    form = form_for(IdeaRound, ["minutes"], ["en"])(request.POST)
    if not form.is_valid():
        raise Refused(_("A round lasts between 1 and 180 minutes."))
    options.start_round(meeting, form.cleaned_data["minutes"])
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def end_round(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """End the round before its time."""
    options.end_round(meeting)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def keep(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side keeps an idea, or no longer does."""
    options.keep(meeting, id, side)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def link(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Link an option to a need or fear, or unlink it."""
    options.link(meeting, id, request.POST.get("concern", ""))
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def joint(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Call an option joint."""
    options.make_joint(meeting, id)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_POST
def take_back(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Take an idea, option or obstacle back."""
    row = meeting.room.folio().row(id)
    kind = next((one for one in (Idea, Option, ObstacleAtHome) if row and row.tag == one.TAG), None)
    if kind is None:
        raise Refused(_("It was taken back already."))
    concerns.take_back(meeting, kind, id)
    return redirect("solve:home", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def obstacles(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Obstacles at home, once ideas exist; each side sees that the other has them too."""
    require(meeting.dialogue, "obstacles-after-ideas", meeting.record.id)
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
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not folio.has(_key(request)):
            options.add_obstacle(meeting, ObstacleAtHome(**form.values()), _key(request))
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
    return render(request, "solve/obstacles.html", context)


@in_meeting
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """The single text: its newest draft, the earlier ones, and who has released exactly this wording."""
    folio = meeting.room.folio()
    draft = texts.current(folio)
    kind = form_for(TextDraft, ["title", "wording"], meeting.dialogue.card.languages)
    after = draft.body.number if draft else 0
    status = 200
    if request.method == "POST":
        form = kind(request.POST)
        shown = request.POST.get("after", "0")
        if form.is_valid():
            try:
                texts.write(meeting, int(shown) if shown.isdecimal() else 0, **form.values())
                drafts.drop(meeting, "text")
                return redirect("solve:text", dialogue=meeting.dialogue.id)
            except Conflict:
                form.add_error(
                    None,
                    _("A newer draft was written meanwhile and stands below. What you typed is still here."),
                )
        status = 422
        draft = texts.current(meeting.room.folio())
        after = draft.body.number if draft else 0
    else:
        form = kind(initial=drafts.find(meeting, "text") or (_initial(draft.body) if draft else None))
    context: dict[str, Any] = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "draft": draft,
        "after": after,
        "earlier": sorted(folio.all(TextDraft), key=lambda one: -one.body.number)[1:],
        "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
        "released": [one for one in meeting.dialogue.joint.folio().all(Released) if one.body.kind == "text"],
    }
    if draft:
        about = crossing.digest("text", draft.body.title, draft.body.wording)
        released = any(
            (one.body.title, one.body.wording) == (draft.body.title, draft.body.wording) for one in context["released"]
        )
        context |= {"digest": about.hex(), "given": crossing.consented(meeting, about), "out": released}
    return render(request, "solve/text.html", context, status=status)


def _initial(draft: TextDraft) -> dict[str, str]:
    return {
        "title": draft.title.first,
        "title_second": draft.title.second,
        "wording": draft.wording.first,
        "wording_second": draft.wording.second,
    }


@in_meeting
@require_POST
def release(request: HttpRequest, meeting: OpenMeeting, side: str) -> HttpResponse:
    """A side releases exactly the wording it was shown, or takes its release back."""
    draft = texts.current(meeting.room.folio())
    if draft is None:
        raise Refused(_("There is no text yet."))
    meeting.dialogue.side(side)
    about = crossing.digest("text", draft.body.title, draft.body.wording)
    if request.POST.get("wording") != about.hex():
        raise Conflict("text")
    if request.POST.get("withdraw"):
        crossing.withdraw(meeting, side, about)
    else:
        crossing.release(meeting, side, "text", draft.body.title, draft.body.wording)
    return redirect("solve:text", dialogue=meeting.dialogue.id)
