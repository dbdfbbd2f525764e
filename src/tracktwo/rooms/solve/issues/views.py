"""Pages of the issue map."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.conflicts import save_over
from tracktwo.editing.form_keys import form_key, new_key
from tracktwo.matter import issues as noun
from tracktwo.matter.concerns import NATURES
from tracktwo.matter.issues import AGENDA, Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_meeting

from . import acts, forms, reads
from .records import Stake

__all__ = ["bring", "edit", "home"]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Issues with each side's positions and interests, the criteria, and the options that answer them."""
    sent = request.POST if request.method == "POST" else None
    form = forms.issue_form(meeting)(sent, initial=autosave.find(meeting, "issue"))
    if sent is not None and form.is_valid():
        if not meeting.room.folio().has(form_key(request)):
            noun.add(meeting.room, Issue(**form.values()), form_key(request))
        autosave.drop(meeting, "issue", form_key(request))
        return redirect("solve:issues", dialogue=meeting.dialogue.id)
    issues = reads.issue_map(meeting)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": form_key(request) or new_key(),
        "bring_key": new_key(),
        "issues": issues,
        "of_the_conflict": reads.not_yet_on_map(meeting),
        "agenda": AGENDA,
        "natures": NATURES,
        "counts": [(AGENDA[name], sum(issue.record.body.agenda == name for issue in issues)) for name in ("on", "off")],
    }
    return render(request, "solve/issues/issues.html", context, status=422 if form.errors else 200)


@in_meeting
@require_POST
def bring(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Copy the ticked issues of the conflict, in the words that were quoted, onto the meeting's map."""
    ticked = set(request.POST.getlist("issue"))
    chosen = [issue.body for issue in meeting.dialogue.third.folio().all(Issue) if issue.id in ticked]
    if not chosen:
        raise Refused(_("Tick at least one issue."))
    acts.bring(meeting, chosen, form_key(request))
    return redirect("solve:issues", dialogue=meeting.dialogue.id)


@in_meeting
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One issue: its words and tags, and a form for a position, an interest or a criterion."""
    folio = meeting.room.folio()
    record = folio.get(Issue, id)
    part = request.POST.get("form", "")
    names = {"issue": f"issue.{id}", "stake": f"stake.{id}"}
    resumed = autosave.resume(meeting, names["issue"], forms.issue_fields(record.body), record.version)
    form = forms.issue_form(meeting)(request.POST if part == "issue" else None, initial=resumed.fields)
    stake = forms.stake_form(meeting)(
        request.POST if part == "stake" else None, initial=autosave.find(meeting, names["stake"]), auto_id="stake-%s"
    )
    theirs = None
    if part == "issue" and form.is_valid():
        changed = Issue(**form.values())
        theirs = save_over(
            meeting.room, Issue, id, request.POST, lambda version: noun.edit(meeting.room, id, version, changed)
        )
        if theirs is None:
            autosave.drop(meeting, names["issue"], form_key(request))
            return redirect("solve:issues", dialogue=meeting.dialogue.id)
    if part == "stake" and stake.is_valid():
        if not folio.has(form_key(request)):
            acts.add_stake(meeting, Stake(issue=id, **stake.values()), form_key(request))
        autosave.drop(meeting, names["stake"], form_key(request))
        return redirect("solve:issue", dialogue=meeting.dialogue.id, id=id)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "issue": reads.view_of(meeting, theirs or record),
        "theirs": [theirs.body.words] if theirs else None,
        "version": theirs.version if theirs else resumed.version,
        "standing": record.body.words if resumed.typed and not part else None,
        "form": form,
        "stake": stake,
        "drafts": names,
        "key": (form_key(request) if part == "stake" else "") or new_key(),
        "other_key": (form_key(request) if part == "issue" else "") or new_key(),
        "agenda": AGENDA,
        "natures": NATURES,
    }
    status = 200 if request.method == "GET" else 409 if theirs else 422
    return render(request, "solve/issues/issue.html", context, status=status)
