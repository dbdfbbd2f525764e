"""Pages of a dialogue as a whole: the list, beginning one, its home, safeguards, third party, erasing."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from tracktwo.common.writing import LANGUAGES
from tracktwo.people import colleagues
from tracktwo.people.middleware import public
from tracktwo.people.views import person_of
from tracktwo.process import dialogues as acts
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue, list_dialogues
from tracktwo.process.dialogues import Refused, new_id
from tracktwo.process.fields import Words
from tracktwo.process.guards import in_dialogue
from tracktwo.process.records import (
    DialogueCard,
    MeetingCard,
    Released,
    Seat,
    Session,
    Side,
    StepDone,
)
from tracktwo.process.safeguards import pass_step, standing
from tracktwo.process.walk import WALK, room

from . import documents
from .forms import NEVER_KEEP, PayloadForm, form_for

__all__ = [
    "about",
    "begin",
    "dialogues",
    "export",
    "home",
    "lost",
    "names",
    "pass_rule",
    "safeguards",
    "step",
]

MOST_SIDES = 4
form_page = require_http_methods(["GET", "POST"])


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What is promised and what is not, in words for the people it concerns."""
    return render(request, "ui/about.html", {"local_only": not request.is_secure()})


@require_GET
def dialogues(request: HttpRequest) -> HttpResponse:
    """Every dialogue this person can open."""
    person = person_of(request)
    colleagues.prune(person)
    readable, damaged = list_dialogues(person)
    return render(request, "ui/dialogues.html", {"dialogues": readable, "damaged": damaged})


def _begin_form(sides: int) -> type[PayloadForm]:
    """The first form: the card's own fields, languages, and the names of two to four sides."""
    base = form_for(DialogueCard, ["code_name", "third_party", "in_person", "workshops_planned"], ["en"])
    base.base_fields["in_person"].label = _("The sides meet in person")
    languages = list(LANGUAGES.items())
    fields: dict[str, Any] = {
        "first_language": forms.ChoiceField(label=gettext_lazy("Language of the board"), choices=languages),
        "second_language": forms.ChoiceField(
            label=gettext_lazy("Second language, side by side"),
            choices=[("", gettext_lazy("none")), *languages],
            required=False,
        ),
    }
    for number in range(1, sides + 1):
        text = forms.TextInput(attrs=NEVER_KEEP | {"dir": "auto"})
        fields[f"side{number}"] = forms.CharField(label=_("Side %(n)s") % {"n": number}, max_length=40, widget=text)
        fields[f"side{number}_second"] = forms.CharField(
            label=_("Side %(n)s, in the second language") % {"n": number},
            max_length=40,
            widget=forms.TextInput(attrs=NEVER_KEEP | {"dir": "auto"}),
            required=False,
        )
    fields["agreed"] = forms.BooleanField(label=gettext_lazy("All sides agreed to these names"))
    return type("BeginForm", (base,), fields)


@form_page
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a dialogue; two sides are the rule."""
    asked = request.GET.get("sides", "2")
    sides = int(asked) if asked in ("2", "3", "4") else 2
    form = _begin_form(sides)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        second = data["second_language"]
        languages = [
            data["first_language"],
            *([second] if second and second != data["first_language"] else []),
        ]
        names = [
            Words(data[f"side{n}"], data[f"side{n}_second"] if len(languages) > 1 else "") for n in range(1, sides + 1)
        ]
        if len({name.first.casefold() for name in names}) < sides:
            form.add_error("side2", _("Each side needs a name of its own."))
        else:
            card = DialogueCard(
                code_name=data["code_name"],
                third_party=data["third_party"],
                sides=[Side(id=new_id()[:8], name=name) for name in names],
                languages=languages,
                in_person=data["in_person"],
                workshops_planned=data["workshops_planned"],
            )
            return redirect("ui:home", dialogue=acts.begin(person_of(request), card).id)
    return render(request, "ui/begin.html", {"form": form, "sides": sides})


@in_dialogue
@require_GET
def home(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Where the dialogue stands, which safeguards hold, and what comes next."""
    found = standing(dialogue)
    folio, released = dialogue.third.folio(), dialogue.joint.folio().all(Released)
    done = {record.body.room: record.body for record in folio.all(StepDone)}
    context = {
        "dialogue": dialogue,
        "walk": [(one, done.get(one.name), _state_of(one.name, dialogue)) for one in WALK],
        "next": _next_steps(dialogue),
        "counts": {kind: sum(one.status == kind for one in found) for kind in ("holds", "advises", "met")},
        "notable": [one for one in found if one.status in ("holds", "advises")],
        "meetings": folio.all(MeetingCard),
        "released": [one for one in released if one.body.kind != "option"],
        "banked": any(one.body.kind == "option" for one in released),
        "lost": dialogue.lost_meeting,
    }
    return render(request, "ui/home.html", context)


@in_dialogue
@require_POST
def lost(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Mark a meeting as closed whose shard is gone for good."""
    meetings.mark_lost(dialogue)
    return redirect("ui:home", dialogue=dialogue.id)


def _state_of(name: str, dialogue: OpenDialogue) -> str:
    """Where a room of the walk stands: done, now, or nothing yet."""
    third, joint = dialogue.third.folio(), dialogue.joint.folio()
    if name == "recruit" and third.all(Seat):
        return "begun"
    if name == "prepare" and third.all(Session):
        return "begun"
    if name == "convene" and dialogue.meeting:
        return "now"
    if name == "convene" and third.all(MeetingCard):
        return "begun"
    if name == "solve" and joint.all(Released):
        return "begun"
    return ""


def _next_steps(dialogue: OpenDialogue) -> list[tuple[str, Any]]:
    """What can be done next, most useful first: (address, words)."""
    third = dialogue.third.folio()
    done = {record.body.room for record in third.all(StepDone)}
    steps = []
    if dialogue.meeting:
        steps.append(("convene:home", _("Go to the board: a meeting is open")))
        steps.append(("solve:home", _("Ideas, options and the one text")))
        return steps
    if not third.all(Session) and "prepare" not in done:
        steps.append(("prepare:home", _("Lay out the workshop's sessions")))
    if not third.all(Seat) and "recruit" not in done:
        steps.append(("recruit:home", _("Note the seats of each side, as codes")))
    steps.append(("convene:open", _("Open a meeting and its board")))
    return steps


@in_dialogue
@require_GET
def safeguards(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """All safeguards with their state for this dialogue."""
    groups: dict[str, list[Any]] = {}
    for one in standing(dialogue):
        groups.setdefault(one.safeguard.room, []).append(one)
    rooms: Iterable[Any] = ((room(name), rules) for name, rules in groups.items())
    return render(request, "ui/safeguards.html", {"dialogue": dialogue, "rooms": list(rooms)})


@in_dialogue
@require_POST
def pass_rule(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """The one deliberate act to go on past a held step."""
    how = request.POST.get("how", "")
    if how not in ("act", "elsewhere", "paper"):
        raise Refused(_("Choose how it was done."))
    # An id or nothing: no words may come into a record that outlives the meeting.
    subject = request.POST.get("subject", "")
    if subject and not re.fullmatch("[0-9a-f]{32}", subject):
        raise Refused(_("There is no such safeguard."))
    try:
        pass_step(dialogue, request.POST.get("rule", ""), how, subject)  # type: ignore[arg-type]
    except KeyError:
        raise Refused(_("There is no such safeguard.")) from None
    if request.headers.get("HX-Request"):
        return render(request, "ui/notice.html", {"message": _("Noted: the rule and the day. Now do the step again.")})
    onward = request.POST.get("next", "")
    if onward.startswith(f"/d/{dialogue.id}/") and url_has_allowed_host_and_scheme(onward, None):
        return redirect(onward)
    return redirect("ui:safeguards", dialogue=dialogue.id)


@in_dialogue
@require_POST
def step(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """A room's work was done elsewhere or on paper, or that is taken back."""
    how, name = request.POST.get("how", ""), request.POST.get("room", "")
    if how in ("", "elsewhere", "paper") and name in {one.name for one in WALK}:
        acts.record_step(dialogue, name, how)
    return redirect("ui:home", dialogue=dialogue.id)


@in_dialogue
@form_page
def names(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:
    """Change the code name and the agreed names on the screen."""
    card = dialogue.card
    form = _names_form(card)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.values()
        sides = [Side(id=side.id, name=data[f"side_{side.id}"]) for side in card.sides]
        acts.rename(dialogue, data["code_name"], data["third_party"], data["workshops_planned"], sides)
        return redirect("ui:home", dialogue=dialogue.id)
    return render(request, "ui/names.html", {"dialogue": dialogue, "form": form})


def _names_form(card: DialogueCard) -> type[PayloadForm]:
    base = form_for(DialogueCard, ["code_name", "third_party", "workshops_planned"], card.languages)
    for name in ("code_name", "third_party", "workshops_planned"):
        base.base_fields[name].initial = getattr(card, name)
    fields: dict[str, Any] = {}
    for side in card.sides:
        one = form_for(Side, ["name"], card.languages)
        for suffix, value in (("", side.name.first), ("_second", side.name.second)):
            field = one.base_fields.get("name" + suffix)
            if field:
                field.initial, field.label = value, _("Agreed name of %(side)s") % {"side": side.name.first}
                field.widget = forms.TextInput(attrs=field.widget.attrs)
                fields[f"side_{side.id}{suffix}"] = field
    return type(
        "NamesForm", (base,), {**fields, "in_languages": tuple(f"side_{side.id}" for side in card.sides), "needed": ()}
    )


@in_dialogue
@require_GET
def export(request: HttpRequest, dialogue: OpenDialogue, record: str, form: str) -> HttpResponse:
    """A released text as PDF or plain text, marked non-binding and without metadata."""
    body = dialogue.joint.folio().get(Released, record).body
    if form == "txt":
        response = HttpResponse(documents.released_text(dialogue.card, body), content_type="text/plain; charset=utf-8")
    else:
        response = HttpResponse(documents.released_pdf(dialogue.card, body), content_type="application/pdf")
    # No code name in the file's name: downloads lie about in folders and lists.
    response["Content-Disposition"] = f'attachment; filename="text-{body.number}.{form}"'
    return response
