"""Pages of ideas in a meeting: what came back is put on the board, and an idea gets its next version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.common.writing import number_in
from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter.reactions import ORIGINS
from tracktwo.process import release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.guards import in_meeting
from tracktwo.ui.forms import PayloadForm

from . import forms, reactions, reads, versions
from .records import BroughtBack, IdeaDraft

__all__ = ["back", "release_version", "version"]

DRAFT = "idea"


def _draft(id: str) -> str:
    """The form of this idea alone: what is typed for one does not begin another."""
    return f"{DRAFT}.{id}"


@in_meeting
@require_http_methods(["GET", "POST"])
def back(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """What sides released of reactions: what is ticked is copied to the board of this meeting, and nothing else."""
    dialogue = meeting.dialogue
    if request.method == "POST":
        reactions.bring(meeting, request.POST.getlist("bring"))
        return redirect("transfer:back", dialogue=dialogue.id)
    here = {(card.owner, card.origin, card.words) for card in reads.on_the_board(meeting)}
    names = {each.id: each for each in reads.ideas(dialogue)}
    listed = [
        (record, names[record.body.idea], (record.body.side, record.body.origin, record.body.words) in here)
        for record in reversed(dialogue.third.folio().all(BroughtBack))
        if record.body.idea in names
    ]
    fresh = {record.id for record in reads.came_back_since(dialogue)}
    context = {"dialogue": dialogue, "meeting": meeting, "listed": listed, "fresh": fresh, "origins": ORIGINS}
    return render(request, "transfer/ideas/back.html", context)


@in_meeting
@require_http_methods(["GET", "POST"])
def version(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """The next version of an idea: what stands, what came back, the next wording with its reason, and its release."""
    if id not in reads.released_ideas(meeting.dialogue):
        raise Refused(_("Only what every side released has a path."))
    shown, draft = reads.idea(meeting.dialogue, id), reads.draft_of(meeting, id)
    if request.method == "GET":
        standing = forms.draft_fields(draft.body if draft else shown.newest)
        begun = autosave.resume(meeting, _draft(id), standing, draft.version if draft else 0)
        return _show(request, meeting, shown, forms.draft_form(meeting)(initial=begun.fields), begun.version)
    form, over = forms.draft_form(meeting)(request.POST), number_in(request.POST.get("version", "")) or 0
    if not form.is_valid():
        return _show(request, meeting, shown, form, over, 422)
    after = number_in(request.POST.get("after", "")) or 0
    try:
        written = IdeaDraft(idea=id, after=after, **form.values())
        versions.write(meeting, over, written)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _show(request, meeting, shown, form, over, 422)
    except Conflict:
        meeting.room.forget()
        theirs = reads.draft_of(meeting, id)
        return _show(request, meeting, shown, form, theirs.version if theirs else 0, 409)
    autosave.drop(meeting, _draft(id), form_key(request))
    return redirect("transfer:version", dialogue=meeting.dialogue.id, id=id)


def _show(
    request: HttpRequest, meeting: OpenMeeting, shown: reads.Idea, form: PayloadForm, version: int, status: int = 200
) -> HttpResponse:
    draft = reads.draft_of(meeting, shown.id)
    wording = versions.about(draft.body) if draft else b""
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "idea": shown,
        "draft": draft,
        "theirs": [draft.body.title, draft.body.wording, draft.body.reason] if draft and status == 409 else [],
        "form": form,
        "version": version,
        "kept_as": _draft(shown.id),
        "key": form_key(request) or new_key(),
        "cards": [card for card in reads.on_the_board(meeting) if card.about in _names(shown)],
        "origins": ORIGINS,
        "digest": wording.hex(),
        "given": release.consented(meeting, wording) if draft else [],
        "sides": [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first],
    }
    return render(request, "transfer/ideas/version.html", context, status=status)


def _names(shown: reads.Idea) -> list[object]:
    return [each.title or each.wording for each in shown.wordings]


@in_meeting
@require_POST
def release_version(request: HttpRequest, meeting: OpenMeeting, id: str, side: str) -> HttpResponse:
    """A side releases exactly the next wording it was shown, or takes its release back."""
    meeting.dialogue.side(side)
    out = versions.release_version(meeting, side, id, request.POST)
    if out:
        return redirect("transfer:idea", dialogue=meeting.dialogue.id, id=id)
    return redirect("transfer:version", dialogue=meeting.dialogue.id, id=id)
