"""The issue map and the option bank."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.editing import autosave
from tracktwo.editing.form_keys import form_key
from tracktwo.matter.concerns import NATURES
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.guards import in_dialogue, in_meeting
from tracktwo.process.records import Released
from tracktwo.process.sealed import new_id
from tracktwo.rooms.solve.issues import acts as issue_acts
from tracktwo.rooms.solve.issues import reads as issue_reads
from tracktwo.rooms.solve.issues.records import AGENDA, STAKES, Issue, Stake
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.ui.forms import PayloadForm, filled, form_for

__all__ = ["bank", "bring", "edit", "home"]


@in_meeting
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest, meeting: OpenMeeting) -> HttpResponse:
    """Issues with each side's positions and interests, the criteria, and the options that answer them."""
    kind = form_for(Issue, ["words", "agenda", "nature"], meeting.dialogue.card.languages)
    form = kind(request.POST or None, initial=autosave.find(meeting, "issue"))
    if request.method == "POST" and form.is_valid():
        if not meeting.room.folio().has(form_key(request)):
            issue_acts.add(meeting, Issue(**form.values()), form_key(request))
        autosave.drop(meeting, "issue", form_key(request))
        return redirect("solve:issues", dialogue=meeting.dialogue.id)
    found = issue_reads.issues_of(meeting)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "form": form,
        "key": new_id(),
        "issues": found,
        "agenda": AGENDA,
        "natures": NATURES,
        "counts": [(AGENDA[name], sum(one.record.body.agenda == name for one in found)) for name in ("on", "off")],
    }
    return render(request, "solve/issues/issues.html", context)


@in_meeting
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """One issue: its words and tags, and a position, interest or criterion more."""
    folio = meeting.room.folio()
    record = folio.get(Issue, id)
    languages = meeting.dialogue.card.languages
    sent = request.POST.get("form", "")
    body = record.body
    first = {**filled("words", body.words), "agenda": body.agenda, "nature": body.nature}
    form = form_for(Issue, ["words", "agenda", "nature"], languages)(
        request.POST if sent == "issue" else None, initial=first
    )
    stand = _stand_form(meeting)(request.POST if sent == "stand" else None, auto_id="stand-%s")
    if sent == "issue" and form.is_valid():
        version = request.POST.get("version", "0")
        issue_acts.edit(meeting, id, int(version) if version.isdecimal() else 0, Issue(**form.values()))
        return redirect("solve:issues", dialogue=meeting.dialogue.id)
    if sent == "stand" and stand.is_valid():
        if not folio.has(form_key(request)):
            issue_acts.add_stake(meeting, Stake(issue=id, **stand.values()), form_key(request))
        return redirect("solve:issue", dialogue=meeting.dialogue.id, id=id)
    context = {
        "dialogue": meeting.dialogue,
        "meeting": meeting,
        "issue": issue_reads.issue_of(meeting, record),
        "form": form,
        "stand": stand,
        "key": new_id(),
        "agenda": AGENDA,
        "natures": NATURES,
    }
    return render(request, "solve/issues/issue.html", context)


def _stand_form(meeting: OpenMeeting) -> type[PayloadForm]:
    sides = [(side.id, meeting.dialogue.one_line(side.name)) for side in meeting.left_first]
    kind = form_for(
        Stake, ["kind", "side", "words"], meeting.dialogue.card.languages, {"kind": STAKES.items(), "side": sides}
    )
    kind.base_fields["kind"].label, kind.base_fields["kind"].initial = _("What it is"), "interest"
    kind.base_fields["side"].label, kind.base_fields["side"].required = _("Side (a criterion has none)"), False
    return kind


@in_dialogue
@require_GET
def bank(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Options of all workshops that every side released, in an order that says nothing of where they came from."""
    found = [one for one in dialogue.joint.folio().all(Released) if one.body.kind == "option"]
    found.sort(key=lambda one: (one.body.wording.first.casefold(), one.body.wording.second, one.id))
    return render(
        request, "solve/options/bank.html", {"dialogue": dialogue, "options": found, "meeting": dialogue.meeting}
    )


@in_meeting
@require_POST
def bring(request: HttpRequest, meeting: OpenMeeting, id: str) -> HttpResponse:
    """Bring an option from the bank among the ideas of this meeting."""
    option_acts.bring_from_bank(meeting, meeting.dialogue.joint.folio().get(Released, id).body.wording)
    return redirect("solve:home", dialogue=meeting.dialogue.id)
