"""Pages about the third party itself: who was let in, who convenes, the journals, and erasing."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracktwo.people import accounts, sessions
from tracktwo.people.forms import PassphraseForm
from tracktwo.people.models import BackupMade
from tracktwo.people.views import is_present, person_of
from tracktwo.process import dialogues as acts
from tracktwo.process import interpreting, journal, members
from tracktwo.process.access import OpenDialogue, readable_dialogues
from tracktwo.process.errors import Refused
from tracktwo.process.guards import in_dialogue

__all__ = ["add_member", "erase", "erase_account", "name_convenor", "remove_member", "third_party"]

form_page = require_http_methods(["GET", "POST"])


@in_dialogue
@require_GET
def third_party(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Who was let in where, and the journals whose heads can be compared on paper."""
    parts = [(_("Third party"), dialogue.third), (_("Joint"), dialogue.joint)]
    if dialogue.meeting:
        parts.append((_("This meeting's room"), dialogue.meeting.room))
        for side in dialogue.sides:
            caucus = dialogue.meeting.caucus(side.id)
            if caucus:
                parts.append((_("Caucus of %(side)s") % {"side": dialogue.one_line(side.name)}, caucus))
        scope = interpreting.scope_of(dialogue.meeting)
        if scope:
            parts.append((_("Interpreter's page"), scope))
    members = {record.body.account for record in dialogue.members}
    context = {
        "dialogue": dialogue,
        "acts": journal.ACTS,
        "journals": [
            (
                title,
                journal.fingerprint(part.folio()),
                journal.broken_at(part.folio()),
                journal.chain(part.folio())[-12:],
            )
            for title, part in parts
        ],
        "colleagues": {
            id: colleague for id, colleague in dialogue.person.keyring.colleagues.items() if id not in members
        },
    }
    return render(request, "overview/third_party.html", context)


@in_dialogue
@require_POST
def add_member(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Let a colleague in."""
    known = {side.id for side in dialogue.sides}
    sides = [side for side in request.POST.getlist("sides") if side in known]
    try:
        members.add_member(dialogue, request.POST.get("account", ""), sides)
    except KeyError:
        raise Refused(_("Only a colleague whose code was confirmed can be let in.")) from None
    return redirect("overview:third-party", dialogue=dialogue.id)


@in_dialogue
@require_POST
def name_convenor(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Hand the convening over, or share it."""
    if not dialogue.me.convenor:
        raise Refused(_("Only the convenor names another."))
    members.name_convenor(dialogue, request.POST.get("member", ""))
    return redirect("overview:third-party", dialogue=dialogue.id)


@in_dialogue
@require_POST
def remove_member(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Put a colleague out; what comes after is under new keys."""
    if not dialogue.me.convenor:
        raise Refused(_("Only the convenor puts a colleague out."))
    members.remove_member(dialogue, request.POST.get("member", ""))
    return redirect("overview:third-party", dialogue=dialogue.id)


@in_dialogue
@form_page
def erase(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Erase the dialogue from the running system."""
    if not dialogue.me.convenor:
        raise Refused(_("Only the convenor erases a dialogue."))
    wrong = False
    if request.method == "POST":
        if request.POST.get("code_name", "").strip() == dialogue.card.code_name:
            acts.erase(dialogue)
            return redirect("overview:dialogues")
        wrong = True
    backups = BackupMade.objects.order_by("-day")
    return render(request, "overview/erase.html", {"dialogue": dialogue, "backups": backups, "wrong": wrong})


@form_page
def erase_account(request: HttpRequest) -> HttpResponse:
    """Erase one's own account, after leaving every dialogue in a state in which others can go on."""
    person = person_of(request)
    wrong = False
    if request.method == "POST":
        form = PassphraseForm(request.POST)
        given = form.cleaned_data["passphrase"] if form.is_valid() else ""
        if not given or not is_present(form, person, given, "passphrase"):
            wrong = True
        else:
            mine = readable_dialogues(person)
            # First those that refuse: nothing is left half-way.
            with transaction.atomic():
                for dialogue in sorted(mine, key=members.has_other_convenor):
                    members.leave(dialogue)
            response = redirect("people:sign-in")
            sessions.end(request, response)
            accounts.erase(person.account)
            return response
    backups = BackupMade.objects.order_by("-day")
    return render(request, "overview/erase_account.html", {"backups": backups, "wrong": wrong})
